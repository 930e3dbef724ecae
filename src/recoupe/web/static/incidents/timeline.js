// When it happened: a bar a day, a week, a month or a year; drag over it to choose days. The table twin says the same.
import { script } from "../load.js";
import { element } from "../signs.js";
import { _, day, language, number } from "../words.js";

const HEIGHT = 118;
const MARGIN = { marginLeft: 34, marginRight: 12, marginTop: 8, marginBottom: 32 };
const MOST_DAYS = { day: 130, week: 950, month: 6000 }; // a bar stays wide enough to be seen
const MOST_TICKS = 10; // days that stand side by side under the line; more thin out by themselves

async function libraries() {
  await script("vendor/d3/d3.min.js"); // Plot finds D3 where this leaves it
  await script("vendor/observable-plot/plot.umd.min.js");
  return [window.d3, window.Plot];
}

const months = new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" });
const named = {
  day: (date) => day(date.toISOString().slice(0, 10)),
  week: (date) => _("week of {day}", { day: day(date.toISOString().slice(0, 10)) }),
  month: (date) => months.format(date),
  year: (date) => String(date.getUTCFullYear()),
};

export class Timeline {
  /**
   * @param {HTMLElement} place the figure
   * @param {(days: {from: string, to: string}) => void} choose
   */
  constructor(place, choose) {
    this.place = place.querySelector(".drawing");
    this.twin = place.querySelector("tbody");
    this.details = place.querySelector("details");
    this.details.addEventListener("toggle", () => this.#list());
    this.undated = place.querySelector(".undated");
    this.choose = choose;
    new ResizeObserver(() => this.#draw()).observe(this.place);
  }

  /**
   * @param {import("./columns.js").Columns} columns
   * @param {number[]} rows those that are selected
   * @param {number[]} around those that would be if no days were chosen
   */
  async show(columns, rows, around, { from, to, zoom }) {
    const [d3] = await libraries();
    const { first } = columns;
    const at = (row) => first[row] && new Date(first[row]);
    const dated = (zoom && (from || to) ? rows : around).map(at).filter(Boolean);
    let [start, end] = d3.extent(dated);
    if (zoom && from) start = new Date(from);
    if (zoom && to) end = new Date(to);
    const many = rows.filter((row) => !first[row]).length;
    this.undated.textContent = many ? _("{n} without a date", { n: number(many) }) : "";
    this.data = null;
    if (start) {
      const length = d3.utcDay.count(start, end) + 1;
      const unit = Object.keys(MOST_DAYS).find((name) => length <= MOST_DAYS[name]) ?? "year";
      const step = { day: d3.utcDay, week: d3.utcMonday, month: d3.utcMonth, year: d3.utcYear }[unit];
      const chosen = new Set(rows);
      const bars = new Map();
      for (const row of around) {
        const date = at(row);
        if (!date || date < step.floor(start) || date > end) continue;
        const key = +step.floor(date);
        if (!bars.has(key)) bars.set(key, { x1: new Date(key), x2: step.offset(new Date(key), 1), in: 0, differ: 0, out: 0 });
        const bar = bars.get(key);
        if (!chosen.has(row)) bar.out += 1;
        else if (columns.differs[row]) bar.differ += 1;
        else bar.in += 1;
      }
      const domain = [step.floor(start), step.offset(step.floor(end), 1)];
      this.data = { unit, domain, from, to, bars: [...bars.values()].sort((a, b) => a.x1 - b.x1), total: rows.length - many };
    }
    this.#list();
    this.#draw();
  }

  /** The same as a table, once somebody opens it. */
  #list() {
    if (!this.details.open) return;
    const bars = (this.data?.bars ?? []).filter((bar) => bar.in + bar.differ);
    this.twin.replaceChildren(
      ...bars.map((bar) => {
        const button = element("button", "bare", named[this.data.unit](bar.x1));
        button.type = "button";
        button.addEventListener("click", () => this.choose(this.#days(bar.x1, bar.x2)));
        const head = element("th", "", button);
        head.scope = "row";
        return element("tr", "", head, element("td", "number", number(bar.in + bar.differ)), element("td", "number", number(bar.differ)));
      }),
    );
  }

  #days(start, end) {
    const iso = (date) => date.toISOString().slice(0, 10);
    return { from: iso(window.d3.utcDay.round(start)), to: iso(new Date(+window.d3.utcDay.round(end) - 1)) };
  }

  #draw() {
    const width = Math.floor(this.place.clientWidth);
    if (!width || this.data === undefined) return;
    if (!this.data) {
      this.place.replaceChildren(element("p", "quiet", _("Nothing here has a date.")));
      return;
    }
    const { Plot, d3 } = window;
    const { bars, domain, unit, total, from, to } = this.data;
    const stacked = bars.flatMap((bar) => {
      const sure = { x1: bar.x1, x2: bar.x2 };
      return [
        { ...sure, y1: 0, y2: bar.differ, fill: "differ" },
        { ...sure, y1: bar.differ, y2: bar.differ + bar.in, fill: "in" },
        { ...sure, y1: bar.differ + bar.in, y2: bar.differ + bar.in + bar.out, fill: "out" },
      ].filter((part) => part.y2 > part.y1);
    });
    const drawn = Plot.plot({
      width, height: HEIGHT, ...MARGIN,
      x: { type: "utc", domain, label: null, ...(d3.utcDay.count(...domain) <= MOST_TICKS ? { ticks: "day" } : {}) }, // else hours
      y: { label: null, ticks: d3.ticks(0, d3.max(bars, (bar) => bar.in + bar.differ + bar.out), 3).filter(Number.isInteger), tickFormat: number, grid: true },
      marks: ["out", "in", "differ"].map((kind) =>
        Plot.rectY(stacked.filter((part) => part.fill === kind), { x1: "x1", x2: "x2", y1: "y1", y2: "y2", className: kind, insetLeft: 0.5, insetRight: 0.5 }),
      ).concat(Plot.ruleY([0])),
    });
    for (const style of drawn.querySelectorAll("style")) style.remove(); // incidents.css has its rules
    for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label"); // one picture, one description
    const most = d3.greatest(bars, (bar) => bar.in + bar.differ);
    drawn.setAttribute("role", "img");
    drawn.setAttribute("aria-label", _("{n} incidents from {start} to {end}, most of them ({most}) in: {when}", {
      n: number(total), start: day(domain[0].toISOString().slice(0, 10)), end: day(new Date(+domain[1] - 1).toISOString().slice(0, 10)),
      most: number(most ? most.in + most.differ : 0), when: most ? named[unit](most.x1) : "–",
    }));
    this.#brush(drawn, width, from, to);
    this.place.replaceChildren(drawn);
  }

  #brush(drawn, width, from, to) {
    const scale = drawn.scale("x");
    const brush = window.d3
      .brushX()
      .extent([[MARGIN.marginLeft, MARGIN.marginTop], [width - MARGIN.marginRight, HEIGHT - MARGIN.marginBottom]])
      .on("end", (event) => {
        if (!event.sourceEvent) return; // moved by us, not by hand
        this.choose(event.selection ? this.#days(...event.selection.map(scale.invert)) : { from: "", to: "" });
      });
    const group = window.d3.select(drawn).append("g").attr("class", "brush").call(brush);
    if (from || to) {
      const ends = [from ? new Date(from) : this.data.domain[0], to ? new Date(+new Date(to) + 86_400_000) : this.data.domain[1]];
      const [a, b] = ends.map((date) => Math.min(Math.max(scale.apply(date), MARGIN.marginLeft), width - MARGIN.marginRight));
      if (b > a) group.call(brush.move, [a, b]);
    }
  }
}
