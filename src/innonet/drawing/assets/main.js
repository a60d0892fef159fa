// Begin: open the data, take up what the address says, show the map.
async function begin() {
  await opened();
  recall();
  document.documentElement.classList.add("live");
  by("app").hidden = false;
  retheme();
  resize();
  speak();
  refilter();
  prepare();
  Object.assign(view, fitted());
  farthest = view.k / 3;
  if (state.selected >= 0) Object.assign(view, fitted(seen.focus));
  searching(); filtering(); tabling(); panels(); pointing(); keying();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { retheme(); changed(); });
  update();
  document.documentElement.dataset.ready = "true";
}

// For tests: what stands where.
window.innonet = { labels: () => labels.map(({ text, left, top, right, bottom }) => ({ text, left, top, right, bottom })), state, view, seen, at: (i) => [toScreenX(model.x[i]), toScreenY(model.y[i])], cost: () => cost };

if (typeof DecompressionStream === "undefined") by("still").prepend(made("p", { text: WORDS[document.documentElement.lang === "en" ? "en" : "ko"].old }));
else begin();
