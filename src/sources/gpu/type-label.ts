/** A coded type: type, subtype, label, article of the law, article of the regulation. */
export type TypeRow = readonly [
  type: string,
  subtype: string,
  label: string,
  law: string | null,
  rule: string | null,
];

const NO_SUBTYPE = '00';

/** Looks types up by code; a subtype that the table lacks gives the type's own row, an unknown type undefined. */
export function typeFinder(
  rows: readonly TypeRow[],
): (type: string | null, subtype: string | null) => TypeRow | undefined {
  const byCode = new Map(rows.map((row) => [row[0] + row[1], row]));
  return (type, subtype) => {
    if (type === null) return undefined;
    const code = type.padStart(2, '0');
    return byCode.get(code + (subtype ?? NO_SUBTYPE).padStart(2, '0')) ?? byCode.get(code + NO_SUBTYPE);
  };
}
