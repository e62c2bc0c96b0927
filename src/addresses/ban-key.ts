import { LONG_SUFFIXES } from './house-number.js';

/**
 * Interop keys of the Base Adresse Nationale: `{INSEE}_{street}_{number}[_{suffix}][__{rank}]`,
 * such as `75104_8249_00010`, `69264_0246_00217_bis`, `75104_sc0dix_00004`.
 */
export interface BanKeyParts {
  /** Commune, in Paris, Lyon and Marseille the arrondissement. */
  readonly cityCode: string;
  /** `75104_8249`. */
  readonly streetCode: string;
  readonly number: number;
  /** `bis`, `b`; null without. */
  readonly suffix: string | null;
}

const BAN_KEY =
  /^(?<city>\d[0-9AB]\d{3})_(?<street>[a-z0-9]{4,6})_(?<number>\d{5})(?:_(?<suffix>[^_\s]\S*?))?(?<rank>__\d+)?$/i;

/** Suffixes as some sources shorten them. */
const SHORT_SUFFIXES: ReadonlyMap<string, string> = new Map(
  [...LONG_SUFFIXES].map(([short, long]) => [long, short]),
);

/** True for keys of house numbers; old FANTOIR-style keys, streets and UUIDs are none. */
export function isBanKey(key: string): boolean {
  return BAN_KEY.test(key);
}

export function banKeyParts(key: string): BanKeyParts | undefined {
  const groups = BAN_KEY.exec(key)?.groups;
  if (groups === undefined) return undefined;
  const { city = '', street = '', number = '', suffix } = groups;
  return {
    cityCode: city.toUpperCase(),
    streetCode: `${city}_${street}`,
    number: Number(number),
    suffix: suffix?.toLowerCase() ?? null,
  };
}

/** A suffix in lower case as sources write it: `bis` and `b`. Itself alone when it has no other spelling. */
export function suffixSpellings(suffix: string): readonly string[] {
  const own = suffix.toLowerCase();
  const other = SHORT_SUFFIXES.get(own) ?? LONG_SUFFIXES.get(own);
  return other === undefined ? [own] : [own, other];
}

/** The key of the same address with its suffix in the other spelling (`_b` for `_bis`, `_ter` for `_t`), if it has one. */
export function otherSpelling(key: string): string | undefined {
  const { city = '', street = '', number = '', suffix, rank = '' } = BAN_KEY.exec(key)?.groups ?? {};
  const other = suffix === undefined ? undefined : suffixSpellings(suffix)[1];
  return other === undefined ? undefined : `${city}_${street}_${number}_${other}${rank}`;
}

/** Equal for keys that are the same string but for case. */
export function plainKey(key: string): string {
  return key.toLowerCase();
}

/** Equal for keys that name one address whatever the spelling of its suffix: to join sources by key. */
export function comparableKey(key: string): string {
  const isShort = LONG_SUFFIXES.has(banKeyParts(key)?.suffix ?? '');
  return plainKey((isShort ? otherSpelling(key) : undefined) ?? key);
}
