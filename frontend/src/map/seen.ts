/** What part of the world a map shows: reckoned without the map itself, so that a question need not wait for it. */
export interface View { center: [number, number]; zoom: number }
export type Sides = [west: number, south: number, east: number, north: number];

const TILE = 512; // pixels across the whole world at zoom 0
const NORTHMOST = 85.051129;

export const WORLD: View = { zoom: 1.2, center: [20, 22] };

/** The sides of what a box of so many pixels shows. */
export function sidesOf({ center: [lon, lat], zoom }: View, width: number, height: number): Sides {
  const world = TILE * 2 ** zoom;
  const across = (width / world) * 360;
  const middle = north(lat);
  const half = height / world / 2;
  return [lon - across / 2, latitude(middle + half), lon + across / 2, latitude(middle - half)];
}

/** The view that shows all of some points, with room around them. */
export function viewOf(points: { lat: number; lon: number }[], box: { width: number; height: number }, padding: number, nearest: number): View {
  const [lons, ys] = [points.map((each) => each.lon), points.map((each) => north(each.lat))];
  const [west, east, top, bottom] = [Math.min(...lons), Math.max(...lons), Math.min(...ys), Math.max(...ys)];
  const wide = Math.max((east - west) / 360, 1e-9);
  const high = Math.max(bottom - top, 1e-9);
  const room = (pixels: number) => Math.max(pixels - 2 * padding, 40);
  const zoom = Math.log2(Math.min(room(box.width) / wide, room(box.height) / high) / TILE);
  return { center: [(west + east) / 2, latitude((top + bottom) / 2)], zoom: Math.min(Math.max(zoom, 0), nearest) };
}

/** Bring a longitude back to the globe: the map goes round and round. */
export function turn(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** How far down a latitude lies on the square map of the web, from 0 to 1. */
function north(latitude: number): number {
  const angle = (Math.min(Math.max(latitude, -NORTHMOST), NORTHMOST) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI);
}

function latitude(down: number): number {
  const within = Math.min(Math.max(down, 0), 1);
  return ((2 * Math.atan(Math.exp((0.5 - within) * 2 * Math.PI)) - Math.PI / 2) * 180) / Math.PI;
}
