/** Events on a map: clusters that count, points as sharp as their precision, and areas where only an area is known. */
import type { Feature, FeatureCollection, Point, Polygon } from "geojson";
import type { GeoJSONSource, Map as LibreMap, MapGeoJSONFeature } from "maplibre-gl";
import { colour, onColours } from "../shared/dom";
import { type Basemap } from "./basemap";
import { circle } from "./shapes";

/** UCDP's where_prec, as far as drawing cares: up to NEAR a point is drawn, from PROVINCE on a whole area. */
const NEAR = 2;
const PROVINCE = 4;
const COUNTRY = 6;
const FEW = 1500; // more areas than these are not drawn: the clusters tell enough

export interface Mark {
  id?: string;
  lat: number;
  lon: number;
  count: number;
  killed: number;
  precision?: number | null;
  radius_km?: number | null;
  title?: string;
}

export interface Marks {
  show: (marks: Mark[]) => Promise<void>;
  choose: (id: string | null) => void;
}

export function drawMarks(base: Basemap, onPick: (ids: string[], at: [number, number]) => void): Marks {
  const { map } = base;
  let shown: Mark[] = [];
  let drawnAreas = 0;
  let drawn = 0; // how often marks have been drawn, as the container tells
  const ready = base.ready.then(() => {
    addLayers(map);
    listen(map, onPick);
  });
  onColours(() => void ready.then(() => paint(map)));
  return {
    show: async (marks) => {
      shown = marks;
      await ready;
      map.getSource<GeoJSONSource>("events")?.setData(collection(marks.map(point)));
      const areas = await areasOf(base, marks);
      if (shown === marks && (areas.length || drawnAreas)) map.getSource<GeoJSONSource>("areas")?.setData(collection(areas));
      drawnAreas = areas.length;
      const drawing = ++drawn;
      map.once("idle", () => (map.getContainer().dataset.drawn = String(drawing)));
      map.triggerRepaint();
    },
    choose: (id) => {
      void ready.then(() => map.setFilter("chosen", ["==", ["get", "id"], id ?? ""]));
    },
  };
}

function collection(features: Feature[]): FeatureCollection {
  return { type: "FeatureCollection", features };
}

function point(mark: Mark): Feature<Point> {
  const { lat, lon, ...properties } = mark;
  const vague = (mark.precision ?? 0) > NEAR ? 1 : 0;
  return { type: "Feature", properties: { ...properties, vague }, geometry: { type: "Point", coordinates: [lon, lat] } };
}

/** The areas within which events lie: a circle where a radius is known, the province or country where that is all. */
async function areasOf(base: Basemap, marks: Mark[]): Promise<Feature[]> {
  const vague = marks.filter((mark) => mark.count === 1 && (mark.precision ?? 0) >= NEAR);
  if (vague.length > FEW) return [];
  const drawn = new Map<string, Feature>();
  for (const mark of vague) {
    const shape = await areaOf(base, mark);
    if (!shape) continue;
    const key = shape.properties?.name ?? `${mark.lat},${mark.lon},${mark.radius_km}`;
    const before = drawn.get(key);
    if (before) before.properties!.count += 1;
    else drawn.set(key, { type: "Feature", geometry: shape.geometry, properties: { count: 1 } });
  }
  return [...drawn.values()];
}

async function areaOf(base: Basemap, mark: Mark): Promise<Feature | null> {
  const shapes = { [PROVINCE]: base.provinces, [COUNTRY]: base.countries }[mark.precision ?? 0];
  return (shapes && (await shapes()).holding([mark.lon, mark.lat])) ?? round(mark);
}

function round(mark: Mark): Feature<Polygon> | null {
  return mark.radius_km ? { type: "Feature", properties: {}, geometry: circle([mark.lon, mark.lat], mark.radius_km) } : null;
}

function addLayers(map: LibreMap): void {
  map.addSource("areas", { type: "geojson", data: collection([]) });
  map.addSource("events", {
    type: "geojson",
    data: collection([]),
    cluster: true,
    clusterRadius: 38,
    clusterMaxZoom: 12,
    clusterProperties: {
      count: ["+", ["get", "count"]],
      killed: ["+", ["get", "killed"]],
      vague: ["min", ["get", "vague"]],
    },
  });
  const many = [">", ["get", "count"], 1] as never;
  const one = ["==", ["get", "count"], 1] as never;
  map.addLayer({ id: "areas", type: "fill", source: "areas" }, "provinces-names");
  map.addLayer({ id: "area-edges", type: "line", source: "areas" }, "provinces-names");
  map.addLayer({ id: "clusters", type: "circle", source: "events", filter: many });
  map.addLayer({ id: "singles", type: "circle", source: "events", filter: one });
  map.addLayer({ id: "chosen", type: "circle", source: "events", filter: ["==", ["get", "id"], ""] });
  map.addLayer({
    id: "counts",
    type: "symbol",
    source: "events",
    filter: many,
    layout: {
      "text-field": ["case", [">=", ["get", "count"], 10000], ["concat", ["round", ["/", ["get", "count"], 1000]], "k"], ["to-string", ["get", "count"]]],
      "text-font": ["system-ui", "Noto Sans", "DejaVu Sans", "sans-serif"],
      "text-size": 12,
      "text-allow-overlap": true,
    },
  });
  paint(map);
}

const SIZE = ["interpolate", ["linear"], ["log10", ["max", 1, ["get", "count"]]], 0.3, 12, 1, 15, 2, 21, 4, 36];
const SINGLE = ["interpolate", ["linear"], ["log10", ["max", 1, ["coalesce", ["get", "killed"], 1]]], 0, 5, 1, 7, 2, 10, 3, 14];

/** Colour the layers: brick where people were killed, deeper the more; hollow where the place is not exact. */
function paint(map: LibreMap): void {
  const [toll, act, sheet, ink] = ["toll", "act", "sheet", "ink"].map(colour) as [string, string, string, string];
  const deadly = ["case", [">", ["coalesce", ["get", "killed"], 0], 0], toll, act];
  const looks: Record<string, Record<string, unknown>> = {
    areas: { "fill-color": toll, "fill-opacity": ["min", 0.32, ["*", 0.1, ["sqrt", ["get", "count"]]]] },
    "area-edges": { "line-color": toll, "line-opacity": 0.55, "line-width": 1, "line-dasharray": [4, 3] },
    clusters: { "circle-color": deadly, "circle-opacity": 0.88, "circle-radius": SIZE, "circle-stroke-color": sheet, "circle-stroke-width": 1.5 },
    singles: {
      "circle-color": deadly,
      "circle-radius": SINGLE,
      "circle-opacity": ["case", ["==", ["get", "vague"], 1], 0.12, 0.85],
      "circle-stroke-color": ["case", ["==", ["get", "vague"], 1], deadly, sheet],
      "circle-stroke-width": ["case", ["==", ["get", "vague"], 1], 1.8, 1.2],
    },
    chosen: { "circle-color": "transparent", "circle-radius": 13, "circle-stroke-color": ink, "circle-stroke-width": 2.5 },
    counts: { "text-color": sheet },
  };
  for (const [layer, look] of Object.entries(looks)) {
    for (const [name, value] of Object.entries(look)) map.setPaintProperty(layer, name as never, value as never);
  }
}

function listen(map: LibreMap, onPick: (ids: string[], at: [number, number]) => void): void {
  for (const layer of ["clusters", "singles"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
    map.on("click", layer, (event) => {
      const found = event.features?.[0];
      if (found) void pick(map, found, onPick);
    });
  }
}

/** Go closer to a cluster until it falls apart; what never does is listed. */
async function pick(map: LibreMap, found: MapGeoJSONFeature, onPick: (ids: string[], at: [number, number]) => void): Promise<void> {
  const at = (found.geometry as Point).coordinates as [number, number];
  const source = map.getSource<GeoJSONSource>("events")!;
  const { cluster_id: cluster, id } = found.properties as { cluster_id?: number; id?: string };
  if (cluster === undefined) {
    if (id) onPick([id], at);
    else map.easeTo({ center: at, zoom: map.getZoom() + 2 });
    return;
  }
  const zoom = await source.getClusterExpansionZoom(cluster);
  if (zoom <= 12) {
    map.easeTo({ center: at, zoom: zoom + 0.2 });
    return;
  }
  const leaves = await source.getClusterLeaves(cluster, 200, 0);
  onPick(leaves.map((leaf) => (leaf.properties as { id?: string }).id).filter((each): each is string => !!each), at);
}
