// The demo's clock: it runs like the machine's from where it was walked to.
import { post } from "./wire.js";
import { dayWords, say, timeWords } from "./words.js";

export class ClockBar {
  constructor(notify) {
    this.notify = notify;
    this.offset = null;
    this.buttons = [...document.querySelectorAll(".step")];
    for (const button of this.buttons) button.addEventListener("click", () => this.walk(button));
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

  walking(is) {
    document.getElementById("progress").hidden = !is;
    for (const button of this.buttons) button.disabled = is;
  }

  async walk(button) {
    this.walking(true);
    try {
      const to = "next" in button.dataset ? { to: "next" } : { advance: Number(button.dataset.advance) };
      const { now, heard } = await post("/demo/clock", to);
      this.set(now);
      if (to.to && !heard) this.notify(say("Nothing is due in the next two weeks."));
    } catch (error) {
      this.notify(say("The clock could not be moved. Please try again."));
    } finally {
      this.walking(false);
      button.focus({ preventScroll: true });
    }
  }
}
