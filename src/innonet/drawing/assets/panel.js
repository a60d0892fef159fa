// Everything written beside the map, in the reader's language; tabs, menu, and what changes with every choice.
const TABS = ["legend", "card", "story"];

// How much is shown, and of how much where that is not all.
function countsText() {
  const { of_organizations: all, of_ties: joined } = model.shown, [organizations, ties] = seen.counts;
  return all === organizations && joined === ties ? word("counts_all", count(all), count(joined)) : word("counts", ...[all, organizations, joined, ties].map(count));
}

function speak() {
  document.documentElement.lang = state.lang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-name]")) { element.title = word(element.dataset.name); element.setAttribute("aria-label", word(element.dataset.name)); }
  for (const element of document.querySelectorAll("[data-language]")) { element.textContent = word("language"); element.lang = state.lang === "ko" ? "en" : "ko"; }
  document.title = by("title").textContent = by("title").title = spoken(model.title);
  for (const [id, key] of [["find", "find"], ["hits", "find"], ["panel", "panel"], ["map", "map"], ["tabs", "panel"], ["tools", "tools"]]) by(id).setAttribute("aria-label", word(key));
  by("find").placeholder = word("find");
  const { organizations, of_organizations: all, ties, of_ties: joined } = model.shown;
  by("left-out").hidden = organizations === all && ties === joined;
  by("left-out").textContent = word(organizations === all ? "left_out_ties" : "left_out", ...[all, joined, organizations, ties, joined - ties].map(count), spoken(model.sizings[0]));
  by("theme").textContent = word(theme.isDark ? "light" : "dark");
}

// After every choice. What had the focus has it again, though it was made anew.
function update() {
  const key = document.activeElement?.dataset?.key;
  refilter();
  asking();
  card();
  story();
  by("of-places").hidden = !isGeography();
  painters[layout().key]?.side();
  tabs();
  by("counts").textContent = countsText();
  if (key) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  keep();
  changed();
}

function tabs() {
  for (const one of TABS) {
    const isOpen = state.tab === one;
    by(`tab-${one}`).setAttribute("aria-selected", isOpen);
    by(`tab-${one}`).tabIndex = isOpen ? 0 : -1;
    by(`of-${one}`).hidden = !isOpen;
  }
}

function openSheet(isOpen) {
  by("app").classList.toggle("open", isOpen);
  by("grip").setAttribute("aria-expanded", isOpen);
  fitAgain();
}

function openTab(one) {
  state.tab = one;
  if (one === "story") return tellStep(state.step);
  update();
}

function tabbing() {
  for (const one of TABS) by(`tab-${one}`).addEventListener("click", () => {
    openSheet(state.tab !== one || !by("app").classList.contains("open"));
    if (state.tab !== one) openTab(one);
    by("inside").scrollTop = 0;
  });
  by("tabs").addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    openTab(TABS[(TABS.indexOf(state.tab) + step + 3) % 3]);
    by(`tab-${state.tab}`).focus();
  });
  by("grip").addEventListener("click", () => openSheet(!by("app").classList.contains("open")));
}

function openMenu(isOpen) {
  by("more-list").hidden = !isOpen;
  by("more").setAttribute("aria-expanded", isOpen);
}

function switchLanguage() {
  state.lang = state.lang === "ko" ? "en" : "ko";
  speak();
  update();
}

function switchTheme() {
  state.theme = theme.isDark ? "light" : "dark";
  retheme();
  speak();
  update();
}

function menus() {
  const acts = {
    "also-table": openTable, png: saveImage, svg: () => download(new Blob([svgText()], { type: "image/svg+xml" }), fileName("svg")), file: saveFile,
    link: copyLink, print: () => print(), theme: switchTheme, keys: () => by("help").showModal(), "also-language": switchLanguage,
  };
  by("more").addEventListener("click", () => openMenu(by("more-list").hidden));
  by("more-list").addEventListener("click", (event) => {
    const act = acts[event.target.id];
    if (!act) return;
    openMenu(false);
    by("more").focus();
    act();
  });
  by("menu").addEventListener("keydown", (event) => { if (event.key === "Escape") { openMenu(false); by("more").focus(); } });
  by("menu").addEventListener("focusout", (event) => { if (!by("menu").contains(event.relatedTarget)) openMenu(false); });
  by("language").addEventListener("click", switchLanguage);
  by("nearer").addEventListener("click", () => zoom(1.5));
  by("farther").addEventListener("click", () => zoom(1 / 1.5));
  by("whole").addEventListener("click", showWhole);
  by("close-help").addEventListener("click", () => by("help").close());
}
