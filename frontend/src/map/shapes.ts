/** A little geometry on the globe: circles of so many kilometres, and whether a shape holds a point. */
import type { MultiPolygon, Polygon, Position } from "geojson";

const EARTH_KM = 6371;
const STEPS = 48;

export function circle([lon, lat]: [number, number], radiusKm: number): Polygon {
  const angle = radiusKm / EARTH_KM;
  const [x, y] = [rad(lon), rad(lat)];
  const ring: Position[] = [];
  for (let step = 0; step <= STEPS; step++) {
    const bearing = (2 * Math.PI * step) / STEPS;
    const north = Math.asin(Math.sin(y) * Math.cos(angle) + Math.cos(y) * Math.sin(angle) * Math.cos(bearing));
    const east = x + Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(y), Math.cos(angle) - Math.sin(y) * Math.sin(north));
    ring.push([deg(east), deg(north)]);
  }
  return { type: "Polygon", coordinates: [ring] };
}

/** Finds which of many shapes holds a point: only those whose box holds it are looked at closely, and once for a place. */
export class Lookup<S extends { geometry: Polygon | MultiPolygon }> {
  private readonly boxes: [west: number, south: number, east: number, north: number][];
  private readonly found = new Map<string, S | null>();

  constructor(private readonly shapes: S[]) {
    this.boxes = shapes.map((each) => boxOf(each.geometry));
  }

  holding([lon, lat]: [number, number]): S | null {
    const key = `${lon},${lat}`;
    const before = this.found.get(key);
    if (before !== undefined) return before;
    const near = this.shapes.filter((_, index) => {
      const [west, south, east, north] = this.boxes[index]!;
      return west <= lon && lon <= east && south <= lat && lat <= north;
    });
    const made = near.find((each) => contains(each.geometry, [lon, lat])) ?? null;
    this.found.set(key, made);
    return made;
  }
}

function boxOf(shape: Polygon | MultiPolygon): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates) {
    for (const [x, y] of (outer ?? []) as [number, number][]) {
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return box;
}

function contains(shape: Polygon | MultiPolygon, point: Position): boolean {
  const pieces = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return pieces.some(([outer, ...holes]) => !!outer && inside(outer, point) && !holes.some((hole) => inside(hole, point)));
}

/** Count how often a ray to the east crosses the ring: odd is inside. */
function inside(ring: Position[], [x, y]: Position): boolean {
  let odd = false;
  for (let here = 0, before = ring.length - 1; here < ring.length; before = here++) {
    const [x1, y1] = ring[here] as [number, number];
    const [x2, y2] = ring[before] as [number, number];
    if (y1 > y! !== y2 > y! && x! < ((x2 - x1) * (y! - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

function rad(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

function deg(radians: number): number {
  return (radians * 180) / Math.PI;
}
