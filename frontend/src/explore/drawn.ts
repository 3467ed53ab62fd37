/** What the server says of events, as map and timeline draw it. */
import type { Mark } from "../map/marks";
import type { TimeSpan } from "../shared/timeline";
import { title } from "./table";
import type { Cluster, Row } from "./types";

const MOST_SPANS = 80;

/** A single event is drawn as sharp as its precision; its row, where it is in the table, says how sharp that is. */
export function markOf(cluster: Cluster, rows: Row[]): Mark {
  const { latitude: lat, longitude: lon, count, killed, radius_km, drawn } = cluster;
  const row = rows.find((each) => each.id === cluster.id);
  const precision = row?.precision ?? { exact: 1, area: 3, large: 5 }[drawn];
  return { lat, lon, count, killed, precision, radius_km: radius_km || null, ...(cluster.id ? { id: cluster.id } : {}) };
}

/** Rough dates as spans, while there are few enough rows to read them. */
export function spansOf(rows: Row[]): TimeSpan[] {
  return rows
    .filter((row) => row.earliest && row.latest && row.earliest !== row.latest)
    .slice(0, MOST_SPANS)
    .map((row) => ({ id: row.id, earliest: row.earliest!, latest: row.latest!, title: title(row) }));
}
