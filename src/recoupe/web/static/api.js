// The workbench's API, as its pages call it.
const token = document.querySelector("meta[name=csrf-token]")?.content || "";

/** What could not be done: `message` is the fact, `remedy` the way out. */
export class Problem extends Error {
  constructor(body, status) {
    super(body.title || `HTTP ${status}`);
    this.remedy = body.detail || "";
    this.status = status;
    this.body = body;
  }
}

async function asked(method, path, body) {
  const json = body !== undefined && !(body instanceof FormData);
  const answer = await fetch(`/api/v1/${path}`, {
    method,
    headers: {
      Accept: "application/json",
      ...(method === "GET" ? {} : { "X-CSRF-Token": token }),
      ...(json ? { "Content-Type": "application/json" } : {}),
    },
    body: json ? JSON.stringify(body) : body,
  });
  const said = answer.status === 204 ? null : await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Problem(said || {}, answer.status);
  return said;
}

export const get = (path, query) => asked("GET", query ? `${path}?${new URLSearchParams(query)}` : path);
export const post = (path, body = {}) => asked("POST", path, body);
export const remove = (path) => asked("DELETE", path);

/** A report's name as a path: slashes stay, everything else is escaped. */
export const named = (name) => name.split("/").map(encodeURIComponent).join("/");
