// The small map: where in the whole one is, shown while zoomed in.
let smallAre = null;
const SMALL = 168;

function smallMap() {
  const box = by("small"), isNeeded = view.k > whole * 1.3 && view.width > 420;
  box.hidden = !isNeeded;
  if (!isNeeded) return;
  const place = smallPlace(), pen = box.getContext("2d");
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.drawImage(smallPicture(place), 0, 0);
  pen.setTransform(2, 0, 0, 2, 0, 0);
  const x = (view.x - view.width / 2 / view.k - place.left) * place.k, y = (view.y - view.height / 2 / view.k - place.top) * place.k;
  Object.assign(pen, { strokeStyle: theme.accent, lineWidth: 1.6 });
  pen.strokeRect(x, y, (view.width / view.k) * place.k, (view.height / view.k) * place.k);
}

function smallPlace() {
  const [left, top, right, bottom] = bounds(), k = Math.min(SMALL / (right - left), 120 / (bottom - top));
  return { left, top, k, width: (right - left) * k, height: (bottom - top) * k };
}

// Drawn once for what is shown, then reused.
function smallPicture({ left, top, k, width, height }) {
  const key = [state.layout, state.color, theme.isDark, seen.counts, width].join();
  if (smallAre?.key === key) return smallAre.image;
  const image = document.createElement("canvas"), pen = image.getContext("2d"), box = by("small");
  image.width = box.width = Math.round(width * 2);
  image.height = box.height = Math.round(height * 2);
  Object.assign(box.style, { width: `${width}px`, height: `${height}px` });
  pen.scale(2, 2);
  pen.fillStyle = theme.area;
  pen.fillRect(0, 0, width, height);
  for (let i = 0; i < model.n; i++) {
    if (!seen.organizations[i]) continue;
    const r = Math.max(0.7, model.radius[i] * k);
    pen.fillStyle = groupOf(i).color;
    pen.fillRect((model.x[i] - left) * k - r, (model.y[i] - top) * k - r, 2 * r, 2 * r);
  }
  smallAre = { key, image };
  return image;
}

function smallMoving() {
  const go = (event) => {
    const place = smallPlace();
    moveTo({ x: place.left + event.offsetX / place.k, y: place.top + event.offsetY / place.k });
  };
  by("small").addEventListener("pointerdown", (event) => { event.target.setPointerCapture(event.pointerId); go(event); });
  by("small").addEventListener("pointermove", (event) => { if (event.buttons) go(event); });
}
