// What the page says, in both languages. {0}, {1} ... stand for values.
const WORDS = {
  ko: {
    counts: "기관 {0}곳 중 {1}곳 · 연결 {2}개 중 {3}개 표시",
    left_out: "전체 기관 {0}곳, 연결 {1}개 가운데 가장 중요한 기관 {2}곳과 강한 연결 {3}개만 그렸습니다.",
    find: "기관 찾기 (이름, 영문, 초성)", nothing: "찾는 기관이 없습니다", color: "색", size: "크기", legend: "범례", all: "모두 보기",
    filters: "골라 보기", across: "다른 집단 사이의 연결만", least: "연결 강도", years: "기간", kinds: "협력 유형", unknown_kind: "유형 미상",
    about: "한 파일로 된 지도입니다. 인터넷에 연결하지 않으며, 이 파일 밖으로 아무것도 보내지 않습니다.",
    nearer: "확대", farther: "축소", whole: "전체 보기", table: "표로 보기", image: "그림 저장", language: "English",
    table_title: "기관 목록", copy: "엑셀로 복사", copied: "복사했습니다. 엑셀에 붙여 넣으십시오.", close: "닫기",
    map: "협력망 지도. 화살표 키로 움직이고 + 와 - 로 확대·축소하며, / 로 기관을 찾고, [ 와 ] 로 기관을 차례로 봅니다.",
    rank: "거점 순위 {0}위", interval: "90% 구간 {0}–{1}위", partners: "함께하는 기관 {0}곳", partnerships: "협력사업 {0}건",
    more: "{0}곳 더 보기", more_works: "{0}건 더 보기", one_step: "직접 연결", two_steps: "두 단계", route: "다른 기관까지 경로", clear: "선택 해제",
    route_to: "어느 기관까지 갈지 위에서 찾아 고르십시오.", route_is: "{0}단계 경로", no_route: "두 기관을 잇는 경로가 없습니다.",
    alone: "연결이 없는 기관 {0}곳", source: "출처", name: "기관", place: "지역", group: "집단", rank_column: "순위", shared: "함께한 사업 {0}건", site: "누리집",
    old: "이 브라우저에서는 움직이는 지도를 열 수 없습니다. 최신 브라우저를 사용하십시오.", panel: "지도 설정과 기관 정보", years_are: "{0}–{1}년",
  },
  en: {
    counts: "Showing {1} of {0} organizations · {3} of {2} ties",
    left_out: "Of {0} organizations and {1} ties, the {2} most important and their {3} strongest ties are drawn.",
    find: "Find an organization", nothing: "No organization found", color: "Color", size: "Size", legend: "Legend", all: "Show all",
    filters: "Filters", across: "Only ties between groups", least: "Strength of ties", years: "Years", kinds: "Kinds of partnership", unknown_kind: "Kind unknown",
    about: "This map is one file. It needs no internet connection and sends nothing anywhere.",
    nearer: "Zoom in", farther: "Zoom out", whole: "Show the whole map", table: "Table", image: "Save image", language: "한국어",
    table_title: "Organizations", copy: "Copy for Excel", copied: "Copied. Paste it into Excel.", close: "Close",
    map: "Map of the network. Arrow keys move it, + and - zoom, / finds an organization, [ and ] step through organizations.",
    rank: "Hub rank {0}", interval: "90% interval {0}–{1}", partners: "{0} partner organizations", partnerships: "{0} partnerships",
    more: "{0} more", more_works: "{0} more", one_step: "Direct ties", two_steps: "Two steps", route: "Route to another", clear: "Clear",
    route_to: "Search above for the organization to reach.", route_is: "Route of {0} steps", no_route: "No route joins the two.",
    alone: "{0} organizations without ties", source: "Source", name: "Organization", place: "Place", group: "Group", rank_column: "Rank", shared: "{0} shared partnerships", site: "Website",
    old: "This browser cannot open the interactive map. Please use a current one.", panel: "Settings and details", years_are: "{0}–{1}",
  },
};
const count = (value) => value.toLocaleString("en-US");
const word = (key, ...values) => WORDS[state.lang][key].replace(/\{(\d)\}/g, (_, i) => values[i]);
const spoken = (entry) => entry[state.lang] || entry.ko || entry.en;
const by = (id) => document.getElementById(id);

function made(tag, options = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(options)) {
    if (key === "text") element.textContent = value;
    else if (key === "click") element.addEventListener("click", value);
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}
