// Names on the map, the most important first: none over another, over a large organization, or cut at an edge.
let labels = [], taken = [], orderAre = null;

function label(pen) {
  labels = [];
  pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  const shown = order().filter(isNameable), isFar = open.includes(false), near = Math.max(1, view.k / whole);
  taken = [...covers(), ...closedBodies(), ...shown.slice(0, 500).filter((i) => radiusAt(i) > 2.5).map(bodyOf)];
  const own = painters[layout().key] ?? {};
  if (own.names) own.names(pen);
  for (const i of [state.selected, state.over]) if (i >= 0 && seen.organizations[i]) nameOf(pen, i);
  for (const i of shown.filter((one) => rankOf(one) <= (view.width < 600 ? 5 : 10))) nameOf(pen, i);
  if (!seen.focus && !own.names) { aloneName(pen); areaNames(pen); }
  let left = Math.round(Math.max(6, (view.width * view.height) / 52000) * Math.min(4, near) * (seen.focus ? 2.5 : 1)), tries = 600;
  for (const [place, i] of shown.entries()) {
    if (left <= 0 || !tries--) break;
    if (((place < 30 && !isFar) || isLarge(i)) && nameOf(pen, i) && model.n >= 60) left--;
  }
}

// By rank as a hub, then by size.
function order() {
  if (!orderAre) {
    const place = (i) => Math.min(rankOf(i), 21);
    orderAre = Array.from({ length: model.n }, (_, i) => i).sort((i, j) => place(i) - place(j) || model.radius[j] - model.radius[i] || i - j);
  }
  return orderAre;
}

function isNameable(i) {
  if (!seen.organizations[i] || (seen.focus ? !seen.focus.has(i) : seen.quiet[i] || !isApart(i))) return false;
  return isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 0);
}

const isLarge = (i) => radiusAt(i) > 5 || rankOf(i) <= 12 || seen.focus || model.n < 60;

function bodyOf(i) {
  return bodyAt(i, model.x[i], model.y[i], isRinged(i) ? ringAt(i) : radiusAt(i));
}

const bodyAt = (of, x, y, r) => boxed(of, toScreenX(x) - r, toScreenY(y) - r, 2 * r, 2 * r);

// Circles of closed areas, for other names to keep off.
function closedBodies() {
  return areas().flatMap(({ spot: { x, y, r }, members }, place) => (open[place] || !members.length ? [] : [{ ...bodyAt(-10 - place, x, y, 0.9 * r * view.k), isRound: true }]));
}

// What lies over the map: buttons, the small map.
function covers() {
  const stage = by("stage").getBoundingClientRect();
  return ["menu", "tools", "small"].map((id) => by(id).getBoundingClientRect()).filter((one) => one.width)
    .map(({ left, top, width, height }) => boxed(-9, left - stage.left - 4, top - stage.top - 4, width + 8, height + 8));
}

function nameOf(pen, i) {
  if (labels.some((one) => one.of === i)) return false;
  const r = radiusAt(i), isChosen = i === state.selected || i === state.over, isBold = isChosen || rankOf(i) <= 5 || r > 12, size = isChosen ? 14 : isBold ? 13 : 12;
  pen.font = `${isBold ? 600 : 500} ${size}px ${FONT}`;
  const lines = wrapped(pen, named(i)), width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 4, height = lines.length * size * LINE + 2;
  const x = toScreenX(model.x[i]), y = toScreenY(model.y[i]), gap = isChosen || isRinged(i) ? ringAt(i) + 3 : r * 1.2 + 3, slant = gap * 0.75;
  const spots = [
    [x + gap, y - height / 2, "left"], [x - width / 2, y + gap, "center"], [x - gap - width, y - height / 2, "right"], [x - width / 2, y - gap - height, "center"],
    ...[y + slant * 0.5, y - slant * 0.5 - height].flatMap((top) => [[x + slant, top, "left"], [x - slant - width, top, "right"]]),
    ...[y + gap, y - gap - height].flatMap((top) => [[x - r, top, "left"], [x + r - width, top, "right"]]),
  ];
  const free = spots.map(([left, top, align]) => boxed(i, left, top, width, height, named(i), align)).filter(isInside);
  const box = free.find(isFree) ?? (isChosen || rankOf(i) <= 10 ? leastCovering(free) : null);
  if (!box) return false;
  put(pen, lines, box, size, isChosen ? theme.accent : theme.ink);
  return true;
}

const boxed = (of, left, top, width, height, text, align = "center") => ({ of, left, top, right: left + width, bottom: top + height, text, align });

function put(pen, lines, box, size, color) {
  labels.push(box);
  write(pen, lines, box, box.align, size, color);
}

const isInside = (box) => box.left >= 3 && box.top >= 3 && box.right <= view.width - 3 && box.bottom <= view.height - 3;
// Twice how far the middle of two sides, told by both added up, lies outside a stretch.
const far = (from, twice, to) => Math.max(2 * from - twice, twice - 2 * to, 0);

// A circle does not fill the corners of the box around it.
function touches({ left, top, right, bottom }, two) {
  const x = far(left, two.left + two.right, right), y = far(top, two.top + two.bottom, bottom), width = two.right - two.left;
  return two.isRound ? Math.hypot(x, y) < width : x < width && y < two.bottom - two.top;
}

const isClear = (box) => !labels.some((other) => touches(box, other));
const isFree = (box) => isClear(box) && !taken.some((body) => body.of !== box.of && touches(box, body));

// A name that must be said may cover organizations, the fewest, but no name and no hub of a better rank.
function leastCovering(boxes) {
  const scored = boxes.filter(isClear).map((box) => {
    const covered = taken.filter((body) => body.of !== box.of && touches(box, body));
    return [covered.some(({ of }) => of === -9 || rankOf(of) < Math.min(11, rankOf(box.of))) ? Infinity : covered.reduce((sum, body) => sum + body.right - body.left, 0), box];
  });
  return scored.filter(([cost]) => cost < Infinity).sort((p, q) => p[0] - q[0])[0]?.[1];
}

// Names of areas: over an open one, inside a closed one.
function areaNames(pen) {
  const sorted = areas().map((area, place) => [area, place]).sort(([p], [q]) => q.members.length - p.members.length);
  for (const [area, place] of sorted) {
    const spot = open[place] ? area : area.spot, x = toScreenX(spot.x), y = toScreenY(spot.y), r = (open[place] ? area.reach : spot.r) * view.k;
    if (!area.members.length || r < 16 || !isNear(x, y, r)) continue;
    const size = Math.max(12, Math.min(15, r / 7)), text = spoken(area), number = word("places", count(area.members.length));
    pen.font = `700 ${size}px ${FONT}`;
    const lines = open[place] ? [text] : [...wrapped(pen, text), number], width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 6;
    if (!open[place]) { inside(pen, lines, { of: -10 - place, x, y, r, width, size }); continue; }
    if (width > r * 3) continue;
    const ys = hullOf(area).map((point) => toScreenY(point[1])), above = Math.min(...ys) - 27 * view.k - size * LINE - 3, below = Math.max(...ys) + 27 * view.k + 3;
    const tops = [[x, above], [x - r * 0.5, above], [x + r * 0.5, above], [x, below], [x - r * 0.5, below], [x + r * 0.5, below]];
    areaName(pen, lines, tops.map(([middle, top]) => boxed(-1, middle - width / 2, top, width, size * LINE + 2, text)), size);
  }
}

function inside(pen, lines, { of, x, y, r, width, size }) {
  const height = size * LINE * lines.length + 2, middle = width < r * 2.6 && height < r * 1.6 ? [y - height / 2] : [];
  const box = (top) => boxed(of, x - width / 2, top, width, height, lines[0]);
  areaName(pen, lines, [...middle, y + r + 2, y - r - 2 - height].map(box), size);
}

function areaName(pen, lines, boxes, size) {
  const box = boxes.find((one) => isInside(one) && isFree(one));
  if (box) put(pen, lines, box, size, theme.soft);
}

// The block of those without ties says what it is.
function aloneName(pen) {
  const alone = [];
  for (let i = 0; i < model.n; i++) if (model.from[i] === model.from[i + 1] && seen.organizations[i]) alone.push(i);
  if (alone.length > 2) blockName(pen, alone, word("alone", count(alone.length)));
}

// A name over a block of organizations, or under it.
function blockName(pen, some, text) {
  const all = some.map(bodyOf), edge = (pick, side) => all.map((one) => one[side]).reduce((one, two) => pick(one, two));
  const left = edge(Math.min, "left"), top = edge(Math.min, "top"), right = edge(Math.max, "right"), bottom = edge(Math.max, "bottom");
  pen.font = `600 12px ${FONT}`;
  taken.push({ of: -9, left, top, right, bottom });
  const width = pen.measureText(text).width + 4, starts = [left, (left + right - width) / 2, right - width];
  areaName(pen, [text], [top - 22, bottom + 6].flatMap((at) => starts.map((start) => boxed(-2, start, at, width, 16, text))), 12);
}
