// A pen with the part of a canvas context that painting uses; what it draws is SVG.
function svgPen(width, height) {
  const ruler = document.createElement("canvas").getContext("2d"), parts = [], short = (value) => Number(value.toFixed(1));
  const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  let path = "", dash = "";
  const stroked = (pen) => `stroke="${safe(pen.strokeStyle)}" stroke-width="${short(pen.lineWidth)}" stroke-linejoin="round" stroke-linecap="${pen.lineCap}" opacity="${short(pen.globalAlpha * 10) / 10}"${dash}`;
  const texted = (pen, text, x, y, style) => {
    const anchor = { left: "start", center: "middle", right: "end" }[pen.textAlign], middle = pen.textBaseline === "middle" ? 0.36 : 0.92, size = parseFloat(/([\d.]+)px/.exec(pen.font)[1]);
    parts.push(`<text x="${short(x)}" y="${short(y + size * middle)}" text-anchor="${anchor}" style="font:${safe(pen.font)}" ${style}>${safe(text)}</text>`);
  };
  return {
    lineCap: "round", globalAlpha: 1, textAlign: "left", textBaseline: "top", font: `12px ${FONT}`, fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1,
    setTransform() {},
    beginPath() { path = ""; },
    closePath() { path += "Z"; },
    moveTo(x, y) { path += `M${short(x)} ${short(y)}`; },
    lineTo(x, y) { path += `L${short(x)} ${short(y)}`; },
    rect(x, y, w, h) { path += `M${short(x)} ${short(y)}h${short(w)}v${short(h)}h${short(-w)}Z`; },
    arc(x, y, r, from, to) {
      const at = (angle) => `${short(x + r * Math.cos(angle))} ${short(y + r * Math.sin(angle))}`, turn = `A${short(r)} ${short(r)} 0 `;
      if (to - from > 6.28) path += `M${at(from)}${turn}1 1 ${at(from + Math.PI)}${turn}1 1 ${at(from)}Z`;
      else path += `M${at(from)}${turn}${to - from > Math.PI ? 1 : 0} 1 ${at(to)}`;
    },
    setLineDash(some) { dash = some.length ? ` stroke-dasharray="${some.join(" ")}"` : ""; },
    fillRect(x, y, w, h) { parts.push(`<rect x="${short(x)}" y="${short(y)}" width="${short(w)}" height="${short(h)}" fill="${safe(this.fillStyle)}"/>`); },
    fill() { parts.push(`<path d="${path}" fill="${safe(this.fillStyle)}" opacity="${short(this.globalAlpha * 10) / 10}"/>`); },
    stroke() { parts.push(`<path d="${path}" fill="none" ${stroked(this)}/>`); },
    measureText(text) { ruler.font = this.font; return ruler.measureText(text); },
    fillText(text, x, y) { texted(this, text, x, y, `fill="${safe(this.fillStyle)}"`); },
    strokeText(text, x, y) { texted(this, text, x, y, `fill="none" ${stroked(this)}`); },
    // Another drawing within this one, lower by so much.
    put(drawing, down) { parts.push(`<svg y="${down}" width="${drawing.width}" height="${drawing.height}">${drawing.inside()}</svg>`); },
    inside: () => parts.join("\n"),
    width, height,
    written: () => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">\n<title>${safe(spoken(model.title))}</title>\n${parts.join("\n")}\n</svg>\n`,
  };
}
