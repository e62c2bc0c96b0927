import type { Areal } from '../../geometry/geojson.js';
import { comparableKey, plainKey } from '../../addresses/ban-key.js';
import { plainRnbId, spellingsOf } from './ban-ids.js';
import type { KnownAddress } from './typed-address.js';

/** What is known of a parcel by the time its certificates are looked for. */
export interface DpePlace {
  /** BAN interop keys of its addresses; keys of mere streets are passed over. */
  readonly banKeys: readonly string[];
  /** RNB identifiers of all its buildings; empty when they are not known. */
  readonly rnbIds: readonly string[];
  readonly addresses: readonly KnownAddress[];
  readonly geometry: Areal;
}

/** The identifiers of a parcel, ready to be asked for and compared with. */
export interface KnownKeys {
  /** Values of `identifiant_ban` to ask for: every spelling of every address. */
  readonly banValues: readonly string[];
  /** Values of `id_rnb` to ask for. */
  readonly rnbValues: readonly string[];
  /** The keys as given, but for case. */
  readonly banKeys: ReadonlySet<string>;
  /** The same, however their suffixes are written. */
  readonly banAddresses: ReadonlySet<string>;
  readonly rnbIds: ReadonlySet<string>;
}

export function knownKeysOf({ banKeys, rnbIds }: Pick<DpePlace, 'banKeys' | 'rnbIds'>): KnownKeys {
  const houses = banKeys.filter((key) => spellingsOf(key).length > 0);
  const buildings = [...new Set(rnbIds.flatMap((id) => plainRnbId(id) ?? []))];
  return {
    banValues: [...new Set(houses.flatMap(spellingsOf))],
    rnbValues: buildings,
    banKeys: new Set(houses.map(plainKey)),
    banAddresses: new Set(houses.map(comparableKey)),
    rnbIds: new Set(buildings),
  };
}
