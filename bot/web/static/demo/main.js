// The demo's page: several people's chat windows side by side against the very same program.
import { Chat } from "./chat.js";
import { ClockBar } from "./clock.js";
import { firstLine, icon, make } from "./pieces.js";
import { Roles } from "./roles.js";
import { Tour } from "./tour.js";
import { get, listen, post } from "./wire.js";
import { language, say } from "./words.js";

const KEY = "khaibao-demo-open";
const NOTE_MS = 6500;
const MOST_NOTES = 2;
const AT_FIRST = ["parent", "school_health", "district_contact"];

const place = document.getElementById("windows");
const lost = document.getElementById("lost");
const isNarrow = matchMedia("(max-width: 760px)");
const chats = new Map();
const history = new Map();
let roles = [];
let slip = null;
let front = null;
let waiting = [];
let isReady = false;

const roleOf = (key) => roles.find((role) => role.role === key);
const clock = new ClockBar((text) => note(text), roleOf);
const list = new Roles(document.getElementById("roles"), choose);
const tour = new Tour();
document.getElementById("hide-tour").append(icon("close"));

function note(text, role = null, rings = false) {
  const line = make("button", rings ? "note rings" : "note");
  line.type = "button";
  const words = make("div");
  if (role) words.append(make("b", "", `${role.name} · ${role.title}`));
  words.append(make("span", "", text));
  line.append(icon(rings || !role ? "bell" : "muted"), words);
  line.addEventListener("click", () => {
    line.remove();
    if (!role) return;
    open(role.role);
    chats.get(role.role)?.log.focus({ preventScroll: true });
  });
  const heard = document.getElementById("heard");
  heard.append(line);
  while (heard.childElementCount > MOST_NOTES) heard.firstElementChild.remove();
  // it waits while somebody is about to press it
  const go = () => (line.matches(":hover, :focus") ? setTimeout(go, NOTE_MS) : line.remove());
  setTimeout(go, NOTE_MS);
}

function save() {
  if (isReady) localStorage.setItem(KEY, JSON.stringify([...chats.keys()]));
  markOpen();
  const isEmpty = chats.size === 0;
  place.querySelector(".nobody-chosen")?.remove();
  if (isEmpty) place.append(make("p", "nobody-chosen", say("Choose somebody from the list to open their chat.")));
}

function markOpen() {
  list.mark(isNarrow.matches ? new Set([front]) : new Set(chats.keys()));
}

function toFront(key) {
  front = key;
  for (const [role, chat] of chats) chat.element.classList.toggle("in-front", role === key);
  list.seen(key);
}

function open(key) {
  const role = roleOf(key);
  if (!role) return;
  if (!chats.has(key)) {
    const leave = (who) => {
      close(who);
      list.focus(who);
    };
    const chat = new Chat(role, slip, [...(history.get(key)?.values() ?? [])], { close: leave });
    chats.set(key, chat);
    place.append(chat.element);
  }
  toFront(key);
  save();
  chats.get(key).element.scrollIntoView({ inline: "nearest", block: "nearest" });
  chats.get(key).toEnd();
}

function close(key) {
  chats.get(key)?.element.remove();
  chats.delete(key);
  if (front === key) toFront([...chats.keys()].at(-1) ?? null);
  save();
}

function choose(key) {
  if (chats.has(key) && !isNarrow.matches) close(key);
  else open(key);
}

function hear(message) {
  if (!isReady) {
    waiting.push(message);
    return;
  }
  const known = history.get(message.role)?.get(message.id);
  if (known && known.edits >= message.edits) return;
  remember(message);
  chats.get(message.role)?.put(message);
  if (message.role === "stranger" && message.by === "bot") meetAgain();
  const isSeen = chats.has(message.role) && (!isNarrow.matches || front === message.role);
  if (isSeen || known || message.by !== "bot") return;
  const rings = message.heard === "rings";
  list.missed(message.role, rings);
  if (rings && roleOf(message.role)) note(firstLine(message.text), roleOf(message.role), rings);
}

// Somebody who just joined has a name and a title now.
async function meetAgain() {
  const known = roleOf("stranger");
  meet(await get(`/demo/roles?lang=${language}`));
  if (roleOf("stranger")?.title === known?.title) return;
  const wasOpen = chats.has("stranger");
  close("stranger");
  if (wasOpen) open("stranger");
}

function meet(who) {
  const before = JSON.stringify(roles);
  ({ roles, slip } = who);
  clock.set(who.now);
  clock.halted(who.halt);
  tour.set(who.done);
  if (JSON.stringify(roles) === before) return;
  list.show(roles);
  markOpen();
}

// Another demo answers now (its database was made anew): what the windows show is not its conversation.
function isAnother(messages) {
  const now = new Map(messages.map((message) => [message.id, message]));
  const newest = Math.max(0, ...messages.map((message) => Number(message.id)));
  const known = [...history.values()].flatMap((each) => [...each.values()]);
  return known.some(({ id, at, role }) => {
    const same = now.get(id);
    return same ? same.at !== at || same.role !== role : Number(id) > newest;
  });
}

async function load() {
  const [who, said] = await Promise.all([get(`/demo/roles?lang=${language}`), get("/demo/messages")]);
  if (isAnother(said.messages)) {
    location.reload();
    return;
  }
  meet(who);
  if (isReady) said.messages.forEach(hear);
  else said.messages.forEach(remember);
  if (!isReady) openFirst();
  isReady = true;
  for (const message of waiting.splice(0)) hear(message);
}

function remember(message) {
  if (!history.has(message.role)) history.set(message.role, new Map());
  history.get(message.role).set(message.id, message);
}

function openFirst() {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
  const parent = roles.find((role) => role.kind === "parent");
  const atFirst = AT_FIRST.map((kind) => {
    const some = roles.filter((role) => role.kind === kind);
    return (some.find((role) => parent && parent.place.includes(role.place) && role.place) ?? some[0])?.role;
  });
  const wanted = (kept ?? atFirst).filter((key) => key && roleOf(key));
  for (const key of wanted) open(key);
  if (wanted.length) toFront(wanted[0]);
  save();
}

document.getElementById("language").addEventListener("click", async () => {
  const to = language === "vi" ? "en" : "vi";
  await post("/demo/language", { language: to });
  location.search = to === "vi" ? "" : `?lang=${to}`;
});
isNarrow.addEventListener("change", save);
listen({
  hello: back,
  message: hear,
  guide: ({ done }) => tour.set(done),
  clock: ({ now, walking, halt }) => {
    clock.set(now);
    clock.walking(walking);
    if (!walking) clock.halted(halt);
  },
  lost: () => {
    if (!lost.textContent) lost.textContent = say("The program does not answer; the page waits and connects again by itself.");
  },
});

async function back() {
  try {
    await load();
  } catch (error) {
    return; // it went away again: the next greeting loads
  }
  clock.walking(false);
  if (lost.textContent) note(say("Connected again; the windows are up to date."));
  lost.textContent = "";
}
