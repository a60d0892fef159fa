// The named areas of the layout: communities, or places. Far away an area is one circle, near by it opens.
// Square pixels of the map for each organization, below which areas are closed.
const ROOM = 40;
// Share of the whole that the circles of closed areas take.
const FILLED = 0.4;
let areasAre = null, bundlesAre = null;

function areas() {
  if (areasAre) return areasAre;
  const { of } = layout();
  areasAre = layout().areas.map((area) => ({ ...area, members: [] }));
  bundlesAre = null;
  for (let i = 0; i < model.n; i++) if (of[i] >= 0 && seen.organizations[i]) areasAre[of[i]].members.push(i);
  for (const area of areasAre) measure(area);
  setApart(areasAre.filter(({ members }) => members.length));
  return areasAre;
}

const middle = (values) => values.sort((p, q) => p - q)[values.length >> 1] ?? 0;

// The circle of a closed area has the ground of a disc with half its members as near to the middle; those that stand far off are few.
function measure(area) {
  const x = middle(area.members.map((i) => model.x[i])), y = middle(area.members.map((i) => model.y[i]));
  const away = area.members.map((i) => Math.hypot(model.x[i] - x, model.y[i] - y) + model.radius[i]);
  const round = Math.SQRT2 * middle(away);
  Object.assign(area, { x, y, round, reach: away.at(-1) ?? 0, spot: { x, y, r: 0 } });
}

// Circles of closed areas, as large as they have members, stand beside each other, near where their members are.
function setApart(some) {
  const [left, top, right, bottom] = bounds(), unit = Math.sqrt((FILLED * (right - left) * (bottom - top)) / Math.PI / Math.max(1, seen.counts[0]));
  for (const { spot, members } of some) spot.r = unit * Math.sqrt(members.length);
  for (let round = Math.min(80, 4e6 / some.length ** 2); round > 0; round--) for (let i = 1; i < some.length; i++) for (let j = 0; j < i; j++) {
    const { spot: one } = some[i], { spot: other } = some[j], dx = one.x - other.x, dy = one.y - other.y, away = Math.hypot(dx, dy) || 1, short = (1.04 * (one.r + other.r) - away) / away / 2;
    if (short <= 0) continue;
    one.x += dx * short; one.y += dy * short;
    other.x -= dx * short; other.y -= dy * short;
  }
  for (const { spot } of some) Object.assign(spot, { x: Math.max(left + spot.r, Math.min(right - spot.r, spot.x)), y: Math.max(top + spot.r, Math.min(bottom - spot.r, spot.y)) });
}

// All open together, once there is room; one alone, when it fills the view.
const isOpen = (area) => area.members.length < 4 || area.round * view.k > 0.36 * Math.min(view.width, view.height);

function isRoomy() {
  const [left, top, right, bottom] = bounds();
  return (right - left) * (bottom - top) * view.k ** 2 >= ROOM * seen.counts[0];
}

// Which areas are open now; an organization is drawn for itself where its area is open.
let open = [];
function reopen() {
  const all = isRoomy();
  open = areas().map((area) => all || isOpen(area));
}
const isApart = (i) => { const area = layout().of[i]; return area < 0 || open[area]; };

// The convex outline of an open area's members.
function hullOf(area) {
  if (!area.hull) area.hull = convex(area.members.map((i) => [model.x[i], model.y[i]]));
  return area.hull;
}

function convex(points) {
  const sorted = points.slice().sort((p, q) => p[0] - q[0] || p[1] - q[1]), hull = [];
  const turn = (o, p, q) => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
  for (const run of [sorted, sorted.slice().reverse()]) {
    const start = hull.length;
    for (const point of run) {
      while (hull.length > start + 1 && turn(hull.at(-2), hull.at(-1), point) <= 0) hull.pop();
      hull.push(point);
    }
    hull.pop();
  }
  return hull.length ? hull : points;
}

// Ties between areas, counted together: what is drawn while areas are closed.
function bundles() {
  if (bundlesAre) return bundlesAre;
  const { of } = layout(), found = new Map(), size = areas().length;
  for (let i = 0; i < model.a.length; i++) {
    const one = of[model.a[i]], other = of[model.b[i]];
    if (!seen.ties[i] || one < 0 || other < 0 || one === other) continue;
    const key = Math.min(one, other) * size + Math.max(one, other);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  bundlesAre = [...found].map(([key, ties]) => ({ one: Math.floor(key / size), other: key % size, ties })).sort((p, q) => p.ties - q.ties);
  return bundlesAre;
}

// How many of an area's members are in each group, for the ring of its circle.
function mixOf(area) {
  if (area.mixedBy !== state.color) {
    area.mix = coloring().groups.map(() => 0);
    for (const i of area.members) area.mix[coloring().of[i]]++;
    area.mixedBy = state.color;
  }
  return area.mix;
}
