// Which organization, or closed area, is under the pointer: looked up in a grid over the network's own places.
const CELL = 60;
let gridAre = null;

function grid() {
  if (gridAre) return gridAre;
  gridAre = new Map();
  for (let i = 0; i < model.n; i++) {
    const key = `${Math.floor(model.x[i] / CELL)},${Math.floor(model.y[i] / CELL)}`;
    if (!gridAre.has(key)) gridAre.set(key, []);
    gridAre.get(key).push(i);
  }
  return gridAre;
}

function pick(x, y, slack) {
  const worldX = toWorldX(x), worldY = toWorldY(y), reach = Math.min(slack / view.k, 900) + 22;
  let best = -1, nearest = Infinity;
  for (let column = Math.floor((worldX - reach) / CELL); column <= Math.floor((worldX + reach) / CELL); column++) {
    for (let row = Math.floor((worldY - reach) / CELL); row <= Math.floor((worldY + reach) / CELL); row++) {
      for (const i of grid().get(`${column},${row}`) ?? []) {
        if (!seen.organizations[i] || !isApart(i)) continue;
        const away = Math.hypot(toScreenX(model.x[i]) - x, toScreenY(model.y[i]) - y) - radiusAt(i);
        if (away <= slack && away < nearest) { nearest = away; best = i; }
      }
    }
  }
  return best;
}

function pickArea(x, y) {
  return areas().find((area, place) => !open[place] && area.members.length && Math.hypot(toScreenX(area.spot.x) - x, toScreenY(area.spot.y) - y) <= area.spot.r * view.k);
}

// A closed area opens by coming near.
function enter(area) {
  const { x, y, round } = area;
  glideTo(fittedTo([x - round, y - round, x + round, y + round], 2.4));
}
