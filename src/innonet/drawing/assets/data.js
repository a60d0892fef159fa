// The page's data: opened from its deflated text, with partners of each organization looked up once.
let model;

async function opened() {
  const packed = Uint8Array.from(atob(by("data").textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const data = JSON.parse(await new Response(stream).text());
  const n = data.organizations.id.length;
  model = {
    ...data, n, x: Float32Array.from(data.organizations.x), y: Float32Array.from(data.organizations.y),
    a: Int32Array.from(data.ties.a), b: Int32Array.from(data.ties.b), strength: Float32Array.from(data.ties.strength),
    radius: new Float32Array(n),
  };
  model.sorted = Float32Array.from(model.strength).sort();
  partnersOf();
  if (data.partnerships) worksOf();
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

const named = (i) => (state.lang === "en" && model.organizations.en && model.organizations.en[i]) || model.organizations.name[i];
const placed = (i) => ((state.lang === "en" ? model.organizations.place_en : model.organizations.place) || [])[i] || "";
