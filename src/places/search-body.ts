import { BadRequestException, PayloadTooLargeException } from '@nestjs/common';
import type { Geometry } from '../geometry/geojson.js';
import { MAX_POSITIONS, positionCount, readGeom } from '../geometry/geojson-input.js';
import { onlyKnown } from '../http/known-parameters.js';
import { wholeNumber } from './places-query.js';

export const DEFAULT_PARCELS = 100;
export const MAX_PARCELS = 1_000;

export interface SearchQuestion {
  readonly geometry: Geometry;
  readonly limit: number;
}

/**
 * Reads a search: a GeoJSON geometry, Feature or FeatureCollection as the body, `limit` in the query.
 * @throws BadRequestException that says what to send instead
 * @throws PayloadTooLargeException for a geometry of too many positions
 */
export function searchQuestion(query: Readonly<Record<string, unknown>>, body: unknown): SearchQuestion {
  onlyKnown(query, ['limit']);
  const limit = wholeNumber('limit', query['limit'], DEFAULT_PARCELS, MAX_PARCELS);
  if (body === undefined || body === null) {
    throw new BadRequestException(
      'send a GeoJSON geometry, Feature or FeatureCollection as the body, with Content-Type: application/json',
    );
  }
  const reading = readGeom(typeof body === 'object' ? body : null);
  if ('problem' in reading)
    throw new BadRequestException(`the body is no GeoJSON geometry: ${reading.problem}`);
  const { geometry } = reading;
  const positions = positionCount(geometry);
  if (positions > MAX_POSITIONS) {
    throw new PayloadTooLargeException(
      `the geometry has ${positions} positions, and may have ${MAX_POSITIONS}: simplify it, or send it in parts`,
    );
  }
  if (!isInDegrees(geometry.coordinates)) {
    throw new BadRequestException(
      'coordinates must be [longitude, latitude] in degrees (WGS84); these are none: are they metres of another projection?',
    );
  }
  return { geometry, limit };
}

type Nested = readonly (number | Nested)[];

function isInDegrees(coordinates: Nested): boolean {
  const [first, second] = coordinates;
  if (typeof first === 'number' && typeof second === 'number') {
    return Math.abs(first) <= 180 && Math.abs(second) <= 90;
  }
  return coordinates.every((part) => typeof part === 'object' && isInDegrees(part));
}
