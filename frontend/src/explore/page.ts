/** The explore page: map, timeline and table, always showing the same events. */
import { all, count, el, find, t, typing } from "../shared/dom";
import { makeMap } from "../map/basemap";
import { drawMarks } from "../map/marks";
import { makeTimeline, withEnds } from "../shared/timeline";
import { ask, more } from "./client";
import { markOf, spansOf } from "./drawn";
import { Filters } from "./filters";
import { tableRow, total } from "./table";
import type { Found, Row } from "./types";

const FINER = 2; // zoom steps by which the server counts finer than the map clusters, so that no mark lies far from its events

const base = makeMap(find("#map"), startView());
const marks = drawMarks(base, (ids) => pick(ids));
const filters = new Filters(() => void show());
const timeline = makeTimeline(find("#timeline"), ([since, until]) => filters.set({ since, until }), (id) => pick([id]));
const body = find<HTMLTableSectionElement>("#events tbody");
let rows: Row[] = [];
let whole = 0;
let fitted = location.hash.length > 1;

void show();
base.map.on("moveend", () => { keepView(); void show(); });
find("#more").addEventListener("click", () => void showMore());
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
  const [west, east] = bounds.getEast() - bounds.getWest() >= 360 ? [-180, 180] : [turn(bounds.getWest()), turn(bounds.getEast())];
  const sides = [west, Math.max(bounds.getSouth(), -90), east, Math.min(bounds.getNorth(), 90)];
  wanted.set("view", sides.map((side) => side.toFixed(3)).join(","));
  wanted.set("zoom", String(Math.max(0, Math.round(base.map.getZoom()) + FINER)));
  return wanted;
}

/** Bring a longitude back to the globe: the map goes round and round. */
function turn(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
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
  const shown = found.clusters.map((cluster) => markOf(cluster, rows));
  void marks.show(shown).then(() => base.map.once("idle", () => (find("#map").dataset.drawn = "")));
  fit(shown);
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
