/** What the server says of the events that fit the filters: see `/api/v1/explore`. */

export interface Cluster {
  latitude: number;
  longitude: number;
  count: number;
  killed: number;
  /** How the places are drawn: a point, an area, or something larger. */
  drawn: "exact" | "area" | "large";
  radius_km: number;
  id: string | null;
}

export interface Row {
  id: string;
  earliest: string | null;
  latest: string | null;
  latitude: number | null;
  longitude: number | null;
  precision: number | null;
  radius_km: number | null;
  country: string | null;
  admin1: string | null;
  place: string | null;
  deed: string | null;
  modality: string;
  killed_low: number | null;
  killed_best: number | null;
  killed_high: number | null;
  injured_low: number | null;
  injured_best: number | null;
  injured_high: number | null;
  perpetrator: string | null;
  target: string | null;
  sources: number;
  disputed: boolean;
  reviewed: boolean;
}

export interface Facet { value: string; count: number }

export interface Found {
  total: number;
  unplaced: number;
  left_out: number;
  clusters: Cluster[];
  timeline: { unit: string; bars: { start: string; sure: number; spread: number }[]; undated: number };
  facets: Record<string, Facet[]>;
  rows: Row[];
}

/** Names of codes, as the page gives them. */
export type Labels = Record<string, Record<string, string>>;
