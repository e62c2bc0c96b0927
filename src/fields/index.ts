/** The language of mapping tables: everything a `<source>.fields.ts` needs. */
export {
  choice,
  count,
  date,
  dateTime,
  flag,
  integer,
  label,
  number,
  numberList,
  text,
  textList,
  type FieldOptions,
  type NumberOptions,
  type TextOptions,
} from './column-fields.js';
export { computed, custom, given } from './free-fields.js';
export { listOf, objectAt, sameRow } from './nested-fields.js';
export {
  fieldTable,
  type FieldTable,
  type Fields,
  type RecordOf,
  type RecordOfFields,
} from './field-table.js';
export { type Field, type FieldRow } from './field.js';
export { type Drift } from './drift.js';
export { listOfSchema, nullable, objectSchema, type JsonSchema, type ObjectSchema } from './json-schema.js';
export { asRow, columnValue, isRow, type UpstreamRow } from './upstream-row.js';
export { toDate, toDateTime } from './converters/date.js';
export { toFlag } from './converters/flag.js';
export { toItems } from './converters/list.js';
export { toNumber } from './converters/number.js';
export { toText } from './converters/text.js';
export { repairedText } from './repair-text.js';
