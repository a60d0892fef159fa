// The picture, from the ground up. `pen` is a canvas context, or the pen that writes SVG.
let theme = {};
// A layout may have painters of its own: `under` (beneath the ties), `ties` (instead of them), `names` (of its areas); and
// its own `pick` (areas at a point), `choose` (areas), `side` (what stands beside the map) and `bounds`.
const painters = {};

function retheme() {
  const isDark = state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = isDark ? "dark" : "light";
  const style = getComputedStyle(document.documentElement);
  for (const name of ["paper", "ink", "soft", "tie", "area", "edge", "accent", "idea"]) theme[name] = style.getPropertyValue(`--${name}`).trim();
  theme.isDark = isDark;
}

function paint(pen) {
  const own = painters[layout().key] ?? {};
  pen.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  pen.fillStyle = theme.paper;
  pen.fillRect(0, 0, view.width, view.height);
  pen.lineJoin = pen.lineCap = "round";
  reopen();
  if (own.under) own.under(pen);
  else outlines(pen);
  if (own.ties && !seen.focus) own.ties(pen);
  else ties(pen);
  if (state.suggested) suggestedTies(pen);
  closedAreas(pen);
  organizations(pen);
}

// A soft ground beneath each open area, with a fine edge.
function outlines(pen) {
  areas().forEach((area, place) => {
    if (!open[place] || area.members.length < 3 || !isNear(toScreenX(area.x), toScreenY(area.y), area.reach * view.k + 40)) return;
    pen.beginPath();
    hullOf(area).forEach(([x, y], i) => pen[i ? "lineTo" : "moveTo"](toScreenX(x), toScreenY(y)));
    pen.closePath();
    pen.strokeStyle = theme.edge;
    pen.lineWidth = 50 * view.k + 2;
    pen.stroke();
    pen.strokeStyle = pen.fillStyle = theme.area;
    pen.lineWidth = 50 * view.k;
    pen.stroke();
    pen.fill();
  });
}

// A closed area: a circle with its members by group as a ring.
function closedAreas(pen) {
  areas().forEach((area, place) => {
    const x = toScreenX(area.spot.x), y = toScreenY(area.spot.y), r = Math.max(3, area.spot.r * view.k);
    if (open[place] || !area.members.length || !isNear(x, y, r)) return;
    pen.globalAlpha = seen.focus ? 0.3 : 1;
    circle(pen, x, y, r);
    pen.fillStyle = theme.area;
    pen.fill();
    const width = Math.max(2.5, Math.min(9, r * 0.2));
    let from = -Math.PI / 2;
    pen.lineWidth = width;
    pen.lineCap = "butt";
    mixOf(area).forEach((members, group) => {
      if (!members) return;
      const to = from + (2 * Math.PI * members) / area.members.length;
      pen.beginPath();
      pen.arc(x, y, Math.max(0.5, r - width / 2), from, to);
      pen.strokeStyle = coloring().groups[group].color;
      pen.stroke();
      from = to;
    });
    pen.lineCap = "round";
  });
  pen.globalAlpha = 1;
}

function circle(pen, x, y, r) {
  pen.beginPath();
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, 2 * Math.PI);
}
