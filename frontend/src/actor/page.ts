/** The page of an actor: its events on a map, a timeline and in rows, and its network. */
import { viewOf } from "../map/seen";
import { data, find } from "../shared/dom";
import { makeTimeline, withEnds } from "../shared/timeline";
import { markOf, spansOf } from "../explore/drawn";
import { tableRow } from "../explore/table";
import type { Found } from "../explore/types";
import type { Network } from "./network";

const name = data<string>("actor-name") ?? "";
const network = data<Network>("network-data");
const box = document.querySelector<HTMLElement>("#network");

void events();
if (network && box) void import("./network").then(({ drawNetwork }) => drawNetwork(box, network));

async function events(): Promise<void> {
  const wanted = new URLSearchParams({ actor: name, zoom: "5" });
  const answer = await fetch(`/api/v1/explore?${wanted}`);
  if (!answer.ok) return;
  const found = (await answer.json()) as Found;
  const [mapBox, lineBox] = [find("#small-map"), find("#small-timeline")];
  mapBox.hidden = found.total === found.unplaced;
  lineBox.hidden = !found.timeline.bars.length;
  find("#no-events").hidden = found.total > 0;
  find("#actor-events tbody").replaceChildren(...found.rows.slice(0, 12).map(tableRow));
  const go = (id: string) => location.assign(`/events/${encodeURIComponent(id)}`);
  makeTimeline(lineBox, ([since, until]) => since && location.assign(`/?${new URLSearchParams({ actor: name, since, until: until ?? "" })}`), go).show(
    withEnds(found.timeline.bars, found.timeline.unit), spansOf(found.rows), [null, null],
  );
  if (!mapBox.hidden) await showMap(mapBox, found, go);
}

async function showMap(box: HTMLElement, found: Found, go: (id: string) => void): Promise<void> {
  const { makeMap, drawMarks } = await import("../map/drawing");
  const shown = found.clusters.map((cluster) => markOf(cluster, found.rows));
  const base = makeMap(box, viewOf(shown, { width: box.clientWidth, height: box.clientHeight }, 40, 6));
  void drawMarks(base, ([id]) => id && go(id)).show(shown);
}
