import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { type FieldTable, type Fields, type JsonSchema } from '../../src/fields/index.js';

/** A validator in the dialect of OpenAPI 3.1, formats included. */
export function validatorOf(schema: JsonSchema): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** Fails, with what is wrong, unless the record holds the table's schema and has exactly its fields. */
export function expectHoldsSchema(table: FieldTable<Fields>, record: object): void {
  const validate = validatorOf(table.schema);
  validate(record);
  expect(validate.errors ?? []).toEqual([]);
  expect(Object.keys(record)).toEqual(Object.keys(table.fields));
}

/** Property: whatever the upstream sends, mapping does not throw and the record holds its schema. */
export function expectMapsAnything(table: FieldTable<Fields>, runs = 100): void {
  const validate = validatorOf(table.schema);
  const rows = fc.oneof(rowsOf(table), fc.anything());
  fc.assert(
    fc.property(rows, (row) => {
      const record = table.map(row);
      validate(record);
      expect(validate.errors ?? []).toEqual([]);
      // A record is sent as JSON: what it says must survive that.
      expect(validate(JSON.parse(JSON.stringify(record)))).toBe(true);
    }),
    { numRuns: runs },
  );
}

function rowsOf(table: FieldTable<Fields>): fc.Arbitrary<unknown> {
  const columns = table.columns.map((column) => [column, upstreamValue] as const);
  return fc.record(Object.fromEntries(columns), { requiredKeys: [] });
}

/** `constructor` and the like: whatever finds something in an object that has no such entry. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const plausible = fc.oneof(
  fc.string(),
  fc.constantFrom(...INHERITED),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(
    null,
    undefined,
    '',
    ' ',
    't',
    'f',
    'oui',
    'NON',
    '1,5',
    '1 234',
    '-0',
    -0,
    1e300,
    '1e309',
    'null',
  ),
  fc.constantFrom(
    '2023-02-29',
    '31/12/1999',
    '20230115',
    '2014-05-15T00:00:00',
    '0000-00-00',
    '9999-12-31T23:59:60Z',
  ),
  fc.constantFrom(
    { type: 'Point', coordinates: [2.3, 48.8] },
    {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [0, 0],
            [1e300, NaN],
            [1, 1],
            [0, 0],
          ],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [2, 48],
          [2.1, 48],
          [2.1, 48.1],
          [2, 48],
        ],
      ],
    },
    { type: 'Polygon', coordinates: null },
  ),
);

const upstreamValue = fc.oneof(plausible, fc.array(plausible, { maxLength: 3 }), fc.anything());
