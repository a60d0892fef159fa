// The same organizations as a table: for reading aloud, sorting, and taking along to a spreadsheet.
let sortedBy = 0, falling = false;

function columns() {
  const { rank } = model.organizations;
  return [
    { title: word("name"), of: named },
    { title: spoken(coloring()), of: (i) => spoken(groupOf(i)) },
    ...(model.organizations.place && coloring().key !== "municipality" ? [{ title: word("place"), of: placed }] : []),
    ...(rank ? [{ title: word("rank_column"), of: (i) => rank[i], number: true }] : []),
    ...model.sizings.slice(0, 8).map((measure) => ({ title: spoken(measure), of: (i) => measure.values[i], number: true })),
  ];
}

function shownRows() {
  const column = columns()[sortedBy] ?? columns()[0], rows = [];
  for (let i = 0; i < model.n; i++) if (seen.organizations[i]) rows.push(i);
  const compare = (one, two) => (column.number ? one - two : String(one).localeCompare(String(two), "ko"));
  return rows.sort((i, j) => {
    const one = column.of(i), two = column.of(j);
    if (one === null || two === null) return (one === null) - (two === null) || i - j;
    return (falling ? -1 : 1) * compare(one, two) || i - j;
  });
}

function fillTable() {
  const heads = columns().map((column, place) => made("th", { class: column.number ? "number" : "", scope: "col", "aria-sort": place !== sortedBy ? "none" : falling ? "descending" : "ascending" },
    made("button", { type: "button", text: column.title + (place !== sortedBy ? "" : falling ? " ▼" : " ▲"), click: () => { falling = place === sortedBy ? !falling : Boolean(column.number); sortedBy = place; fillTable(); } })));
  by("rows").tHead.replaceChildren(made("tr", {}, ...heads));
  const text = (value) => (value === null ? "–" : typeof value === "number" && !Number.isInteger(value) ? value.toPrecision(3) : typeof value === "number" ? count(value) : value);
  by("rows").tBodies[0].replaceChildren(...shownRows().map((i) => made("tr", {}, ...columns().map((column, place) => {
    if (place) return made("td", { class: column.number ? "number" : "", text: text(column.of(i)) });
    return made("td", {}, made("button", { type: "button", text: named(i), click: () => { by("sheet").close(); select(i, true); } }));
  }))));
}

// Cells a spreadsheet would run as formulas get an apostrophe in front.
async function copyTable() {
  const cell = (value) => String(value ?? "").replace(/[\t\r\n]+/g, " ").replace(/^[=+\-@]/, (sign) => `'${sign}`);
  const value = (column, i) => (column.number ? column.of(i) ?? "" : cell(column.of(i)));
  const lines = [columns().map((column) => cell(column.title)), ...shownRows().map((i) => columns().map((column) => value(column, i)))];
  await copied(lines.map((line) => line.join("\t")).join("\n"));
  by("live").textContent = word("copied");
  by("copy").textContent = word("copied");
}

async function copied(text) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text);
  const area = made("textarea", { class: "unseen" });
  area.value = text;
  by("sheet").append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function tabling() {
  by("as-table").addEventListener("click", () => { by("copy").textContent = word("copy"); fillTable(); by("sheet").showModal(); });
  by("close-sheet").addEventListener("click", () => by("sheet").close());
  by("copy").addEventListener("click", copyTable);
}
