// The filters beside the table: what may be chosen, how many incidents each choice would leave, what is chosen.
import { element } from "../signs.js";
import { _, day, number } from "../words.js";
import { MANY, cleared } from "./state.js";

const FEW = 8; // values that a group shows before it is opened
const heads = () => ({
  type: _("What"), status: _("Told how"), differs: _("Differ on"), outlet: _("Outlet"), actor: _("Actor"), source: _("Source"),
});

export class Facets {
  /**
   * @param {HTMLFormElement} form the filters
   * @param {HTMLElement} chips where what is chosen is listed
   * @param {(change: object, how?: object) => void} choose
   */
  constructor(form, chips, choose) {
    this.form = form;
    this.chips = chips;
    this.choose = choose;
    this.labels = new Map(MANY.map((name) => [name, new Map()]));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.#changed(event.target));
    form.addEventListener("click", (event) => {
      const more = event.target.closest("[data-more]");
      if (more) this.#more(more);
    });
    form.addEventListener("input", (event) => {
      if (event.target.matches("[data-narrow]")) this.#narrow(event.target);
    });
  }

  #changed(field) {
    if (field.matches("[data-narrow]") || !field.name) return;
    if (MANY.includes(field.name)) {
      const chosen = [...this.form.querySelectorAll(`input[name="${field.name}"]:checked`)].map((box) => box.value);
      this.choose({ [field.name]: chosen, page: "1" });
    } else {
      this.choose({ [field.name]: field.value, page: "1" });
    }
  }

  #more(button) {
    const group = button.closest("details");
    const open = group.classList.toggle("all");
    button.textContent = open ? _("Fewer") : _("All {n}", { n: number(this.labels.get(group.dataset.facet).size) });
    button.setAttribute("aria-expanded", open);
    group.querySelector("[data-narrow]").hidden = !open;
    if (open) group.querySelector("[data-narrow]").focus();
  }

  #narrow(field) {
    const wanted = field.value.trim().toLocaleLowerCase();
    for (const label of this.labels.get(field.closest("details").dataset.facet).values()) {
      label.hidden = label.dataset.none === "true" || !label.textContent.toLocaleLowerCase().includes(wanted);
    }
  }

  /** Show the counts of an answer and what is chosen. */
  show(columns, facets, state) {
    for (const facet of MANY) this.#group(facet, columns, facets[facet] || [], state[facet]);
    for (const field of this.form.querySelectorAll("select, input[type=date]")) {
      if (field !== document.activeElement || field.value !== state[field.name]) field.value = state[field.name] ?? "";
    }
    this.#counted("judged", facets.judged);
    this.#counted("placed", facets.placed);
    this.#chosen(columns, state);
  }

  #counted(name, pairs = []) {
    const counts = new Map(pairs.map(([flag, count]) => [flag ? "yes" : "no", count]));
    for (const option of this.form.elements[name].options) {
      option.dataset.words ??= option.textContent;
      if (option.value) option.textContent = `${option.dataset.words} (${number(counts.get(option.value) ?? 0)})`;
    }
  }

  #group(facet, columns, pairs, chosen) {
    const group = this.form.querySelector(`details[data-facet="${facet}"]`);
    const list = group.querySelector(".values");
    const known = this.labels.get(facet);
    const counts = new Map(pairs.map(([index, count]) => [columns.key(facet, index), count]));
    for (const value of [...counts.keys(), ...chosen]) {
      if (!known.has(value)) {
        known.set(value, this.#label(facet, value, columns.label(facet, value)));
        list.append(known.get(value));
      }
    }
    let seen = 0;
    for (const [value, label] of known) {
      const count = counts.get(value) ?? 0;
      const on = chosen.includes(value);
      label.querySelector("input").checked = on;
      label.querySelector(".count").textContent = number(count);
      label.dataset.none = String(!count && !on);
      label.hidden = !count && !on;
      if (!label.hidden) seen += 1;
      label.classList.toggle("rest", seen > FEW && !on);
    }
    group.hidden = known.size === 0;
    const more = group.querySelector("[data-more]");
    more.hidden = seen <= FEW && !group.classList.contains("all");
    if (!group.classList.contains("all")) more.textContent = _("All {n}", { n: number(seen) });
    group.querySelector(".chosen-count").textContent = chosen.length ? number(chosen.length) : "";
  }

  #label(facet, value, words) {
    const box = element("input");
    Object.assign(box, { type: "checkbox", name: facet, value });
    const said = element("span", "value", words);
    said.title = words;
    return element("label", "check", box, said, element("span", "count quiet number"));
  }

  #chosen(columns, state) {
    const made = [];
    const chip = (words, change) => {
      const button = element("button", "chip printed", words, " ", element("span", "", "×"));
      button.type = "button";
      button.lastChild.setAttribute("aria-hidden", "true");
      button.setAttribute("aria-label", _("Without the filter: {filter}", { filter: words }));
      button.addEventListener("click", () => this.choose({ ...change, page: "1" }));
      made.push(button);
    };
    for (const facet of MANY) {
      for (const value of state[facet]) {
        chip(_("{facet}: {value}", { facet: heads()[facet], value: columns.label(facet, value) }), { [facet]: state[facet].filter((other) => other !== value) });
      }
    }
    if (state.q) chip(`“${state.q}”`, { q: "" });
    if (state.from && state.to) chip(`${day(state.from)} – ${day(state.to)}`, { from: "", to: "" });
    else if (state.from) chip(_("from {day}", { day: day(state.from) }), { from: "" });
    else if (state.to) chip(_("until {day}", { day: day(state.to) }), { to: "" });
    if (state.bbox) chip(_("within the box"), { bbox: "" });
    if (state.area) chip(_("within the drawn area"), { area: "" });
    if (state.voices) chip(_("at least {n} voices", { n: state.voices }), { voices: "" });
    if (state.judged) chip(columns.label("judged", state.judged), { judged: "" });
    if (state.placed) chip(state.placed === "yes" ? _("with a position") : _("without a position"), { placed: "" });
    if (made.length > 1) {
      const all = element("button", "bare", _("Clear all"));
      all.type = "button";
      all.addEventListener("click", () => this.choose(cleared()));
      made.push(all);
    }
    const had = this.chips.contains(document.activeElement);
    this.chips.replaceChildren(...made);
    if (had) (made[0] ?? document.getElementById("q")).focus();
  }
}
