// The page's sentences in the visitor's language, as the catalog has them.
const words = JSON.parse(document.getElementById("words").textContent);

export const language = document.documentElement.lang;

export function say(msgid, values = {}) {
  return (words[msgid] ?? msgid).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

const zone = { timeZone: "Asia/Ho_Chi_Minh" };
const dayFormat = new Intl.DateTimeFormat(language, { ...zone, weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat("en-GB", { ...zone, hour: "2-digit", minute: "2-digit" });

// "Thứ Hai 23/11/2026"
export function dayWords(at) {
  const part = Object.fromEntries(dayFormat.formatToParts(at).map((each) => [each.type, each.value]));
  return `${part.weekday} ${part.day}/${part.month}/${part.year}`;
}

// "06:05"
export const timeWords = (at) => timeFormat.format(at);
