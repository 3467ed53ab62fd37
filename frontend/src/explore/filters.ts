/** The filters: a form, and the same in the address, so that a view can be kept and shared. */
import { el, find, t } from "../shared/dom";
import { label as nameOf } from "./table";
import type { Facet } from "./types";

export type Wanted = URLSearchParams;

export class Filters {
  readonly form = find<HTMLFormElement>("#filters");
  private readonly chips = find("#chips");

  constructor(private readonly changed: () => void) {
    this.form.addEventListener("submit", (event) => { event.preventDefault(); this.commit(); });
    this.form.addEventListener("change", () => this.commit());
    find("[name=unit]").addEventListener("change", () => this.commit());
    let waiting = 0;
    this.form.addEventListener("input", (event) => {
      if (!(event.target as HTMLElement).matches("input[type=search], input[type=text], input[type=number]")) return;
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.commit(), 250);
    });
    window.addEventListener("popstate", () => { this.fill(new URLSearchParams(location.search)); this.changed(); });
    this.fill(new URLSearchParams(location.search));
    this.showChips();
    const wide = matchMedia("(min-width: 860px)");
    const box = find<HTMLDetailsElement>("#filter-box");
    const fold = () => (box.open = wide.matches);
    wide.addEventListener("change", fold);
    fold();
  }

  /** What is asked for: the fields that are filled in. */
  wanted(): Wanted {
    const filled = [...new FormData(this.form)].filter(([, value]) => value !== "");
    return new URLSearchParams(filled.map(([name, value]) => [name, String(value)]));
  }

  get(name: string): string | null {
    return this.wanted().get(name);
  }

  set(values: Record<string, string | null>): void {
    for (const [name, value] of Object.entries(values)) this.field(name).value = value ?? "";
    this.commit();
  }

  /** Offer the values that there are, with how many events each would show. */
  offer(facets: Record<string, Facet[]>): void {
    const actors = document.getElementById("actor-options");
    actors?.replaceChildren(...(facets.perpetrator ?? []).map((each) => el("option", { value: each.value })));
    for (const name of ["deed", "country", "source"]) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement && facets[name]) offerIn(field, facets[name].map((each) => ({ ...each, label: nameOf(name, each.value) })));
    }
    this.showChips();
  }

  /** All fields, those that stand elsewhere on the page too. */
  private fields(): HTMLInputElement[] {
    return [...this.form.elements].filter((each): each is HTMLInputElement => !!(each as HTMLInputElement).name);
  }

  private field(name: string): HTMLInputElement | HTMLSelectElement {
    return this.form.elements.namedItem(name) as HTMLInputElement;
  }

  private fill(from: URLSearchParams): void {
    for (const field of this.fields()) {
      const value = from.get(field.name) ?? "";
      if (field instanceof HTMLSelectElement && value && ![...field.options].some((each) => each.value === value)) {
        (field as HTMLSelectElement).add(new Option(value, value));
      }
      field.value = value;
    }
  }

  private commit(): void {
    const asked = this.wanted().toString();
    history.replaceState(null, "", `${location.pathname}${asked ? `?${asked}` : ""}${location.hash}`);
    this.showChips();
    this.changed();
  }

  private showChips(): void {
    const filters = [...this.wanted()].filter(([name]) => name !== "unit");
    const made = filters.map(([name, value]) => {
      const field = this.field(name);
      const words = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.dataset.label ?? field.selectedOptions[0]?.text ?? value) : value;
      const label = field.closest("label")?.querySelector("span")?.textContent ?? name;
      return el("button", { type: "button", class: "chip", click: () => this.set({ [name]: null }), "aria-label": t("client.filter.remove", { name: label }) }, el("span", { class: "faint" }, label), ` ${words} `, el("span", { "aria-hidden": "true" }, "×"));
    });
    if (made.length > 1) made.push(el("button", { type: "button", class: "chip clear", click: () => this.clear() }, t("client.filter.clear")));
    this.chips.replaceChildren(...made);
    const badge = document.querySelector("#filter-count");
    if (badge) badge.textContent = filters.length ? String(filters.length) : "";
  }

  private clear(): void {
    for (const field of this.fields()) field.value = "";
    this.commit();
  }
}

function offerIn(field: HTMLSelectElement, values: (Facet & { label: string })[]): void {
  const chosen = field.value;
  const first = field.options[0];
  const options = values.map((each) => {
    const option = new Option(`${each.label} (${each.count})`, each.value);
    option.dataset.label = each.label;
    return option;
  });
  if (chosen && !values.some((each) => each.value === chosen)) options.unshift(new Option(field.selectedOptions[0]?.text ?? chosen, chosen));
  field.replaceChildren(...(first ? [first] : []), ...options);
  field.value = chosen;
}
