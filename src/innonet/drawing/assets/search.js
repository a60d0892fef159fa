// Finding an organization: by its names, written in Hangul, Latin letters, or Korean initial consonants.
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ", HITS = 12;
let keys = null, hits = [], active = -1;

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s()[\]·.,\-_'"]/g, "");
const initials = (text) => Array.from(text, (letter) => {
  const code = letter.codePointAt(0) - 0xac00;
  return code >= 0 && code < 11172 ? INITIALS[Math.floor(code / 588)] : letter;
}).join("");

function keysOf() {
  if (!keys) {
    const { name, en, alias, id } = model.organizations;
    keys = name.map((one, i) => {
      const whole = [one, en?.[i] ?? "", alias?.[i] ?? "", id[i]].map(plain);
      return { whole, initials: initials(whole[0]) };
    });
  }
  return keys;
}

function found(text) {
  const query = plain(text.normalize("NFC")), isInitials = /^[ㄱ-ㅎ]+$/.test(text.replace(/\s/g, ""));
  if (!query && !isInitials) return [];
  const wanted = isInitials ? text.replace(/\s/g, "") : query, scored = [];
  keysOf().forEach((key, i) => {
    const places = isInitials ? [key.initials.indexOf(wanted)] : key.whole.map((one) => one.indexOf(wanted));
    const best = Math.min(...places.map((place) => (place < 0 ? Infinity : place)));
    if (best < Infinity) scored.push([best > 0 ? 1 : 0, -model.radius[i], i]);
  });
  scored.sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]);
  return scored.slice(0, HITS).map((one) => one[2]);
}

function listHits() {
  const list = by("hits"), text = by("find").value;
  hits = found(text);
  active = hits.length ? 0 : -1;
  list.replaceChildren(...hits.map((i, place) => {
    const item = made("li", { role: "option", id: `hit${place}`, "aria-selected": place === active }, named(i));
    item.append(made("small", { text: [spoken(groupOf(i)), placed(i)].filter(Boolean).join(" · ") }));
    item.addEventListener("pointerdown", (event) => { event.preventDefault(); choose(i); });
    return item;
  }));
  if (text.trim() && !hits.length) list.append(made("li", { class: "note", text: word("nothing") }));
  openHits(Boolean(text.trim()));
}

function openHits(isOpen) {
  by("hits").hidden = !isOpen;
  by("find").setAttribute("aria-expanded", isOpen);
  if (isOpen && active >= 0) by("find").setAttribute("aria-activedescendant", `hit${active}`);
  else by("find").removeAttribute("aria-activedescendant");
}

function stepHits(step) {
  if (!hits.length) return;
  active = (active + step + hits.length) % hits.length;
  Array.from(by("hits").children).forEach((item, place) => item.setAttribute("aria-selected", place === active));
  by(`hit${active}`).scrollIntoView({ block: "nearest" });
  openHits(true);
}

function choose(i) {
  by("find").value = "";
  openHits(false);
  by("find").blur();
  if (state.routing) return showRoute(i);
  select(i, true);
}

function searching() {
  by("find").addEventListener("input", listHits);
  by("find").addEventListener("blur", () => openHits(false));
  by("find").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") { event.preventDefault(); stepHits(event.key === "ArrowDown" ? 1 : -1); }
    else if (event.key === "Enter" && active >= 0) choose(hits[active]);
    else if (event.key === "Escape") { by("find").value = ""; openHits(false); canvas.focus(); }
  });
}
