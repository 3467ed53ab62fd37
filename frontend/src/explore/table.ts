/** The events that fit, as rows: one for each, in step with the map and the timeline. */
import { count, el, t } from "../shared/dom";
import type { Row } from "./types";

export function tableRow(row: Row): HTMLTableRowElement {
  const link = el("a", { href: `/events/${encodeURIComponent(row.id)}` }, row.title);
  return el(
    "tr",
    { "data-id": row.id, tabindex: -1 },
    el("td", { class: "when num" }, row.when || t("client.unknown")),
    el("td", { class: "lead" }, link, ...marks(row)),
    el("td", { class: "place", "data-label": "" }, el("bdi", {}, [row.place, row.country].filter(Boolean).join(", "))),
    el("td", { class: "by", "data-label": t("client.by") }, el("bdi", {}, row.by)),
    el("td", { class: "n toll", "data-label": t("client.killed") }, row.killed),
    el("td", { class: "n", "data-label": t("client.injured") }, row.injured),
    el("td", { class: "n", "data-label": t("client.sources") }, String(row.sources)),
  );
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
