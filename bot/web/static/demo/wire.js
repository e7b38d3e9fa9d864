// What goes to the program and what comes back.
const HEADERS = { "Content-Type": "application/json" };

export class Refused extends Error {}

async function read(response) {
  if (!response.ok) throw new Refused(`${response.status}: ${(await response.text()).trim()}`);
  return response.json();
}

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  return read(await fetch(path, { method: "POST", headers: HEADERS, body: JSON.stringify(body) }));
}

// Calls `on.hello` each time the stream is (again) open, then `on.message` and `on.clock` for what changes.
export function listen(on) {
  const stream = new EventSource("/demo/events");
  for (const name of ["hello", "message", "clock"]) {
    stream.addEventListener(name, (event) => on[name](JSON.parse(event.data)));
  }
  stream.addEventListener("error", () => on.lost());
}
