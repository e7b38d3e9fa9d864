// One chat window: what one person says and hears.
import { commandsMenu } from "./commands.js";
import { dayElement, dayOf, fill, messageElement } from "./messages.js";
import { avatar, icon, iconButton, make } from "./pieces.js";
import { post, Refused } from "./wire.js";
import { say } from "./words.js";

const TOAST_MS = 3200;
const RING_MS = 4000;

export class Chat {
  constructor(role, slip, messages, on) {
    this.role = role;
    this.on = on;
    this.slip = slip;
    this.messages = new Map();
    this.underWay = new Set();
    this.element = make("section", `chat ${role.group}`);
    this.element.setAttribute("aria-label", say("Chat of {name}", { name: role.name }));
    this.element.dataset.role = role.role;
    this.log = make("div", "log");
    this.log.setAttribute("role", "log");
    this.log.setAttribute("aria-live", "polite");
    this.log.tabIndex = 0;
    this.log.setAttribute("aria-label", say("Messages of {name}", { name: role.name }));
    // a key that is held down presses once
    this.log.addEventListener("keydown", (event) => {
      if (event.repeat && (event.key === "Enter" || event.key === " ")) event.preventDefault();
    });
    this.toastPlace = make("div", "toast");
    this.toastPlace.setAttribute("role", "status");
    this.share = make("div", "share");
    this.share.hidden = true;
    this.element.append(this.head(), ...this.pinned(), this.log, this.share, this.composer(), this.toastPlace);
    this.log.append(this.beginning());
    for (const message of messages) this.put(message, { isOld: true });
  }

  head() {
    const head = make("div", "chat-head");
    const who = make("div", "who");
    const place = this.role.place && this.role.group !== "family" ? ` · ${this.role.place}` : "";
    who.append(make("h2", "", this.role.name), make("p", "", this.role.title + place));
    who.title = this.role.title + place;
    this.bell = make("span", "bell");
    this.bell.append(icon("bell"));
    this.bell.hidden = true;
    const close = iconButton("close", say("Close the chat of {name}", { name: this.role.name }), "close");
    close.addEventListener("click", () => this.on.close(this.role.role));
    head.append(avatar(this.role), who, this.bell, this.asOnZalo(), close);
    return head;
  }

  // The same program in a messenger that has only text; what was said with buttons before keeps its words.
  asOnZalo() {
    const button = make("button", "as-text", "Zalo");
    button.type = "button";
    const name = say("See as on Zalo");
    button.title = name;
    button.setAttribute("aria-label", name);
    const paint = () => {
      button.setAttribute("aria-pressed", String(this.isText));
      this.element.classList.toggle("text-alone", this.isText);
    };
    this.isText = this.role.is_text;
    paint();
    button.addEventListener("click", async () => {
      button.disabled = true;
      const isText = !this.isText;
      try {
        await post("/demo/view", { role: this.role.role, is_text: isText });
        this.isText = this.role.is_text = isText;
        paint();
        if (isText && this.messages.size) await this.send({ text: "0" });
      } catch (error) {
        this.toast(say("That was not taken."));
      }
      button.disabled = false;
    });
    return button;
  }

  pinned() {
    if (this.role.kind !== "stranger" || !this.slip) return [];
    const note = make("div", "pinned");
    const words = make("p", "", say("A sample slip, for {child}, born {birthday}:", this.slip) + " ");
    words.append(make("code", "", this.slip.code));
    const button = make("button", "", say("Scan it"));
    button.type = "button";
    button.addEventListener("click", () => this.send({ start: this.slip.code }));
    note.append(words, button);
    return [note];
  }

  beginning() {
    this.begin = make("div", "begin");
    this.begin.append(avatar(this.role));
    const isStranger = this.role.kind === "stranger";
    this.begin.append(make("p", "", isStranger
      ? say("Scan the sample slip above, or press Start and share the phone.")
      : say("No messages yet. Let the clock run, or begin the conversation.")));
    const isAbove = this.role.group === "above";
    const label = isStranger ? say("Start") : isAbove ? say("Help") : say("Declare health");
    const button = make("button", "", label);
    button.type = "button";
    const first = isStranger ? { start: "" } : { text: isAbove ? "/trogiup" : "/khaibao" };
    button.addEventListener("click", () => this.send(first));
    this.begin.append(button);
    return this.begin;
  }

  composer() {
    const form = make("form", "composer");
    const input = make("input");
    input.type = "text";
    input.autocomplete = "off";
    input.maxLength = 4096;
    input.placeholder = say("Message");
    input.setAttribute("aria-label", say("Message as {name}", { name: this.role.name }));
    const send = iconButton("send", say("Send"), "send");
    send.type = "submit";
    form.append(...commandsMenu(this.role, (text) => this.send({ text })), input, ...this.attachment(), send);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (text) this.type(text, input);
    });
    return form;
  }

  // A picture to be sent; the file's own name is not.
  attachment() {
    if (this.role.group === "family") return [];
    const file = make("input");
    file.type = "file";
    file.accept = "image/*,application/pdf";
    file.hidden = true;
    const button = iconButton("picture", say("Send a picture"), "attach");
    button.addEventListener("click", () => file.click());
    file.addEventListener("change", () => {
      const [picked] = file.files;
      file.value = "";
      if (!picked) return;
      const reader = new FileReader();
      reader.addEventListener("load", () => this.send({ photo: reader.result.split(",")[1] ?? "" }));
      reader.readAsDataURL(picked);
    });
    return [file, button];
  }

  // What could not be sent comes back to where it was typed, unless something else was typed meanwhile.
  async type(text, input) {
    input.value = "";
    const isTaken = await this.send({ text });
    if (!isTaken && !input.value) input.value = text;
  }

  put(message, { isOld = false } = {}) {
    const known = this.messages.get(message.id);
    if (known && known.message.edits >= message.edits) return;
    this.begin.remove();
    const isLow = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 80;
    const press = (id, action, button, event) => this.press(id, action, button, event);
    let grew = true;
    if (known) {
      const before = known.element.offsetHeight;
      fill(known.element, message, known.message, press);
      if (this.pressed !== message.id) this.flash(known.element);
      known.message = message;
      grew = known.element.offsetHeight !== before;
    } else {
      const day = dayOf(message.at);
      if (day !== this.lastDay) this.log.append(dayElement(message.at));
      this.lastDay = day;
      const element = messageElement(message, press);
      this.log.append(element);
      this.messages.set(message.id, { element, message });
      this.offerContact(message);
    }
    if (!isOld && !known && message.heard === "rings") this.ring();
    if (grew && (isLow || isOld || !known)) this.toEnd();
  }

  // To the newest words: the end, or the beginning of a last message that is taller than the window.
  toEnd() {
    requestAnimationFrame(() => {
      const last = this.log.lastElementChild;
      const isTall = last.offsetHeight > this.log.clientHeight - 16;
      this.log.scrollTop = isTall ? last.offsetTop - this.log.offsetTop - 8 : this.log.scrollHeight;
    });
  }

  flash(element) {
    element.classList.remove("changed");
    void element.offsetWidth;
    element.classList.add("changed");
  }

  ring() {
    this.bell.hidden = false;
    this.element.classList.remove("ringing");
    void this.element.offsetWidth;
    this.element.classList.add("ringing");
    clearTimeout(this.ringing);
    this.ringing = setTimeout(() => { this.bell.hidden = true; }, RING_MS);
  }

  offerContact(message) {
    if (message.by !== "bot") return;
    this.share.hidden = !message.contact;
    this.share.replaceChildren();
    if (!message.contact) return;
    const button = make("button");
    button.type = "button";
    button.append(icon("phone"), message.contact);
    button.addEventListener("click", () => {
      this.share.hidden = true;
      this.send({ contact: true });
    });
    this.share.append(button);
  }

  // The second click of a double click is none: by then another button may stand there.
  async press(id, action, button, event) {
    const what = `${id} ${action}`;
    if (event.detail > 1 || this.underWay.has(what)) return;
    this.underWay.add(what);
    button.classList.add("waiting");
    this.pressed = id;
    await this.send({ message: id, action });
    this.pressed = null;
    button.classList.remove("waiting");
    this.underWay.delete(what);
  }

  // Whether the program took it.
  async send(content) {
    try {
      const { toast } = await post("/demo/say", { role: this.role.role, ...content });
      if (toast) this.toast(toast);
      return true;
    } catch (error) {
      this.toast(error instanceof Refused ? say("That was not taken.") : say("This was not sent: the program does not answer. Please try again shortly."));
      return false;
    }
  }

  toast(text) {
    this.toastPlace.textContent = text;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => { this.toastPlace.textContent = ""; }, TOAST_MS);
  }
}
