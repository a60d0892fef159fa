// Names on the map, the most important first, none over another and none cut at the edge.
const FONT = '"Noto Sans KR", "Noto Sans CJK KR", Pretendard, "Malgun Gothic", "Apple SD Gothic Neo", system-ui, sans-serif';
let labels = [];

function label(context) {
  labels = [];
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.lineJoin = "round";
  const most = Math.max(14, Math.round((view.width * view.height) / 14000)), order = importance();
  const bodies = order.slice(0, 90).map((i) => bodyOf(i));
  for (const i of order) {
    if (labels.length >= most) break;
    tryLabel(context, i, bodies);
  }
  if (!seen.focus) { communityLabels(context, bodies); aloneLabel(context, bodies); }
}

// The block of those without ties says what it is.
function aloneLabel(context, bodies) {
  const alone = [];
  for (let i = 0; i < model.n; i++) if (model.from[i] === model.from[i + 1] && seen.organizations[i]) alone.push(i);
  if (alone.length < 3) return;
  const left = Math.min(...alone.map((i) => toScreenX(model.x[i]))), top = Math.min(...alone.map((i) => toScreenY(model.y[i]))) - 14 * view.k - 20;
  context.font = `600 12.5px ${FONT}`;
  const text = word("alone", count(alone.length)), box = { of: -2, left, top, right: left + context.measureText(text).width + 8, bottom: top + 16, text };
  if (!isInside(box) || !isFree(box, bodies)) return;
  labels.push(box);
  write(context, [text], box, "left", 12.5, theme.soft);
}

// Chosen and pointed at first, then by rank as a hub, then by size.
function importance() {
  const { rank } = model.organizations, shown = [];
  for (let i = 0; i < model.n; i++) {
    if (!seen.organizations[i] || (seen.focus && !seen.focus.has(i) && i !== state.over)) continue;
    if (isNear(toScreenX(model.x[i]), toScreenY(model.y[i]), 0)) shown.push(i);
  }
  const first = (i) => (i === state.selected ? 2 : i === state.over ? 1 : 0);
  const place = (i) => (rank && rank[i] !== null && rank[i] <= 20 ? 20 - rank[i] : -1);
  return shown.sort((i, j) => first(j) - first(i) || place(j) - place(i) || model.radius[j] - model.radius[i] || i - j);
}

function bodyOf(i) {
  const r = radiusAt(i), x = toScreenX(model.x[i]), y = toScreenY(model.y[i]);
  return { of: i, left: x - r, right: x + r, top: y - r, bottom: y + r };
}

function isLarge(i) {
  const { rank } = model.organizations;
  return radiusAt(i) > 5.5 || (rank && rank[i] !== null && rank[i] <= 12) || Boolean(seen.focus) || i === state.over;
}

function tryLabel(context, i, bodies) {
  if (!isLarge(i)) return;
  const r = radiusAt(i), isChosen = i === state.selected || i === state.over, size = isChosen ? 14 : r > 11 ? 13 : 12;
  context.font = `${isChosen || r > 11 ? 600 : 500} ${size}px ${FONT}`;
  const lines = wrapped(context, named(i)), width = Math.max(...lines.map((line) => context.measureText(line).width)) + 4, height = lines.length * size * 1.22;
  const x = toScreenX(model.x[i]), y = toScreenY(model.y[i]), gap = r * 1.15 + 5;
  const spots = [[x + gap, y - height / 2, "left"], [x - gap - width, y - height / 2, "right"], [x - width / 2, y + gap - 2, "center"], [x - width / 2, y - gap - height + 2, "center"]];
  for (const [left, top, align] of spots) {
    const box = { of: i, left, top, right: left + width, bottom: top + height, text: named(i) };
    if (!isFree(box, bodies) && !isChosen) continue;
    if (!isInside(box)) continue;
    labels.push(box);
    write(context, lines, box, align, size, isChosen ? theme.accent : theme.ink);
    return;
  }
}

const isInside = (box) => box.left >= 2 && box.top >= 2 && box.right <= view.width - 2 && box.bottom <= view.height - 2;
const touches = (one, two) => one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom;

function isFree(box, bodies) {
  return !labels.some((other) => touches(box, other)) && !bodies.some((body) => body.of !== box.of && touches(box, body));
}

// Up to two lines; what is longer still ends in an ellipsis and stands whole on the card.
function wrapped(context, text) {
  const most = view.width < 600 ? 110 : 150;
  if (context.measureText(text).width <= most) return [text];
  const letters = Array.from(text);
  let cut = letters.length;
  while (cut > 1 && context.measureText(letters.slice(0, cut).join("")).width > most) cut--;
  const space = letters.slice(0, cut + 1).lastIndexOf(" ");
  if (space > cut * 0.4) cut = space;
  const rest = letters.slice(cut).join("").trim();
  let second = Array.from(rest);
  if (context.measureText(rest).width <= most) return [letters.slice(0, cut).join(""), rest];
  while (second.length > 1 && context.measureText(second.join("") + "…").width > most) second.pop();
  return [letters.slice(0, cut).join(""), second.join("") + "…"];
}

function write(context, lines, box, align, size, color) {
  context.textAlign = align;
  context.textBaseline = "top";
  const x = align === "left" ? box.left + 2 : align === "right" ? box.right - 2 : (box.left + box.right) / 2;
  lines.forEach((line, i) => {
    context.strokeStyle = theme.halo;
    context.lineWidth = 3.5;
    context.globalAlpha = 0.9;
    context.strokeText(line, x, box.top + i * size * 1.22 + 1);
    context.globalAlpha = 1;
    context.fillStyle = color;
    context.fillText(line, x, box.top + i * size * 1.22 + 1);
  });
}

// Names of communities stand over their outlines where there is room.
function communityLabels(context, bodies) {
  context.font = `600 12.5px ${FONT}`;
  hulls().forEach((hull, community) => {
    const text = spoken({ ko: model.communities.ko[community], en: model.communities.en[community] });
    const xs = hull.map(([x]) => toScreenX(x)), top = Math.min(...hull.map(([, y]) => toScreenY(y))) - 22 * view.k - 17;
    const width = context.measureText(text).width + 8, wide = Math.max(...xs) - Math.min(...xs) + 44 * view.k;
    if (width > wide * 1.5 || wide < 60) return;
    const middle = (Math.max(...xs) + Math.min(...xs)) / 2;
    const box = { of: -1, left: middle - width / 2, right: middle + width / 2, top, bottom: top + 16, text };
    if (!isInside(box) || !isFree(box, bodies)) return;
    labels.push(box);
    write(context, [text], box, "center", 12.5, theme.soft);
  });
}
