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

export function contains(shape: Polygon | MultiPolygon, point: Position): boolean {
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
