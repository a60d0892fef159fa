// What the reader chose stands in the address, so that a copied address opens the same.
function keep() {
  const kept = new URLSearchParams();
  kept.set("lang", state.lang);
  kept.set("color", coloring().key);
  kept.set("size", sizing().key);
  if (state.selected >= 0) kept.set("organization", model.organizations.id[state.selected]);
  if (state.steps > 1) kept.set("steps", state.steps);
  if (state.hidden.size) kept.set("hidden", [...state.hidden].join("."));
  if (state.across) kept.set("across", 1);
  history.replaceState(null, "", `#${kept}`);
}

// Only what is known here is taken from the address; anything else in it means nothing.
function recall() {
  const kept = new URLSearchParams(location.hash.slice(1)), place = (entries, key) => entries.findIndex((entry) => entry.key === key);
  state.lang = ["ko", "en"].includes(kept.get("lang")) ? kept.get("lang") : model.lang;
  state.color = Math.max(0, place(model.colorings, kept.get("color") ?? model.color));
  state.size = Math.max(0, place(model.sizings, kept.get("size") ?? model.size));
  state.selected = kept.has("organization") ? model.organizations.id.indexOf(kept.get("organization")) : -1;
  state.steps = kept.get("steps") === "2" ? 2 : 1;
  state.across = kept.get("across") === "1";
  for (const one of (kept.get("hidden") ?? "").split(".")) if (/^\d+$/.test(one) && Number(one) < coloring().groups.length) state.hidden.add(Number(one));
  [state.from, state.to] = model.years ?? [null, null];
}
