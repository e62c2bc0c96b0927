import { toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import { metresToPolygon } from '../../geometry/distance.js';
import { comparableKey, isBanKey, plainKey } from '../../addresses/ban-key.js';
import { houseNumberOf, plainRnbId } from './ban-ids.js';
import { type MatchMethod, type MatchQuality, toPosition } from './dpe-certificate.fields.js';
import type { IdColumn } from './id-column.js';
import type { DpePlace, KnownKeys } from './known-keys.js';
import { agreesWithAddresses, agreesWithNumber, typedAddressOf } from './typed-address.js';

export interface Match {
  readonly method: MatchMethod;
  readonly quality: MatchQuality;
}

/** Why a certificate that was found is not the parcel's. */
export type Rejection =
  /** Its RNB building is not on the parcel. */
  | 'otherBuilding'
  /** The assessor typed another house number than the one the geocoding found. */
  | 'otherNumber'
  /** It bears another address than those of the parcel. */
  | 'otherAddress'
  /** Its point is not on the parcel. */
  | 'elsewhere';

export type Verdict = { readonly match: Match } | { readonly rejected: Rejection };

/** Under this score the geocoding was seen to take the wrong street. */
const MIN_SCORE = 0.4;
/** How far BAN points are off, metres. */
const TOLERANCE_M = 5;

const matched = (method: MatchMethod, quality: MatchQuality): Verdict => ({ match: { method, quality } });
const rejected = (reason: Rejection): Verdict => ({ rejected: reason });

/**
 * Judges a certificate that was found by one of the parcel's identifiers. The building is believed before the
 * address: RNB identifiers typed by an assessor are right where both differ.
 */
export function judgeByKey(row: UpstreamRow, foundBy: ReadonlySet<IdColumn>, keys: KnownKeys): Verdict {
  const byBuilding = judgeBuilding(row, keys);
  if (byBuilding !== undefined) return byBuilding;
  // A row without the column it was found by cannot be checked: the service's filter vouches for it.
  if (foundBy.has('id_rnb')) return matched('rnb', 'likely');
  const key = toText(row['identifiant_ban']);
  if (key === null) return matched('ban', 'uncertain');
  if (!keys.banAddresses.has(comparableKey(key))) return rejected('otherAddress');
  if (contradictsItsKey(row, key)) return rejected('otherNumber');
  if (isWeaklyGeocoded(row)) return matched('ban', 'uncertain');
  return matched('ban', keys.banKeys.has(plainKey(key)) ? 'exact' : 'likely');
}

/**
 * Judges a certificate that was found near the parcel, where no identifier found any. Its point must be on the
 * parcel, and what it says of its address must not speak against it; a point in the middle of a street counts
 * only with an address that was typed as one of the parcel's.
 */
export function judgeByPlace(row: UpstreamRow, keys: KnownKeys, place: DpePlace): Verdict {
  const point = toPosition(row['_geopoint']);
  if (point === null || metresToPolygon(point, place.geometry) > TOLERANCE_M) return rejected('elsewhere');
  const byBuilding = judgeBuilding(row, keys);
  if (byBuilding !== undefined) return byBuilding;
  const key = toText(row['identifiant_ban']);
  const isHouse = key !== null && isBanKey(key);
  if (isHouse && contradictsItsKey(row, key)) return rejected('otherNumber');
  const typed = agreesWithAddresses(typedAddressOf(row), place.addresses);
  if (typed === 'agrees') return matched('spatial', isWeaklyGeocoded(row) ? 'uncertain' : 'likely');
  const isElse = typed === 'contradicts' || !isHouse || (keys.banAddresses.size > 0 && !isKnown(key, keys));
  return isElse ? rejected('otherAddress') : matched('spatial', 'uncertain');
}

function judgeBuilding(row: UpstreamRow, { rnbIds }: KnownKeys): Verdict | undefined {
  const id = plainRnbId(toText(row['id_rnb']) ?? '');
  if (id === undefined || rnbIds.size === 0) return undefined;
  return rnbIds.has(id) ? matched('rnb', 'exact') : rejected('otherBuilding');
}

function isKnown(key: string, { banAddresses }: KnownKeys): boolean {
  return banAddresses.has(comparableKey(key));
}

function contradictsItsKey(row: UpstreamRow, key: string): boolean {
  const number = houseNumberOf(key);
  return number !== undefined && agreesWithNumber(typedAddressOf(row), number) === 'contradicts';
}

/** By its score, or by a postal code of another department than the one that was typed. */
function isWeaklyGeocoded(row: UpstreamRow): boolean {
  const score = toNumber(row['score_ban']);
  if (score !== null && score < MIN_SCORE) return true;
  const [found, typed] = [row['code_postal_ban'], row['code_postal_brut']].map((code) => {
    const text = toText(code);
    return text === null ? null : text.padStart(5, '0').slice(0, 2);
  });
  return found !== null && typed !== null && found !== typed;
}
