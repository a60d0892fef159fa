// Which organization is under the pointer: looked up in a grid over the network's own places.
const CELL = 60;
let grid = null;

function gridAt() {
  if (grid) return grid;
  grid = new Map();
  for (let i = 0; i < model.n; i++) {
    const key = `${Math.floor(model.x[i] / CELL)},${Math.floor(model.y[i] / CELL)}`;
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(i);
  }
  return grid;
}

function pick(x, y, slack) {
  const worldX = toWorldX(x), worldY = toWorldY(y), reach = slack / view.k + 22;
  let best = -1, nearest = Infinity;
  for (let column = Math.floor((worldX - reach) / CELL); column <= Math.floor((worldX + reach) / CELL); column++) {
    for (let row = Math.floor((worldY - reach) / CELL); row <= Math.floor((worldY + reach) / CELL); row++) {
      for (const i of gridAt().get(`${column},${row}`) ?? []) {
        if (!seen.organizations[i]) continue;
        const away = Math.hypot(toScreenX(model.x[i]) - x, toScreenY(model.y[i]) - y) - radiusAt(i);
        if (away <= slack && away < nearest) { nearest = away; best = i; }
      }
    }
  }
  return best;
}
