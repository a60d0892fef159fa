// What the reader has chosen, and what of the network is shown for it.
const state = {
  lang: "ko", color: 0, size: 0, hidden: new Set(), kinds: new Set(), from: null, to: null, across: false, least: 0,
  selected: -1, steps: 1, over: -1, route: [], routing: false,
};
const seen = { organizations: new Uint8Array(0), ties: new Uint8Array(0), focus: null, counts: [0, 0] };
const coloring = () => model.colorings[state.color];
const sizing = () => model.sizings[state.size];
const groupOf = (i) => coloring().groups[coloring().of[i]];

function refilter() {
  const { n, a, b, strength } = model, of = coloring().of;
  seen.organizations = new Uint8Array(n);
  for (let i = 0; i < n; i++) seen.organizations[i] = state.hidden.has(of[i]) ? 0 : 1;
  const active = activeTies(), least = state.least ? model.sorted[Math.floor(state.least * (model.sorted.length - 1))] : 0;
  seen.ties = new Uint8Array(a.length);
  let ties = 0, organizations = 0;
  for (let i = 0; i < a.length; i++) {
    const shown = seen.organizations[a[i]] && seen.organizations[b[i]] && (!active || active[i]) && strength[i] >= least &&
      !(state.across && of[a[i]] === of[b[i]]);
    if (shown) { seen.ties[i] = 1; ties++; }
  }
  for (let i = 0; i < n; i++) organizations += seen.organizations[i];
  seen.counts = [organizations, ties];
  refocus();
}

// The ties that a partnership of the chosen kinds and years is behind; null while all are chosen.
function activeTies() {
  const { partnerships, behind, years } = model;
  const narrowed = years && (state.from > years[0] || state.to < years[1]);
  if (!partnerships || (!state.kinds.size && !narrowed)) return null;
  const active = new Uint8Array(model.a.length);
  for (let work = 0; work < behind.length; work++) {
    if (state.kinds.has(partnerships.kind[work])) continue;
    const begins = partnerships.from[work], ends = partnerships.to[work] ?? years?.[1];
    if (narrowed && (begins === null || begins > state.to || ends < state.from)) continue;
    for (const tie of behind[work]) active[tie] = 1;
  }
  return active;
}

// Who stands in the light: the selected one with its partners, or a route; null for everybody.
function refocus() {
  if (state.route.length) seen.focus = new Set(state.route);
  else if (state.selected < 0) seen.focus = null;
  else {
    seen.focus = new Set([state.selected]);
    let edge = [state.selected];
    for (let step = 0; step < state.steps; step++) {
      const next = [];
      for (const one of edge) eachPartner(one, (other) => { if (!seen.focus.has(other)) { seen.focus.add(other); next.push(other); } });
      edge = next;
    }
  }
}

function eachPartner(one, visit) {
  for (let at = model.from[one]; at < model.from[one + 1]; at++) if (seen.ties[model.tieOf[at]]) visit(model.partners[at], model.tieOf[at]);
}

function resize() {
  const values = sizing().values;
  const most = Math.max(0, ...values.filter((value) => value !== null));
  for (let i = 0; i < model.n; i++) model.radius[i] = 6 + 18 * (most > 0 ? Math.sqrt(Math.max(0, values[i] ?? 0) / most) : 0);
}

// The shortest way from one organization to another over the ties shown.
function routeTo(start, end) {
  const before = new Map([[start, -1]]);
  let edge = [start];
  while (edge.length && !before.has(end)) {
    const next = [];
    for (const one of edge) eachPartner(one, (other) => { if (!before.has(other)) { before.set(other, one); next.push(other); } });
    edge = next;
  }
  if (!before.has(end)) return [];
  const route = [];
  for (let at = end; at >= 0; at = before.get(at)) route.unshift(at);
  return route;
}
