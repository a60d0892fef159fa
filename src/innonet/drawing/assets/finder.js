// A field with suggestions: type, step with the arrow keys, choose.
const HITS = 10;
const nothing = () => { const { organizations, of_organizations: all } = model.shown; return organizations === all ? word("nothing") : word("nothing_drawn", count(organizations), count(all)); };

function finder(input, list, choose) {
  let hits = [], active = -1;
  const openList = (isOpen) => {
    list.hidden = !isOpen;
    input.setAttribute("aria-expanded", isOpen);
    if (isOpen && active >= 0) input.setAttribute("aria-activedescendant", `${list.id}${active}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const take = (i) => { input.value = ""; openList(false); choose(i); };
  const refresh = () => {
    hits = found(input.value, HITS);
    active = hits.length ? 0 : -1;
    list.replaceChildren(...hits.map((i, place) => {
      const about = [spoken(groupOf(i)), placed(i)].filter(Boolean).join(" · ");
      const item = made("li", { role: "option", id: `${list.id}${place}`, "aria-selected": place === active }, named(i), made("small", { text: about }));
      item.addEventListener("pointerdown", (event) => event.preventDefault());
      item.addEventListener("click", () => take(i));
      return item;
    }));
    if (input.value.trim() && !hits.length) list.append(made("li", { class: "note", role: "option", "aria-disabled": "true", text: nothing() }));
    openList(Boolean(input.value.trim()));
  };
  const step = (by) => {
    if (!hits.length) return;
    active = (active + by + hits.length) % hits.length;
    [...list.children].forEach((item, place) => item.setAttribute("aria-selected", place === active));
    list.children[active].scrollIntoView({ block: "nearest" });
    openList(true);
  };
  input.addEventListener("input", refresh);
  input.addEventListener("blur", () => openList(false));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); step(event.key === "ArrowDown" ? 1 : -1); }
    else if (event.key === "Enter" && active >= 0 && !list.hidden) take(hits[active]);
    else if (event.key === "Escape") { input.value = ""; openList(false); canvas.focus(); }
  });
}
