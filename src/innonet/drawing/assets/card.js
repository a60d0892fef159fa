// The card of one organization: who it is, how it ranks and why, with whom it works, and where that is written.
const LISTED = 8;

function card() {
  const box = by("card"), i = state.selected;
  box.hidden = i < 0;
  if (i < 0) return;
  const parts = [head(i), ranked(i), figures(i), buttons(i), state.route.length ? route() : partners(i), works(i), source(i)];
  box.replaceChildren(...parts.flat().filter(Boolean));
}

function head(i) {
  const { name, en, url } = model.organizations, other = state.lang === "ko" ? en?.[i] : name[i];
  const community = model.communities.of[i] >= 0 ? spoken({ ko: model.communities.ko[model.communities.of[i]], en: model.communities.en[model.communities.of[i]] }) : "";
  const about = [spoken(groupOf(i)), placed(i), coloring().key === "community" ? "" : community].filter(Boolean);
  const link = url?.[i] ? made("a", { href: url[i], rel: "noopener noreferrer", target: "_blank", class: "note", text: url[i] }) : null;
  return [made("h2", { text: named(i), tabindex: "-1" }), other && other !== named(i) ? made("p", { class: "about", text: other }) : null,
    made("p", { class: "about", text: [...new Set(about)].join(" · ") }), link];
}

function ranked(i) {
  const { rank, low, high, why, why_ko: whyKo, role, role_ko: roleKo } = model.organizations;
  if (!rank || rank[i] === null) return [];
  const line = made("p", { class: "rank" }, made("b", { text: word("rank", rank[i]) }));
  const interval = low && low[i] !== null ? word("interval", low[i], high[i]) : "", as = (state.lang === "ko" ? roleKo : role)?.[i];
  line.append([interval, as].filter(Boolean).join(" · "));
  const reason = (state.lang === "ko" ? whyKo : why)?.[i];
  return [line, reason ? made("p", { text: reason }) : null];
}

function figures(i) {
  const list = made("dl"), wanted = ["degree", "betweenness", "participation", sizing().key];
  for (const measure of model.sizings) {
    if (!wanted.includes(measure.key) || measure.values[i] === null) continue;
    const value = measure.values[i];
    list.append(made("dt", { text: spoken(measure), title: measure[`text_${state.lang}`] }), made("dd", { text: Number.isInteger(value) ? count(value) : value.toPrecision(3) }));
  }
  return list.children.length ? list : null;
}

function buttons(i) {
  const step = (steps, key) => made("button", { type: "button", "aria-pressed": !state.route.length && state.steps === steps, text: word(key), click: () => { state.route = []; state.steps = steps; update(); } });
  const routing = made("button", { type: "button", "aria-pressed": state.routing, text: word("route"), click: () => { state.routing = true; update(); by("find").focus(); } });
  const clear = made("button", { type: "button", text: word("clear"), click: () => { select(-1); canvas.focus(); } });
  return [made("div", { class: "buttons" }, step(1, "one_step"), step(2, "two_steps"), routing, clear), state.routing ? made("p", { class: "note", text: word("route_to") }) : null];
}

function person(i, note) {
  const button = made("button", { type: "button", text: named(i), click: () => select(i, true) });
  if (note) button.append(" ", made("span", { class: "note", text: note }));
  return button;
}

function route() {
  return [made("h3", { text: word("route_is", state.route.length - 1) }), made("div", { class: "people" }, ...state.route.map((i) => person(i)))];
}

// Partners by group, the closest first.
function partners(i) {
  const found = [];
  eachPartner(i, (other, tie) => found.push([other, tie]));
  found.sort((p, q) => model.strength[q[1]] - model.strength[p[1]] || p[0] - q[0]);
  const note = ([other, tie]) => [spoken(groupOf(other)), model.ties.count[tie] > 1 ? word("shared", model.ties.count[tie]) : ""].filter(Boolean).join(" · ");
  return [made("h3", { text: word("partners", found.length) }), folded(found, (one) => person(one[0], note(one)), "people", "more")];
}

function folded(entries, element, style, more) {
  const box = made(style === "works" ? "ul" : "div", { class: style }, ...entries.slice(0, LISTED).map(element));
  if (entries.length > LISTED) {
    const button = made("button", { type: "button", class: "plain", text: word(more, entries.length - LISTED) });
    button.addEventListener("click", () => button.replaceWith(...entries.slice(LISTED).map(element)));
    box.append(button);
  }
  return box;
}

function works(i) {
  const some = model.works?.[i];
  if (!some?.length) return [];
  const { name, kind, from, to } = model.partnerships;
  const sorted = some.slice().sort((p, q) => (from[q] ?? 0) - (from[p] ?? 0) || p - q);
  const element = (work) => {
    const years = [from[work], to[work]].filter((year) => year !== null), span = years.length ? [...new Set(years)].join("–") : "";
    return made("li", { text: name[work] }, made("small", { text: [span, kind[work] >= 0 ? spoken(model.kinds[kind[work]]) : ""].filter(Boolean).join(" · ") }));
  };
  return [made("h3", { text: word("partnerships", some.length) }), folded(sorted, element, "works", "more_works")];
}

function source(i) {
  const text = model.organizations.source[i];
  return text ? made("p", { class: "note", text: `${word("source")}: ${text}` }) : null;
}

function select(i, travels = false) {
  Object.assign(state, { selected: i, route: [], routing: false, steps: 1 });
  if (i >= 0 && state.hidden.has(coloring().of[i])) state.hidden.clear();
  update();
  if (i < 0) return;
  by("panel").classList.add("open");
  by("grip").setAttribute("aria-expanded", "true");
  by("inside").scrollTop = 0;
  by("live").textContent = `${named(i)}. ${word("partners", seen.focus.size - 1)}`;
  if (travels) requestAnimationFrame(() => glideTo({ ...fitted(seen.focus) }));
}

function showRoute(end) {
  state.route = routeTo(state.selected, end);
  state.routing = false;
  by("live").textContent = state.route.length ? word("route_is", state.route.length - 1) : word("no_route");
  update();
  if (state.route.length) glideTo(fitted(seen.focus));
  else by("card").append(made("p", { text: word("no_route") }));
}
