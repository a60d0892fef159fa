// Organizations: a color and a shape for each group, an edge a little darker, rings for the hubs.
const RINGED = 12;

function organizations(pen) {
  const layers = [0.14, 0.3, 1].map((alpha) => ({ alpha, groups: coloring().groups.map(() => []) }));
  for (let i = 0; i < model.n; i++) {
    const isIn = !seen.focus || seen.focus.has(i);
    if (!seen.organizations[i] || (!isApart(i) && !(seen.focus && isIn) && i !== state.over)) continue;
    if (!isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 40)) continue;
    layers[!isIn ? 0 : seen.quiet[i] && !seen.focus ? 1 : 2].groups[coloring().of[i]].push(i);
  }
  for (const { alpha, groups } of layers) {
    pen.globalAlpha = alpha;
    groups.forEach((some, group) => marks(pen, some, coloring().groups[group]));
  }
  pen.globalAlpha = 1;
  rings(pen);
}

function marks(pen, some, { color, shape }) {
  if (!some.length) return;
  pen.beginPath();
  for (const i of some) {
    const r = radiusAt(i), x = toScreenX(model.x[i]), y = toScreenY(model.y[i]);
    if (r * view.ratio < 1.5) pen.rect(x - r, y - r, 2 * r, 2 * r);
    else trace(pen, r > 3 ? shape : r > 2 ? "circle" : "dot", x, y, r);
  }
  pen.fillStyle = color;
  pen.fill();
  if (view.k < 0.3) return;
  pen.strokeStyle = shade(color);
  pen.lineWidth = Math.min(1.2, view.k * 1.4);
  pen.stroke();
}

// A color nearer to the ink, for edges.
const shades = new Map();
function shade(color) {
  const key = color + theme.isDark;
  if (!shades.has(key)) {
    const toward = theme.isDark ? 255 : 0, part = (at) => Math.round(parseInt(color.slice(at, at + 2), 16) * 0.68 + toward * 0.32);
    shades.set(key, `rgb(${part(1)}, ${part(3)}, ${part(5)})`);
  }
  return shades.get(key);
}

// How sure a rank is, as how far its ring closes: the interval spans at most so many places, or this share of all.
const SURE = [[5, 0.1, 1], [20, 0.25, 0.75], [80, 0.5, 0.5], [Infinity, Infinity, 0.25]];
let stepsHere;
const sureSteps = () => (stepsHere ??= SURE
  .map(([places, share, part]) => [Math.min(places, Math.max(1, Math.floor(share * model.shown.of_organizations))), part])
  .filter(([places], at, steps) => !at || places > steps[at - 1][0]));
const closes = (low, high) => sureSteps().find(([places]) => high - low <= places)[1];
const sureness = (i) => (model.organizations.low?.[i] ? closes(model.organizations.low[i], model.organizations.high[i]) : 1);

const isRinged = (i) => rankOf(i) <= RINGED * Math.max(1, (view.k / whole) ** 1.5);
const ringAt = (i) => radiusAt(i) * 1.2 + 3;

function rings(pen) {
  for (let i = 0; i < model.n; i++) {
    if (!isRinged(i) || !seen.organizations[i] || !isApart(i) || (seen.focus && !seen.focus.has(i))) continue;
    if (isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 40)) sureRing(pen, toScreenX(model.x[i]), toScreenY(model.y[i]), ringAt(i), sureness(i));
  }
  for (const [i, width] of [[state.over, 2], [state.selected, 3]]) {
    if (i < 0 || !seen.organizations[i]) continue;
    circle(pen, toScreenX(model.x[i]), toScreenY(model.y[i]), ringAt(i) + 4);
    Object.assign(pen, { strokeStyle: theme.accent, lineWidth: width });
    pen.stroke();
  }
}

function sureRing(pen, x, y, r, part) {
  circle(pen, x, y, r);
  Object.assign(pen, { strokeStyle: theme.ink, lineWidth: 1, globalAlpha: 0.18 });
  pen.stroke();
  pen.globalAlpha = 1;
  pen.beginPath();
  pen.arc(x, y, r, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * part);
  Object.assign(pen, { strokeStyle: theme.ink, lineWidth: 1.8 });
  pen.stroke();
}
