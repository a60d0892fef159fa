// Begin: open the data, take up what the address says, show the map.
// Pixels from which the sheet below the map leaves it room enough.
const TALL = 1000;

async function begin() {
  pristine = document.documentElement.cloneNode(true);
  await opened();
  const kept = recall();
  document.documentElement.classList.add("live");
  by("app").hidden = false;
  retheme();
  resize();
  speak();
  refilter();
  prepare();
  drawOut(kept);
  goBack(kept);
  finder(by("find"), by("hits"), (i) => { by("find").blur(); select(i, true); });
  for (const ready of [filtering, tabling, tabbing, menus, pointing, keying, smallMoving, printing]) ready();
  if (state.selected >= 0 || state.tab === "story" || innerHeight > TALL) openSheet(true);
  for (const wish of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) matchMedia(wish).addEventListener("change", () => { retheme(); update(); });
  update();
  document.documentElement.dataset.ready = "true";
}

// For tests: what stands where.
window.innonet = {
  state, view, seen, sharp, slide, svg: svgText, cost: () => cost, at: (i) => [toScreenX(model.x[i]), toScreenY(model.y[i])],
  labels: () => labels.map(({ text, left, top, right, bottom }) => ({ text, left, top, right, bottom })), closes,
  touches,
  areas: () => areas().map((area, place) => ({ ko: area.ko, isOpen: open[place], at: [toScreenX(area.spot.x), toScreenY(area.spot.y)] })),
};

// Where the page cannot begin, its still picture and table stay, and say why.
begin().catch((error) => {
  document.documentElement.classList.remove("live");
  by("app").hidden = true;
  by("old").hidden = false;
  throw error;
});
