"use strict";

/* The page is whole without this script: it only switches the language, sorts and copies tables. */

const words = {
  ko: { copied: "표를 복사했습니다. 엑셀에 붙여 넣으십시오.", shown: (n, all) => `${all}행 가운데 ${n}행`, find: "이 표에서 찾기", failed: "복사하지 못했습니다. 표를 직접 선택해 복사하십시오." },
  en: { copied: "Copied; paste it into Excel.", shown: (n, all) => `${n} of ${all} rows`, find: "Find in this table", failed: "Not copied; select the table and copy it yourself." },
};

const language = () => (document.documentElement.lang === "en" ? "en" : "ko");

function switchLanguage(lang) {
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
  for (const field of document.querySelectorAll("[data-filter]")) field.placeholder = words[lang].find;
}

function sayAloud(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  place.textContent = text;
}

/* A cell as one line: its visible parts only, so the other language and the buttons stay out. */
function cellText(cell) {
  const parts = Array.from(cell.childNodes).filter(
    (one) => !(one instanceof Element) || (!one.matches(".sort, .what") && getComputedStyle(one).display !== "none"),
  );
  return parts.map((one) => one.innerText ?? one.textContent).join("\n").replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
}

/* A spreadsheet runs what begins like this. */
function harmless(text) {
  return /^[=+\-@]/.test(text) && Number.isNaN(Number(text.replace(/,/g, ""))) ? "'" + text : text;
}

function tableText(table) {
  return Array.from(table.rows)
    .filter((row) => !row.hidden)
    .map((row) => Array.from(row.cells)
      .filter((cell) => !cell.classList.contains("c"))
      .map((cell) => harmless(cellText(cell)))
      .join("\t"))
    .join("\r\n");
}

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "hidden";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByHand(text); /* some browsers refuse the clipboard to pages from a disk */
  }
}

async function copyTable(button) {
  const done = await copyText(tableText(document.getElementById(button.dataset.copy)));
  button.classList.toggle("done", done);
  sayAloud(words[language()][done ? "copied" : "failed"]);
}

function sortValue(row, column, kind) {
  const text = cellText(row.cells[column]);
  if (kind !== "number") return text;
  const found = text.replace(/,/g, "").replace("−", "-").match(/-?\d+(\.\d+)?/);
  return found ? Number(found[0]) : Infinity;
}

function compare(a, b) {
  return typeof a === "string" ? a.localeCompare(b, language()) : a - b;
}

function sortBy(header) {
  const table = header.closest("table");
  const up = header.getAttribute("aria-sort") !== "ascending";
  const column = header.cellIndex;
  const rows = Array.from(table.tBodies[0].rows, (row) => [sortValue(row, column, header.dataset.sort), row]);
  rows.sort(([a], [b]) => (up ? compare(a, b) : compare(b, a)));
  for (const one of table.querySelectorAll("[aria-sort]")) one.removeAttribute("aria-sort");
  header.setAttribute("aria-sort", up ? "ascending" : "descending");
  table.tBodies[0].append(...rows.map(([, row]) => row));
}

/* Keep the rows that hold what is looked for, in the language shown. */
function filterRows(field) {
  const rows = Array.from(document.getElementById(field.dataset.filter).tBodies[0].rows);
  const wanted = field.value.trim().toLocaleLowerCase();
  let kept = 0;
  for (const row of rows) {
    row.hidden = false;
    row.hidden = wanted !== "" && !cellText(row).toLocaleLowerCase().includes(wanted);
    kept += row.hidden ? 0 : 1;
  }
  sayAloud(words[language()].shown(kept, rows.length));
}

/* A header gets its button only where a script can answer it. */
function makeSortable(header) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(document.getElementById("sort-words").content.cloneNode(true));
  button.addEventListener("click", () => sortBy(header));
  header.append(" ", button);
}

document.documentElement.classList.add("script");
for (const header of document.querySelectorAll("th[data-sort]")) makeSortable(header);
for (const button of document.querySelectorAll("button[data-lang]")) {
  button.addEventListener("click", () => switchLanguage(button.dataset.lang));
}
for (const field of document.querySelectorAll("[data-filter]")) {
  field.addEventListener("input", () => filterRows(field));
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copyTable(button));
}

/* Paper shows what a screen folds away. */
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; one.dataset.folded = ""; }
});
addEventListener("afterprint", () => {
  for (const one of document.querySelectorAll("details[data-folded]")) { one.open = false; delete one.dataset.folded; }
});
switchLanguage(language());
