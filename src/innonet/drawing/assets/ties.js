// Ties: wider the stronger, paler the more there are, of very many those between areas paler still, so that areas are seen;
// few in one path (long paths are slow to draw).
const AT_ONCE = 16, MANY = 3000, MOST = 9000, WIDTHS = [0.7, 1.2, 2, 3.2];

const strengthBand = (strength) => model.bands.findLastIndex((least) => strength > least) + 1;

function endsInView() {
  const at = new Uint8Array(model.n);
  let many = 0;
  for (let i = 0; i < model.n; i++) if (isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 10)) { at[i] = 1; many++; }
  return { at, many };
}

function ties(pen) {
  const { a, b } = model, { of } = layout(), bands = [[], [], [], []], lit = [];
  const inView = endsInView(), isCrowded = inView.many < model.n && seen.counts[1] > MANY;
  let near = 0;
  for (let i = 0; i < a.length; i++) {
    if (!seen.ties[i]) continue;
    if (seen.focus && isLit(a[i], b[i])) { lit.push(i); continue; }
    if (!isApart(a[i]) || !isApart(b[i])) continue;
    // Of very many, those that only pass through are left out.
    if (isCrowded ? !inView.at[a[i]] && !inView.at[b[i]] : isAway(i)) continue;
    bands[strengthBand(model.strength[i])].push(i);
    near++;
  }
  if (open.includes(false)) bundled(pen);
  const alpha = Math.min(0.4, Math.max(0.05, 6.5 / Math.sqrt(near || 1))) * (seen.focus ? 0.3 : 1), scale = Math.min(1.5, Math.max(0.65, view.k));
  let left = MOST;
  for (const band of [3, 2, 1, 0]) {
    const some = bands[band].slice(0, Math.max(0, left));
    left -= some.length;
    const shade = Math.min(0.75, alpha * (1 + 0.3 * band)), paler = near > MANY ? some.filter((i) => of[a[i]] !== of[b[i]]) : [];
    strokes(pen, paler, theme.tie, WIDTHS[band] * scale, shade * 0.6);
    strokes(pen, paler.length ? some.filter((i) => of[a[i]] === of[b[i]]) : some, theme.tie, WIDTHS[band] * scale, shade);
  }
  for (const band of [0, 1, 2, 3]) strokes(pen, lit.filter((i) => strengthBand(model.strength[i]) === band), theme.accent, (WIDTHS[band] + 0.5) * scale, lit.length > 150 ? 0.4 : 0.7);
}

function isAway(i) {
  const x1 = toScreenX(model.x[model.a[i]]), y1 = toScreenY(model.y[model.a[i]]), x2 = toScreenX(model.x[model.b[i]]), y2 = toScreenY(model.y[model.b[i]]);
  return Math.max(x1, x2) < 0 || Math.max(y1, y2) < 0 || Math.min(x1, x2) > view.width || Math.min(y1, y2) > view.height;
}

function isLit(one, other) {
  if (state.route.length) return Math.abs(state.route.indexOf(one) - state.route.indexOf(other)) === 1 && seen.focus.has(one) && seen.focus.has(other);
  if (state.selected >= 0 && state.steps === 1) return one === state.selected || other === state.selected;
  return seen.focus.has(one) && seen.focus.has(other);
}

function strokes(pen, some, color, width, alpha) {
  Object.assign(pen, { strokeStyle: color, lineWidth: width, globalAlpha: alpha });
  let many = 0;
  for (const i of some) {
    if (!many) pen.beginPath();
    pen.moveTo(toScreenX(model.x[model.a[i]]), toScreenY(model.y[model.a[i]]));
    pen.lineTo(toScreenX(model.x[model.b[i]]), toScreenY(model.y[model.b[i]]));
    if (++many === AT_ONCE) { pen.stroke(); many = 0; }
  }
  if (many) pen.stroke();
  pen.globalAlpha = 1;
}

// Between areas of which one is closed: one line, wider the more ties it stands for.
function bundled(pen) {
  const most = bundles().at(-1)?.ties ?? 1;
  pen.strokeStyle = theme.tie;
  for (const { one, other, ties } of bundles().slice(-300)) {
    if (open[one] && open[other]) continue;
    pen.globalAlpha = (0.08 + 0.3 * Math.sqrt(ties / most)) * (seen.focus ? 0.3 : 1);
    pen.lineWidth = 0.5 + 6 * Math.sqrt(ties / most);
    pen.beginPath();
    const [p, q] = [one, other].map((place) => (open[place] ? areas()[place] : areas()[place].spot));
    pen.moveTo(toScreenX(p.x), toScreenY(p.y));
    pen.lineTo(toScreenX(q.x), toScreenY(q.y));
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

// Suggested ties: each pair of a suggestion that is not tied yet.
function pairsOf({ of }) {
  const found = [];
  of.forEach((one, at) => of.slice(at + 1).forEach((other) => { if (!isTied(one, other)) found.push([one, other]); }));
  return found;
}

function suggestedTies(pen) {
  Object.assign(pen, { strokeStyle: theme.idea, lineWidth: 2.2 });
  pen.setLineDash([7, 5]);
  for (const suggestion of model.suggestions) for (const [one, other] of pairsOf(suggestion)) {
    if (!seen.organizations[one] || !seen.organizations[other]) continue;
    pen.globalAlpha = !seen.focus || (seen.focus.has(one) && seen.focus.has(other)) ? 0.95 : 0.2;
    pen.beginPath();
    pen.moveTo(toScreenX(model.x[one]), toScreenY(model.y[one]));
    pen.lineTo(toScreenX(model.x[other]), toScreenY(model.y[other]));
    pen.stroke();
  }
  pen.setLineDash([]);
  pen.globalAlpha = 1;
}
