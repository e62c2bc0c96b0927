import type { FieldRow, FieldTable, Fields, JsonSchema } from '../fields/index.js';
import type { AnswerPart } from '../properties/answer.js';
import { answerSchemas } from '../properties/answer.schema.js';
import { SECTION_KEYS, type Section } from '../properties/sections.js';
import { addressFields } from '../sources/ban/ban.fields.js';
import { buildingFields } from '../sources/bdnb/bdnb.fields.js';
import { businessSaleFields } from '../sources/bodacc/bodacc.fields.js';
import { cadastralFields } from '../sources/cadastre/cadastre.fields.js';
import { coproFields } from '../sources/copro/copro.fields.js';
import { residentialFields } from '../sources/dpe/dpe-residential.fields.js';
import { tertiaryFields } from '../sources/dpe/dpe-tertiary.fields.js';
import { energySchema } from '../sources/dpe/energy.js';
import { transactionFields } from '../sources/dvf/dvf.fields.js';
import {
  documentFields,
  easementAreaFields,
  generatorFields,
  informationFields,
  municipalityFields,
  prescriptionFields,
  urbanismeSchema,
  zoneFields,
} from '../sources/gpu/gpu.fields.js';
import { ownerFields } from '../sources/owners/owners.fields.js';
import { companyFields, occupantFields } from '../sources/sirene/sirene.fields.js';
import { permitFields } from '../sources/sitadel/sitadel.fields.js';

/** One field of a record, nested ones with their whole path. */
export interface FieldReference {
  /** `address.street` */
  readonly path: string;
  readonly type: string;
  readonly unit: string | null;
  /** Columns of the source, the first with a value wins; none where the value is made here. */
  readonly columns: readonly string[];
  readonly description: string;
}

/** The records of one kind in a part of the answer. */
export interface RecordReference {
  /** Where they are in the answer: `energy.tertiary`. */
  readonly path: string;
  /** Who gives them: a name under `meta.sources`. */
  readonly source: string;
  readonly description: string;
  readonly fields: readonly FieldReference[];
}

/** What a part of the answer holds. */
export interface PartReference {
  readonly key: AnswerPart;
  /** What `include` calls it; null for what is always there. */
  readonly include: Section | null;
  readonly title: string;
  readonly description: string;
  /** Names under `meta.sources`; the first gives the records. */
  readonly sources: readonly string[];
  readonly records: readonly RecordReference[];
}

type Table = Pick<FieldTable<Fields>, 'description' | 'rows'>;

const LAYOUT: readonly [
  key: AnswerPart,
  title: string,
  records: readonly RecordReference[],
  /** Sources that stand in for those of the records. */
  standIns?: readonly string[],
][] = [
  ['cadastral', 'Parcel', [ofTable('cadastral', 'cadastre', cadastralFields)]],
  ['buildings', 'Buildings', [ofTable('buildings.building', 'bdnb', buildingFields)], ['rnb']],
  ['addresses', 'Addresses', [ofTable('addresses', 'ban', addressFields)]],
  ['transactions', 'Sales', [ofTable('transactions', 'dvf', transactionFields)]],
  [
    'energy',
    'Energy certificates',
    [
      ofSchema('energy', 'dpe', energySchema),
      ofTable('energy.residential', 'dpe', residentialFields),
      ofTable('energy.tertiary', 'dpe', tertiaryFields),
    ],
  ],
  ['occupation', 'Occupants', [ofTable('occupation', 'sirene', occupantFields)]],
  [
    'owners',
    'Owners',
    [ofTable('owners', 'owners', ownerFields), ofTable('owners.details', 'sirene', companyFields)],
  ],
  ['copropriete', 'Condominiums', [ofTable('copropriete', 'copro', coproFields)]],
  ['permis', 'Planning permits', [ofTable('permis', 'sitadel', permitFields)]],
  ['fondsDeCommerce', 'Business sales', [ofTable('fondsDeCommerce', 'bodacc', businessSaleFields)]],
  [
    'urbanisme',
    'Town planning',
    [
      ofSchema('urbanisme', 'gpu', urbanismeSchema),
      ofTable('urbanisme.municipality', 'gpu', municipalityFields),
      ofTable('urbanisme.zones', 'gpu', zoneFields),
      ofTable('urbanisme.documents', 'gpu', documentFields),
      ofTable('urbanisme.prescriptions', 'gpu', prescriptionFields),
      ofTable('urbanisme.informations', 'gpu', informationFields),
      ofTable('urbanisme.assiettes', 'gpu', easementAreaFields),
      ofTable('urbanisme.generateurs', 'gpu', generatorFields),
    ],
  ],
];

/** The reference of every field, from the tables and schemas that make the answers. */
export function sectionReference(): readonly PartReference[] {
  const descriptions = answerSchemas()['Property']?.properties ?? {};
  return LAYOUT.map(([key, title, records, standIns = []]) => ({
    key,
    include: includeOf(key),
    title,
    description: described(includeOf(key), records[0]?.description, descriptions[key]?.description),
    sources: [...new Set([...records.map(({ source }) => source), ...standIns])],
    records,
  }));
}

/** Of what is always there, the schema of the answer only says when it is null. */
function described(include: Section | null, records: string | undefined, part: string | undefined): string {
  return [include === null ? records : undefined, part].filter((text) => text !== undefined).join('. ');
}

function includeOf(key: AnswerPart): Section | null {
  const names = Object.keys(SECTION_KEYS) as Section[];
  return names.find((name) => SECTION_KEYS[name] === key) ?? null;
}

function ofTable(path: string, source: string, { description, rows }: Table): RecordReference {
  return { path, source, description, fields: rows.flatMap((row) => lines(row, '')) };
}

function lines({ output, nested, ...rest }: FieldRow, prefix: string): FieldReference[] {
  const path = `${prefix}${output}`;
  return [{ ...rest, path }, ...(nested ?? []).flatMap((row) => lines(row, `${path}.`))];
}

/** Of an object that no table makes. What its lists and the objects of tables hold is told apart. */
function ofSchema(path: string, source: string, schema: JsonSchema): RecordReference {
  return { path, source, description: schema.description ?? '', fields: schemaLines(schema, '') };
}

function schemaLines({ properties = {} }: JsonSchema, prefix: string): FieldReference[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`;
    const line = {
      path,
      type: typeOf(schema),
      unit: null,
      columns: [],
      description: schema.description ?? '',
    };
    // Objects of tables can be null.
    return schema.type === 'object' ? [line, ...schemaLines(schema, `${path}.`)] : [line];
  });
}

function typeOf({ type, title, items, enum: values }: JsonSchema): string {
  if (values !== undefined) return values.map(String).join(' / ');
  const types: readonly string[] = typeof type === 'string' ? [type] : (type ?? []);
  if (types.includes('array')) return `list of ${items?.title ?? 'text'}`;
  return (
    title ??
    types
      .filter((name) => name !== 'null')
      .map((name) => (name === 'string' ? 'text' : name))
      .join(' / ')
  );
}
