import type { Position } from '../geometry/geojson.js';
import { metresToPolygon } from '../geometry/distance.js';
import { isInside } from '../geometry/point-in-polygon.js';
import type { LinkedParcel } from '../sources/ban/address-finder.service.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { type ParcelSummary, summaryOf } from './parcel-summary.js';

/** How a parcel came to be a candidate, the most certain first. */
export const MATCH_METHODS = ['parcelId', 'addressLink', 'containsPoint', 'intersects', 'nearby'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

/** A parcel that a question may mean. */
export interface Candidate extends ParcelSummary {
  /**
   * Whether the point asked for, or that of the address, is in the parcel; null when there is no such point, only the
   * middle of a street or a hamlet included.
   */
  readonly containsPoint: boolean | null;
  readonly matchMethod: MatchMethod;
  /** Who linked it to the address; null where it was found otherwise. */
  readonly linkType: LinkedParcel['linkType'] | null;
  /** Metres from the point, or that middle, to the parcel, 0 within; null when there is neither. */
  readonly distance: number | null;
  /** Share of the parcel that the geometry covers, 0 when they only touch; null when no surface was sent. */
  readonly coverage: number | null;
}

interface Found {
  readonly matchMethod: MatchMethod;
  readonly point?: Position | null;
  readonly linkType?: LinkedParcel['linkType'];
  readonly coverage?: number | null;
}

export function candidateOf(
  parcel: Cadastral,
  { matchMethod, point = null, linkType, coverage = null }: Found,
): Candidate {
  const { centroid, links, ...identity } = summaryOf(parcel);
  const { geometry } = parcel;
  return {
    ...identity,
    containsPoint: point === null ? null : isInside(point, geometry),
    matchMethod,
    linkType: linkType ?? null,
    distance: point === null ? null : Math.round(metresToPolygon(point, geometry) * 10) / 10,
    coverage: coverage === null ? null : Math.round(coverage * 1e4) / 1e4,
    centroid,
    links,
  };
}

/** The one that contains the point first; then by how they were found, by what is covered of them, by distance. */
export function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const keys = ({ containsPoint, matchMethod, linkType, coverage, distance }: Candidate): number[] => [
    containsPoint === true ? 0 : 1,
    MATCH_METHODS.indexOf(matchMethod),
    linkType === 'computed' ? 1 : 0,
    -(coverage ?? 0),
    distance ?? 0,
  ];
  return [...candidates].sort((a, b) => {
    const [one, other] = [keys(a), keys(b)];
    const at = one.findIndex((key, index) => key !== other[index]);
    if (at !== -1) return (one[at] ?? 0) - (other[at] ?? 0);
    return a.id < b.id ? -1 : Number(a.id > b.id);
  });
}
