// Three ways in, each a job with its progress; what was refused is told with the way out.
import { _ } from "../words.js";
import { get, named, post, remove } from "../api.js";
import { element } from "../signs.js";

const jobs = document.getElementById("jobs");
const ENDED = new Set(["done", "failed", "stopped"]);

/** Send a form; what is refused at once stands beneath it. */
function sending(form, send) {
  const told = form.querySelector(".problem");
  form.addEventListener("submit", async (submit) => {
    submit.preventDefault();
    told.textContent = "";
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      watch(await send(form));
      form.reset();
    } catch (problem) {
      told.textContent = `${problem.message} ${problem.remedy || ""}`.trim();
    } finally {
      button.disabled = false;
    }
  });
}

sending(document.getElementById("files"), (form) => {
  const data = new FormData();
  for (const file of form.elements.files.files) data.append("files", file, file.webkitRelativePath || file.name);
  const [table] = form.elements.metadata.files;
  if (table) data.append("metadata", table, table.name);
  return post("additions/files", data);
});

sending(document.getElementById("text"), (form) => {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  return post("additions/text", Object.fromEntries(given));
});

sending(document.getElementById("addresses"), (form) => {
  const urls = form.elements.urls.value.split(/\s+/).filter(Boolean);
  return post("additions/addresses", { urls });
});

// Files dropped anywhere on their form.
const dropped = document.getElementById("files");
for (const kind of ["dragover", "dragleave", "drop"]) {
  dropped.addEventListener(kind, (event) => {
    event.preventDefault();
    dropped.classList.toggle("over", kind === "dragover");
    if (kind !== "drop" || !event.dataTransfer.files.length) return;
    dropped.elements.files.files = event.dataTransfer.files;
    dropped.requestSubmit();
  });
}

/** Show a job and follow it until it ends. */
async function watch(job) {
  const place = element("div", "job panel");
  if (!jobs.querySelector(".job")) jobs.replaceChildren();
  jobs.prepend(place);
  for (let now = job; ; now = await get(`additions/${job.id}`)) {
    place.replaceChildren(...told(now));
    if (ENDED.has(now.state)) return;
    await new Promise((done) => setTimeout(done, 400));
  }
}

const STATES = {
  waiting: () => _("waiting"),
  reading: () => _("reading"),
  matching: () => _("finding the incidents"),
  done: () => _("done"),
  failed: () => _("failed"),
  stopped: () => _("stopped"),
};

function told(job) {
  const head = element("p", "bar", STATES[job.state]());
  if (!ENDED.has(job.state)) {
    const bar = element("progress");
    bar.setAttribute("aria-label", _("Progress"));
    if (job.total) Object.assign(bar, { max: job.total, value: Math.min(job.seen, job.total) });
    const stop = element("button", "", _("Stop"));
    stop.type = "button";
    stop.addEventListener("click", () => remove(`additions/${job.id}`));
    head.append(bar, job.now, stop);
  }
  const parts = [head, element("p", "", _("{read} read, {known} known before, {refused} refused", {
    read: job.read.length, known: job.known.length, refused: job.refused.length,
  }))];
  if (job.fault) parts.push(element("p", "refused", `${job.fault} ${job.remedy}`.trim()));
  if (job.refused.length) parts.push(list(job.refused, refusal));
  if (job.state === "done" && job.read.length) {
    parts.push(list(job.read.slice(0, 50), report));
    const all = element("a", "", _("To the incidents"));
    all.href = "/";
    parts.push(all);
  }
  return parts;
}

const list = (rows, shown) => element("ul", "", ...rows.map((row) => element("li", "", shown(row))));

function refusal({ name, fact, remedy }) {
  return element("span", "refused", `${name}: ${fact} ${remedy}`.trim());
}

function report(name) {
  const link = element("a", "", name);
  link.href = `/reports/${named(name)}`;
  return link;
}

// Jobs that were begun before this page was opened.
for (const job of (await get("additions")).reverse()) watch(job);
