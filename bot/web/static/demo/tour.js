// The guide in four steps; each is ticked off by what really happened.
const KEY = "khaibao-demo-tour";
const STEP = "khaibao-demo-step";

export class Tour {
  constructor(roleOf) {
    this.roleOf = roleOf;
    this.place = document.getElementById("tour");
    this.opener = document.getElementById("show-tour");
    this.done = 0;
    this.opener.addEventListener("click", () => this.open(this.place.hidden));
    document.getElementById("hide-tour").addEventListener("click", () => this.open(false));
    this.open(localStorage.getItem(KEY) !== "hidden");
    this.paint();
  }

  open(is) {
    this.place.hidden = !is;
    this.opener.setAttribute("aria-expanded", String(is));
    localStorage.setItem(KEY, is ? "shown" : "hidden");
  }

  // After a reload: what was reached before, if this demo's conversation is still the same one.
  resume(messages) {
    const before = Number(localStorage.getItem(STEP)) || 1;
    for (const message of messages) this.heard(message);
    if (this.done === 1) this.reach(before);
  }

  heard(message) {
    const kind = this.roleOf(message.role)?.kind;
    if (kind === "parent" && message.by === "bot" && message.heard !== "answer") this.reach(this.done >= 3 ? 4 : 1);
  }

  pressed(role, message) {
    const kind = this.roleOf(role)?.kind;
    if (kind === "parent" && this.done === 1) this.reach(2);
    if (kind === "school_health" && this.done === 2 && message?.heard === "rings") this.reach(3);
  }

  reach(step) {
    if (step <= this.done) return;
    this.done = step;
    localStorage.setItem(STEP, String(step));
    this.paint();
  }

  paint() {
    for (const item of this.place.querySelectorAll("li")) {
      const step = Number(item.dataset.step);
      item.classList.toggle("done", step <= this.done);
      item.classList.toggle("now", step === Math.min(this.done + 1, 4));
      if (step === this.done + 1) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }
}
