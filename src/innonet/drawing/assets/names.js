// Matching names as people type them: Hangul, initial consonants, half-typed syllables, Latin letters, other names.
const INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
let keysAre = null;

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s()[\]·.,\-_'"]/g, "");
const syllable = (letter) => letter.charCodeAt(0) - 0xac00;
const isSyllable = (letter) => syllable(letter) >= 0 && syllable(letter) < 11172;

function keys() {
  const { name, en, alias, id } = model.organizations;
  if (!keysAre) keysAre = name.map((one, i) => [one, en?.[i] ?? "", alias?.[i] ?? "", id[i]].map(plain));
  return keysAre;
}

// A typed ㅎ fits every syllable that begins with it; a last 하 fits 한, as it is on the way there.
function fits(typed, letter, isLast) {
  if (typed === letter) return true;
  if (!isSyllable(letter)) return false;
  if (INITIALS.includes(typed)) return INITIALS[Math.floor(syllable(letter) / 588)] === typed;
  return isLast && isSyllable(typed) && syllable(typed) % 28 === 0 && Math.floor(syllable(letter) / 28) === syllable(typed) / 28;
}

function placeIn(text, typed, isHalf) {
  const whole = text.indexOf(typed);
  if (whole >= 0 || !isHalf) return whole;
  for (let start = 0; start <= text.length - typed.length; start++) {
    let at = 0;
    while (at < typed.length && fits(typed[at], text[start + at], at === typed.length - 1)) at++;
    if (at === typed.length) return start;
  }
  return -1;
}

// The name itself comes first, then names that begin with what was typed, of these the more important.
function found(text, most) {
  const typed = text.replace(/[^ㄱ-ㅎ]+/g, (part) => plain(part));
  if (!typed) return [];
  const isHalf = /[ㄱ-ㅎ가-힣]/.test(typed), scored = [];
  keys().forEach((names, i) => {
    let best = Infinity;
    for (const name of names) { const place = placeIn(name, typed, isHalf); if (place >= 0 && place < best) best = place; }
    if (best < Infinity) scored.push([names.includes(typed) ? 0 : best > 0 ? 2 : 1, -model.radius[i], i]);
  });
  return scored.sort((p, q) => p[0] - q[0] || p[1] - q[1] || p[2] - q[2]).slice(0, most).map((one) => one[2]);
}
