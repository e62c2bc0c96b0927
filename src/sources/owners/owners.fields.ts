import {
  asRow,
  columnValue,
  computed,
  count,
  custom,
  fieldTable,
  given,
  type JsonSchema,
  listOfSchema,
  nullable,
  type RecordOf,
  text,
  toNumber,
  toText,
} from '../../fields/index.js';
import { SIREN } from '../../parcels/siren.js';
import { registeredNumber } from './owner-identity.js';
import { LAND_USES, OWNER_GROUPS, RIGHTS } from './owners.codes.js';
import { departmentOf, iduOfCode } from './parcel-codes.js';
import { groupCodeOf, groupOf, hasOtherHolders, itemsOf, rightCodesOf, rightOf } from './rights.js';

/*
 * Columns of the parcel file as Koumoul serves it. BDNB's owners of premises come mapped already and fill the fields that
 * are `given` here, and the name and numbers.
 */
const optionalText: JsonSchema = nullable({ type: 'string' });
const SOCIAL_HOUSING = 5;

/** Double spaces, and UTF-8 that the loader read as Latin-1. */
function cleanText(value: string): string {
  const repaired = /Ã[\u0080-\u00bf]/.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value;
  return (repaired.includes('\uFFFD') ? value : repaired).replace(/\s+/g, ' ');
}

const code = (column: string, length: number, description: string): ReturnType<typeof text> =>
  text(column, description, {
    clean: (value) => (/^\d+$/.test(value) ? value.padStart(length, '0') : value),
  });

/** Which file names an owner. */
export const MATCH_SOURCES = ['bdnb', 'koumoul', 'bdnb+koumoul'] as const;
export type MatchSource = (typeof MATCH_SOURCES)[number];

/**
 * How an owner was found: by the building groups of the parcel, by the parcel itself, by both, or only as a name in the
 * building's own row.
 */
export const MATCH_METHODS = ['building', 'parcel', 'building+parcel', 'buildingName'] as const;
export type MatchMethod = (typeof MATCH_METHODS)[number];

export const MATCH_QUALITIES = ['exact', 'probable'] as const;
export type MatchQuality = (typeof MATCH_QUALITIES)[number];

const rightWords = Object.values(RIGHTS).map(({ right }) => right);
const uniqueRights = [...new Set(rightWords)];
const groupWords = Object.values(OWNER_GROUPS).map(({ group }) => group);

/** A legal person with a right on the parcel or premises in its buildings. */
export const ownerFields = fieldTable(
  'Owner',
  'Legal person with a right on the parcel or premises in its buildings; natural persons are in no open file',
  {
    buildingId: given<string | null>({
      initial: null,
      type: 'text',
      schema: optionalText,
      description:
        'Building group of the premises; null when the right is on the parcel and it has several buildings or none',
    }),
    ownerName: text('denomination', 'Name of the legal person', { clean: cleanText, example: 'AFER PIERRE' }),
    siren: computed<string | null>({
      columns: ['numero_siren'],
      type: 'text',
      schema: nullable({ type: 'string', pattern: SIREN.source }),
      description: 'SIREN; null for bodies that have none',
      compute: (row) => registeredNumber(sirenText(row)).siren,
    }),
    registerId: computed<string | null>({
      columns: ['numero_siren'],
      type: 'text',
      schema: optionalText,
      description: 'What the tax file writes in place of a SIREN, `U` and 8 digits',
      compute: (row) => registeredNumber(sirenText(row)).registerId,
    }),
    numberOfLocals: given<number | null>({
      initial: null,
      type: 'integer',
      schema: nullable({ type: 'integer', minimum: 0 }),
      description:
        'Premises of the legal person in the building group; null when only its right on the parcel is known',
    }),
    inMajicPm: given<boolean | null>({
      initial: null,
      type: 'flag',
      schema: nullable({ type: 'boolean' }),
      description: 'Whether it is in the open tax files of legal persons',
    }),
    isLandlord: computed<boolean | null>({
      columns: ['groupe_personne'],
      type: 'flag',
      schema: nullable({ type: 'boolean' }),
      description:
        'Landlord, as BDNB says; true for social housing bodies of the parcel file, null for others of it',
      compute: (row) => (groupCodeOf(columnValue(row, 'groupe_personne')) === SOCIAL_HOUSING ? true : null),
    }),
    right: computed<string | null>({
      columns: ['code_droit'],
      type: uniqueRights.join(' / '),
      schema: nullable({ type: 'string', enum: uniqueRights }),
      description:
        'Right of this person on the parcel; null when only its premises are known. `condominiumManagingAgent`, `manager` and others are no owners: see `isOwner`',
      compute: (row) => rightOf(firstRight(row))?.right ?? null,
    }),
    rightCode: computed<string | null>({
      columns: ['code_droit'],
      type: 'text',
      schema: optionalText,
      description: 'Code of that right in the tax file',
      compute: (row) => firstRight(row) ?? null,
    }),
    rightLabel: computed<string | null>({
      columns: ['code_droit'],
      type: 'text',
      schema: optionalText,
      description: 'Label of that right in the tax file',
      compute: (row) => rightOf(firstRight(row))?.label ?? null,
    }),
    isOwner: computed<boolean | null>({
      columns: ['code_droit'],
      type: 'flag',
      schema: nullable({ type: 'boolean' }),
      description:
        'Whether that right is a form of ownership (our reading of the codes); null when no right on the parcel is known',
      compute: (row) => rightOf(firstRight(row))?.isOwnership ?? null,
    }),
    rightCodes: custom<string[]>({
      column: 'code_droit',
      type: 'list of text',
      schema: listOfSchema({ type: 'string' }),
      description:
        'Codes of all rights on the parcel, of this person first and of others that the file leaves unnamed; repeated per fiscal sub-parcel',
      convert: rightCodesOf,
    }),
    hasOtherHolders: computed<boolean | null>({
      columns: ['code_droit', 'SUF'],
      type: 'flag',
      schema: nullable({ type: 'boolean' }),
      description: 'Whether other persons hold rights too, named here or not',
      compute: (row) =>
        hasOtherHolders(rightCodesOf(columnValue(row, 'code_droit')), itemsOf(columnValue(row, 'SUF'))),
    }),
    ownerGroup: computed<string | null>({
      columns: ['groupe_personne'],
      type: groupWords.join(' / '),
      schema: nullable({ type: 'string', enum: groupWords }),
      description: 'Group of legal persons',
      compute: (row) => groupOf(groupCodeOf(columnValue(row, 'groupe_personne')))?.group ?? null,
    }),
    ownerGroupCode: custom<number | null>({
      column: 'groupe_personne',
      type: 'integer',
      schema: nullable({ type: 'integer', minimum: 0, maximum: 9 }),
      description: 'Code of the group in the tax file',
      convert: groupCodeOf,
    }),
    ownerGroupLabel: computed<string | null>({
      columns: ['groupe_personne'],
      type: 'text',
      schema: optionalText,
      description: 'Label of the group in the tax file',
      compute: (row) => groupOf(groupCodeOf(columnValue(row, 'groupe_personne')))?.label ?? null,
    }),
    legalFormCode: text('code_forme_juridique', 'Legal form, INSEE code of 4 digits', { example: '6540' }),
    legalFormShort: text('forme_juridique_abregee', 'Legal form, short', { example: 'SCI' }),
    majicNumber: text(
      'numero_majic',
      'Number of the person in the tax file; the same within a department only',
    ),
    parcelId: text('code_parcelle', 'Parcel of the right', { clean: iduOfCode }),
    parcelArea: count('contenance_parcelle', 'Area of the parcel in the tax file', { unit: 'm2' }),
    parcelAddress: text(
      'adresse',
      'Address of the parcel in the tax file; repetition indexes (bis) are lost',
      {
        clean: cleanText,
      },
    ),
    communeCode: computed<string | null>({
      columns: ['code_commune', 'code_parcelle'],
      type: 'text',
      schema: optionalText,
      description: 'INSEE code of the parcel’s commune, of the arrondissement in Paris, Lyon and Marseille',
      compute: (row) => {
        const id = toText(columnValue(row, 'code_parcelle'));
        return id === null ? toText(columnValue(row, 'code_commune')) : iduOfCode(id).slice(0, 5);
      },
    }),
    communeName: text('nom_commune', 'Name of the parcel’s commune in the tax file', { clean: cleanText }),
    departmentCode: computed<string | null>({
      columns: ['code_parcelle', 'departement'],
      type: 'text',
      schema: optionalText,
      description: 'Department of the parcel',
      compute: (row) => {
        const id = toText(columnValue(row, 'code_parcelle'));
        return id === null ? null : departmentOf(iduOfCode(id));
      },
    }),
    fiscalSubdivisions: custom<string[]>({
      column: 'SUF',
      type: 'list of text',
      schema: listOfSchema({ type: 'string' }),
      description: 'Fiscal sub-parcels, one per row of the tax file; empty for an undivided parcel',
      convert: itemsOf,
    }),
    landUseCodes: custom<string[]>({
      column: 'nature_culture',
      type: 'list of text',
      schema: listOfSchema({ type: 'string' }),
      description: 'Land use of the sub-parcels, codes, one per row of the tax file',
      convert: itemsOf,
    }),
    landUses: custom<string[]>({
      column: 'nature_culture',
      type: 'list of text',
      schema: listOfSchema({ type: 'string' }),
      description: 'Kinds of land use on the parcel, each once',
      convert: (value) => [...new Set(itemsOf(value).map((use) => LAND_USES.get(use) ?? use))],
    }),
    fiscalSubdivisionAreas: custom<number[]>({
      column: 'contenance_suf',
      type: 'list of number',
      unit: 'm2',
      schema: listOfSchema({ type: 'number' }),
      description: 'Area of the sub-parcels, one per row of the tax file',
      convert: (value) => itemsOf(value).flatMap((area) => toNumber(area) ?? []),
    }),
    majicStreetCode: code('code_voie_majic', 5, 'Street code MAJIC'),
    rivoliStreetCode: code('code_voie_rivoli', 4, 'Street code RIVOLI / FANTOIR'),
    matchSource: given<MatchSource | null>({
      initial: null,
      type: MATCH_SOURCES.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_SOURCES }),
      description: 'Which file names the person: BDNB’s owners of premises, Koumoul’s parcel file, or both',
    }),
    matchMethod: given<MatchMethod | null>({
      initial: null,
      type: MATCH_METHODS.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_METHODS }),
      description:
        'How it was found: `building` premises in a building group of the parcel, `parcel` a right on the parcel, `buildingName` a name that the building’s row gives without more',
    }),
    matchQuality: given<MatchQuality | null>({
      initial: null,
      type: MATCH_QUALITIES.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_QUALITIES }),
      description:
        '`exact`: the parcel itself is named; `probable`: by its building group, which may span other parcels',
    }),
    details: given<unknown>({
      initial: null,
      type: 'company',
      schema: { type: ['object', 'null'] },
      description: 'The company, by its SIREN; null when it has none, is not known, or was not looked up',
    }),
    detailsOmitted: given<boolean>({
      initial: false,
      type: 'flag',
      schema: { type: 'boolean' },
      description:
        'True when the company was not looked up, because there are too many or the register failed',
    }),
  },
  {
    // Koumoul's own additions, which the cadastre has better, and its bookkeeping.
    ignores: [
      '_geopoint',
      '_parcelle_coords.coord',
      ...[
        'code_commune',
        'nom_commune',
        'nom_departement',
        'code_epci',
        'nom_epci',
        'code_region',
        'nom_region',
      ].map((name) => `_infos_commune.${name}`),
      '_id',
      '_i',
      '_rand',
      '_score',
    ],
  },
);

export type Owner = RecordOf<typeof ownerFields>;

function sirenText(row: unknown): string | null {
  const value = asRow(row)['numero_siren'];
  const siren = toText(value)?.toUpperCase() ?? null;
  // A number has lost its zeros.
  return typeof value === 'number' && siren !== null ? siren.padStart(9, '0') : siren;
}

function firstRight(row: unknown): string | undefined {
  return rightCodesOf(asRow(row)['code_droit'])[0];
}
