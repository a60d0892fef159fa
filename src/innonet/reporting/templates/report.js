"use strict";

/* The page is whole without this script: it only switches the language, sorts and copies tables. */

const words = {
  ko: { copied: "표를 복사했습니다. 엑셀에 붙여 넣으십시오.", failed: "복사하지 못했습니다. 표를 직접 선택해 복사하십시오.", sort: "정렬" },
  en: { copied: "Copied; paste it into Excel.", failed: "Not copied; select the table and copy it yourself.", sort: "Sort" },
};

const language = () => (document.documentElement.lang === "en" ? "en" : "ko");

function switchLanguage(lang) {
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", String(button.dataset.lang === lang));
  }
}

function sayAloud(text) {
  const place = document.getElementById("said");
  place.textContent = "";
  place.textContent = text;
}

/* A cell as one line: its visible parts only, so the other language stays out. */
function cellText(cell) {
  return cell.innerText.replace(/\u2060/g, "").replace(/\s+/g, " ").trim();
}

/* A spreadsheet runs what begins like this. */
function harmless(text) {
  return /^[=+\-@]/.test(text) && Number.isNaN(Number(text.replace(/,/g, ""))) ? "'" + text : text;
}

function tableText(table) {
  return Array.from(table.rows, (row) =>
    Array.from(row.cells)
      .filter((cell) => !cell.classList.contains("wide"))
      .map((cell) => harmless(cellText(cell)))
      .join("\t"),
  ).join("\r\n");
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

/* A header becomes a button only where a script can answer it. */
function makeSortable(header) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...header.childNodes);
  header.append(button);
  button.addEventListener("click", () => sortBy(header));
}

document.documentElement.classList.add("script");
for (const header of document.querySelectorAll("th[data-sort]")) makeSortable(header);
for (const button of document.querySelectorAll("button[data-lang]")) {
  button.addEventListener("click", () => switchLanguage(button.dataset.lang));
}
for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", () => copyTable(button));
}
