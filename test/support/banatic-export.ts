import type { Cell } from './xlsx.js';

/** Headings as BANATIC's exports have them, with three competences. */
export const BANATIC_HEADER = [
  'Région',
  'Département',
  'N° SIREN',
  'Nom du groupement',
  'Nature juridique',
  'Groupement interdépartemental',
  'Mode de financement',
  'Date de création',
  'Population totale',
  'Nombre de membres',
  'Siren membre',
  'Nom membre',
  'Catégorie des membres du groupement',
  'Population totale du membre du groupement',
  'Nombre de compétences exercées',
  'Eau (Traitement, Adduction, Distribution)',
  'Assainissement collectif',
  '5510 - Plan local d’urbanisme',
  'Adhésion à un groupement',
] as const;

type Heading = (typeof BANATIC_HEADER)[number];
export type BanaticRow = Readonly<Partial<Record<Heading, Cell>>>;

/** A sheet's rows from cells by heading; what is not given is a gap. */
export function banaticRows(rows: readonly BanaticRow[]): Cell[][] {
  return [[...BANATIC_HEADER], ...rows.map((row) => BANATIC_HEADER.map((heading) => row[heading] ?? null))];
}

/** The first columns of a grouping. */
export function groupingRow(siren: Cell, name: string, nature: string, rest: BanaticRow = {}): BanaticRow {
  return { 'N° SIREN': siren, 'Nom du groupement': name, 'Nature juridique': nature, ...rest };
}

/** The columns of a member. */
export function memberCells(siren: Cell, name: string, category = 'commune'): BanaticRow {
  return {
    'Siren membre': siren,
    'Nom membre': name,
    'Catégorie des membres du groupement': category,
  };
}
