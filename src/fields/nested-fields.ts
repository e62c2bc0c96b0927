import { toItems } from './converters/list.js';
import { scalar } from './converters/scalar.js';
import { columnField, type Columns, type Field } from './field.js';
import { type FieldTable, type Fields, type RecordOfFields } from './field-table.js';
import { nullable } from './json-schema.js';
import { isRow } from './upstream-row.js';

/** An object made from further columns of the same row (`address: sameRow(addressFields, ...)`). */
export function sameRow<F extends Fields>(
  table: FieldTable<F>,
  description: string,
): Field<RecordOfFields<F>> {
  return {
    type: table.name,
    unit: null,
    description,
    schema: { ...table.schema, description },
    sources: table.sources,
    read: (row) => table.map(row),
    nested: table.rows,
  };
}

/** An object made from an object column; null when the column holds none. */
export function objectAt<F extends Fields>(
  columns: Columns,
  table: FieldTable<F>,
  description: string,
): Field<RecordOfFields<F> | null> {
  const field = columnField<RecordOfFields<F> | null>({
    columns,
    type: table.name,
    unit: null,
    description,
    schema: nullable(table.schema),
    convert: (value) => {
      const object = scalar(value);
      return isRow(object) ? table.map(object) : null;
    },
    accepts: isRow,
    isEmpty: (value) => value === null,
  });
  return { ...field, nested: table.rows };
}

/** Objects made from a column that holds a list of objects. Never null: no value upstream is an empty list. */
export function listOf<F extends Fields>(
  columns: Columns,
  table: FieldTable<F>,
  description: string,
): Field<RecordOfFields<F>[]> {
  const field = columnField<RecordOfFields<F>[]>({
    columns,
    type: `list of ${table.name}`,
    unit: null,
    description,
    schema: { type: 'array', items: table.schema },
    convert: (value) =>
      toItems(value)
        .filter(isRow)
        .map((object) => table.map(object)),
    accepts: Array.isArray,
    isEmpty: (list) => list.length === 0,
  });
  return { ...field, nested: table.rows };
}
