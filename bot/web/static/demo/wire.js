// What goes to the program and what comes back.
const HEADERS = { "Content-Type": "application/json" };
const AGAIN_MS = 2000;

export class Refused extends Error {
  constructor(status, text) {
    super(`${status}: ${text}`);
    this.status = status;
  }
}

async function read(response) {
  if (!response.ok) throw new Refused(response.status, (await response.text()).trim());
  return response.json();
}

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  return read(await fetch(path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) }));
}

// Calls `on.hello` each time the stream is (again) open, `on.lost` once when it breaks, and the others for what changes.
export function listen(on) {
  const stream = new EventSource("/demo/events");
  for (const name of ["hello", "message", "clock", "guide"]) {
    stream.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => {
    on.lost();
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => listen(on), AGAIN_MS);
  });
}
