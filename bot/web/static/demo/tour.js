// The guide in five steps; each is ticked off when the program says that it is stored.
const KEY = "khaibao-demo-tour";

export class Tour {
  constructor() {
    this.place = document.getElementById("tour");
    this.opener = document.getElementById("show-tour");
    this.opener.addEventListener("click", () => this.open(this.place.hidden));
    document.getElementById("hide-tour").addEventListener("click", () => {
      this.open(false);
      this.opener.focus();
    });
    this.open(localStorage.getItem(KEY) !== "hidden");
    this.set([]);
  }

  open(is) {
    this.place.hidden = !is;
    this.opener.setAttribute("aria-expanded", String(is));
    localStorage.setItem(KEY, is ? "shown" : "hidden");
  }

  // `done`: the steps' numbers. What comes next is after the furthest one; after the last, whatever was left out.
  set(done) {
    const items = [...this.place.querySelectorAll("li")];
    const open = items.map((item) => Number(item.dataset.step)).filter((step) => !done.includes(step));
    const next = open.find((step) => step > Math.max(0, ...done)) ?? open[0];
    for (const item of items) {
      const step = Number(item.dataset.step);
      item.classList.toggle("done", done.includes(step));
      item.classList.toggle("now", step === (next ?? items.length));
      item.querySelector(".unseen").hidden = !done.includes(step);
      if (step === next) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
    }
  }
}
