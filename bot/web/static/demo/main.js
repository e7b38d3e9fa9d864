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
const MOST_NOTES = 3;
const AT_FIRST = ["parent", "school_health", "district_contact"];

const place = document.getElementById("windows");
const isNarrow = matchMedia("(max-width: 760px)");
const chats = new Map();
const history = new Map();
let roles = [];
let slip = null;
let front = null;
let waiting = [];
let isReady = false;

const roleOf = (key) => roles.find((role) => role.role === key);
const clock = new ClockBar((text) => note(text));
const list = new Roles(document.getElementById("roles"), choose);
const tour = new Tour(roleOf);
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
    if (role) open(role.role);
  });
  const heard = document.getElementById("heard");
  heard.append(line);
  while (heard.childElementCount > MOST_NOTES) heard.firstElementChild.remove();
  setTimeout(() => line.remove(), NOTE_MS);
}

function save() {
  if (isReady) localStorage.setItem(KEY, JSON.stringify([...chats.keys()]));
  list.mark(isNarrow.matches ? new Set([front]) : new Set(chats.keys()));
  const isEmpty = chats.size === 0;
  place.querySelector(".nobody-chosen")?.remove();
  if (isEmpty) place.append(make("p", "nobody-chosen", say("Choose somebody from the list to open their chat.")));
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
    const said = (who, message) => tour.pressed(who, message);
    const chat = new Chat(role, slip, [...(history.get(key)?.values() ?? [])], { close, said });
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
  if (!history.has(message.role)) history.set(message.role, new Map());
  const known = history.get(message.role).get(message.id);
  if (known && known.edits >= message.edits) return;
  history.get(message.role).set(message.id, message);
  chats.get(message.role)?.put(message);
  tour.heard(message);
  if (message.role === "stranger" && message.by === "bot") meetAgain();
  const isSeen = chats.has(message.role) && (!isNarrow.matches || front === message.role);
  if (isSeen || known || message.by !== "bot") return;
  const rings = message.heard === "rings";
  list.missed(message.role, rings);
  if (rings && roleOf(message.role)) note(firstLine(message.text), roleOf(message.role), rings);
}

// Somebody who just joined has a name and a title now.
async function meetAgain() {
  const who = await get(`/demo/roles?lang=${language}`);
  const known = roleOf("stranger");
  ({ roles, slip } = who);
  if (roleOf("stranger")?.title === known?.title) return;
  list.show(roles);
  const wasOpen = chats.has("stranger");
  close("stranger");
  if (wasOpen) open("stranger");
}

async function load() {
  const [who, said] = await Promise.all([get(`/demo/roles?lang=${language}`), get("/demo/messages")]);
  ({ roles, slip } = who);
  clock.set(who.now);
  list.show(roles);
  for (const message of said.messages) {
    if (!history.has(message.role)) history.set(message.role, new Map());
    history.get(message.role).set(message.id, message);
    chats.get(message.role)?.put(message, { isOld: true });
  }
  if (!isReady) tour.resume(said.messages);
  if (!chats.size) openFirst();
  isReady = true;
  for (const message of waiting.splice(0)) hear(message);
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
  hello: () => load(),
  message: hear,
  clock: ({ now, walking }) => {
    clock.set(now);
    clock.walking(walking);
  },
  lost: () => note(say("The program does not answer. Is it still running?")),
});
