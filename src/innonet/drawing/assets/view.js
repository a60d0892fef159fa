// From the network's own places to the screen and back.
const view = { x: 0, y: 0, k: 1, width: 0, height: 0, ratio: 1 };
const toScreenX = (x) => (x - view.x) * view.k + view.width / 2;
const toScreenY = (y) => (y - view.y) * view.k + view.height / 2;
const toWorldX = (x) => (x - view.width / 2) / view.k + view.x;
const toWorldY = (y) => (y - view.height / 2) / view.k + view.y;
const radiusAt = (i) => Math.max(1.6, model.radius[i] * view.k);
let closest = 8, farthest = 0.01;

function bounds(chosen) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < model.n; i++) {
    if (chosen ? !chosen.has(i) : !seen.organizations[i]) continue;
    const r = model.radius[i] + 6;
    left = Math.min(left, model.x[i] - r); right = Math.max(right, model.x[i] + r);
    top = Math.min(top, model.y[i] - r); bottom = Math.max(bottom, model.y[i] + r);
  }
  return left < right ? [left, top, right, bottom] : [-100, -100, 100, 100];
}

function fitted(chosen) {
  const [left, top, right, bottom] = bounds(chosen);
  const margin = Math.min(56, view.width * 0.05), high = Math.min(60, view.height * 0.08);
  const k = Math.min((view.width - 2 * margin) / (right - left), (view.height - 2 * high) / (bottom - top), chosen ? 1.8 : 2.4);
  return { x: (left + right) / 2, y: (top + bottom) / 2, k: Math.max(k, 1e-4) };
}

function fit(chosen) {
  moveTo(fitted(chosen));
  if (!chosen) farthest = view.k / 3;
}

function moveTo(place) {
  Object.assign(view, place);
  moved();
}

// Glide there, unless the reader asked for less motion.
function glideTo(place) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return moveTo(place);
  const start = { x: view.x, y: view.y, k: view.k }, began = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - began) / 320), ease = 1 - (1 - part) ** 3;
    moveTo({ x: start.x + (place.x - start.x) * ease, y: start.y + (place.y - start.y) * ease, k: start.k * (place.k / start.k) ** ease });
    if (part < 1) requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

function zoom(factor, x = view.width / 2, y = view.height / 2) {
  const k = Math.min(closest, Math.max(farthest, view.k * factor));
  const worldX = toWorldX(x), worldY = toWorldY(y);
  moveTo({ k, x: worldX - (x - view.width / 2) / k, y: worldY - (y - view.height / 2) / k });
}
