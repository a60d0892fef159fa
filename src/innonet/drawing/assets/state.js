// What the reader has chosen, and what of the network is shown for it.
const state = {
  lang: "ko", theme: "", layout: 0, color: 0, size: 0, hidden: new Map(), kinds: new Set(), from: null, to: null, across: false, least: 0,
  suggested: false, selected: -1, steps: 1, over: -1, route: [], lit: [], places: [], tab: "legend", step: 0,
};
const seen = { organizations: new Uint8Array(0), ties: new Uint8Array(0), quiet: new Uint8Array(0), focus: null, counts: [0, 0] };
const coloring = () => model.colorings[state.color];
const sizing = () => model.sizings[state.size];
const layout = () => model.layouts[state.layout];
const isGeography = () => layout().key === "geography";
const groupOf = (i) => coloring().groups[coloring().of[i]];
const hiddenIn = (key) => state.hidden.get(key) ?? new Set();
const floor = () => (state.least ? model.sorted[Math.floor(state.least * (model.sorted.length - 1))] : 0);
const isNarrowed = () => Boolean(state.kinds.size || state.across || state.least || areYearsNarrowed());
const areYearsNarrowed = () => Boolean(model.years && (state.from > model.years[0] || state.to < model.years[1]));

function refilter() {
  const { n, a, b, strength } = model, of = coloring().of, shown = new Uint8Array(n).fill(1);
  for (const one of model.colorings) {
    const hidden = hiddenIn(one.key);
    if (hidden.size) for (let i = 0; i < n; i++) if (hidden.has(one.of[i])) shown[i] = 0;
  }
  const active = activeTies(), least = floor(), across = state.across && !coloring().isMeasure, kept = new Uint8Array(a.length), tied = new Uint8Array(n);
  let ties = 0, organizations = 0;
  for (let i = 0; i < a.length; i++) {
    if (!shown[a[i]] || !shown[b[i]] || (active && !active[i]) || strength[i] < least || (across && of[a[i]] === of[b[i]])) continue;
    kept[i] = tied[a[i]] = tied[b[i]] = 1;
    ties++;
  }
  // Who loses every tie to a filter on ties stays, but steps back.
  const quiet = new Uint8Array(n), narrowed = isNarrowed();
  for (let i = 0; i < n; i++) { organizations += shown[i]; quiet[i] = narrowed && !tied[i] ? 1 : 0; }
  Object.assign(seen, { organizations: shown, ties: kept, quiet, counts: [organizations, ties] });
  areasAre = null;
  refocus();
}

// The ties that a partnership of the chosen kinds and years is behind; null while all are chosen.
function activeTies() {
  const { partnerships, behind, years } = model, narrowed = areYearsNarrowed();
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

function resize() {
  const values = sizing().values;
  let most = 0;
  for (const value of values) if (value > most) most = value;
  for (let i = 0; i < model.n; i++) model.radius[i] = 6 + 18 * (most > 0 ? Math.sqrt(Math.max(0, values[i] ?? 0) / most) : 0);
  orderAre = null;
}

// Another way to place the organizations.
function arrange(place) {
  Object.assign(state, { layout: place, places: [] });
  Object.assign(model, { x: layout().x, y: layout().y });
  areasAre = gridAre = null;
}
