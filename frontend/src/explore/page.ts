/** The explore page: map, timeline and table, always showing the same events. */
import { all, el, find, t, typing } from "../shared/dom";
import { makeMap } from "../map/basemap";
import { drawMarks, type Mark } from "../map/marks";
import { makeTimeline, type TimeSpan } from "../shared/timeline";
import { ask } from "./client";
import { Filters } from "./filters";
import { tableRow, total } from "./table";
import type { Found, Row } from "./types";

const MOST_SPANS = 80;

const base = makeMap(find("#map"), startView());
const marks = drawMarks(base, (ids) => pick(ids));
const filters = new Filters(() => void show());
const timeline = makeTimeline(find("#timeline"), ([since, until]) => filters.set({ since, until }), (id) => pick([id]));
const body = find<HTMLTableSectionElement>("#events tbody");
let rows: Row[] = [];
let after: string | null = null;
let fitted = location.hash.length > 1;

void base.ready.then(() => void show());
base.map.on("moveend", () => { keepView(); void show(); });
find("#more").addEventListener("click", () => void more());
body.addEventListener("pointerover", (event) => marks.choose(idAt(event)));
body.addEventListener("pointerleave", () => marks.choose(null));
body.addEventListener("focusin", (event) => marks.choose(idAt(event)));
for (const tray of all<HTMLButtonElement>("[data-tray]")) tray.addEventListener("click", () => toggleTray(tray.dataset.tray!));
document.addEventListener("keydown", step);

async function show(): Promise<void> {
  const page = find("#explore");
  page.setAttribute("aria-busy", "true");
  try {
    const found = await ask(question());
    if (!found) return;
    render(found);
    find("#problem").hidden = true;
  } catch (error) {
    find("#problem").hidden = false;
    find("#problem").textContent = t("client.explore.problem", { why: String((error as Error).message) });
  }
  page.setAttribute("aria-busy", "false");
}

function question(): URLSearchParams {
  const wanted = filters.wanted();
  const bounds = base.map.getBounds();
  const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  wanted.set("view", sides.map((side) => side.toFixed(3)).join(","));
  wanted.set("zoom", String(Math.round(base.map.getZoom())));
  return wanted;
}

function render(found: Found): void {
  ({ table: rows, after } = found);
  body.replaceChildren(...rows.map(tableRow));
  find("#total").textContent = total(rows.length, found.total);
  find("#more").hidden = !after;
  find("#none").hidden = found.total > 0;
  for (const name of ["undated", "unplaced"] as const) showTray(name, found[name]);
  filters.offer(found.facets);
  timeline.show(found.histogram, spans(rows), [filters.get("since"), filters.get("until")]);
  const points: Mark[] = found.points.map((point) => ({ ...point, count: 1, killed: point.killed ?? 0 }));
  void marks.show([...points, ...found.clusters]);
  fit([...points, ...found.clusters]);
}

function showTray(name: "undated" | "unplaced", number: number): void {
  const tray = find(`[data-tray=${name}]`);
  find("b", tray).textContent = String(number);
  tray.hidden = !number && !filters.get(name === "undated" ? "dated" : "placed");
  tray.setAttribute("aria-pressed", String(filters.get(name === "undated" ? "dated" : "placed") === "false"));
}

function toggleTray(name: string): void {
  const field = name === "undated" ? "dated" : "placed";
  filters.set({ [field]: filters.get(field) === "false" ? null : "false" });
}

/** Rough dates as spans, while there are few enough rows to read them. */
function spans(of: Row[]): TimeSpan[] {
  return of
    .filter((row) => row.earliest && row.latest && row.earliest !== row.latest)
    .slice(0, MOST_SPANS)
    .map((row) => ({ id: row.id, earliest: row.earliest!, latest: row.latest!, title: row.title }));
}

async function more(): Promise<void> {
  if (!after) return;
  const wanted = question();
  wanted.set("after", after);
  const found = await ask(wanted);
  if (!found) return;
  rows = [...rows, ...found.table];
  after = found.after;
  const made = found.table.map(tableRow);
  body.append(...made);
  find("#total").textContent = total(rows.length, found.total);
  find("#more").hidden = !after;
  made[0]?.querySelector("a")?.focus();
}

/** Show a picked event: in the table where it is there, else by its page's summary. */
function pick(ids: string[]): void {
  const row = body.querySelector<HTMLElement>(`tr[data-id="${CSS.escape(ids[0] ?? "")}"]`);
  marks.choose(ids[0] ?? null);
  for (const one of all("tr.picked", body)) one.classList.remove("picked");
  for (const id of ids) body.querySelector(`tr[data-id="${CSS.escape(id)}"]`)?.classList.add("picked");
  if (row) row.scrollIntoView({ block: "nearest" });
  void summary(ids);
}

async function summary(ids: string[]): Promise<void> {
  const box = find("#picked");
  const answers = await Promise.all(ids.slice(0, 20).map((id) => fetch(`/events/${encodeURIComponent(id)}/card`)));
  const cards = await Promise.all(answers.filter((one) => one.ok).map((one) => one.text()));
  const close = el("button", { type: "button", class: "icon-button", "aria-label": t("client.close"), click: () => { box.hidden = true; marks.choose(null); } }, "×");
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

function startView(): { center: [number, number]; zoom: number } {
  const [zoom, lat, lon] = location.hash.slice(1).split("/").map(Number);
  const kept = [zoom, lat, lon].every((part) => part !== undefined && Number.isFinite(part)) && location.hash.length > 1;
  return kept ? { zoom: zoom!, center: [lon!, lat!] } : { zoom: 1.2, center: [20, 22] };
}

function keepView(): void {
  const { lng, lat } = base.map.getCenter();
  history.replaceState(null, "", `${location.pathname}${location.search}#${base.map.getZoom().toFixed(2)}/${lat.toFixed(3)}/${lng.toFixed(3)}`);
}

/** The first time, go where the events are. */
function fit(shown: { lat: number; lon: number }[]): void {
  if (fitted || !shown.length) return;
  fitted = true;
  const [lons, lats] = [shown.map((one) => one.lon), shown.map((one) => one.lat)];
  base.map.fitBounds([Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)], { padding: 50, maxZoom: 7, animate: false });
}
