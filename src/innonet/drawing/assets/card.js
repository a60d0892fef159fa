// The card of one organization: who it is, how it ranks and why, its figures, where that is written.
function card() {
  const box = by("card"), i = state.selected;
  if (i < 0) return box.replaceChildren(...firstHubs());
  const about = state.route.length ? route() : [...partners(i), ...works(i), ...ideasFor(i)];
  box.replaceChildren(...[head(i), ranked(i), figures(i), buttons(i), about, source(i)].flat().filter(Boolean));
}

// While nobody is chosen: how to choose, and the first hubs to begin with.
function firstHubs() {
  const hubs = order().filter((i) => rankOf(i) <= 10);
  const intro = made("p", { class: "note", text: word("choose") });
  if (!hubs.length) return [intro];
  return [intro, made("h3", { text: word("first_hubs") }), made("ol", { class: "people" }, ...hubs.map((i) => made("li", {}, person(i, rankText(i)))))];
}

const rankText = (i) => {
  const { low, high } = model.organizations;
  return low && low[i] !== null ? word("interval", low[i], high[i]) : word("rank", rankOf(i));
};

function communityOf(i) {
  const { of, areas } = model.layouts[0];
  return of[i] >= 0 ? spoken(areas[of[i]]) : "";
}

function head(i) {
  const { name, en, url } = model.organizations, other = state.lang === "ko" ? en?.[i] : name[i], first = model.colorings[0];
  const about = [spoken(first.groups[first.of[i]]), placed(i), first.key === "community" ? "" : communityOf(i)].filter(Boolean);
  const link = url?.[i] ? made("a", { href: url[i], rel: "noopener noreferrer", target: "_blank", class: "note", text: url[i] }) : null;
  return [made("h2", { text: named(i), tabindex: "-1" }), other && other !== named(i) ? made("p", { class: "about", text: other }) : null,
    made("p", { class: "about" }, swatch(groupOf(i)), [...new Set(about)].join(" · ")), link];
}

// The rank with its interval, also as a line among all ranks (by the root, so that the first places have room).
function ranked(i) {
  const { low, high, why, why_ko: whyKo, role, role_ko: roleKo } = model.organizations;
  if (rankOf(i) === Infinity) return [];
  const hasInterval = low && low[i] !== null, as = (state.lang === "ko" ? roleKo : role)?.[i], reason = (state.lang === "ko" ? whyKo : why)?.[i];
  const line = made("p", { class: "rank" }, made("b", { text: word("rank", rankOf(i)) }), [hasInterval ? word("interval", low[i], high[i]) : "", as].filter(Boolean).join(" · "));
  return [line, hasInterval ? scale(i, low[i], high[i]) : null, reason ? made("p", { text: reason }) : null];
}

function scale(i, low, high) {
  const image = made("canvas", { width: 560, height: 28, class: "scale", "aria-hidden": "true" }), pen = image.getContext("2d");
  const at = (rank) => 8 + 544 * Math.sqrt((rank - 1) / Math.max(1, model.n - 1));
  const line = (from, to, color, width) => { Object.assign(pen, { strokeStyle: color, lineWidth: width, lineCap: "round" }); pen.beginPath(); pen.moveTo(from, 14); pen.lineTo(to, 14); pen.stroke(); };
  line(8, 552, theme.edge, 4);
  line(at(low), at(high), theme.accent, 8);
  circle(pen, at(rankOf(i)), 14, 9);
  Object.assign(pen, { fillStyle: theme.accent, strokeStyle: theme.paper, lineWidth: 4 });
  pen.fill();
  pen.stroke();
  return image;
}

function figures(i) {
  const list = made("dl"), wanted = new Set(["degree", "betweenness", "participation", sizing().key]);
  for (const measure of model.sizings) {
    if (!wanted.has(measure.key) || measure.values[i] === null) continue;
    list.append(made("dt", { text: spoken(measure), title: measure[`text_${state.lang}`] }), made("dd", { text: figure(measure.values[i]) }));
  }
  return list.children.length ? list : null;
}

function buttons(i) {
  const step = (steps, key) => button(word(key), () => { Object.assign(state, { route: [], steps }); update(); glideTo(fitted(seen.focus)); }, { "aria-pressed": !state.route.length && state.steps === steps, "data-key": key });
  const input = made("input", { id: "to-whom", type: "search", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": "to-hits", "aria-autocomplete": "list", placeholder: word("route_to"), "aria-label": word("route_to") });
  const list = made("ul", { id: "to-hits", class: "hits", role: "listbox", "aria-label": word("route_to"), hidden: "" });
  finder(input, list, showRoute);
  return [made("div", { class: "buttons" }, step(1, "one_step"), step(2, "two_steps"), button(word("clear"), () => { select(-1); canvas.focus(); })),
    made("div", { class: "search" }, input, list), made("p", { id: "route-note", class: "note", role: "status" })];
}

function source(i) {
  const text = model.organizations.source?.[i];
  return text ? made("p", { class: "note source", text: `${word("source")}: ${text}` }) : null;
}
