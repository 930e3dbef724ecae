// Libraries that come as plain scripts and sheets, fetched once and only when they are needed.
const fetched = new Map();

function once(path, make) {
  if (!fetched.has(path)) {
    fetched.set(
      path,
      new Promise((done, failed) => {
        const made = make(new URL(path, import.meta.url).href);
        made.addEventListener("load", () => done());
        made.addEventListener("error", () => failed(new Error(path)));
        document.head.append(made);
      }),
    );
  }
  return fetched.get(path);
}

/** A script under static/: `await script("vendor/d3/d3.min.js")`, then `window.d3`. */
export const script = (path) => once(path, (src) => Object.assign(document.createElement("script"), { src }));

/** A style sheet under static/. */
export const sheet = (path) => once(path, (href) => Object.assign(document.createElement("link"), { rel: "stylesheet", href }));

/** A JSON file under static/. */
export async function json(path) {
  const answer = await fetch(new URL(path, import.meta.url));
  if (!answer.ok) throw new Error(path);
  return answer.json();
}
