// The page's data: opened from its deflated text, with partners of each organization looked up once.
let model;

async function opened() {
  const packed = Uint8Array.from(atob(by("data").textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const data = JSON.parse(await new Response(stream).text());
  const n = data.organizations.id.length, { a, b, strength } = data.ties;
  for (let i = 0; i < a.length; i++) {
    const isSame = i && !a[i];
    a[i] += i ? a[i - 1] : 0;
    b[i] += isSame ? b[i - 1] : a[i];
  }
  model = { ...data, n, a: Int32Array.from(a), b: Int32Array.from(b), strength: Float32Array.from(strength), radius: new Float32Array(n) };
  model.sorted = Float32Array.from(model.strength).sort();
  model.bands = [0.5, 0.85, 0.97].map((part) => model.sorted[Math.floor(part * (model.sorted.length - 1))]);
  model.layouts = data.layouts.map(coded).map((one, place) => ({ ...one, ...standing(one, place > 0) }));
  model.colorings = [...data.colorings.map(coded), ...data.sizings.map(banded)];
  partnersOf();
  if (data.partnerships) worksOf();
}

// What goes by the place stands in the data once a place, that of no place (-1) last.
const coded = (one) => (one.to ? { ...one, of: model.organizations.place.map((place) => one.to.at(place)) } : one);

// Where all stand; in a layout of places from the first of their area, which itself stands in full.
function standing({ of, x, y }, isNested) {
  const first = new Map(), begins = of.map((area, i) => {
    if (isNested && first.has(area)) return first.get(area);
    first.set(area, i);
    return -1;
  });
  const whole = (values) => Float32Array.from(values, (value, i) => value + (values[begins[i]] ?? 0));
  return { x: whole(x), y: whole(y) };
}

// A measure as a coloring: five bands of about as many organizations each, pale to strong.
const BANDS = ["#a9bac8", "#7fa3c7", "#7c74bb", "#a8408f", "#c2164c"];
function banded(measure) {
  const known = measure.values.filter((value) => value !== null).sort((p, q) => p - q);
  const edges = [...new Set([0.2, 0.4, 0.6, 0.8].map((part) => known[Math.floor(part * known.length)]))].filter((edge) => edge > known[0]);
  const bandOf = (value) => (value === null ? edges.length + 1 : edges.filter((edge) => value >= edge).length);
  const of = measure.values.map(bandOf), groups = [];
  for (let band = edges.length; band >= 0; band--) {
    const inside = known.filter((value) => bandOf(value) === band), text = inside.length ? [...new Set([figure(inside[0]), figure(inside.at(-1))])].join(" – ") : "–";
    groups[band] = { ko: text, en: text, color: BANDS[edges.length ? Math.round((band * 4) / edges.length) : 2], shape: "circle", count: inside.length };
  }
  if (known.length < of.length) groups.push({ ko: "–", en: "–", color: "#9aa3ae", shape: "circle", count: of.length - known.length });
  return { key: `measure:${measure.key}`, ko: measure.ko, en: measure.en, of, groups, isMeasure: true };
}

// partners[from[i] .. from[i + 1]] are i's partners, and tieOf the tie to each.
function partnersOf() {
  const { n, a, b } = model;
  const from = new Int32Array(n + 1);
  for (let i = 0; i < a.length; i++) { from[a[i] + 1]++; from[b[i] + 1]++; }
  for (let i = 0; i < n; i++) from[i + 1] += from[i];
  const next = from.slice(), partners = new Int32Array(2 * a.length), tieOf = new Int32Array(2 * a.length);
  for (let i = 0; i < a.length; i++) {
    partners[next[a[i]]] = b[i]; tieOf[next[a[i]]++] = i;
    partners[next[b[i]]] = a[i]; tieOf[next[b[i]]++] = i;
  }
  Object.assign(model, { from, partners, tieOf });
}

// Which partnerships each organization is in, and which ties each partnership is behind.
function worksOf() {
  const { n, a, b, partnerships } = model;
  const tieAt = new Map();
  for (let i = 0; i < a.length; i++) tieAt.set(Math.min(a[i], b[i]) * n + Math.max(a[i], b[i]), i);
  model.works = Array.from({ length: n }, () => []);
  model.behind = partnerships.members.map((members, work) => {
    const ties = [];
    members.forEach((one, place) => {
      model.works[one].push(work);
      for (let j = place + 1; j < members.length; j++) {
        const tie = tieAt.get(one * n + members[j]);
        if (tie !== undefined) ties.push(tie);
      }
    });
    return ties;
  });
  const years = partnerships.from.concat(partnerships.to).filter((year) => year !== null);
  model.years = years.length ? [Math.min(...years), Math.max(...years)] : null;
}

const named = (i) => (state.lang === "en" && model.organizations.en?.[i]) || model.organizations.name[i];
const placed = (i) => { const { place, places } = model.organizations; return place && place[i] >= 0 ? spoken(places[place[i]]) : ""; };
const rankOf = (i) => model.organizations.rank?.[i] ?? Infinity;
