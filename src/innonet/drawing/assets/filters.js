// Narrowing down: ties across groups, by strength, years and kinds; organizations by any attribute.
const unfolded = new Set();

function filters() {
  by("across").checked = state.across;
  by("across").nextElementSibling.textContent = acrossText();
  by("across").parentElement.hidden = Boolean(coloring().isMeasure);
  by("least").value = state.least * 100;
  by("least-shown").textContent = state.least ? `≥ ${figure(floor())}` : word("every");
  by("least").setAttribute("aria-valuetext", by("least-shown").textContent);
  yearsShown();
  const facets = model.colorings.filter((one) => !one.isMeasure && one.groups.length > 1 && one.key !== coloring().key).map(facet);
  by("facets").replaceChildren(...[kinds(), ...facets].filter(Boolean));
  const chosen = narrowings();
  by("active").hidden = !chosen.length;
  by("active-text").textContent = chosen.join(" · ");
}

const acrossText = () => word("across", spoken(coloring()).toLowerCase());

// What narrows the picture just now, in words.
function narrowings() {
  const found = model.colorings.filter((one) => hiddenIn(one.key).size).map((one) => {
    const shown = one.groups.filter((_, place) => !hiddenIn(one.key).has(place));
    return shown.length <= 2 ? shown.map(spoken).join(", ") : word("of_groups", spoken(one), shown.length, one.groups.length);
  });
  if (state.kinds.size) found.push(word("kinds"));
  if (areYearsNarrowed()) found.push(yearsText());
  if (state.across && !coloring().isMeasure) found.push(acrossText());
  if (state.least) found.push(`${word("least")} ≥ ${figure(floor())}`);
  return found;
}

function clearFilters() {
  state.hidden.clear();
  state.kinds.clear();
  Object.assign(state, { across: false, least: 0 });
  [state.from, state.to] = model.years ?? [null, null];
}

function folded(key, title, entries) {
  const box = made("details", {}, made("summary", { text: title, "data-key": `fold${key}` }), ...entries);
  box.open = unfolded.has(key);
  box.addEventListener("toggle", () => unfolded[box.open ? "add" : "delete"](key));
  return box;
}

function check(key, text, isOn, change, more) {
  const input = made("input", { type: "checkbox", "data-key": key });
  input.checked = isOn;
  input.addEventListener("change", () => { change(input.checked); update(); });
  return made("label", { class: "check" }, input, made("span", { text }), more === undefined ? null : made("i", { text: count(more) }));
}

function facet({ key, groups, ...one }) {
  const entries = groups.map((group, place) => check(`${key}${place}`, spoken(group), !hiddenIn(key).has(place), (isOn) => {
    const hidden = new Set(hiddenIn(key));
    hidden[isOn ? "delete" : "add"](place);
    setHidden(key, hidden);
  }, group.count));
  return folded(key, spoken(one), entries);
}

function kinds() {
  if (!model.kinds?.length) return null;
  const entries = model.kinds.map((kind, code) => [code, spoken(kind)]);
  if (model.partnerships.kind.includes(-1)) entries.push([-1, word("unknown_kind")]);
  return folded("kinds", word("kinds"), entries.map(([code, text]) => check(`kind${code}`, text, !state.kinds.has(code), (isOn) => state.kinds[isOn ? "delete" : "add"](code))));
}

function filtering() {
  by("reset").addEventListener("click", () => { clearFilters(); update(); by("map").focus(); });
  by("across").addEventListener("change", () => { state.across = by("across").checked; update(); });
  by("suggest").addEventListener("change", () => { state.suggested = by("suggest").checked; update(); });
  by("least").addEventListener("input", () => { state.least = by("least").value / 100; update(); });
  for (const id of ["from", "to"]) by(id).addEventListener("input", () => {
    state[id] = Number(by(id).value);
    if (state.from > state.to) state[id === "from" ? "to" : "from"] = state[id];
    stop();
    update();
  });
  by("play").addEventListener("click", () => (playing ? stop() : play()));
}
