// When to draw: sharp at rest; while moving the whole again if that is quick, else the last picture moved along.
let canvas, context, last = null, isKept = false, cost = 0, waiting = 0, resting = 0, drawnAt = 0, isSlow = false;
const QUICK = 11, REST = 140, FRAME = 26;

function prepare() {
  canvas = by("map");
  context = canvas.getContext("2d");
  new ResizeObserver(fitAgain).observe(by("stage"));
  measureStage();
}

// Whether the size is another: a frame of a notebook has none until it is scrolled to.
function measureStage() {
  const { width, height } = by("stage").getBoundingClientRect(), ratio = Math.min(window.devicePixelRatio || 1, 2.5);
  if (!width || (width === view.width && height === view.height && ratio === view.ratio)) return false;
  Object.assign(view, { width, height, ratio });
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  return true;
}

function fitAgain() {
  if (!measureStage()) return;
  whole = fitted().k;
  if (isMoved) return sharp();
  Object.assign(view, fitted(seen.focus));
  sharp();
}

// The view has moved: a frame soon, and a sharp one when it rests.
function moved() {
  clearTimeout(resting);
  resting = setTimeout(rested, REST);
  if (!waiting) waiting = requestAnimationFrame(frame);
}

function rested() {
  sharp();
  keep();
}

// What drawing takes shows in part only in when the next frame comes.
function frame(now) {
  waiting = 0;
  if (drawnAt && now - drawnAt > FRAME && now - drawnAt < 10 * FRAME) isSlow = true;
  drawnAt = 0;
  if (isSlow || cost > QUICK) return slide();
  sharp();
  drawnAt = now;
}

function slide() {
  if (!isKept) keepPicture();
  const k = view.k / last.k, x = (last.x - view.x) * view.k + (view.width / 2) * (1 - k), y = (last.y - view.y) * view.k + (view.height / 2) * (1 - k);
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, view.width, view.height);
  context.drawImage(last.image, x, y, view.width * k, view.height * k);
}

function sharp() {
  const began = performance.now();
  paint(context);
  smallMap();
  label(context);
  cost = performance.now() - began;
  last = { image: last?.image, x: view.x, y: view.y, k: view.k };
  isKept = false;
}

// A copy of the sharp picture, made when it is about to be moved: at rest nobody needs one, and copying takes longer than drawing.
function keepPicture() {
  last.image ??= document.createElement("canvas");
  last.image.width = canvas.width;
  last.image.height = canvas.height;
  last.image.getContext("2d").drawImage(canvas, 0, 0);
  isKept = true;
}

// What is shown has changed, not the place.
function changed() {
  cost = drawnAt = 0;
  isSlow = false;
  sharp();
}
