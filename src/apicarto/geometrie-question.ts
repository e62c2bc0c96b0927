import type { Geometry } from '../geometry/geojson.js';
import { MAX_POSITIONS, positionCount, readGeom } from '../geometry/geojson-input.js';
import { type LayerQuestion, numberOf, sourceOf } from './layer-question.js';
import { Refusal } from './refusal.js';
import type { SentParameters } from './sent-parameters.js';
import { faultsOf, GEOMETRIE_CHECKS } from './validators.js';

/** Parcels of one page. */
export const MAX_PARCELS = 1_000;

const PAYLOAD_TOO_LARGE = 413;

export interface GeometrieQuestion {
  /** What to ask the parcel layer. */
  readonly parcels: LayerQuestion;
  readonly geometry: Geometry;
  /** Areas as numbers instead of texts with two decimals. */
  readonly numeric: boolean;
}

/**
 * Reads a request for the parcels that a geometry meets.
 * @throws Refusal 400; 413 for a geometry of too many positions
 */
export function geometrieQuestion(sent: SentParameters): GeometrieQuestion {
  const geom = sent.get('geom')?.value;
  if (geom === undefined || geom === '') throw new Refusal('Missing geom parameter');
  const faults = faultsOf(GEOMETRIE_CHECKS, sent);
  if (faults !== undefined) throw new Refusal(faults);
  const reading = readGeom(geom);
  if ('problem' in reading) throw new Refusal(reading.problem);
  const { geometry } = reading;
  const positions = positionCount(geometry);
  if (positions > MAX_POSITIONS) {
    throw new Refusal(
      `geom has ${positions} positions, and may have ${MAX_POSITIONS}: simplify it, or send it in parts`,
      PAYLOAD_TOO_LARGE,
    );
  }
  const limit = numberOf(sent, '_limit') ?? MAX_PARCELS;
  if (limit > MAX_PARCELS)
    throw new Refusal(`_limit must be at most ${MAX_PARCELS}: use _start for the rest`);
  return {
    parcels: {
      layer: 'parcelle',
      source: sourceOf('parcelle', sent),
      conditions: [{ meets: geometry }],
      limit,
      start: numberOf(sent, '_start') ?? 0,
    },
    geometry,
    numeric: String(sent.get('numeric')?.value) === 'true',
  };
}
