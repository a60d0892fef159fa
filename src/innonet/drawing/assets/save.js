// Taking the map along: as a picture, as a drawing, as a file that opens the same view, on paper.
const TOP = 58, BOTTOM = 40;
let pristine = null;

function download(blob, name) {
  const link = made("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

const fileName = (ending) => `${spoken(model.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "innonet-map"}.${ending}`;

// Title, counts, map and legend, with whatever pen: the map's own view, moved down below the title.
function poster(pen, drawMap) {
  const width = view.width, height = view.height + TOP + BOTTOM;
  pen.fillStyle = theme.paper;
  pen.fillRect(0, 0, width, height);
  drawMap();
  Object.assign(pen, { textAlign: "left", textBaseline: "top", fillStyle: theme.ink, globalAlpha: 1, font: `700 19px ${FONT}` });
  pen.fillText(shortened(pen, spoken(model.title), width - 32), 16, 12);
  Object.assign(pen, { fillStyle: theme.soft, font: `500 13px ${FONT}` });
  pen.fillText([countsText(), ...narrowings()].join(" · "), 16, 37);
  let x = 16;
  for (const [place, group] of coloring().groups.entries()) {
    const text = spoken(group), wide = pen.measureText(text).width + 36, y = height - 20;
    if (hiddenIn(coloring().key).has(place) || x + wide > width) continue;
    pen.beginPath();
    trace(pen, group.shape, x + 6, y, 5.5);
    pen.fillStyle = group.color;
    pen.fill();
    pen.fillStyle = theme.ink;
    pen.fillText(text, x + 18, y - 8);
    x += wide;
  }
}

function posterImage() {
  const image = document.createElement("canvas"), inside = document.createElement("canvas"), kept = view.ratio, ratio = 2;
  Object.assign(image, { width: view.width * ratio, height: (view.height + TOP + BOTTOM) * ratio });
  Object.assign(inside, { width: view.width * ratio, height: view.height * ratio });
  view.ratio = ratio;
  const drawing = inside.getContext("2d");
  paint(drawing);
  label(drawing);
  view.ratio = kept;
  const pen = image.getContext("2d");
  pen.scale(ratio, ratio);
  poster(pen, () => pen.drawImage(inside, 0, TOP, view.width, view.height));
  sharp();
  return image;
}

const saveImage = () => posterImage().toBlob((blob) => download(blob, fileName("png")));

function svgText() {
  const outside = svgPen(view.width, view.height + TOP + BOTTOM), drawing = svgPen(view.width, view.height);
  paint(drawing);
  label(drawing);
  poster(outside, () => outside.put(drawing, TOP));
  sharp();
  return outside.written();
}

// The page as it came, with the view it is to open with.
function saveFile() {
  pristine.dataset.view = kept();
  download(new Blob([`<!DOCTYPE html>\n${pristine.outerHTML}`], { type: "text/html" }), fileName("html"));
}

async function copyLink() {
  await copied(location.href, document.body);
  tell(word("link_copied"));
  by("said").textContent = word("link_copied");
  setTimeout(() => { by("said").textContent = ""; }, 2500);
}

// Paper is white, whatever the screen, and has title and legend with the map.
function printing() {
  let before = "";
  const dress = (as) => { state.theme = as; retheme(); changed(); };
  addEventListener("beforeprint", () => { before = state.theme; dress("light"); by("paper").replaceChildren(posterImage()); });
  addEventListener("afterprint", () => { dress(before); by("paper").replaceChildren(); });
}
