// The years: a window that can be moved, and played year by year.
let playing = 0;
const EACH_YEAR = 1300;

function yearsShown() {
  const { years } = model;
  by("years").hidden = !years || years[0] === years[1];
  if (!years) return;
  for (const [id, value] of [["from", state.from], ["to", state.to]]) {
    Object.assign(by(id), { min: years[0], max: years[1] });
    by(id).value = value;
    by(id).setAttribute("aria-label", word(id));
  }
  by("years-shown").textContent = yearsText();
  by("play").textContent = playing ? "⏸" : "▶";
  by("play").setAttribute("aria-label", word(playing ? "pause" : "play"));
  by("play").title = word(playing ? "pause" : "play");
}

const yearsText = () => (state.from === state.to ? word("year_is", state.from) : word("years_are", state.from, state.to));

function play() {
  const [first, end] = model.years;
  let year = first;
  const next = () => {
    if (year > end) { stop(); [state.from, state.to] = model.years; return update(); }
    state.from = state.to = year++;
    update();
    tell(yearsText());
  };
  playing = setInterval(next, EACH_YEAR);
  next();
}

function stop() {
  clearInterval(playing);
  playing = 0;
  yearsShown();
}
