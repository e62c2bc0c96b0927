import { SECTION_KEYS, type Section } from '../sections.js';
import { REPEATING_LISTS } from './feature-kinds.js';
import { type Branch, branchAt, type FieldSelection } from './field-selection.js';
import { type FieldNode, fieldAt, pathText } from './field-tree.js';
import type { GeometryDetail } from './representation.js';

/** A column of a table: a value of a record. */
export interface CsvColumn {
  /** Path of the field below the record, dotted: `address.label`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly schema: FieldNode['schema'];
}

/** One list of records of a section. */
export interface CsvList {
  /** Its key in the section; null where the section is the list. */
  readonly name: string | null;
  readonly path: readonly string[];
  readonly columns: readonly CsvColumn[];
}

/** The table that a section is written as. */
export interface CsvTable {
  /** Columns about the parcel, the same in every row; their names begin with `cadastral.`. */
  readonly parcel: readonly CsvColumn[];
  /** Whether a column says which of several lists a row is of. */
  readonly namesList: boolean;
  readonly lists: readonly CsvList[];
  /** The columns of all lists, each name once. */
  readonly columns: readonly CsvColumn[];
}

export const LIST_COLUMN = 'list';
/** The parcel that a row belongs to, so that the tables of several parcels can be put one below the other. */
const PARCEL = ['cadastral'];
const PARCEL_ID = 'id';

/** The columns of a section's table, from its fields. */
export function csvTable(
  section: Section,
  fields: FieldSelection | null,
  geometry: GeometryDetail,
): CsvTable {
  const key = SECTION_KEYS[section];
  const all = recordLists([key]);
  const lists = all.flatMap(({ path, node }): CsvList[] => {
    const branch = branchAt(fields, path);
    if (branch === undefined) return [];
    return [{ name: path[1] ?? null, path, columns: columnsOf(node, branch, geometry) }];
  });
  const byName = new Map(lists.flatMap(({ columns }) => columns).map((column) => [column.name, column]));
  return {
    parcel: parcelColumns(fields, geometry),
    namesList: all.length > 1,
    lists,
    columns: [...byName.values()],
  };
}

/** What `fields` asks for and a table of this section does not hold. */
export function outsideTable(section: Section, { branch }: FieldSelection): string[] {
  const key = SECTION_KEYS[section];
  const held = new Set(recordLists([key]).map(({ path }) => pathText(path)));
  return [...branch].flatMap(([name, below]) => {
    if (name === PARCEL[0]) return [];
    if (name !== key) return [name];
    if (held.has(key) || below === null) return [];
    return [...below.keys()].map((member) => pathText([key, member])).filter((path) => !held.has(path));
  });
}

interface RecordList {
  readonly path: readonly string[];
  readonly node: FieldNode;
}

function recordLists(path: readonly string[]): RecordList[] {
  const node = fieldAt(path);
  if (node === undefined) return [];
  if (node.isList)
    return node.members.size > 0 && !REPEATING_LISTS.includes(pathText(path)) ? [{ path, node }] : [];
  return path.length === 1 ? [...node.members.keys()].flatMap((name) => recordLists([...path, name])) : [];
}

function parcelColumns(fields: FieldSelection | null, geometry: GeometryDetail): CsvColumn[] {
  const node = fieldAt(PARCEL);
  const branch = fields === null ? new Map([[PARCEL_ID, null]]) : branchAt(fields, PARCEL);
  if (node === undefined || branch === undefined) return [];
  return columnsOf(node, branch, geometry).map((column) => ({
    ...column,
    name: pathText([...PARCEL, column.name]),
  }));
}

/** Values of nested objects are columns of their own; lists and geometries are one column. */
function columnsOf(
  node: FieldNode,
  branch: Branch | null,
  geometry: GeometryDetail,
  above: readonly string[] = [],
): CsvColumn[] {
  return [...node.members].flatMap(([name, field]) => {
    const below = branch === null ? null : branch.get(name);
    if (below === undefined || (field.isGeometry && geometry === 'none')) return [];
    const path = [...above, name];
    if (field.members.size > 0 && !field.isList) return columnsOf(field, below, geometry, path);
    return [{ name: pathText(path), path, schema: field.schema }];
  });
}
