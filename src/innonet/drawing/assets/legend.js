// The legend filters by the groups of the coloring; layout, color and size can be changed; signs are explained.
function swatch({ shape, color }) {
  const small = made("canvas", { width: 32, height: 32, "aria-hidden": "true", class: "swatch" }), pen = small.getContext("2d");
  pen.beginPath();
  trace(pen, shape, 16, 16, 10);
  Object.assign(pen, { fillStyle: color, strokeStyle: shade(color), lineWidth: 2 });
  pen.fill();
  pen.stroke();
  return small;
}

function legend() {
  const { groups, key } = coloring(), hidden = hiddenIn(key);
  by("legend").replaceChildren(...groups.map((group, place) => {
    const row = button("", () => toggle(key, place), { "aria-pressed": !hidden.has(place), "data-key": `legend${place}` });
    row.append(swatch(group), made("span", { text: spoken(group) }), made("i", { text: count(group.count) }));
    return made("li", {}, row);
  }));
}

// The first click on a full legend shows that group alone; from then on groups go and come.
function toggle(key, place) {
  const { groups } = model.colorings.find((one) => one.key === key), hidden = new Set(hiddenIn(key));
  if (!hidden.size) groups.forEach((_, other) => { if (other !== place) hidden.add(other); });
  else if (!hidden.delete(place)) hidden.add(place);
  setHidden(key, hidden.size === groups.length ? new Set() : hidden);
  update();
}

function setHidden(key, hidden) {
  if (hidden.size) state.hidden.set(key, hidden);
  else state.hidden.delete(key);
}

function choices(id, entries, current, set) {
  const box = by(id);
  box.replaceChildren(...entries.map((entry, place) => made("option", { value: place, text: spoken(entry) })));
  box.value = current;
  box.onchange = () => set(Number(box.value));
  box.parentElement.hidden = entries.length < 2;
}

function asking() {
  const layouts = model.layouts.map(({ key }) => ({ ko: model.words.ko[`layout_${key}`], en: model.words.en[`layout_${key}`] }));
  choices("layout", layouts, state.layout, (place) => { arrange(place); update(); moveTo(fitted()); });
  choices("color", model.colorings, state.color, (place) => { state.color = place; update(); });
  choices("size", model.sizings, state.size, (place) => { state.size = place; resize(); update(); });
  by("size-text").textContent = sizing()[`text_${state.lang}`];
  by("suggest").parentElement.hidden = !model.suggestions.length;
  by("suggest").checked = state.suggested;
  legend();
  reading();
  filters();
}

// How to read the map: one sign, one sentence.
function reading() {
  const sample = (draw, text) => {
    const small = made("canvas", { width: 72, height: 40, "aria-hidden": "true" }), pen = small.getContext("2d");
    pen.scale(2, 2);
    draw(pen);
    return made("li", {}, small, made("span", { text }));
  };
  const dot = (pen, x, r) => { circle(pen, x, 10, r); pen.fillStyle = theme.soft; pen.fill(); };
  const line = (pen, y, width, color, dash = []) => {
    Object.assign(pen, { strokeStyle: color, lineWidth: width });
    pen.setLineDash(dash);
    pen.beginPath(); pen.moveTo(2, y); pen.lineTo(34, y); pen.stroke();
  };
  const signs = [[(pen) => { dot(pen, 8, 3.5); dot(pen, 25, 8); }, word("read_size", spoken(sizing()))]];
  if (model.organizations.low) for (const [place, [places, part]] of sureSteps().entries()) {
    const text = places === Infinity ? word("read_ring_wide", sureSteps()[place - 1][0]) : word(place ? "read_ring" : "read_ring_sure", places);
    signs.push([(pen) => { dot(pen, 18, 4.5); sureRing(pen, 18, 10, 8, part); }, text]);
  }
  signs.push([(pen) => { line(pen, 6, 1, theme.soft); line(pen, 14, 3.4, theme.soft); }, word("read_tie")]);
  if (model.suggestions.length) signs.push([(pen) => line(pen, 10, 2.2, theme.idea, [6, 4]), word("read_suggested")]);
  if (layout().key === "network" && layout().areas.length) signs.push([(pen) => { circle(pen, 18, 10, 8.5); Object.assign(pen, { fillStyle: theme.area, strokeStyle: theme.soft, lineWidth: 0.8 }); pen.fill(); pen.stroke(); }, word("read_area")]);
  if (isGeography()) signs.push([(pen) => { Object.assign(pen, { strokeStyle: theme.soft, lineWidth: 3 }); pen.beginPath(); pen.moveTo(3, 17); pen.quadraticCurveTo(18, -4, 33, 17); pen.stroke(); }, word("read_arc")]);
  by("reading").replaceChildren(...signs.map(([draw, text]) => sample(draw, text)));
}
