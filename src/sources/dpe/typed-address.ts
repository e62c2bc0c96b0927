import { LONG_SUFFIXES } from '../../addresses/house-number.js';
import { toText, type UpstreamRow } from '../../fields/index.js';

/** An address of the parcel, as far as typed addresses are compared with it. */
export interface KnownAddress {
  /** With its suffix: `217 bis`. */
  readonly houseNumber: string | null;
  readonly street: string | null;
}

/** What an address that the assessor typed says about another one. */
export type Agreement = 'agrees' | 'contradicts' | 'silent';

/**
 * `12`, `12 bis`, `51A`; in ranges `12-16`, `12 à 16`. Longer numbers are postal codes or file numbers.
 * An `r` is the street (`12 r de la Paix`), a letter before another number is the `à` of a range.
 */
const NUMBER = String.raw`(\d{1,4})(?!\d)(?:\s*(bis|ter|quater|[a-qs-z](?!\s*\d))(?![a-z]))?`;
const NUMBERS = new RegExp(String.raw`(?<!\d)${NUMBER}(?:\s*(?:-|a)\s*${NUMBER})?`, 'g');

/** Words that say what kind of street it is, or nothing at all: typed in many ways, or left out. */
const KINDS = new Set(
  (
    'rue r avenue av ave boulevard boul bd bld bvd place pl allee all allees impasse imp chemin che chem ch cours crs quai qu ' +
    'route rte square sq passage pass villa cite residence res lotissement lot hameau ham faubourg fg fbg montee mte ' +
    'sentier sente rond point esplanade promenade voie venelle ruelle de du des d la le les l et en sur a aux au'
  ).split(' '),
);
const FULL_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    st: 'saint',
    ste: 'sainte',
    gal: 'general',
    gl: 'general',
    mal: 'marechal',
    dr: 'docteur',
    pdt: 'president',
  }),
);

interface HouseNumber {
  readonly number: number;
  /** Written out; empty without. */
  readonly suffix: string;
}

type NumberRange = readonly [from: HouseNumber, to: HouseNumber];

/** What the assessor typed: number and street, or the whole line where only that was kept. */
export function typedAddressOf(row: UpstreamRow): string | null {
  return toText(row['adresse_brut']) ?? toText(row['adresse_complete_brut']);
}

/** Whether a typed address may be of this house number, be it within a range. Suffixes do not matter here. */
export function agreesWithNumber(typed: string | null, houseNumber: number): Agreement {
  const ranges = typed === null ? [] : rangesIn(folded(typed));
  if (ranges.length === 0) return 'silent';
  return ranges.some((range) => holds(range, houseNumber)) ? 'agrees' : 'contradicts';
}

/**
 * Whether a typed address is one of these: the same number with the same suffix, in a street of the same name.
 * Silent when it has no number or no address is known.
 */
export function agreesWithAddresses(typed: string | null, addresses: readonly KnownAddress[]): Agreement {
  const known = addresses.flatMap(({ houseNumber, street }) => {
    const [first] = houseNumber === null ? [] : rangesIn(folded(houseNumber));
    return street === null || first === undefined ? [] : [{ house: first[0], words: wordsOf(street) }];
  });
  if (typed === null || known.length === 0) return 'silent';
  const line = folded(typed);
  const ranges = rangesIn(line);
  if (ranges.length === 0) return 'silent';
  const words = new Set(wordsOf(line));
  const agrees = known.some(
    (address) =>
      address.words.length > 0 &&
      address.words.every((word) => words.has(word)) &&
      ranges.some((range) => isWithin(address.house, range)),
  );
  return agrees ? 'agrees' : 'contradicts';
}

function isWithin(house: HouseNumber, range: NumberRange): boolean {
  if (range.some(({ number, suffix }) => number === house.number && suffix === house.suffix)) return true;
  return range.every(({ number }) => number !== house.number) && holds(range, house.number);
}

/** A range holds the numbers of its own side of the street. */
function holds([from, to]: NumberRange, number: number): boolean {
  if (number === from.number || number === to.number) return true;
  return number > from.number && number < to.number && (number - from.number) % 2 === 0;
}

function rangesIn(line: string): NumberRange[] {
  return [...line.matchAll(NUMBERS)].flatMap(([, first, firstSuffix, last, lastSuffix]): NumberRange[] => {
    const from = houseOf(first, firstSuffix);
    const to = last === undefined ? from : houseOf(last, lastSuffix);
    return [[from, to]];
  });
}

function houseOf(number: string | undefined, suffix = ''): HouseNumber {
  return { number: Number(number), suffix: LONG_SUFFIXES.get(suffix) ?? suffix };
}

/** The words that make a street's name. */
function wordsOf(street: string): string[] {
  return folded(street)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !KINDS.has(word))
    .map((word) => FULL_WORDS.get(word) ?? word);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
