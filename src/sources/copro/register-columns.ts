import { asRow, columnValue, toText, type UpstreamRow } from '../../fields/index.js';

/** A column of the register under the names it has had, the newest first. */
export type ColumnNames = readonly [string, ...string[]];

const each = (names: (slot: number) => ColumnNames): readonly [ColumnNames, ColumnNames, ColumnNames] => [
  names(1),
  names(2),
  names(3),
];

/**
 * The columns that are searched as well as read. The file of April 2026 renamed most of them; the copy kept by
 * dvf-api.data.gouv.fr has names of its own.
 */
export const REGISTER_COLUMNS = {
  number: ['numero_immatriculation', 'numero_d_immatriculation'],
  street: ['numero_voie_adresse', 'numero_et_voie_adresse_de_reference', 'numero_et_voie_adresse_reference'],
  postalCode: ['code_postal_adresse', 'code_postal_adresse_de_reference', 'code_postal_adresse_reference'],
  commune: ['commune'],
  numberOfParcels: ['nombre_parcelles', 'nombre_de_parcelles_cadastrales', 'nombre_parcelles_cadastrales'],
  referenceAddress: ['adresse_reference', 'adresse_de_reference'],
} as const satisfies Record<string, ColumnNames>;

/** Columns that come three times, for the first three addresses or parcels of a condominium. */
export const SLOT_COLUMNS = {
  complement: each((slot) => [`adresse_complementaire_${slot}`]),
  reference: each((slot) => [`reference_cadastrale_${slot}`]),
  inseeCode: each((slot) => [`code_insee_parcelle_${slot}`, `code_insee_commune_${slot}`]),
  prefix: each((slot) => [`prefixe_parcelle_${slot}`, `prefixe_${slot}`]),
  section: each((slot) => [`section_parcelle_${slot}`, `section_${slot}`]),
  planNumber: each((slot) => [`numero_parcelle_${slot}`]),
} as const;

/** What the register writes where it does not know. */
export const UNKNOWN_VALUES = ['non connu', 'non connue', 'non renseigné', 'NON_CONNUE', 'nonza'] as const;
const UNKNOWN = new Set<string>(UNKNOWN_VALUES.map((value) => value.toLowerCase()));
const WITHHELD = /^identité non partagée/i;

/** The text, or null for the register's ways of saying that it has none. */
export function knownText(text: string): string | null {
  return UNKNOWN.has(text.trim().toLowerCase()) || WITHHELD.test(text) ? null : text;
}

/** The first of these columns that has a value. */
export function firstKnown(row: UpstreamRow, names: ColumnNames): string | null {
  for (const name of names) {
    const text = toText(columnValue(row, name));
    const known = text === null ? null : knownText(text);
    if (known !== null) return known;
  }
  return null;
}

/** The name that a column has in a file with this header; its newest one when the header has none of them. */
export function nameIn(header: ReadonlySet<string>, names: ColumnNames): string {
  return names.find((name) => header.has(name)) ?? names[0];
}

/** `profile.header` of the tabular API: the names of the file's columns. */
export function headerOf(body: unknown): readonly string[] | null {
  const { header } = asRow(asRow(body)['profile']);
  return Array.isArray(header) ? header.filter((name) => typeof name === 'string') : null;
}
