import type { UpstreamRow } from '../../fields/index.js';
import { isRow } from '../../fields/index.js';
import { type Areal, type LineString, type MultiLineString, type Position } from '../../geometry/geojson.js';
import { insetOf } from '../../geometry/inset.js';
import { type Coverage, coverageOf } from '../../geometry/intersection.js';
import { lengthWithin } from '../../geometry/length-within.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { isInside } from '../../geometry/point-in-polygon.js';
import { FEATURE_GEOMETRY } from './gpu-feature.js';
import type { MatchMethod } from './gpu.fields.js';

/**
 * Plans and the cadastre are drawn apart, decimetres to metres off. What covers less than both of these is a
 * neighbour that touches the parcel.
 */
const LEAST_RATIO = 0.01;
const LEAST_AREA_M2 = 5;
/** Lines and points nearer to the limit than that are of the limit: walls, alignments, streets. */
const LIMIT_M = 0.5;

/** How a drawn record concerns the parcel. */
export interface ParcelMatch {
  readonly matchMethod: MatchMethod;
  readonly parcelCoverageRatio: number | null;
  readonly parcelCoverageArea: number | null;
  readonly lengthInParcel: number | null;
}

/** The upstream's word is taken where we cannot look ourselves. */
const REPORTED: ParcelMatch = {
  matchMethod: 'reported',
  parcelCoverageRatio: null,
  parcelCoverageArea: null,
  lengthInParcel: null,
};

/** Measures what the GPU says meets a parcel. */
export class ParcelMatcher {
  private readonly covered: (cover: Areal) => Coverage | null;
  /** The parcel without its limit; the parcel itself where it is too thin for that. */
  private readonly inner: Areal;

  constructor(private readonly parcel: Areal) {
    this.covered = coverageOf(parcel);
    this.inner = insetOf(parcel, LIMIT_M) ?? parcel;
  }

  /** How a record concerns the parcel; null for a neighbour that merely touches it. */
  match(row: UpstreamRow): ParcelMatch | null {
    const geometry = row[FEATURE_GEOMETRY];
    const coverage = this.coverage(geometry);
    if (coverage !== null) {
      if (coverage.ratio < LEAST_RATIO && coverage.area < LEAST_AREA_M2) return null;
      return {
        ...REPORTED,
        matchMethod: 'coverage',
        parcelCoverageRatio: rounded(coverage.ratio, 4),
        parcelCoverageArea: rounded(coverage.area, 1),
      };
    }
    const line = parseLine(geometry);
    if (line !== null) {
      const matchMethod = lengthWithin(line, this.inner) > 0 ? 'inside' : 'border';
      return { ...REPORTED, matchMethod, lengthInParcel: rounded(lengthWithin(line, this.parcel), 1) };
    }
    const points = parsePoints(geometry);
    if (points === null) return REPORTED;
    const isHere = points.some((point) => isInside(point, this.inner));
    return { ...REPORTED, matchMethod: isHere ? 'inside' : 'border' };
  }

  /** How much of the parcel a surface covers; null for what is no surface that can be read. */
  coverage(geometry: unknown): Coverage | null {
    const surface = parseMultiPolygon(geometry);
    return surface === null ? null : this.covered(surface);
  }
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

function parseLine(geometry: unknown): LineString | MultiLineString | null {
  if (!isRow(geometry)) return null;
  const { type, coordinates } = geometry;
  if (type === 'LineString') {
    const positions = parsePositions(coordinates);
    return positions === null ? null : { type, coordinates: positions };
  }
  if (type !== 'MultiLineString' || !Array.isArray(coordinates)) return null;
  const lines = coordinates.map(parsePositions).filter((line) => line !== null);
  return lines.length === 0 ? null : { type, coordinates: lines };
}

function parsePoints(geometry: unknown): Position[] | null {
  if (!isRow(geometry)) return null;
  const { type, coordinates } = geometry;
  if (type === 'Point') return parsePositions([coordinates]);
  return type === 'MultiPoint' ? parsePositions(coordinates) : null;
}

function parsePositions(value: unknown): Position[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const positions: Position[] = [];
  for (const item of value as readonly unknown[]) {
    const [lon, lat] = Array.isArray(item) ? (item as readonly unknown[]) : [];
    if (typeof lon !== 'number' || typeof lat !== 'number') return null;
    positions.push([lon, lat]);
  }
  return positions;
}
