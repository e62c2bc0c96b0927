/** `{INSEE}_{street}_{number}[_{suffix}][__{rank}]`; certificates also bear keys of mere streets and communes. */
const HOUSE_NUMBER_KEY =
  /^(?<city>\d[0-9AB]\d{3})_(?<street>[a-z0-9]{4,6})_(?<number>\d{5})(?:_(?<suffix>[a-z0-9]+))?(?<rank>__\d+)?$/i;

/** Paris's links shorten repetition suffixes to one letter, other sources write them out. */
const SUFFIX_SPELLINGS: readonly (readonly [long: string, short: string])[] = [
  ['bis', 'b'],
  ['ter', 't'],
  ['quater', 'q'],
];

interface KeyParts {
  readonly city: string;
  readonly street: string;
  readonly number: string;
  readonly suffix: string;
  readonly rank: string;
}

function partsOf(key: string): KeyParts | undefined {
  const groups = HOUSE_NUMBER_KEY.exec(key)?.groups;
  if (groups === undefined) return undefined;
  const { city = '', street = '', number = '', suffix = '', rank = '' } = groups;
  return {
    city: city.toUpperCase(),
    street: street.toLowerCase(),
    number,
    suffix: suffix.toLowerCase(),
    rank,
  };
}

function joined({ city, street, number, suffix, rank }: KeyParts): string {
  return [city, street, number, ...(suffix === '' ? [] : [suffix])].join('_') + rank;
}

function otherSuffix(suffix: string): string | undefined {
  for (const [long, short] of SUFFIX_SPELLINGS) {
    if (suffix === long) return short;
    if (suffix === short) return long;
  }
  return undefined;
}

/** Only such a key ties a certificate to an address: a street's would bring the whole street. */
export function isHouseNumberKey(key: string): boolean {
  return HOUSE_NUMBER_KEY.test(key);
}

/** The house number of a key, without its suffix. */
export function houseNumberOf(key: string): number | undefined {
  const parts = partsOf(key);
  return parts === undefined ? undefined : Number(parts.number);
}

/**
 * Every way in which ADEME may have written a house-number key, as given first. The service compares exactly:
 * street codes occur in both cases (`a002`, `A002`), suffixes in two lengths (`_b`, `_bis`).
 * Empty for anything but a house-number key.
 */
export function spellingsOf(key: string): readonly string[] {
  const parts = partsOf(key);
  if (parts === undefined) return [];
  const other = otherSuffix(parts.suffix);
  const suffixes = [parts.suffix, ...(other === undefined ? [] : [other])];
  const streets = [parts.street, parts.street.toUpperCase()];
  const spellings = suffixes.flatMap((suffix) =>
    streets.map((street) => joined({ ...parts, suffix, street })),
  );
  return [...new Set([key, ...spellings])];
}

/** Equal for keys that are the same but for case. */
export function sameKey(key: string): string {
  return key.toLowerCase();
}

/** Equal for keys that name one address, however its suffix is written. */
export function sameAddressKey(key: string): string {
  const parts = partsOf(key);
  if (parts === undefined) return sameKey(key);
  const long = SUFFIX_SPELLINGS.find(([, short]) => short === parts.suffix)?.[0];
  return sameKey(joined({ ...parts, suffix: long ?? parts.suffix }));
}

/** An RNB identifier as it is stored: 12 characters, no blanks or dashes; undefined for anything else. */
export function plainRnbId(id: string): string | undefined {
  const plain = id.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{12}$/.test(plain) ? plain : undefined;
}
