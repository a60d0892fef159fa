// A shape for each group beside its color, all of about the same area.
const CORNERS = { dot: [8, Math.PI / 8, 1.04], square: [4, Math.PI / 4, 1.22], diamond: [4, 0, 1.3], triangle: [3, -Math.PI / 2, 1.42], down: [3, Math.PI / 2, 1.42], hexagon: [6, 0, 1.12], pentagon: [5, -Math.PI / 2, 1.16] };

function trace(context, shape, x, y, r) {
  if (shape === "star") return corners(context, x, y, 10, -Math.PI / 2, (i) => (i % 2 ? 0.6 : 1.38) * r);
  if (shape === "cross") return cross(context, x, y, r * 1.1, r * 0.42);
  if (!CORNERS[shape]) { context.moveTo(x + r, y); context.arc(x, y, r, 0, 2 * Math.PI); return; }
  const [number, turn, scale] = CORNERS[shape];
  corners(context, x, y, number, turn, () => scale * r);
}

function corners(context, x, y, number, turn, reach) {
  for (let i = 0; i < number; i++) {
    const angle = turn + (2 * Math.PI * i) / number, r = reach(i);
    context[i ? "lineTo" : "moveTo"](x + r * Math.cos(angle), y + r * Math.sin(angle));
  }
  context.closePath();
}

function cross(context, x, y, r, w) {
  [[-w, -r], [w, -r], [w, -w], [r, -w], [r, w], [w, w], [w, r], [-w, r], [-w, w], [-r, w], [-r, -w], [-w, -w]]
    .forEach(([dx, dy], i) => context[i ? "lineTo" : "moveTo"](x + dx, y + dy));
  context.closePath();
}
