/** What the server says of the events that fit the filters. */

export interface Cluster { lat: number; lon: number; count: number; killed: number }

export interface EventPoint {
  id: string;
  lat: number;
  lon: number;
  precision: number | null;
  radius_km: number | null;
  killed: number | null;
  title: string;
}

export interface Bar { start: string; end: string; count: number; uncertain: number }

export interface Row {
  id: string;
  title: string;
  deed: string;
  when: string;
  earliest: string | null;
  latest: string | null;
  place: string;
  country: string;
  lat: number | null;
  lon: number | null;
  precision: number | null;
  by: string;
  against: string;
  killed: string;
  injured: string;
  sources: number;
  disputed: boolean;
  reviewed: boolean;
}

export interface Facet { value: string; label: string; count: number }

export interface Found {
  total: number;
  undated: number;
  unplaced: number;
  clusters: Cluster[];
  points: EventPoint[];
  histogram: Bar[];
  facets: Record<string, Facet[]>;
  table: Row[];
  after: string | null;
}
