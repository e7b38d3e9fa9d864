// One message of a window: bubble, keyboard, when and how it was heard.
import { icon, make, withBold } from "./pieces.js";
import { dayWords, say, timeWords } from "./words.js";

const HEARD = () => ({ rings: say("with sound"), silent: say("silent") });

// Toggles begin with a box or a circle: it is drawn, and said to screen readers as pressed or not.
const BOXES = { "☑ ": ["box", true], "☐ ": ["box", false], "● ": ["circle", true], "○ ": ["circle", false] };

function key(choice, press) {
  const button = make("button", "key");
  button.type = "button";
  button.dataset.action = choice.action;
  const [shape, isOn] = BOXES[choice.label.slice(0, 2)] ?? [null, false];
  if (shape) {
    const box = make("span", shape);
    if (isOn && shape === "box") box.append(icon("check"));
    button.append(box);
    button.setAttribute("aria-pressed", String(isOn));
    button.classList.toggle("on", isOn);
  }
  button.append(make("span", "", (shape ? choice.label.slice(2) : choice.label).replaceAll("/", "/\u200b")));
  button.addEventListener("click", () => press(choice.action, button));
  return button;
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
  fill(element, message, press);
  return element;
}

export function fill(element, message, press) {
  const held = element.contains(document.activeElement) ? document.activeElement.dataset.action : null;
  const words = make("div", "words");
  words.append(withBold(message.text));
  const meta = make("div", "meta");
  const heard = message.by === "bot" ? HEARD()[message.heard] : undefined;
  const time = timeWords(new Date(message.at));
  const changed = message.changed_at ? timeWords(new Date(message.changed_at)) : time;
  if (heard && changed !== time) meta.append(make("span", "", `${say("updated {time}", { time: changed })} ·`));
  meta.append(make("time", "", time));
  if (heard) meta.append(icon(message.heard === "rings" ? "bell" : "muted"), make("span", "unseen", heard));
  const bubble = make("div", "bubble");
  bubble.append(words, meta);
  element.replaceChildren(bubble);
  if (message.rows.length) element.append(keyboard(message.rows, (action, button) => press(message.id, action, button)));
  if (held !== null) {
    const same = [...element.querySelectorAll(".key")].find((each) => each.dataset.action === held);
    const next = same ?? element.querySelector(".key");
    if (next) next.focus({ preventScroll: true });
    else {
      bubble.tabIndex = -1;
      bubble.focus({ preventScroll: true });
    }
  }
}

export function dayElement(at) {
  return make("p", "day", dayWords(new Date(at)).replace(/\/\d{4}$/, ""));
}

export const dayOf = (at) => dayWords(new Date(at));
