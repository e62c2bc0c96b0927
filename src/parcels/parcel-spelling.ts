/** Between the parts of an identifier people write blanks, dashes, dots, slashes, commas. */
const GAP = String.raw`[\s\-_./,:]*`;
const INSEE_CODE = String.raw`(?<insee>\d[0-9AB]\d{3})`;
/** A prefix, or a code of arrondissement in its place. */
const MIDDLE = String.raw`(?<middle>\d{5}|\d{3})?`;
const NUMBER = String.raw`(?:N\s?[°O]?\s?)?(?<number>\d{1,4})`;

/** `75107 BT 1`, `41231-000-0A-75`, `220170000 A0880`: letters show where the section is. */
const WITH_LETTERS = new RegExp(
  `^${INSEE_CODE}${GAP}${MIDDLE}${GAP}(?:0 ?)?(?<section>[A-Z]{1,2})${GAP}${NUMBER}$`,
);
/** `67365 22 739`: of nothing but digits, so the gaps must show the parts. */
const WITH_GAPS = new RegExp(
  `^${INSEE_CODE}${GAP.replace('*', '+')}(?:(?<middle>\\d{5}|\\d{3})${GAP.replace('*', '+')})?(?<section>\\d{1,2})${GAP.replace('*', '+')}${NUMBER}$`,
);
/** What nobody would write but as an identifier, be it a wrong one. */
const MEANT_AS_ONE = /^\d[0-9AB]\d{3}[0-9A-Z]*\d{3}$/;
const LEAST_LENGTH = 9;
const WORD_BEFORE = /^(?:parcelles?|parcel|idu)\b[\s:]*/i;

/**
 * What a text says as a parcel identifier, in one of the forms that `parseParcelReference` reads: parts may be apart,
 * unpadded, in lower case. Null for a text that is something else (an address). Whether it is a right one is not told.
 */
export function spelledParcelId(text: string): string | null {
  const written = text.trim().replace(WORD_BEFORE, '').toUpperCase();
  const groups = (WITH_LETTERS.exec(written) ?? WITH_GAPS.exec(written))?.groups;
  if (groups !== undefined) {
    const { insee = '', middle = '', section = '', number = '' } = groups;
    return insee + middle + section.padStart(2, '0') + number.padStart(4, '0');
  }
  const joined = written.replace(new RegExp(GAP, 'g'), '');
  return joined.length >= LEAST_LENGTH && MEANT_AS_ONE.test(joined) ? joined : null;
}
