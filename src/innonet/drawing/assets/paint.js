// The picture: outlines of communities, ties, organizations. Many short paths, one color each.
const AT_ONCE = 16;
let theme = {};

function retheme() {
  const style = getComputedStyle(document.documentElement), read = (name) => style.getPropertyValue(name).trim();
  theme = { paper: read("--paper"), ink: read("--ink"), soft: read("--soft"), tie: read("--tie"), halo: read("--halo"), outline: read("--outline"), accent: read("--accent") };
}

function paint(context) {
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, view.width, view.height);
  outlines(context);
  ties(context);
  organizations(context);
}

function isNear(x, y, margin) {
  return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
}

// A soft hull around each community, unless colors or a selection already tell the story.
function outlines(context) {
  if (seen.focus) return;
  context.lineJoin = "round";
  for (const hull of hulls()) {
    context.beginPath();
    hull.forEach(([x, y], i) => context[i ? "lineTo" : "moveTo"](toScreenX(x), toScreenY(y)));
    context.closePath();
    context.fillStyle = context.strokeStyle = `rgb(${theme.outline})`;
    context.globalAlpha = 0.075;
    context.lineWidth = 44 * view.k;
    context.fill();
    context.stroke();
  }
  context.globalAlpha = 1;
}

let hullsAre = null;
function hulls() {
  if (hullsAre) return hullsAre;
  const points = model.communities.ko.map(() => []);
  model.communities.of.forEach((community, i) => { if (community >= 0) points[community].push([model.x[i], model.y[i]]); });
  hullsAre = points.map(convex);
  return hullsAre;
}

function convex(points) {
  const sorted = points.slice().sort((p, q) => p[0] - q[0] || p[1] - q[1]), hull = [];
  const turn = (o, p, q) => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);
  for (const side of [sorted, sorted.slice().reverse()]) {
    const start = hull.length;
    for (const point of side) {
      while (hull.length >= start + 2 && turn(hull[hull.length - 2], hull[hull.length - 1], point) <= 0) hull.pop();
      hull.push(point);
    }
    hull.pop();
  }
  return hull.length ? hull : points;
}

function ties(context) {
  const alpha = Math.min(0.45, Math.max(0.07, 5 / Math.sqrt(seen.counts[1] || 1))), classes = [[], [], []];
  const lit = [], strong = [model.sorted[Math.floor(model.sorted.length * 0.7)], model.sorted[Math.floor(model.sorted.length * 0.95)]];
  for (let i = 0; i < model.a.length; i++) {
    if (!seen.ties[i]) continue;
    const one = model.a[i], other = model.b[i];
    if (seen.focus && isLit(one, other)) lit.push(i);
    else classes[model.strength[i] > strong[1] ? 2 : model.strength[i] > strong[0] ? 1 : 0].push(i);
  }
  const scale = Math.min(1.6, Math.max(0.6, view.k));
  classes.forEach((some, i) => strokes(context, some, `rgba(${theme.tie}, ${seen.focus ? alpha * 0.25 : alpha * (1 + 0.35 * i)})`, (0.7 + 0.6 * i) * scale));
  strokes(context, lit, theme.accent, 1.5 * scale, 0.7);
}

function isLit(one, other) {
  if (state.route.length) return Math.abs(state.route.indexOf(one) - state.route.indexOf(other)) === 1 && seen.focus.has(one) && seen.focus.has(other);
  if (state.steps === 1) return one === state.selected || other === state.selected;
  return seen.focus.has(one) && seen.focus.has(other);
}

function strokes(context, some, color, width, alpha = 1) {
  context.strokeStyle = color;
  context.lineWidth = width;
  context.globalAlpha = alpha;
  let open = 0;
  for (const i of some) {
    const x1 = toScreenX(model.x[model.a[i]]), y1 = toScreenY(model.y[model.a[i]]), x2 = toScreenX(model.x[model.b[i]]), y2 = toScreenY(model.y[model.b[i]]);
    if (Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > view.width || Math.min(y1, y2) > view.height) continue;
    if (!open) context.beginPath();
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
    if (++open === AT_ONCE) { context.stroke(); open = 0; }
  }
  if (open) context.stroke();
  context.globalAlpha = 1;
}

function organizations(context) {
  const groups = coloring().groups.map(() => [[], []]);
  for (let i = 0; i < model.n; i++) {
    if (seen.organizations[i] && isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 40)) groups[coloring().of[i]][!seen.focus || seen.focus.has(i) ? 1 : 0].push(i);
  }
  for (const lit of [0, 1]) {
    context.globalAlpha = lit ? 1 : 0.16;
    groups.forEach((pair, group) => marks(context, pair[lit], coloring().groups[group]));
  }
  context.globalAlpha = 1;
  rings(context);
}

function marks(context, some, { color, shape }) {
  if (!some.length) return;
  context.beginPath();
  for (const i of some) {
    const r = radiusAt(i);
    trace(context, r > 3 ? shape : "circle", toScreenX(model.x[i]), toScreenY(model.y[i]), r);
  }
  context.fillStyle = color;
  context.fill();
  if (view.k > 0.25) { context.strokeStyle = theme.paper; context.lineWidth = Math.min(1.4, view.k * 1.4); context.stroke(); }
}

// A ring around the first ten hubs, and around whoever is chosen or pointed at.
function rings(context) {
  const { rank } = model.organizations;
  const ring = (i, color, width, gap) => {
    context.beginPath();
    context.arc(toScreenX(model.x[i]), toScreenY(model.y[i]), radiusAt(i) * 1.15 + gap, 0, 2 * Math.PI);
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  for (let i = 0; i < model.n; i++) if (rank && rank[i] !== null && rank[i] <= 10 && seen.organizations[i] && (!seen.focus || seen.focus.has(i))) ring(i, theme.ink, 1.4, 2.5);
  if (state.over >= 0 && seen.organizations[state.over]) ring(state.over, theme.accent, 2, 3);
  if (state.selected >= 0 && seen.organizations[state.selected]) ring(state.selected, theme.accent, 3, 4);
}
