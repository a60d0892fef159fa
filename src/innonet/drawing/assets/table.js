// The same organizations and ties as tables: for reading aloud, sorting, and taking along to a spreadsheet.
const ROWS = 400;
let sheet = "organizations", sortedBy = 0, falling = false, rowsShown = ROWS;

function columns() {
  if (sheet === "ties") {
    const { a, b } = model;
    return [{ title: word("name"), of: (i) => named(a[i]), who: (i) => a[i] }, { title: word("partner"), of: (i) => named(b[i]), who: (i) => b[i] },
      { title: word("least"), of: (i) => Number(figure(model.strength[i]).replace(/,/g, "")), number: true }, { title: word("works"), of: (i) => model.ties.count[i], number: true }];
  }
  const { rank, low, high, place } = model.organizations, ranks = rank ? [["rank_column", rank], ...(low ? [["rank_low", low], ["rank_high", high]] : [])] : [];
  return [
    { title: word("name"), of: named, who: (i) => i },
    ...model.colorings.filter((one) => !one.isMeasure && one.key !== "municipality").map((one) => ({ title: spoken(one), of: (i) => spoken(one.groups[one.of[i]]) })),
    ...(place ? [{ title: word("place"), of: placed }] : []),
    ...ranks.map(([key, values]) => ({ title: word(key), of: (i) => values[i], number: true })),
    ...model.sizings.slice(0, 8).map((measure) => ({ title: spoken(measure), of: (i) => measure.values[i], number: true })),
  ];
}

function sortedRows() {
  const column = columns()[sortedBy] ?? columns()[0], shown = sheet === "ties" ? seen.ties : seen.organizations, rows = [];
  for (let i = 0; i < shown.length; i++) if (shown[i]) rows.push(i);
  const values = new Map(rows.map((i) => [i, column.of(i)])), collator = new Intl.Collator("ko", { numeric: true });
  const compare = (one, two) => (column.number ? one - two : collator.compare(one, two));
  return rows.sort((i, j) => {
    const one = values.get(i), two = values.get(j);
    if (one === null || two === null) return (one === null) - (two === null) || i - j;
    return (falling ? -1 : 1) * compare(one, two) || i - j;
  });
}

function fillTable() {
  const all = columns(), rows = sortedRows();
  const sort = (column, place) => { falling = place === sortedBy ? !falling : Boolean(column.number); sortedBy = place; fillTable(); by("rows").tHead.rows[0].cells[place].firstChild.focus(); };
  by("rows").tHead.replaceChildren(made("tr", {}, ...all.map((column, place) => made("th", { class: column.number ? "number" : "", scope: "col", "aria-sort": place !== sortedBy ? "none" : falling ? "descending" : "ascending" },
    button(column.title + (place !== sortedBy ? "" : falling ? " ▼" : " ▲"), () => sort(column, place))))));
  by("rows").tBodies[0].replaceChildren(...rows.slice(0, rowsShown).map((i) => made("tr", {}, ...all.map((column) => {
    if (!column.who) return made("td", column.number ? { class: "number", text: figure(column.of(i)) } : { text: column.of(i) });
    return made("td", {}, button(column.of(i), () => { by("sheet").close(); select(column.who(i), true); }));
  }))));
  by("rows-more").hidden = rows.length <= rowsShown;
  by("rows-more").textContent = word("more", count(rows.length - rowsShown));
  by("rows-counts").textContent = countsText();
  for (const id of ["organizations", "ties"]) by(`sheet-${id}`).setAttribute("aria-pressed", sheet === id);
  by("copy").textContent = word("copy");
}

// Cells a spreadsheet would run as formulas get an apostrophe in front.
async function copyTable() {
  const cell = (value) => String(value ?? "").replace(/[\t\r\n]+/g, " ").replace(/^[=+\-@]/, (sign) => `'${sign}`);
  const all = columns(), lines = [all.map((column) => cell(column.title)), ...sortedRows().map((i) => all.map((column) => (column.number ? column.of(i) ?? "" : cell(column.of(i)))))];
  await copied(lines.map((line) => line.join("\t")).join("\n"), by("sheet"));
  by("copy").textContent = word("copied");
  tell(word("copied"));
}

async function copied(text, place) {
  if (navigator.clipboard && window.isSecureContext) try { return await navigator.clipboard.writeText(text); } catch { /* not allowed here: the older way below */ }
  const area = made("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  place.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

function openTable() {
  rowsShown = ROWS;
  fillTable();
  by("sheet").showModal();
}

function tabling() {
  by("as-table").addEventListener("click", openTable);
  for (const id of ["organizations", "ties"]) by(`sheet-${id}`).addEventListener("click", () => { sheet = id; sortedBy = 0; falling = false; rowsShown = ROWS; fillTable(); });
  by("rows-more").addEventListener("click", () => { rowsShown += ROWS; fillTable(); });
  by("close-sheet").addEventListener("click", () => by("sheet").close());
  by("copy").addEventListener("click", copyTable);
}
