// Guided steps: each says something and shows it.
function story() {
  const step = model.story[state.step], last = model.story.length - 1, [title, text] = step[state.lang];
  const go = (by, key) => button(word(key), () => tellStep(state.step + by), { "data-key": key, ...((by < 0 ? state.step === 0 : state.step === last) ? { disabled: "" } : {}) });
  by("tale").replaceChildren(
    made("p", { class: "note", text: word("step", state.step + 1, last + 1) }), made("h2", { text: title, tabindex: "-1" }), made("p", { text }), ...told(step),
    made("div", { class: "buttons" }, go(-1, "before"), go(1, "after")),
  );
}

function told(step) {
  if (step.kind === "hubs") return [made("ol", { class: "people" }, ...step.of.map((i) => made("li", {}, person(i, rankText(i)))))];
  if (!step.action) return [];
  return [made("ul", { class: "works" }, ...model.suggestions.filter((one) => one.action === step.action).map((one) => made("li", {}, idea(one))))];
}

function tellStep(place) {
  const step = model.story[place];
  clearFilters();
  state.step = place;
  state.suggested = Boolean(step.action);
  if (step.color !== undefined) {
    state.color = Math.max(0, model.colorings.findIndex((one) => one.key === step.color));
    setHidden(step.color, new Set(coloring().groups.map((_, group) => group).filter((group) => !step.groups.includes(group))));
  }
  light(step.of);
  by("tale").querySelector("h2").focus({ preventScroll: true });
}
