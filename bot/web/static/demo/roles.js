// The list of who one can be; each shows what arrived while its window was closed.
import { avatar, make } from "./pieces.js";
import { say } from "./words.js";

// Families; each school; commune and health; a newcomer: in the order the program gives.
function grouped(roles) {
  const titles = { family: say("Families"), above: say("Commune and health"), nobody: say("A newcomer") };
  const groups = new Map();
  for (const role of roles) {
    const title = titles[role.group] ?? role.place;
    if (!groups.has(title)) groups.set(title, []);
    groups.get(title).push(role);
  }
  return groups;
}

export class Roles {
  constructor(place, choose) {
    this.place = place;
    this.choose = choose;
    this.buttons = new Map();
    this.unread = new Map();
  }

  show(roles) {
    this.place.replaceChildren();
    this.buttons.clear();
    for (const [title, members] of grouped(roles)) {
      const part = make("div");
      part.append(make("h3", "", title), ...members.map((role) => this.button(role)));
      this.place.append(part);
    }
    for (const role of this.unread.keys()) this.paint(role);
  }

  button(role) {
    const button = make("button", `role ${role.group}`);
    button.type = "button";
    button.dataset.role = role.role;
    button.setAttribute("aria-pressed", "false");
    const who = make("span", "who");
    who.append(make("b", "", role.name), make("span", "", role.title));
    button.title = [role.name, role.title, role.place].filter(Boolean).join(" · ");
    const badge = make("span", "badge");
    badge.hidden = true;
    button.append(avatar(role), who, badge);
    button.addEventListener("click", (event) => {
      if (event.detail < 2) this.choose(role.role);
    });
    this.buttons.set(role.role, button);
    return button;
  }

  focus(role) {
    this.buttons.get(role)?.focus({ preventScroll: true });
  }

  mark(open) {
    for (const [role, button] of this.buttons) button.setAttribute("aria-pressed", String(open.has(role)));
  }

  missed(role, rings) {
    const known = this.unread.get(role) ?? { count: 0, rings: false };
    this.unread.set(role, { count: known.count + 1, rings: known.rings || rings });
    this.paint(role);
    // on a phone whoever rings stands first, and the strip keeps its place unless it is moved
    if (rings) this.place.scrollTo({ left: 0 });
  }

  seen(role) {
    this.unread.delete(role);
    this.paint(role);
  }

  paint(role) {
    const badge = this.buttons.get(role)?.querySelector(".badge");
    if (!badge) return;
    const unread = this.unread.get(role);
    badge.hidden = !unread;
    badge.replaceChildren();
    if (!unread) return;
    const count = make("span", "", String(unread.count));
    count.setAttribute("aria-hidden", "true");
    badge.append(count, make("span", "unseen", say("{n} unread", { n: unread.count })));
    badge.classList.toggle("rings", unread.rings);
  }
}
