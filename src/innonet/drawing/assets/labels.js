// Names on the map, the most important first: none over another, over a large organization, or cut at an edge.
let labels = [], taken = [], orderAre = null;

function label(pen) {
  labels = [];
  pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  const shown = order().filter(isNameable), isFar = open.includes(false), near = Math.max(1, view.k / whole);
  taken = [...covers(), ...shown.slice(0, 500).filter((i) => radiusAt(i) > 2.5).map(bodyOf)];
  const own = painters[layout().key] ?? {};
  if (own.names) own.names(pen);
  for (const i of [state.selected, state.over]) if (i >= 0 && seen.organizations[i]) nameOf(pen, i);
  const hubs = shown.filter((i) => rankOf(i) <= (view.width < 600 ? 5 : 10));
  for (const i of hubs) nameOf(pen, i);
  if (!seen.focus && !own.names) { areaNames(pen); aloneName(pen); }
  let left = Math.round(Math.max(6, (view.width * view.height) / 52000) * Math.min(4, near) * (seen.focus ? 2.5 : 1)), tries = 600;
  for (const [place, i] of shown.entries()) {
    if (left <= 0 || !tries--) break;
    if (((place < 30 && !isFar) || isLarge(i)) && nameOf(pen, i)) left--;
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

const isLarge = (i) => radiusAt(i) > 5 || rankOf(i) <= 12 || Boolean(seen.focus) || model.n < 60;

function bodyOf(i) {
  const r = radiusAt(i), x = toScreenX(model.x[i]), y = toScreenY(model.y[i]);
  return { of: i, left: x - r, right: x + r, top: y - r, bottom: y + r };
}

// What lies over the map: buttons, the small map.
function covers() {
  const stage = by("stage").getBoundingClientRect();
  return ["menu", "tools", "small"].map((id) => by(id).getBoundingClientRect()).filter((one) => one.width)
    .map((one) => ({ of: -9, left: one.left - stage.left - 4, right: one.right - stage.left + 4, top: one.top - stage.top - 4, bottom: one.bottom - stage.top + 4 }));
}

function nameOf(pen, i) {
  if (labels.some((one) => one.of === i)) return false;
  const r = radiusAt(i), isChosen = i === state.selected || i === state.over, isBold = isChosen || rankOf(i) <= 5 || r > 12, size = isChosen ? 14 : isBold ? 13 : 12;
  pen.font = `${isBold ? 600 : 500} ${size}px ${FONT}`;
  const lines = wrapped(pen, named(i)), width = Math.max(...lines.map((line) => pen.measureText(line).width)) + 4, height = lines.length * size * LINE + 2;
  const x = toScreenX(model.x[i]), y = toScreenY(model.y[i]), gap = r * 1.2 + (isChosen || rankOf(i) <= RINGED ? 6 : 3), slant = gap * 0.75;
  const spots = [
    [x + gap, y - height / 2, "left"], [x - width / 2, y + gap, "center"], [x - gap - width, y - height / 2, "right"], [x - width / 2, y - gap - height, "center"],
    [x + slant, y + slant * 0.5, "left"], [x + slant, y - slant * 0.5 - height, "left"], [x - slant - width, y + slant * 0.5, "right"], [x - slant - width, y - slant * 0.5 - height, "right"],
  ];
  const free = spots.map(([left, top, align]) => ({ of: i, left, top, right: left + width, bottom: top + height, text: named(i), align })).filter(isInside);
  const box = free.find(isFree) ?? (isChosen || rankOf(i) <= 10 ? leastCovering(free) : null);
  if (!box) return false;
  labels.push(box);
  write(pen, lines, box, box.align, size, isChosen ? theme.accent : theme.ink);
  return true;
}

const isInside = (box) => box.left >= 3 && box.top >= 3 && box.right <= view.width - 3 && box.bottom <= view.height - 3;
const touches = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;
const isFree = (box) => !labels.some((other) => touches(box, other)) && !taken.some((body) => body.of !== box.of && touches(box, body));

// A name that must be said may cover small organizations, the fewest, but no name and no hub.
function leastCovering(boxes) {
  const scored = boxes.filter((box) => !labels.some((other) => touches(box, other))).map((box) => {
    const covered = taken.filter((body) => body.of !== box.of && touches(box, body));
    return [covered.some(({ of }) => of === -9 || rankOf(of) <= 10) ? Infinity : covered.reduce((sum, body) => sum + body.right - body.left, 0), box];
  });
  return scored.filter(([cost]) => cost < Infinity).sort((p, q) => p[0] - q[0])[0]?.[1];
}

// Names of areas: over an open one, inside a closed one.
function areaNames(pen) {
  const sorted = areas().map((area, place) => [area, place]).sort(([p], [q]) => q.members.length - p.members.length);
  for (const [area, place] of sorted) {
    const x = toScreenX(area.x), y = toScreenY(area.y), r = (open[place] ? area.reach : area.round) * view.k;
    if (!area.members.length || r < 16 || !isNear(x, y, r)) continue;
    const size = Math.max(12, Math.min(15, r / 7)), text = spoken(area), number = word("places", count(area.members.length));
    pen.font = `700 ${size}px ${FONT}`;
    const width = Math.max(...[text, open[place] ? "" : number].map((line) => pen.measureText(line).width)) + 6;
    if (!open[place]) { inside(pen, [text, number], { x, y, r, width, size }); continue; }
    if (width > r * 3) continue;
    const ys = hullOf(area).map((point) => toScreenY(point[1])), above = Math.min(...ys) - 27 * view.k - size * LINE - 3, below = Math.max(...ys) + 27 * view.k + 3;
    const tops = [[x, above], [x - r * 0.5, above], [x + r * 0.5, above], [x, below], [x - r * 0.5, below], [x + r * 0.5, below]];
    areaName(pen, [text], tops.map(([middle, top]) => ({ of: -1, left: middle - width / 2, right: middle + width / 2, top, bottom: top + size * LINE + 2, text })), size);
  }
}

function inside(pen, lines, { x, y, r, width, size }) {
  const height = size * LINE * 2 + 2, isRoomy = width < r * 1.75 && height < r * 1.4;
  const box = (top) => ({ of: -1, left: x - width / 2, right: x + width / 2, top, bottom: top + height, text: lines[0] });
  if (isRoomy || r > 14) areaName(pen, lines, isRoomy ? [box(y - height / 2)] : [box(y + r + 2), box(y - r - 2 - height)], size);
}

function areaName(pen, lines, boxes, size) {
  const box = boxes.find((one) => isInside(one) && isFree(one));
  if (!box) return;
  labels.push(box);
  write(pen, lines, box, "center", size, theme.soft);
}

// The block of those without ties says what it is.
function aloneName(pen) {
  if (layout().key !== "network") return;
  let [left, top, alone] = [Infinity, Infinity, 0];
  for (let i = 0; i < model.n; i++) {
    if (model.from[i] !== model.from[i + 1] || !seen.organizations[i]) continue;
    [left, top, alone] = [Math.min(left, toScreenX(model.x[i])), Math.min(top, toScreenY(model.y[i])), alone + 1];
  }
  if (alone < 3) return;
  pen.font = `600 12.5px ${FONT}`;
  const text = word("alone", count(alone)), width = pen.measureText(text).width + 8;
  const box = { of: -2, left: left - 4, top: top - 14 * view.k - 20, text };
  Object.assign(box, { right: box.left + width, bottom: box.top + 17 });
  if (!isInside(box) || !isFree(box)) return;
  labels.push(box);
  write(pen, [text], box, "left", 12.5, theme.soft);
}
