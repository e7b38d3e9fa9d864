// Small pieces of the page: elements, icons, avatars, texts with bold words.
const ICONS = {
  bell: '<path d="M6 9a6 6 0 0 1 12 0c0 6 2.500 7 2.500 7h-17S6 15 6 9z"/><path d="M10 20a2.200 2.200 0 0 0 4 0"/>',
  muted: '<path d="M8.500 4.200A6 6 0 0 1 18 9c0 2.600.500 4.300 1.100 5.400M17 16H3.500S6 15 6 9c0-.700.100-1.300.300-1.900"/><path d="M10 20a2.200 2.200 0 0 0 4 0M4 3l16 18"/>',
  check: '<path d="M5 12.500l4.500 4.500L19 7.500"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  send: '<path d="M4.500 12L20 4.500 15.500 20l-3.700-6.200z"/><path d="M11.800 13.800L20 4.500"/>',
  picture: '<rect x="3.500" y="5" width="17" height="14" rx="2"/><path d="M4 17l5-5 4 4 2.500-2.500L20 17"/><circle cx="15.500" cy="9.500" r="1.300"/>',
  list: '<path d="M5 7h14M5 12h14M5 17h9"/>',
  phone: '<path d="M6 3.500h3.200l1.600 4.300-2.100 1.600a12 12 0 0 0 5.900 5.900l1.600-2.100 4.300 1.600V18a2.500 2.500 0 0 1-2.700 2.500A17 17 0 0 1 3.500 6.200 2.500 2.500 0 0 1 6 3.500z"/>',
};

export function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function icon(name) {
  const drawing = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("aria-hidden", "true");
  drawing.classList.add("icon");
  drawing.innerHTML = ICONS[name];
  return drawing;
}

export function iconButton(name, label, className = "") {
  const button = make("button", `icon-button ${className}`.trim());
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.append(icon(name));
  return button;
}

export function avatar(role) {
  const words = role.kind === "stranger" ? ["?"] : role.name.split(" ");
  const letters = words.length > 1 ? words.at(-2)[0] + words.at(-1)[0] : words[0][0];
  const face = make("span", "avatar", letters.toUpperCase());
  face.setAttribute("aria-hidden", "true");
  return face;
}

const SIGNS = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'", "&amp;": "&" };
const plain = (text) => text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (sign) => SIGNS[sign]);

// A phone number is not broken over two lines, and no "ạ" begins one.
const unbroken = (text) =>
  text.replace(/\b0\d{3} \d{3} \d{3}\b/g, (phone) => phone.replaceAll(" ", "\u00a0")).replace(/ ạ(?![\p{L}])/gu, "\u00a0ạ");

// Texts are HTML with <b> alone; nothing else is taken as markup.
export function withBold(text) {
  const parts = document.createDocumentFragment();
  let bold = false;
  for (const piece of unbroken(text).split(/(<\/?b>)/)) {
    if (piece === "<b>" || piece === "</b>") bold = piece === "<b>";
    else if (piece && bold) parts.append(make("b", "", plain(piece)));
    else if (piece) parts.append(plain(piece));
  }
  return parts;
}

// The same, each line a piece of its own; bold words may go on from one to the next.
export function linesOf(text) {
  let open = "";
  return text.split("\n").map((line, at) => {
    const piece = make("span");
    piece.append(withBold(`${open}${at ? "\n" : ""}${line}`));
    const marked = open + line;
    open = marked.lastIndexOf("<b>") > marked.lastIndexOf("</b>") ? "<b>" : "";
    return piece;
  });
}

export const firstLine = (text) => plain(text.replace(/<\/?b>/g, "").split("\n")[0]);
