/** The events that fit, as rows: one for each, in step with the map and the timeline. */
import { count, data, el, t } from "../shared/dom";
import type { Labels, Row } from "./types";

const LABELS = data<Labels>("labels") ?? {};

export function label(kind: string, value: string): string {
  return LABELS[kind]?.[value] ?? value;
}

export function title(row: Row): string {
  const deed = row.deed ? label("deed", row.deed) : t("client.deed.unknown");
  const told = row.modality === "happened" ? deed : `${deed} (${row.modality})`;
  return told.charAt(0).toUpperCase() + told.slice(1);
}

export function tableRow(row: Row): HTMLTableRowElement {
  const link = el("a", { href: `/events/${encodeURIComponent(row.id)}` }, title(row));
  const where = [row.place, row.country ? label("country", row.country) : null].filter((each, index, all) => each && all.indexOf(each) === index);
  return el(
    "tr",
    { "data-id": row.id },
    el("td", { class: "when num" }, when(row)),
    el("td", { class: "lead" }, link, ...marks(row)),
    el("td", { class: "place" }, el("bdi", {}, where.join(", "))),
    el("td", { class: "by", "data-label": t("client.by") }, el("bdi", {}, row.perpetrator ?? "")),
    figure(row.killed_low, row.killed_best, row.killed_high, "killed", "n toll"),
    figure(row.injured_low, row.injured_best, row.injured_high, "injured", "n"),
    el("td", { class: "n", "data-label": t("client.sources") }, String(row.sources)),
  );
}

/** A day, a month, a year, or the days between which it was. */
export function when(row: Row): string {
  const { earliest, latest } = row;
  if (!earliest || !latest) return earliest ? `${earliest} …` : latest ? `… ${latest}` : t("client.unknown");
  if (earliest === latest) return earliest;
  if (earliest.endsWith("-01-01") && latest === `${earliest.slice(0, 4)}-12-31`) return earliest.slice(0, 4);
  const [year, month] = earliest.split("-").map(Number) as [number, number];
  const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  if (earliest.endsWith("-01") && latest === end) return earliest.slice(0, 7);
  return `${earliest} – ${latest.startsWith(earliest.slice(0, 8)) ? latest.slice(8) : latest}`;
}

function figure(low: number | null, best: number | null, high: number | null, name: string, look: string): HTMLTableCellElement {
  const known = best ?? low ?? high;
  const spread = low !== null && high !== null && low !== high ? el("small", { class: "faint" }, ` ${low}–${high}`) : null;
  return el("td", { class: look, "data-label": t(`client.${name}`) }, known === null ? "" : (best === null ? (low !== null ? "≥ " : "≤ ") : "") + count(known), spread);
}

function marks(row: Row): HTMLElement[] {
  const made: HTMLElement[] = [];
  if (row.disputed) made.push(el("span", { class: "tag warn", title: t("client.disputed.why") }, t("client.disputed")));
  if (row.reviewed) made.push(el("span", { class: "tag good" }, t("client.reviewed")));
  return made;
}

export function total(shown: number, all: number): string {
  return shown < all ? t("client.shown_of", { shown: count(shown), all: count(all) }) : t("client.events", { count: count(all) });
}
