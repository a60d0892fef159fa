// Pointer, wheel, touch and keys on the map.
const pointers = new Map();
let travelled = 0;

function pointing() {
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
    travelled = pointers.size > 1 ? 99 : 0;
    canvas.classList.add("held");
  });
  canvas.addEventListener("pointermove", (event) => (pointers.has(event.pointerId) ? dragged(event) : hovered(event)));
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, released);
  canvas.addEventListener("pointerleave", () => { if (state.over >= 0) { state.over = -1; changed(); } });
  canvas.addEventListener("wheel", (event) => { event.preventDefault(); zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.06 : 0.0018)), event.offsetX, event.offsetY); }, { passive: false });
  canvas.addEventListener("dblclick", (event) => zoom(2, event.offsetX, event.offsetY));
}

function dragged(event) {
  const before = [...pointers.values()].map((one) => one.slice());
  const [x, y] = pointers.get(event.pointerId);
  pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
  if (pointers.size === 1) {
    travelled += Math.hypot(event.offsetX - x, event.offsetY - y);
    if (travelled > 4) moveTo({ x: view.x - (event.offsetX - x) / view.k, y: view.y - (event.offsetY - y) / view.k });
  } else if (pointers.size === 2) pinched(before, [...pointers.values()]);
}

function pinched([one, two], [oneNow, twoNow]) {
  const middle = (p, q) => [(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], apart = (p, q) => Math.hypot(p[0] - q[0], p[1] - q[1]);
  const [x, y] = middle(oneNow, twoNow), [beforeX, beforeY] = middle(one, two);
  Object.assign(view, { x: view.x - (x - beforeX) / view.k, y: view.y - (y - beforeY) / view.k });
  zoom(apart(oneNow, twoNow) / Math.max(1, apart(one, two)), x, y);
}

function hovered(event) {
  if (event.pointerType === "touch") return;
  const over = pick(event.offsetX, event.offsetY, 4);
  canvas.classList.toggle("over", over >= 0 || Boolean(pickArea(event.offsetX, event.offsetY)));
  if (over === state.over) return;
  state.over = over;
  changed();
}

function released(event) {
  const isClick = event.type === "pointerup" && travelled <= 4 && pointers.size === 1;
  pointers.delete(event.pointerId);
  canvas.classList.remove("held");
  if (!isClick) return;
  const i = pick(event.offsetX, event.offsetY, event.pointerType === "touch" ? 16 : 5), area = i < 0 && pickArea(event.offsetX, event.offsetY);
  if (area) enter(area);
  else if (i < 0 && state.selected < 0 && isGeography()) painters.geography.choose(painters.geography.pick(event.offsetX, event.offsetY) ?? []);
  else if (i >= 0 || state.selected >= 0) { if (i !== state.selected) select(i); }
  else if (state.lit.length) light([]);
}

const KEYS = {
  ArrowLeft: () => step(-1, 0), ArrowRight: () => step(1, 0), ArrowUp: () => step(0, -1), ArrowDown: () => step(0, 1),
  "+": () => zoom(1.3), "=": () => zoom(1.3), "-": () => zoom(1 / 1.3), 0: showWhole, Home: showWhole,
  Escape: () => (state.selected >= 0 ? select(-1) : state.places.length ? painters.geography.choose([]) : light([])), "]": () => next(1), "[": () => next(-1),
  Enter: () => { if (state.selected >= 0) by("card").querySelector("h2").focus(); },
};
const step = (x, y) => moveTo({ x: view.x + (x * 80) / view.k, y: view.y + (y * 80) / view.k });

// Step through the organizations shown, the most important first.
function next(direction) {
  const shown = order().filter((i) => seen.organizations[i]), at = shown.indexOf(state.selected);
  if (shown.length) select(shown[at < 0 ? (direction > 0 ? 0 : shown.length - 1) : (at + direction + shown.length) % shown.length], true);
}

const ANYWHERE = { "/": () => by("find").focus(), t: openTable, "?": () => by("help").showModal() };

function keying() {
  const act = (acts, event) => {
    const found = !event.ctrlKey && !event.metaKey && !event.altKey && acts[event.key];
    if (found) { event.preventDefault(); found(); }
  };
  canvas.addEventListener("keydown", (event) => act(KEYS, event));
  document.addEventListener("keydown", (event) => {
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && !document.querySelector("dialog[open]")) act(ANYWHERE, event);
  });
}
