// On the card: partners by group, partnerships, the way to another, and what is suggested.
const LISTED = 6;

function person(i, note) {
  const found = button(named(i), () => select(i, true));
  if (note) found.append(made("span", { class: "note", text: ` ${note}` }));
  return found;
}

// Partners by group, the most frequent group first, in it the closest first.
function partners(i) {
  const byGroup = new Map();
  let total = 0;
  eachPartner(i, (other, tie) => {
    const group = coloring().of[other];
    if (!byGroup.has(group)) byGroup.set(group, []);
    byGroup.get(group).push([other, tie]);
    total++;
  });
  const sorted = [...byGroup].sort(([p, some], [q, others]) => others.length - some.length || p - q), parts = [made("h3", { text: word("partners", count(total)) }), leftOut(i)];
  for (const [group, some] of sorted) {
    some.sort((p, q) => model.strength[q[1]] - model.strength[p[1]] || p[0] - q[0]);
    const title = made("h4", {}, swatch(coloring().groups[group]), `${spoken(coloring().groups[group])} `, made("i", { text: count(some.length) }));
    const note = (tie) => (model.ties.count[tie] > 1 ? word("shared", model.ties.count[tie]) : "");
    parts.push(title, shortList(some, ([other, tie]) => person(other, note(tie)), "people"));
  }
  return parts;
}

// That not all partners are on the map, where some had to be left out.
function leftOut(i) {
  const all = model.sizings.find(({ key }) => key === "degree")?.values[i], drawn = model.from[i + 1] - model.from[i];
  return all > drawn ? made("p", { class: "note", text: word("partners_drawn", count(drawn), count(all)) }) : null;
}

function shortList(entries, element, style) {
  const item = (entry) => made("li", {}, element(entry)), list = made("ul", { class: style }, ...entries.slice(0, LISTED).map(item));
  if (entries.length > LISTED) {
    const more = made("li", {}, button(word("more", count(entries.length - LISTED)), () => {
      const rest = entries.slice(LISTED).map(item);
      more.replaceWith(...rest);
      rest[0].querySelector("button, a")?.focus();
    }, { class: "plain" }));
    list.append(more);
  }
  return list;
}

function works(i) {
  const some = model.works?.[i];
  if (!some?.length) return [];
  const { from } = model.partnerships, sorted = some.slice().sort((p, q) => (from[q] ?? 0) - (from[p] ?? 0) || p - q);
  return [made("h3", { text: word("partnerships", count(some.length)) }), shortList(sorted, work, "works")];
}

// One partnership: its name, years and kind, how many are in it, where it is written.
function work(one) {
  const { name, kind, from, to, members, source: rows } = model.partnerships;
  const years = [...new Set([from[one], to[one]].filter((year) => year !== null))].join("–");
  const about = [years, kind[one] >= 0 ? spoken(model.kinds[kind[one]]) : "", word("places", count(members[one].length)), rows?.[one]].filter(Boolean).join(" · ");
  return made("span", { text: name[one] }, made("small", { text: about }));
}

// The way to another organization, and at each step what joins the two.
function route() {
  const steps = state.route.map((i, place) => {
    const joined = place ? shared(state.route[place - 1], i).slice(0, 2).map((one) => model.partnerships.name[one]).join(", ") : "";
    return made("li", {}, joined ? made("small", { text: `↓ ${joined}` }) : null, person(i, [spoken(groupOf(i)), placed(i)].filter(Boolean).join(" · ")));
  });
  return [made("h3", { text: word("route_is", state.route.length - 1) }), made("ol", { class: "people route" }, ...steps)];
}

function ideasFor(i) {
  const own = model.suggestions.filter((one) => one.of.includes(i));
  return own.length ? [made("h3", { text: word("suggested") }), made("ul", { class: "works" }, ...own.map((one) => made("li", {}, idea(one, i))))] : [];
}

// One suggestion: with whom, why, and what it would change.
function idea(one, except = -1) {
  const names = one.of.filter((other) => other !== except).map(named).join(" – "), gain = one.gain === null ? "" : word("gain", figure(one.gain));
  const show = button(names || spoken({ ko: one.ko, en: one.en }), () => { state.suggested = true; light(one.of); }, { class: "plain" });
  return made("span", {}, show, made("small", { text: [spoken(one), gain].filter(Boolean).join(" ") }));
}
