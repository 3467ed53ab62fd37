/** The offline basemap: Natural Earth's land, borders and water, GeoNames' towns, in the colours of the page. */
import type { Feature, FeatureCollection, MultiPolygon, Point, Polygon } from "geojson";
import { type GeoJSONSource, type LayerSpecification, Map as LibreMap, NavigationControl, ScaleControl, setWorkerUrl, type StyleSpecification } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { colour, el, onColours } from "../shared/dom";
import { Lookup } from "./shapes";

type Shapes = Topology<{ shapes: GeometryCollection<{ name: string }> }>;
export type Shape = Feature<Polygon | MultiPolygon, { name: string }>;

export const CLOSE = 3.6; // from this zoom on the finer coasts and the provinces are drawn
const FONT = ["system-ui", "Noto Sans", "DejaVu Sans", "sans-serif"];
const EMPTY: FeatureCollection = { type: "FeatureCollection", features: [] };

setWorkerUrl(new URL(workerUrl, location.href).href);

export interface Basemap {
  map: LibreMap;
  /** Resolves when layers may be added. */
  ready: Promise<void>;
  /** The shapes of provinces, once they have been asked for. */
  provinces: () => Promise<Lookup<Shape>>;
  countries: () => Promise<Lookup<Shape>>;
}

export function makeMap(container: HTMLElement, start: { center: [number, number]; zoom: number }): Basemap {
  const map = new LibreMap({
    container,
    style: style(),
    ...start,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 13,
    renderWorldCopies: true,
    fadeDuration: 0,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl(), "bottom-left");
  const ready = new Promise<void>((resolve) => map.once("style.load", () => resolve()));
  let asked = false;
  const closer = once(async () => {
    for (const name of FINE) map.getSource<GeoJSONSource>(name)?.setData(address(name));
    asked = true;
  });
  const towns = once(async () => fillTowns(map));
  const look = () => {
    if (map.getZoom() > CLOSE - 1) void ready.then(closer);
    if (map.getZoom() > CLOSE) void ready.then(towns);
  };
  map.on("zoomend", look);
  map.on("sourcedata", (event) => asked && event.sourceId === "fine-land" && event.isSourceLoaded && map.getZoom() > CLOSE && handOver(map));
  void ready.then(look);
  onColours(() => recolour(map));
  addEventListener("beforeprint", () => picture(map, container));
  return {
    map,
    ready,
    provinces: once(() => shapes("province-shapes")),
    countries: once(() => shapes("country-shapes")),
  };
}

/** Paper gets a still picture: what a graphics card has drawn is gone by the time a page is printed. */
function picture(map: LibreMap, container: HTMLElement): void {
  map.redraw();
  const drawn = map.getCanvas();
  const still = container.querySelector<HTMLCanvasElement>(".map-still") ?? el("canvas", { class: "map-still" });
  [still.width, still.height] = [drawn.width, drawn.height];
  still.getContext("2d")?.drawImage(drawn, 0, 0);
  container.append(still);
}

/** Once the finer shapes are there, the coarse ones need no longer stand in for them. */
function handOver(map: LibreMap): void {
  for (const [layer, until] of [["land", CLOSE + 0.6], ["borders", CLOSE], ["coast", CLOSE]] as const) {
    if (map.getLayer(layer)?.maxzoom !== until) map.setLayerZoomRange(layer, 0, until);
  }
}

function address(name: string): string {
  return new URL(`/static/basemap/${name}.json`, location.href).href;
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make());
}

async function get<T>(name: string): Promise<T> {
  const answer = await fetch(address(name));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return (await answer.json()) as T;
}

async function shapes(name: string): Promise<Lookup<Shape>> {
  const whole = await get<Shapes>(name);
  return new Lookup(feature(whole, whole.objects.shapes).features as unknown as Shape[]);
}

async function fillTowns(map: LibreMap): Promise<void> {
  const rows = await get<[string, number, number, number][]>("towns");
  set(map, "towns", labels(rows.map(([name, x, y, people]) => ({ name, at: [x, y] as [number, number], people }))));
}

function labels<P extends { at: [number, number] }>(of: P[]): FeatureCollection<Point> {
  const features = of.map(({ at, ...properties }) => ({ type: "Feature" as const, properties, geometry: { type: "Point" as const, coordinates: at } }));
  return { type: "FeatureCollection", features };
}

function set(map: LibreMap, source: string, shape: GeoJSON.GeoJSON): void {
  map.getSource<GeoJSONSource>(source)?.setData(shape);
}

const WORLD = ["land", "borders", "great-lakes", "countries"];
const FINE = ["fine-land", "fine-borders", "province-borders", "provinces", "lakes", "rivers"];

function style(): StyleSpecification {
  return {
    version: 8,
    sources: Object.fromEntries([
      ...WORLD.map((name) => [name, source(address(name))]),
      ...[...FINE, "towns"].map((name) => [name, source(EMPTY)]),
    ]) as StyleSpecification["sources"],
    layers: layers(),
  };
}

function source(data: string | FeatureCollection) {
  return { type: "geojson" as const, data, tolerance: 0.5 };
}

function layers(): LayerSpecification[] {
  const [land, water, border, soft, place, ink] = ["land", "water", "border", "border-soft", "place", "ink"].map(colour) as [string, string, string, string, string, string];
  return [
    { id: "sea", type: "background", paint: { "background-color": water } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": land, "fill-antialias": false } }, // the coast is a line of its own
    { id: "fine-land", type: "fill", source: "fine-land", minzoom: CLOSE, paint: { "fill-color": land, "fill-antialias": false } },
    { id: "great-lakes", type: "fill", source: "great-lakes", maxzoom: CLOSE, paint: { "fill-color": water, "fill-antialias": false } },
    { id: "rivers", type: "line", source: "rivers", minzoom: CLOSE - 1, paint: { "line-color": water, "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.5, 8, 2] } },
    { id: "lakes", type: "fill", source: "lakes", minzoom: CLOSE - 1, paint: { "fill-color": water } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": soft, "line-width": 0.6 } },
    { id: "province-borders", type: "line", source: "province-borders", minzoom: CLOSE, paint: { "line-color": soft, "line-width": 0.8, "line-dasharray": [3, 2] } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": border, "line-width": 0.7 } },
    { id: "fine-borders", type: "line", source: "fine-borders", minzoom: CLOSE, paint: { "line-color": border, "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.8, 8, 1.8] } },
    label("provinces", { minzoom: 5.4, size: 11, colour: place, halo: land, spacing: 0.06 }),
    label("towns", { minzoom: 4, size: 11.5, colour: ink, halo: land, filter: [">=", ["get", "people"], ["interpolate", ["linear"], ["zoom"], 4, 3000000, 6, 500000, 8, 50000]] }),
    label("countries", { minzoom: 0, size: 12.5, colour: ink, halo: land, spacing: 0.1, filter: [">=", ["get", "size"], ["interpolate", ["linear"], ["zoom"], 1, 150, 2, 60, 4, 4, 6, 0]] }),
  ];
}

interface LabelLook { minzoom: number; size: number; colour: string; halo: string; spacing?: number; filter?: unknown }

function label(source: string, look: LabelLook): LayerSpecification {
  return {
    id: `${source}-names`,
    type: "symbol",
    source,
    minzoom: look.minzoom,
    ...(look.filter ? { filter: look.filter as never } : {}),
    layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": look.size, "text-max-width": 8, "text-letter-spacing": look.spacing ?? 0, "text-padding": 4 },
    paint: { "text-color": look.colour, "text-halo-color": look.halo, "text-halo-width": 1.4, "text-opacity": 0.85 },
  };
}

/** Give the basemap's layers the colours of the page as they are now. */
function recolour(map: LibreMap): void {
  for (const layer of layers()) {
    for (const [name, value] of Object.entries(layer.paint ?? {})) {
      if (map.getLayer(layer.id)) map.setPaintProperty(layer.id, name as never, value as never);
    }
  }
}
