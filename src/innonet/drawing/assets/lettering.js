// How a name is written: broken only between words, with a halo of the paper's color behind it.
const FONT = 'Pretendard, "Noto Sans KR", "Noto Sans CJK KR", "Malgun Gothic", "Apple SD Gothic Neo", system-ui, sans-serif';
const LINE = 1.24;

// Up to two lines; what is longer still ends in an ellipsis and stands whole on the card.
function wrapped(pen, text) {
  const most = view.width < 600 ? 112 : 156, isLong = (line) => pen.measureText(line).width > most;
  if (!isLong(text)) return [text];
  const lines = [""];
  for (const part of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${part}` : part;
    if (!isLong(longer) || !lines.at(-1)) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  const kept = lines.slice(0, 2).map((line) => shortened(pen, line, most * 1.25));
  if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] = shortened(pen, `${kept[1]}…`, most * 1.25);
  return kept;
}

function shortened(pen, text, most) {
  if (pen.measureText(text).width <= most) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && pen.measureText(`${letters.join("")}…`).width > most) letters.pop();
  return `${letters.join("").trim()}…`;
}

function write(pen, lines, box, align, size, color) {
  Object.assign(pen, { textAlign: align, textBaseline: "top", strokeStyle: theme.paper, lineWidth: 4, lineJoin: "round", fillStyle: color });
  const x = align === "left" ? box.left + 2 : align === "right" ? box.right - 2 : (box.left + box.right) / 2;
  lines.forEach((line, i) => {
    pen.globalAlpha = 0.88;
    pen.strokeText(line, x, box.top + i * size * LINE + 1.5);
    pen.globalAlpha = 1;
    pen.fillText(line, x, box.top + i * size * LINE + 1.5);
  });
}
