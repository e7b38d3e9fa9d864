// The demo's clock: it runs like the machine's from where it was walked to.
import { haltWords } from "./halts.js";
import { post, Refused } from "./wire.js";
import { dayWords, say, timeWords } from "./words.js";

export class ClockBar {
  constructor(notify, roleOf) {
    this.notify = notify;
    this.roleOf = roleOf;
    this.offset = null;
    this.held = null;
    this.buttons = [...document.querySelectorAll(".step")];
    for (const button of this.buttons) button.addEventListener("click", (event) => this.walk(button, event));
    setInterval(() => this.paint(), 1000);
  }

  set(now) {
    this.offset = Date.parse(now) - Date.now();
    this.paint();
  }

  paint() {
    if (this.offset === null) return;
    const now = new Date(Date.now() + this.offset);
    document.getElementById("day").textContent = dayWords(now);
    document.getElementById("time").textContent = timeWords(now);
  }

  halted(halt) {
    const place = document.getElementById("halt");
    const words = haltWords(halt, this.roleOf);
    if (place.textContent !== words) place.textContent = words;
  }

  // A button that is switched off loses the focus: it gets it back unless the visitor went elsewhere meanwhile.
  walking(is) {
    if (is && this.buttons.includes(document.activeElement)) this.held = document.activeElement;
    document.getElementById("progress").hidden = !is;
    for (const button of this.buttons) button.disabled = is;
    if (is) return;
    if (this.held && document.activeElement === document.body) this.held.focus({ preventScroll: true });
    this.held = null;
  }

  async walk(button, event) {
    const isNext = "next" in button.dataset;
    if (isNext && event.detail > 1) return;
    this.walking(true);
    try {
      const { now, halt } = await post("/demo/clock", isNext ? { to: "next" } : { advance: Number(button.dataset.advance) });
      this.set(now);
      this.halted(halt);
    } catch (error) {
      const isBusy = error instanceof Refused && error.status === 409;
      if (isBusy) return;
      this.notify(say("The clock could not be moved. Please try again."));
    } finally {
      this.walking(false);
    }
  }
}
