// The map of places: outlines beneath, ties between places as arcs that count them, names of places first.
const BOW = 0.16, REACHED = 7;

// Outlines in the network's own unit: corners stand in the data as steps from the corner before.
function cells() {
  const own = layout();
  own.cells ??= own.rings.map((rings) => rings.map((steps) => {
    const ring = Float32Array.from(steps);
    for (let i = 2; i < ring.length; i++) ring[i] += ring[i - 2];
    return ring;
  }));
  own.boxes ??= own.cells.map(([ring]) => boxOf(ring));
  return own.cells;
}

function boxOf(ring) {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < ring.length; i += 2) {
    box[0] = Math.min(box[0], ring[i]); box[2] = Math.max(box[2], ring[i]);
    box[1] = Math.min(box[1], ring[i + 1]); box[3] = Math.max(box[3], ring[i + 1]);
  }
  return box;
}

function outlineOf(pen, rings) {
  pen.beginPath();
  for (const ring of rings) {
    for (let i = 0; i < ring.length; i += 2) pen[i ? "lineTo" : "moveTo"](toScreenX(ring[i]), toScreenY(ring[i + 1]));
    pen.closePath();
  }
}

function ground(pen) {
  cells().forEach((rings, place) => {
    const isChosen = state.places.includes(place);
    outlineOf(pen, rings);
    Object.assign(pen, { fillStyle: theme.area, strokeStyle: isChosen ? theme.accent : theme.soft, lineWidth: isChosen ? 2.5 : 1 });
    pen.fill();
    pen.globalAlpha = isChosen ? 1 : 0.4;
    pen.stroke();
    pen.globalAlpha = 1;
  });
}

// Who ties two places: an arc from the middle of the organizations of one to those of the other.
function arcOf({ one, other }) {
  const p = areas()[one], q = areas()[other], dx = q.x - p.x, dy = q.y - p.y, side = dx < 0 ? BOW : -BOW;
  return [p.x, p.y, (p.x + q.x) / 2 - dy * side, (p.y + q.y) / 2 + dx * side, q.x, q.y].map((at, i) => (i % 2 ? toScreenY(at) : toScreenX(at)));
}

const isOfChosen = ({ one, other }) => state.places.every((place) => place === one || place === other);
const isArcLit = (bundle) => state.places.length > 0 && isOfChosen(bundle);

function arcs(pen) {
  const most = bundles().at(-1)?.ties ?? 1;
  within(pen);
  for (const isLit of [false, true]) for (const bundle of bundles()) {
    if (isArcLit(bundle) !== isLit) continue;
    const part = Math.sqrt(bundle.ties / most), [x1, y1, x, y, x2, y2] = arcOf(bundle);
    pen.strokeStyle = isLit ? theme.accent : theme.tie;
    pen.globalAlpha = isLit ? 0.75 : (0.06 + 0.5 * part * part) * (state.places.length ? 0.25 : 1);
    pen.lineWidth = 0.6 + 6 * part;
    pen.beginPath();
    pen.moveTo(x1, y1);
    pen.quadraticCurveTo(x, y, x2, y2);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

// Ties inside a place stay fine lines.
function within(pen) {
  const { of } = layout(), some = [];
  for (let i = 0; i < model.a.length; i++) if (seen.ties[i] && of[model.a[i]] >= 0 && of[model.a[i]] === of[model.b[i]] && open[of[model.a[i]]]) some.push(i);
  strokes(pen, some, theme.tie, 0.8, 0.28);
}

function placeNames(pen) {
  if (state.places.length && !seen.focus) for (const bundle of bundles().filter(isArcLit).reverse()) countOf(pen, bundle);
  const size = view.width < 600 ? 11.5 : 13;
  layout().areas.forEach((area, place) => {
    const [left, top, right, bottom] = layout().boxes[place].map((at, i) => (i % 2 ? toScreenY(at) : toScreenX(at)));
    const whole = spoken(area), middle = (left + right) / 2, isChosen = state.places.includes(place);
    pen.font = `${isChosen ? 800 : 700} ${size}px ${FONT}`;
    const text = pen.measureText(whole).width > right - left ? whole.replace(/-(si|gun)$/, "") : whole;
    const width = pen.measureText(text).width + 4, height = size * LINE + 2;
    if (width > (right - left) * 1.7 && !isChosen) return;
    const boxes = [0.04, 0.12, 0.22, 0.38, 0.55, 0.72, 0.9].flatMap((down) => [0, -0.2, 0.2].map((aside) => {
      const x = middle + aside * (right - left), y = top + down * (bottom - top - height);
      return boxed(-1, x - width / 2, y, width, height, text);
    })).filter((box) => isInside(box) && isOver(place, toWorldX((box.left + box.right) / 2), toWorldY((box.top + box.bottom) / 2)));
    const box = boxes.find(isFree) ?? leastCovering(boxes);
    if (box) put(pen, [text], box, size, isChosen ? theme.accent : theme.ink);
  });
  const unknown = layout().unknown.filter((i) => seen.organizations[i]);
  if (unknown.length) blockName(pen, unknown, word("place_unknown", count(unknown.length)));
}

function countOf(pen, bundle) {
  const [x1, y1, x, y, x2, y2] = arcOf(bundle), text = count(bundle.ties);
  pen.font = `700 12px ${FONT}`;
  const width = pen.measureText(text).width + 6, box = boxed(-1, x1 / 4 + x / 2 + x2 / 4 - width / 2, y1 / 4 + y / 2 + y2 / 4 - 8, width, 16, text);
  if (isInside(box) && isClear(box)) put(pen, [text], box, 12, theme.accent);
}

// Whether a point of the network's own plane is inside a place.
function isOver(place, x, y) {
  return cells()[place].some((ring) => {
    let isIn = false;
    for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
      if (ring[i + 1] > y !== ring[j + 1] > y && x < ring[i] + ((y - ring[i + 1]) * (ring[j] - ring[i])) / (ring[j + 1] - ring[i + 1])) isIn = !isIn;
    }
    return isIn;
  });
}

// The arc under the pointer, or the place: one place or two are chosen; null is nothing.
function pickPlaces(x, y) {
  let [best, nearest] = [null, REACHED];
  for (const bundle of bundles()) {
    if (state.places.length && !isOfChosen(bundle)) continue;
    const [x1, y1, xc, yc, x2, y2] = arcOf(bundle);
    for (let t = 0.1; t < 0.91; t += 0.05) {
      const away = Math.hypot((1 - t) ** 2 * x1 + 2 * t * (1 - t) * xc + t * t * x2 - x, (1 - t) ** 2 * y1 + 2 * t * (1 - t) * yc + t * t * y2 - y);
      if (away <= nearest) [best, nearest] = [[bundle.one, bundle.other], away];
    }
  }
  if (best && state.places.length) return best;
  const over = layout().areas.findIndex((_, place) => isOver(place, toWorldX(x), toWorldY(y)));
  return over >= 0 ? [over] : best;
}

function choosePlaces(places) {
  const isSame = places.join() === state.places.join();
  Object.assign(state, { places: isSame ? [] : places, selected: -1, route: [], lit: [], tab: "legend" });
  update();
  if (state.places.length) tell(by("place-text").textContent);
}

// The same in words and by keyboard: a place is chosen from a list, its ties to others are a list.
function placing() {
  const named = layout().areas.map((area, place) => ({ place, text: spoken(area), members: areas()[place].members.length })).filter(({ members }) => members);
  named.sort((p, q) => p.text.localeCompare(q.text, state.lang));
  const box = by("place");
  box.replaceChildren(made("option", { value: "", text: word("place_none") }), ...named.map(({ place, text, members }) => made("option", { value: place, text: `${text} (${count(members)})` })));
  box.value = state.places[0] ?? "";
  box.onchange = () => choosePlaces(box.value === "" ? [] : [Number(box.value)]);
  const found = state.places.length ? bundles().filter(isArcLit).reverse() : [], [one, other] = state.places;
  by("place-text").textContent = one === undefined ? "" : other === undefined ? placeText(one) : word("place_between", spoken(areas()[one]), spoken(areas()[other]), count(found[0]?.ties ?? 0));
  by("place-ties").replaceChildren(...(other === undefined ? found : []).map((bundle) => {
    const far = bundle.one === one ? bundle.other : bundle.one, row = button("", () => choosePlaces([one, far]), { "data-key": `place${far}` });
    row.append(made("span", { text: spoken(areas()[far]) }), made("i", { text: word("place_ties", count(bundle.ties)) }));
    return made("li", {}, row);
  }));
}

function placeText(place) {
  const { of } = layout();
  let [inner, outer] = [0, 0];
  for (let i = 0; i < model.a.length; i++) {
    const [p, q] = [of[model.a[i]], of[model.b[i]]];
    if (!seen.ties[i] || p < 0 || q < 0 || (p !== place && q !== place)) continue;
    if (p === q) inner++;
    else outer++;
  }
  return `${spoken(areas()[place])}: ${word("place_inside", count(areas()[place].members.length), count(inner), count(outer))}${outer ? "" : ` ${word("place_alone")}`}`;
}

// The whole of the ground is in view, not only where organizations stand.
function groundBounds([left, top, right, bottom]) {
  cells();
  for (const box of layout().boxes) [left, top, right, bottom] = [Math.min(left, box[0]), Math.min(top, box[1]), Math.max(right, box[2]), Math.max(bottom, box[3])];
  return [left, top, right, bottom];
}

painters.geography = { under: ground, ties: arcs, names: placeNames, pick: pickPlaces, choose: choosePlaces, side: placing, bounds: groundBounds };
