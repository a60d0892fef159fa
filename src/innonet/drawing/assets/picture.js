// When to draw: sharp at rest; while moving the whole again if that is quick, else the last picture moved along.
let canvas, context, last = null, cost = 0, waiting = 0, resting = 0;
const QUICK = 11, REST = 140;

function prepare() {
  canvas = by("map");
  context = canvas.getContext("2d");
  new ResizeObserver(measureStage).observe(by("stage"));
  measureStage();
}

function measureStage() {
  const { width, height } = by("stage").getBoundingClientRect(), first = !view.width;
  const ratio = Math.min(window.devicePixelRatio || 1, 2.5);
  if (width === view.width && height === view.height && ratio === view.ratio) return;
  Object.assign(view, { width, height, ratio });
  canvas.width = Math.max(1, Math.round(width * ratio));
  canvas.height = Math.max(1, Math.round(height * ratio));
  last = null;
  if (!first && model) sharp();
}

// The view has moved: a frame soon, and a sharp one when it rests.
function moved() {
  clearTimeout(resting);
  resting = setTimeout(sharp, REST);
  if (!waiting) waiting = requestAnimationFrame(frame);
}

function frame() {
  waiting = 0;
  if (cost > QUICK && last) slide();
  else sharp();
}

function slide() {
  const k = view.k / last.k, x = (last.x - view.x) * view.k + (view.width / 2) * (1 - k), y = (last.y - view.y) * view.k + (view.height / 2) * (1 - k);
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  context.fillStyle = theme.paper;
  context.fillRect(0, 0, view.width, view.height);
  context.drawImage(last.image, x, y, view.width * k, view.height * k);
}

function sharp() {
  const began = performance.now();
  clearTimeout(resting);
  paint(context);
  label(context);
  cost = performance.now() - began;
  if (cost > QUICK) keepPicture();
}

function keepPicture() {
  const image = last?.image ?? document.createElement("canvas");
  image.width = canvas.width;
  image.height = canvas.height;
  image.getContext("2d").drawImage(canvas, 0, 0);
  last = { image, x: view.x, y: view.y, k: view.k };
}

// What is shown has changed, not the place.
function changed() {
  cost = 0;
  sharp();
}

// A picture to keep: title, map and legend, twice as sharp.
function saveImage() {
  const image = document.createElement("canvas"), ratio = 2, strip = 74;
  const kept = { ...view };
  image.width = view.width * ratio;
  image.height = (view.height + strip) * ratio;
  const inside = document.createElement("canvas");
  inside.width = view.width * ratio;
  inside.height = view.height * ratio;
  view.ratio = ratio;
  const drawing = inside.getContext("2d");
  paint(drawing);
  label(drawing);
  view.ratio = kept.ratio;
  const pen = image.getContext("2d");
  pen.scale(ratio, ratio);
  pen.fillStyle = theme.paper;
  pen.fillRect(0, 0, view.width, view.height + strip);
  pen.drawImage(inside, 0, 36, view.width, view.height);
  caption(pen, strip);
  image.toBlob((blob) => {
    const link = made("a", { href: URL.createObjectURL(blob), download: "innonet-map.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  });
  sharp();
}

function caption(pen, strip) {
  pen.textBaseline = "middle";
  pen.fillStyle = theme.ink;
  pen.font = `600 17px ${FONT}`;
  pen.fillText(model.title, 16, 20);
  pen.font = `500 13px ${FONT}`;
  let x = 16;
  for (const [place, group] of coloring().groups.entries()) {
    const text = spoken(group), wide = pen.measureText(text).width + 36, y = view.height + strip - 18;
    if (state.hidden.has(place) || x + wide > view.width) continue;
    pen.beginPath();
    trace(pen, group.shape, x + 6, y, 5.5);
    pen.fillStyle = group.color;
    pen.fill();
    pen.fillStyle = theme.ink;
    pen.fillText(text, x + 18, y + 1);
    x += wide;
  }
}
