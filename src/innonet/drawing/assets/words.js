// Small things used everywhere: words in the reader's language, numbers, and elements made without markup.
const counted = new Intl.NumberFormat("en-US");
const count = (value) => counted.format(value);
const figure = (value) => (value === null || value === undefined ? "–" : Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(3))).replace("-", "−"));
// A word with its values: {0} alone, or with the word for one and for more, {0|tie|ties}.
const word = (key, ...values) => model.words[state.lang][key].replace(/\{(\d)(?:\|(.*?)\|(.*?))?\}/g, (_, i, one, more) => (one ? `${values[i]} ${String(values[i]) === "1" ? one : more}` : values[i]));
const spoken = (entry) => entry[state.lang] || entry.ko || entry.en;
const by = (id) => document.getElementById(id);

function made(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") element.textContent = value;
    else if (key === "click") element.addEventListener("click", value);
    else if (value !== null) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

const button = (text, click, more = {}) => made("button", { type: "button", text, click, ...more });
const tell = (text) => { by("live").textContent = text; };
