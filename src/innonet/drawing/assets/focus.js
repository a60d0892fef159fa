// Who stands in the light: the chosen one with its partners, a route, or those a story tells of.
function eachPartner(one, visit) {
  for (let at = model.from[one]; at < model.from[one + 1]; at++) if (seen.ties[model.tieOf[at]]) visit(model.partners[at], model.tieOf[at]);
}

function refocus() {
  if (state.route.length) seen.focus = new Set(state.route);
  else if (state.selected >= 0) seen.focus = around(state.selected, state.steps);
  else seen.focus = state.lit.length ? new Set(state.lit) : null;
}

function around(one, steps) {
  const found = new Set([one]);
  let edge = [one];
  for (let step = 0; step < steps; step++) {
    const next = [];
    for (const here of edge) eachPartner(here, (other) => { if (!found.has(other)) { found.add(other); next.push(other); } });
    edge = next;
  }
  return found;
}

// The shortest way over the ties shown; of several as short, the one of the strongest ties.
function routeTo(start, end) {
  const before = new Map([[start, -1]]), total = new Map([[start, 0]]);
  let edge = [start];
  while (edge.length && !before.has(end)) {
    const next = new Set();
    for (const one of edge) eachPartner(one, (other, tie) => {
      if (before.has(other) && !next.has(other)) return;
      const strength = total.get(one) + model.strength[tie];
      if (!next.has(other) || strength > total.get(other)) { before.set(other, one); total.set(other, strength); next.add(other); }
    });
    edge = [...next];
  }
  const route = [];
  if (before.has(end)) for (let at = end; at >= 0; at = before.get(at)) route.unshift(at);
  return route;
}

function isTied(one, other) {
  for (let at = model.from[one]; at < model.from[one + 1]; at++) if (model.partners[at] === other) return true;
  return false;
}

// The partnerships in which both are.
const shared = (one, other) => (model.works?.[one] ?? []).filter((work) => model.partnerships.members[work].includes(other));

function select(i, travels = false) {
  Object.assign(state, { selected: i, route: [], lit: [], steps: 1 });
  if (i >= 0) {
    for (const one of model.colorings) if (hiddenIn(one.key).has(one.of[i])) state.hidden.delete(one.key);
    state.tab = "card";
  } else if (state.tab === "card") state.tab = "legend";
  update();
  if (i < 0) return;
  openSheet(true);
  by("inside").scrollTop = 0;
  tell(`${named(i)}. ${word("partners", count(seen.focus.size - 1))}`);
  if (travels) requestAnimationFrame(() => glideTo(fitted(seen.focus)));
}

function showRoute(end) {
  state.route = routeTo(state.selected, end);
  const isFound = state.route.length > 0;
  update();
  tell(isFound ? word("route_is", state.route.length - 1) : word("no_route"));
  if (isFound) glideTo(fitted(seen.focus));
  else by("route-note").textContent = word("no_route");
}

function light(some) {
  Object.assign(state, { selected: -1, route: [], lit: some });
  update();
  glideTo(some.length ? fitted(seen.focus) : fitted());
}
