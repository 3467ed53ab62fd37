/** The explore page: map, timeline and table, always showing the same events. */
import { all, count, el, find, t, typing } from "../shared/dom";
import { makeTimeline, withEnds } from "../shared/timeline";
import { Atlas } from "./atlas";
import { ask, more, NotReady } from "./client";
import { markOf, spansOf } from "./drawn";
import { Filters } from "./filters";
import { tableRow, total } from "./table";
import type { Found, Row } from "./types";

const FINER = 2; // zoom steps by which the server counts finer than the map clusters, so that no mark lies far from its events

const atlas = new Atlas(find("#map"), (ids) => pick(ids), () => void showIfMoved());
const filters = new Filters(() => void show());
const timeline = makeTimeline(find("#timeline"), ([since, until]) => filters.set({ since, until }), (id) => pick([id]));
const body = find<HTMLTableSectionElement>("#events tbody");
let rows: Row[] = [];
let whole = 0;
let asked = ""; // the question whose answer is shown, or is on its way

void show();
find("#more").addEventListener("click", () => void showMore());
body.addEventListener("pointerover", (event) => atlas.choose(idAt(event)));
body.addEventListener("pointerleave", () => atlas.choose(null));
body.addEventListener("focusin", (event) => atlas.choose(idAt(event)));
for (const tray of all<HTMLButtonElement>("[data-tray]")) tray.addEventListener("click", () => toggleTray(tray.dataset.tray!));
document.addEventListener("keydown", step);

async function show(): Promise<void> {
  const page = find("#explore");
  page.setAttribute("aria-busy", "true");
  const wanted = question();
  asked = wanted.toString();
  try {
    const found = await ask(wanted);
    if (!found) return;
    render(found);
    find("#problem").hidden = true;
  } catch (error) {
    asked = "";
    if (error instanceof NotReady) return location.reload(); // the page itself shows how far it is
    find("#problem").hidden = false;
    find("#problem").textContent = t("client.explore.problem", { why: String((error as Error).message) });
  }
  page.setAttribute("aria-busy", "false");
}

/** Ask again when the map shows something else; the whole world, once asked for, holds every part of it. */
async function showIfMoved(): Promise<void> {
  const wanted = question();
  if (wanted.toString() === asked) return;
  wanted.delete("view");
  if (wanted.toString() !== asked) await show();
}

/** What is asked for: the filters, and the part of the map that is seen; before there is one, the whole world. */
function question(): URLSearchParams {
  const wanted = filters.wanted();
  const sides = atlas.sides();
  if (sides) wanted.set("view", sides.map((side) => side.toFixed(3)).join(","));
  wanted.set("zoom", String(Math.max(0, Math.round(atlas.view().zoom) + FINER)));
  return wanted;
}

function render(found: Found): void {
  rows = found.rows;
  whole = found.total;
  body.replaceChildren(...rows.map(tableRow));
  showTotal();
  find("#none").hidden = found.total > 0;
  showTray("undated", found.timeline.undated);
  showTray("unplaced", found.unplaced);
  filters.offer(found.facets);
  timeline.show(withEnds(found.timeline.bars, found.timeline.unit), spansOf(rows), [filters.get("since"), filters.get("until")]);
  atlas.show(found.clusters.map((cluster) => markOf(cluster, rows)));
}

function showTotal(): void {
  find("#total").textContent = total(rows.length, whole);
  find("#more").hidden = rows.length >= whole;
}

function showTray(name: "undated" | "unplaced", number: number): void {
  const tray = find(`[data-tray=${name}]`);
  find("b", tray).textContent = count(number);
  tray.hidden = !number && !filters.get(name === "undated" ? "dated" : "placed");
  tray.setAttribute("aria-pressed", String(filters.get(name === "undated" ? "dated" : "placed") === "false"));
}

function toggleTray(name: string): void {
  const field = name === "undated" ? "dated" : "placed";
  filters.set({ [field]: filters.get(field) === "false" ? null : "false" });
}

async function showMore(): Promise<void> {
  const next = await more(filters.wanted(), rows.length);
  rows = [...rows, ...next];
  const made = next.map(tableRow);
  body.append(...made);
  showTotal();
  made[0]?.querySelector("a")?.focus();
}

/** Show a picked event: in the table where it is there, else by its page's summary. */
function pick(ids: string[]): void {
  const row = body.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(ids[0] ?? "")}"]`);
  atlas.choose(ids[0] ?? null);
  for (const one of all("tr.picked", body)) one.classList.remove("picked");
  for (const id of ids) body.querySelector(`tr[data-id="${CSS.escape(id)}"]`)?.classList.add("picked");
  if (row) row.scrollIntoView({ block: "nearest" });
  void summary(ids);
}

async function summary(ids: string[]): Promise<void> {
  const box = find("#picked");
  const answers = await Promise.all(ids.slice(0, 20).map((id) => fetch(`/events/${encodeURIComponent(id)}/card`)));
  const cards = await Promise.all(answers.filter((one) => one.ok).map((one) => one.text()));
  const close = el("button", { type: "button", class: "icon-button", "aria-label": t("client.close"), click: () => { box.hidden = true; atlas.choose(null); } }, "×");
  // The server's own escaped markup, from this host: the page's policy lets no script in it run.
  box.replaceChildren(close, ...cards.map((card) => document.createRange().createContextualFragment(card)));
  box.hidden = !cards.length;
}

function idAt(event: Event): string | null {
  return (event.target as HTMLElement).closest<HTMLElement>("tr")?.dataset.id ?? null;
}

/** j and k step through the rows, Enter opens one. */
function step(event: KeyboardEvent): void {
  if (typing(event) || !["j", "k"].includes(event.key)) return;
  const links = all<HTMLAnchorElement>("tbody a", find("#events"));
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  links[Math.min(Math.max(here + (event.key === "j" ? 1 : -1), 0), links.length - 1)]?.focus();
}
