// Where the clock halted and why: what was said on the way, and who heard it.
import { say, timeWords } from "./words.js";

const MOST_NAMED = 2;
const MOST_SAID = 3;
const WHAT = () => ({
  reminder: say("Reminder {n}"),
  boarding: say("A message to the family"),
  class_list: say("The class list"),
  nurse_list: say("School health's list"),
  totals: say("The principal's totals"),
  alert: say("An alert"),
  ambers: say("An alert"),
  operator: say("An alert"),
  anyway: say("An emergency sign was passed on"),
  family: say("A message to the family"),
  joinrequests: say("Requests to join"),
});

function whatWas(news) {
  const what = (WHAT()[news.kind] ?? say("A message")).replace("{n}", news.number);
  return news.changed ? say("{what}, updated", { what }) : what;
}

function whoHeard(heard, roleOf) {
  const known = heard.map(roleOf).filter(Boolean);
  const areNamed = heard.length <= MOST_NAMED && known.length === heard.length;
  return areNamed ? known.map((role) => role.name).join(", ") : say("{n} people", { n: heard.length });
}

// What was said in the same words in the same minute is one; updates are told of only where nothing new was said.
function lines(all) {
  const found = new Map();
  const fresh = all.filter((news) => !news.changed);
  for (const news of fresh.length ? fresh : all) {
    const [time, what] = [timeWords(new Date(news.at)), whatWas(news)];
    const line = found.get(time + what) ?? { time, what, heard: new Set() };
    for (const role of news.roles) line.heard.add(role);
    found.set(time + what, line);
  }
  return [...found.values()];
}

// "06:15 · Nhắc khai báo lần 1 (14 người)"
export function haltWords(halt, roleOf) {
  if (!halt) return say("The next moment is when somebody gets a message.");
  if (!halt.news.length) {
    return halt.to ? say("Nothing is due in the next two weeks.") : say("Nobody got a message in the meantime.");
  }
  const said = lines(halt.news);
  const shown = said.slice(0, MOST_SAID).map(({ time, what, heard }, at) => {
    const words = `${what} (${whoHeard([...heard], roleOf)})`;
    return time === said[at - 1]?.time ? words : `${time} · ${words}`;
  });
  if (said.length > MOST_SAID) shown.push(say("and {n} more messages", { n: said.length - MOST_SAID }));
  return shown.join("; ");
}
