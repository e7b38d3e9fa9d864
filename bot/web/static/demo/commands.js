// The commands a window offers, by who one is; all of them can be typed by everybody.
import { iconButton, make } from "./pieces.js";
import { say } from "./words.js";

const FOR_FAMILIES = ["khaibao", "ngungnhac", "rutdongy", "dulieucuatoi", "ngonngu", "trogiup"];
const FOR_SCHOOLS = ["khaibao", "truongcuatoi", "ca", "dulieucuatoi", "ngonngu", "trogiup"];
const BY_KIND = {
  homeroom: ["khaibao", "lopcuatoi", "ca", "dulieucuatoi", "ngonngu", "trogiup"],
  school_health: FOR_SCHOOLS,
  deputy_head: FOR_SCHOOLS,
  principal: FOR_SCHOOLS,
  boarding: FOR_SCHOOLS,
  district_contact: ["truongcuatoi", "ca", "ngonngu", "trogiup"],
  health_station: ["truongcuatoi", "ca", "ngonngu", "trogiup"],
  province_contact: ["truongcuatoi", "ca", "ngonngu", "trogiup"],
  stranger: ["khaibao", "ngonngu", "trogiup"],
};
const WHAT = () => ({
  khaibao: say("Declare health"),
  lopcuatoi: say("My class"),
  truongcuatoi: say("My school"),
  ca: say("Cases"),
  ngungnhac: say("Pause reminders"),
  rutdongy: say("Withdraw consent"),
  dulieucuatoi: say("My data"),
  ngonngu: say("Language"),
  trogiup: say("Help"),
});

export function commandsMenu(role, send) {
  const opener = iconButton("list", say("Commands"), "commands");
  opener.setAttribute("aria-haspopup", "true");
  opener.setAttribute("aria-expanded", "false");
  const menu = make("div", "menu");
  menu.hidden = true;
  const open = (is) => {
    menu.hidden = !is;
    opener.setAttribute("aria-expanded", String(is));
    if (is) menu.querySelector("button").focus();
  };
  const what = WHAT();
  for (const name of BY_KIND[role.kind] ?? FOR_FAMILIES) {
    const button = make("button");
    button.type = "button";
    button.append(make("span", "", what[name]), make("code", "", `/${name}`));
    button.addEventListener("click", () => {
      open(false);
      opener.focus();
      send(`/${name}`);
    });
    menu.append(button);
  }
  opener.addEventListener("click", () => open(menu.hidden));
  const leave = (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !opener.contains(event.target)) open(false);
  };
  document.addEventListener("click", leave);
  for (const part of [opener, menu]) {
    part.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to && to !== opener && !menu.contains(to)) open(false);
    });
  }
  menu.addEventListener("keydown", (event) => {
    const buttons = [...menu.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") {
      open(false);
      opener.focus();
    } else if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length].focus();
    else if (event.key === "ArrowUp") buttons.at(at - 1).focus();
    else return;
    event.preventDefault();
  });
  return [opener, menu];
}
