import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { dataPath } from '../data-folder.js';
import { type Line } from './dpe-lines.js';

/** One row of the DGFiP's file of parcels of legal persons: a holder of a fiscal sub-parcel, by position. */
type SourceRow = readonly string[];

/** Columns of the official file, in its order. */
const AT = {
  department: 0,
  direction: 1,
  commune: 2,
  communeName: 3,
  prefix: 4,
  section: 5,
  planNumber: 6,
  houseNumber: 7,
  majicStreet: 9,
  rivoliStreet: 10,
  streetType: 11,
  street: 12,
  area: 13,
  subdivision: 14,
  landUse: 15,
  subdivisionArea: 16,
  right: 17,
  majicNumber: 18,
  siren: 19,
  group: 20,
  form: 21,
  formShort: 22,
  name: 23,
} as const;

const SEPARATOR = ';';

let lines: readonly Line[] | undefined;

/** The dataset as Koumoul's loader makes it: one line per parcel, holder of its first source row. */
export function koumoulLines(): readonly Line[] {
  return (lines ??= load());
}

function load(): readonly Line[] {
  const parcels = new Map<string, SourceRow[]>();
  for (const file of ['dgfip_parcelles_pm_2025.csv', 'composed.csv']) {
    const rows = parse(readFileSync(dataPath('owners', file)), {
      delimiter: ';',
      from_line: 2,
      relax_quotes: true,
    });
    for (const row of rows) {
      const id = parcelId(row);
      parcels.set(id, [...(parcels.get(id) ?? []), row]);
    }
  }
  return [...parcels].map(([id, rows], index) => lineOf(id, rows, index));
}

/** `974` + `418` overseas: 15 characters. */
function communeCode(row: SourceRow): string {
  return cell(row, 'department') + cell(row, 'commune').padStart(3, '0');
}

function parcelId(row: SourceRow): string {
  const prefix = cell(row, 'prefix').padStart(3, '0');
  const section = cell(row, 'section').padStart(2, '0');
  return communeCode(row) + prefix + section + cell(row, 'planNumber').padStart(4, '0');
}

function cell(row: SourceRow, name: keyof typeof AT): string {
  return (row[AT[name]] ?? '').trim();
}

/** `S - Sols` -> `S`; the group `0A` -> `0`. */
function codeOf(value: string): string {
  return value.split(' - ')[0]?.trim() ?? '';
}

function lineOf(id: string, rows: readonly SourceRow[], index: number): Line {
  const first = rows[0] ?? [];
  const all = (name: keyof typeof AT): string =>
    rows
      .map((row) => codeOf(cell(row, name)))
      .filter((value) => value !== '')
      .join(SEPARATOR);
  const houseNumber = cell(first, 'houseNumber').replace(/^0+/, '');
  const street = [cell(first, 'streetType'), cell(first, 'street')].filter((part) => part !== '').join(' ');
  const values: Readonly<Record<string, string | number>> = {
    departement: whole(cell(first, 'department')),
    code_commune: communeCode(first),
    nom_commune: cell(first, 'communeName'),
    adresse: houseNumber === '' ? street : `${houseNumber}, ${street}`,
    code_parcelle: id,
    code_voie_majic: whole(cell(first, 'majicStreet')),
    code_voie_rivoli: cell(first, 'rivoliStreet'),
    contenance_parcelle: whole(cell(first, 'area')),
    SUF: all('subdivision'),
    nature_culture: all('landUse'),
    contenance_suf: whole(all('subdivisionArea')),
    code_droit: all('right'),
    numero_majic: cell(first, 'majicNumber'),
    numero_siren: cell(first, 'siren'),
    groupe_personne: whole(cell(first, 'group').slice(0, 1)),
    code_forme_juridique: whole(cell(first, 'form')),
    forme_juridique_abregee: cell(first, 'formShort'),
    denomination: cell(first, 'name'),
    _i: index + 1,
    _rand: (index * 7919) % 1_000_000,
    _id: `line-${index + 1}`,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** Columns declared as integers hold numbers, where the text is one. */
function whole(text: string): string | number {
  return /^\d+$/.test(text) ? Number(text) : text;
}
