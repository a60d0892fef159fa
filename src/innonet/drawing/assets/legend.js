// The legend filters; color and size can be changed; filters on ties.
function legend() {
  const { groups } = coloring();
  by("legend").replaceChildren(...groups.map((group, place) => {
    const button = made("button", { type: "button", "aria-pressed": !state.hidden.has(place), click: () => toggle(place) },
      swatch(group), made("span", { text: spoken(group) }), made("i", { text: count(group.count) }));
    return made("li", {}, button);
  }));
  by("all").hidden = !state.hidden.size;
}

function swatch(group) {
  const small = made("canvas", { width: 32, height: 32, "aria-hidden": "true" }), pen = small.getContext("2d");
  pen.beginPath();
  trace(pen, group.shape, 16, 16, 10);
  pen.fillStyle = group.color;
  pen.fill();
  return small;
}

function toggle(place) {
  // The first click on a full legend shows that group alone; from then on groups go and come.
  const { groups } = coloring();
  if (!state.hidden.size) groups.forEach((_, other) => { if (other !== place) state.hidden.add(other); });
  else if (state.hidden.has(place)) state.hidden.delete(place);
  else state.hidden.add(place);
  if (state.hidden.size === groups.length) state.hidden.clear();
  update();
  by("legend").children[place].firstChild.focus();
}

function choices(id, entries, current, set) {
  const box = by(id);
  box.replaceChildren(...entries.map((entry, place) => made("option", { value: place, text: spoken(entry) })));
  box.value = current;
  box.onchange = () => set(Number(box.value));
}

function asking() {
  choices("color", model.colorings, state.color, (place) => { state.color = place; state.hidden.clear(); update(); });
  choices("size", model.sizings, state.size, (place) => { state.size = place; resize(); update(); });
  by("size-text").textContent = sizing()[`text_${state.lang}`];
  legend();
  filters();
}

function filters() {
  by("across").checked = state.across;
  by("least").value = state.least * 100;
  by("least-shown").textContent = state.least ? `≥ ${model.sorted[Math.floor(state.least * (model.sorted.length - 1))].toPrecision(2)}` : "";
  const { years } = model;
  by("years").hidden = !years || years[0] === years[1];
  if (years) {
    for (const [id, value] of [["from", state.from], ["to", state.to]]) {
      Object.assign(by(id), { min: years[0], max: years[1] });
      by(id).value = value;
      by(id).setAttribute("aria-label", `${word("years")} ${value}`);
    }
    by("years-shown").textContent = word("years_are", state.from, state.to);
  }
  kinds();
}

function kinds() {
  const box = by("kinds");
  box.hidden = !model.kinds?.length;
  if (box.hidden) return;
  const entries = model.kinds.map((kind, code) => [code, spoken(kind)]);
  if (model.partnerships.kind.includes(-1)) entries.push([-1, word("unknown_kind")]);
  box.replaceChildren(made("legend", { text: word("kinds") }), ...entries.map(([code, text]) => {
    const input = made("input", { type: "checkbox" });
    input.checked = !state.kinds.has(code);
    input.addEventListener("change", () => { state.kinds[input.checked ? "delete" : "add"](code); update(); });
    return made("label", { class: "check" }, input, made("span", { text }));
  }));
}

function filtering() {
  by("all").addEventListener("click", () => { state.hidden.clear(); update(); });
  by("across").addEventListener("change", () => { state.across = by("across").checked; update(); });
  by("least").addEventListener("input", () => { state.least = by("least").value / 100; update(); });
  for (const id of ["from", "to"]) {
    by(id).addEventListener("input", () => {
      state[id] = Number(by(id).value);
      if (state.from > state.to) state[id === "from" ? "to" : "from"] = state[id];
      update();
    });
  }
}
