import { banKeyParts, suffixSpellings } from '../../addresses/ban-key.js';

/** The house number of a BAN key, without its suffix. */
export function houseNumberOf(key: string): number | undefined {
  return banKeyParts(key)?.number;
}

/**
 * Every way in which ADEME may have written a house-number key, as given first. The service compares exactly:
 * street codes occur in both cases (`a002`, `A002`), suffixes in two lengths (`_b`, `_bis`).
 * Empty for anything but a house-number key.
 */
export function spellingsOf(key: string): readonly string[] {
  const parts = banKeyParts(key);
  if (parts === undefined) return [];
  const [, street = ''] = parts.streetCode.split('_');
  const rank = /__\d+$/.exec(key)?.[0] ?? '';
  const number = String(parts.number).padStart(5, '0');
  const endings = parts.suffix === null ? [''] : suffixSpellings(parts.suffix).map((suffix) => `_${suffix}`);
  const spellings = endings.flatMap((ending) =>
    [street.toLowerCase(), street.toUpperCase()].map(
      (code) => `${parts.cityCode}_${code}_${number}${ending}${rank}`,
    ),
  );
  return [...new Set([key, ...spellings])];
}

/** An RNB identifier as it is stored: 12 characters, no blanks or dashes; undefined for anything else. */
export function plainRnbId(id: string): string | undefined {
  const plain = id.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{12}$/.test(plain) ? plain : undefined;
}
