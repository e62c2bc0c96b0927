import { BadRequestException } from '@nestjs/common';
import type { Position } from '../geometry/geojson.js';
import { onlyKnown } from '../http/known-parameters.js';

type RawQuery = Readonly<Record<string, unknown>>;

export const MIN_TEXT_LENGTH = 3;
export const MAX_TEXT_LENGTH = 200;
export const DEFAULT_SUGGESTIONS = 5;
export const MAX_SUGGESTIONS = 20;

/** What parcels are asked by: a text (identifier or address), or a point. */
export type ParcelsQuestion = { readonly text: string } | { readonly point: Position };

export interface AddressesQuestion {
  readonly text: string;
  readonly limit: number;
}

/** @throws BadRequestException that says what to send instead */
export function parcelsQuestion(query: RawQuery): ParcelsQuestion {
  onlyKnown(query, ['q', 'lon', 'lat']);
  const { q, lon, lat } = query;
  if (q !== undefined && (lon !== undefined || lat !== undefined)) {
    throw new BadRequestException('send either q, or lon and lat: not both');
  }
  if (q !== undefined) return { text: textOf(q) };
  if (lon === undefined && lat === undefined) {
    throw new BadRequestException(
      'send q (an address or a parcel identifier), or lon and lat; a geometry goes to POST /v1/parcels/search',
    );
  }
  return { point: [degrees('lon', lon, 180), degrees('lat', lat, 90)] };
}

/** @throws BadRequestException */
export function addressesQuestion(query: RawQuery): AddressesQuestion {
  onlyKnown(query, ['q', 'limit']);
  return {
    text: textOf(query['q']),
    limit: wholeNumber('limit', query['limit'], DEFAULT_SUGGESTIONS, MAX_SUGGESTIONS),
  };
}

/** @throws BadRequestException */
export function wholeNumber(name: string, value: unknown, otherwise: number, most: number): number {
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > most) {
    throw new BadRequestException(`${name} must be a whole number from 1 to ${most}`);
  }
  return number;
}

function textOf(value: unknown): string {
  if (typeof value !== 'string') {
    throw new BadRequestException(
      'q must be given once, as a text such as 26 avenue de Lowendal 75015 Paris, or 75107000BT0001',
    );
  }
  const text = value.trim();
  // Counted without what stands before the first letter or digit: that is not searched for.
  const searched = text.replace(/^[^\p{L}\p{N}]+/u, '');
  if (searched.length < MIN_TEXT_LENGTH || text.length > MAX_TEXT_LENGTH) {
    throw new BadRequestException(
      `q must have ${MIN_TEXT_LENGTH} to ${MAX_TEXT_LENGTH} characters, the first a letter or a digit`,
    );
  }
  return text;
}

function degrees(name: 'lon' | 'lat', value: unknown, most: number): number {
  const isNumber = typeof value === 'string' && /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(value.trim());
  const number = isNumber ? Number(value) : NaN;
  if (!(Math.abs(number) <= most)) {
    throw new BadRequestException(
      `${name} must be given once, as a number of degrees (WGS84) from -${most} to ${most}, such as ${name}=${EXAMPLES[name]}`,
    );
  }
  return number;
}

const EXAMPLES = { lon: '2.3024', lat: '48.8487' };
