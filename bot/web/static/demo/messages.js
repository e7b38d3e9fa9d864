// One message of a window: bubble, keyboard, when and how it was heard.
import { icon, linesOf, make, withBold } from "./pieces.js";
import { dayWords, say, timeWords } from "./words.js";

const HEARD = () => ({ rings: say("with sound"), silent: say("silent") });

// Toggles begin with a box or a circle: it is drawn, and said to screen readers as pressed or not.
const BOXES = { "☑ ": ["box", true], "☐ ": ["box", false], "● ": ["circle", true], "○ ": ["circle", false] };

function read(choice) {
  const [shape, isOn] = BOXES[choice.label.slice(0, 2)] ?? ["", false];
  return { action: choice.action, shape, isOn, words: shape ? choice.label.slice(2) : choice.label };
}

function key(choice, press) {
  const { shape, words } = read(choice);
  const button = make("button", "key");
  button.type = "button";
  if (shape) button.append(make("span", shape));
  button.append(make("span", "", words.replaceAll("/", "/\u200b")));
  button.addEventListener("click", (event) => press(button.dataset.action, button, event));
  paint(button, choice);
  return button;
}

function paint(button, choice) {
  const { action, shape, isOn } = read(choice);
  button.dataset.action = action;
  if (!shape) return;
  button.setAttribute("aria-pressed", String(isOn));
  button.classList.toggle("on", isOn);
  button.querySelector(`.${shape}`).replaceChildren(...(isOn && shape === "box" ? [icon("check")] : []));
}

function keyboard(rows, press) {
  const keys = make("div", "keys");
  for (const row of rows) {
    const line = make("div");
    line.append(...row.map((choice) => key(choice, press)));
    keys.append(line);
  }
  return keys;
}

export function messageElement(message, press) {
  const element = make("article", "message");
  element.dataset.id = message.id;
  if (message.by === "person") element.classList.add("own");
  if (message.by === "bot" && message.heard !== "answer") element.classList.add(`pushed-${message.heard}`);
  fill(element, message, null, press);
  return element;
}

// A document is handed over to be saved; the page itself shows no foreign file.
function fileOf(file) {
  const link = make("a", "file", file.name);
  link.href = file.address;
  link.download = file.name;
  return link;
}

// The figures of a picture stand in the words below it as well.
function pictureOf(message) {
  const picture = make("img", "picture");
  picture.src = message.picture;
  picture.alt = withBold(message.text).textContent || say("Picture");
  return picture;
}

function bubbleOf(message) {
  const words = make("div", "words");
  words.append(...linesOf(message.text));
  const meta = make("div", "meta");
  const heard = message.by === "bot" ? HEARD()[message.heard] : undefined;
  const time = timeWords(new Date(message.at));
  const changed = message.changed_at ? timeWords(new Date(message.changed_at)) : time;
  if (heard && changed !== time) meta.append(make("span", "", `${say("updated {time}", { time: changed })} ·`));
  meta.append(make("time", "", time));
  if (heard) meta.append(icon(message.heard === "rings" ? "bell" : "muted"), make("span", "unseen", heard));
  const bubble = make("div", "bubble");
  if (message.picture) bubble.append(pictureOf(message));
  if (message.file) bubble.append(fileOf(message.file));
  bubble.append(words, meta);
  return bubble;
}

// The same buttons, but for what they do and whether they are on.
function isSameKeyboard(rows, before) {
  const shape = (all) => JSON.stringify(all.map((row) => row.map((each) => [read(each).shape, read(each).words])));
  return shape(rows) === shape(before);
}

function replaceChanged(place, next) {
  const [before, after] = [[...place.children], [...next.children]];
  before.forEach((part, at) => {
    if (!after[at]) part.remove();
    else if (part.matches(".words") && after[at].matches(".words")) replaceChanged(part, after[at]);
    else if (!part.isEqualNode(after[at])) part.replaceWith(after[at]);
  });
  place.append(...after.slice(before.length));
}

// Only what changed is made anew, so that a toggle keeps its focus and a screen reader does not read all again.
export function fill(element, message, before, press) {
  const held = element.contains(document.activeElement) ? document.activeElement.dataset.action : null;
  const [bubble, keys] = [element.querySelector(".bubble"), element.querySelector(".keys")];
  const next = bubbleOf(message);
  if (!bubble) element.prepend(next);
  else replaceChanged(bubble, next);
  if (keys && isSameKeyboard(message.rows, before.rows)) {
    const buttons = [...keys.querySelectorAll(".key")];
    message.rows.flat().forEach((choice, at) => paint(buttons[at], choice));
    return;
  }
  keys?.remove();
  const onPress = (action, button, event) => press(message.id, action, button, event);
  if (message.rows.length) element.append(keyboard(message.rows, onPress));
  if (held !== null) keepFocus(element, held);
}

function keepFocus(element, action) {
  const keys = [...element.querySelectorAll(".key")];
  const next = keys.find((each) => each.dataset.action === action) ?? keys[0] ?? element.querySelector(".bubble");
  if (!next.matches(".key")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
}

export function dayElement(at) {
  return make("p", "day", dayWords(new Date(at)).replace(/\/\d{4}$/, ""));
}

export const dayOf = (at) => dayWords(new Date(at));
