import { type Field } from './field.js';
import { asRow, type UpstreamRow } from './upstream-row.js';

const OUTPUT_NAME = /^[a-z][A-Za-z0-9]*$/;

/**
 * One function that builds a record as a single object literal.
 * A loop that adds 134 fields one by one takes four times as long: each step changes the object's hidden class,
 * and past some 128 of them the object becomes a hash table.
 * The generated text holds nothing but checked names and JSON string literals of the tables' own columns.
 * @throws Error when an output name is not a plain camelCase name.
 */
export function compile(fields: Readonly<Record<string, Field<unknown>>>): (row: unknown) => unknown {
  const names = Object.keys(fields);
  const readers = Object.values(fields).map(({ direct, read }) => direct?.convert ?? read);
  const members = Object.entries(fields).map(([name, { direct }], index) => {
    if (!OUTPUT_NAME.test(name)) throw new Error(`"${name}" is not a camelCase field name`);
    const argument = direct === undefined ? 'row' : `row[${JSON.stringify(direct.column)}]`;
    return `${name}: read${index}(${argument})`;
  });
  const declarations = names.map((_, index) => `const read${index} = readers[${index}];`).join('\n');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the point of this file, see above
  const build = new Function(
    'readers',
    `"use strict";\n${declarations}\nreturn (row) => ({\n${members.join(',\n')}\n});`,
  ) as (functions: typeof readers) => (row: UpstreamRow) => unknown;
  const map = build(readers);
  return (row) => map(asRow(row));
}
