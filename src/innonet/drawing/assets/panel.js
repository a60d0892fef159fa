// Everything written beside the map, in the language of the reader.
function speak() {
  document.documentElement.lang = state.lang;
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll("[data-name]")) { element.title = word(element.dataset.name); element.setAttribute("aria-label", word(element.dataset.name)); }
  by("language").textContent = word("language");
  by("language").lang = state.lang === "ko" ? "en" : "ko";
  by("title").textContent = model.title;
  by("find").placeholder = word("find");
  by("find").setAttribute("aria-label", word("find"));
  by("hits").setAttribute("aria-label", word("find"));
  by("panel").setAttribute("aria-label", word("panel"));
  by("grip").setAttribute("aria-label", word("panel"));
  by("map").setAttribute("aria-label", word("map"));
  const { shown } = model, isAll = shown.organizations === shown.of_organizations && shown.ties === shown.of_ties;
  by("left-out").hidden = isAll;
  by("left-out").textContent = word("left_out", count(shown.of_organizations), count(shown.of_ties), count(shown.organizations), count(shown.ties));
}

function update() {
  refilter();
  asking();
  card();
  by("counts").textContent = word("counts", count(model.n), count(seen.counts[0]), count(model.a.length), count(seen.counts[1]));
  keep();
  changed();
}

function panels() {
  by("grip").addEventListener("click", () => by("grip").setAttribute("aria-expanded", by("panel").classList.toggle("open")));
  by("language").addEventListener("click", () => { state.lang = state.lang === "ko" ? "en" : "ko"; speak(); update(); });
  by("as-image").addEventListener("click", saveImage);
  by("nearer").addEventListener("click", () => zoom(1.5));
  by("farther").addEventListener("click", () => zoom(1 / 1.5));
  by("whole").addEventListener("click", () => glideTo(fitted()));
}
