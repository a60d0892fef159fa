// What the reader chose stands in the address, so that a copied address, or a saved file, opens the same.
function kept() {
  const found = new URLSearchParams({ lang: state.lang, color: coloring().key, size: sizing().key });
  const set = (key, value, isSaid) => { if (isSaid) found.set(key, value); };
  set("layout", layout().key, state.layout);
  set("places", state.places.join("."), state.places.length);
  set("theme", state.theme, state.theme);
  set("organization", model.organizations.id[state.selected], state.selected >= 0);
  set("steps", state.steps, state.steps > 1);
  set("to", model.organizations.id[state.route.at(-1)], state.route.length);
  set("lit", state.lit.map((i) => model.organizations.id[i]).join("\n"), state.lit.length);
  set("suggested", 1, state.suggested);
  set("across", 1, state.across);
  set("least", state.least, state.least);
  set("years", `${state.from}-${state.to}`, areYearsNarrowed());
  set("kinds", [...state.kinds].join("."), state.kinds.size);
  set("step", state.step, state.tab === "story");
  for (const [key, groups] of state.hidden) set(`hide.${key}`, [...groups].join("."), true);
  set("view", [view.x, view.y].map((one) => Math.round(one)).concat(view.k.toPrecision(3)).join("_"), isMoved);
  set("tall", model.tall, isMoved && model.tall > 1);
  return found.toString();
}

function keep() {
  if (location.protocol !== "about:") history.replaceState(null, "", `#${kept()}`);
}

// Only what is known here is taken from the address; anything else in it means nothing.
function recall() {
  const kept = new URLSearchParams(location.hash.slice(1) || document.documentElement.dataset.view || "");
  const place = (entries, key, other) => Math.max(0, entries.findIndex((one) => one.key === (kept.get(key) ?? other)));
  const numbers = (text, most) => (text ?? "").split(".").filter((one) => /^\d+$/.test(one) && Number(one) < most).map(Number);
  const who = (id) => model.organizations.id.indexOf(id);
  Object.assign(state, {
    lang: ["ko", "en"].includes(kept.get("lang")) ? kept.get("lang") : model.lang,
    theme: ["light", "dark"].includes(kept.get("theme")) ? kept.get("theme") : "",
    color: place(model.colorings, "color", model.color), size: place(model.sizings, "size", model.size),
    selected: who(kept.get("organization")), steps: kept.get("steps") === "2" ? 2 : 1,
    lit: (kept.get("lit") ?? "").split("\n").map(who).filter((i) => i >= 0),
    suggested: kept.get("suggested") === "1", across: kept.get("across") === "1", least: Math.min(1, Math.max(0, Number(kept.get("least")) || 0)),
    step: numbers(kept.get("step"), model.story.length)[0] ?? 0, kinds: new Set(numbers(kept.get("kinds"), model.kinds?.length ?? 0)),
  });
  state.tab = state.selected >= 0 ? "card" : kept.has("step") ? "story" : "legend";
  for (const one of model.colorings) setHidden(one.key, new Set(numbers(kept.get(`hide.${one.key}`), one.groups.length)));
  arrange(place(model.layouts, "layout", model.layouts[0].key));
  state.places = layout().rings ? numbers(kept.get("places"), layout().areas.length).slice(0, 2) : [];
  const [first, end] = model.years ?? [null, null], years = /^(\d{1,4})-(\d{1,4})$/.exec(kept.get("years") ?? "");
  [state.from, state.to] = model.years && years ? [Math.max(first, Number(years[1])), Math.min(end, Number(years[2]))] : [first, end];
  return kept;
}

// The place in view: that of the address, else all of what is shown.
function goBack(kept) {
  const end = model.organizations.id.indexOf(kept.get("to"));
  if (state.selected >= 0 && end >= 0) state.route = routeTo(state.selected, end);
  refocus();
  Object.assign(view, fitted());
  whole = view.k;
  const [x, y, k] = (kept.get("view") ?? "").split("_").map(Number);
  if (k > whole / 4 && k <= closest && Number.isFinite(x + y)) { Object.assign(view, { x, y, k }); isMoved = true; }
  else if (seen.focus) Object.assign(view, fitted(seen.focus));
}
