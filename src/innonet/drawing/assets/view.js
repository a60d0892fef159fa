// From the network's own places to the screen and back.
const view = { x: 0, y: 0, k: 1, width: 0, height: 0, ratio: 1 };
const toScreenX = (x) => (x - view.x) * view.k + view.width / 2;
const toScreenY = (y) => (y - view.y) * view.k + view.height / 2;
const toWorldX = (x) => (x - view.width / 2) / view.k + view.x;
const toWorldY = (y) => (y - view.height / 2) / view.k + view.y;
const radiusAt = (i) => Math.max(rankOf(i) <= RINGED ? 4 : 1.3, model.radius[i] * view.k);
const isNear = (x, y, margin) => x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
let closest = 8, whole = 1, gliding = 0, isMoved = false;

function bounds(chosen) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < model.n; i++) {
    if (chosen ? !chosen.has(i) : !seen.organizations[i]) continue;
    const r = model.radius[i] + 6;
    left = Math.min(left, model.x[i] - r); right = Math.max(right, model.x[i] + r);
    top = Math.min(top, model.y[i] - r); bottom = Math.max(bottom, model.y[i] + r);
  }
  const box = left < right ? [left, top, right, bottom] : [-100, -100, 100, 100];
  return chosen ? box : painters[layout().key]?.bounds?.(box) ?? box;
}

function fitted(chosen) { return fittedTo(bounds(chosen), chosen ? 1.6 : 2.4); }

// Room is left at the sides for names, and at the top and bottom for buttons.
function fittedTo([left, top, right, bottom], most) {
  const side = Math.min(90, view.width * 0.07), above = Math.min(64, view.height * 0.09), below = Math.min(44, view.height * 0.06);
  const k = Math.max(1e-4, Math.min((view.width - 2 * side) / (right - left), (view.height - above - below) / (bottom - top), most));
  return { x: (left + right) / 2, y: (top + bottom) / 2 - (above - below) / 2 / k, k };
}

// On a screen held upright the network is drawn out to use its height, a small one more: only distances grow. An address with a place in view says how far.
function drawOut(kept) {
  const own = model.layouts[0], [wide, high] = [own.x, own.y].map((values) => values.slice().sort()).map((all) => all.at(-1) - all[0]);
  const room = view.height > 1.2 * view.width ? (view.height * wide) / (view.width * high) : 1;
  model.tall = Math.max(1, Math.min(model.n < 60 ? 2.2 : 1.6, +(kept.has("view") ? +kept.get("tall") : room).toFixed(2) || 1));
  own.y = own.y.map((y) => y * model.tall);
  if (layout() === own) arrange(0);
}

function moveTo(place) {
  Object.assign(view, place);
  isMoved = true;
  moved();
}

// Glide there, unless the reader asked for less motion.
function glideTo(place) {
  const own = ++gliding, start = { x: view.x, y: view.y, k: view.k }, began = performance.now();
  if (isCalm()) return moveTo(place);
  const step = (now) => {
    if (own !== gliding) return;
    const part = Math.min(1, Math.max(0, (now - began) / 320)), ease = 1 - (1 - part) ** 3;
    moveTo({ x: start.x + (place.x - start.x) * ease, y: start.y + (place.y - start.y) * ease, k: start.k * (place.k / start.k) ** ease });
    if (part < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  const k = Math.min(closest, Math.max(whole / 3, view.k * factor));
  const worldX = toWorldX(x), worldY = toWorldY(y);
  gliding++;
  moveTo({ k, x: worldX - (x - view.width / 2) / k, y: worldY - (y - view.height / 2) / k });
}

function showWhole() { glideTo(fitted()); }
