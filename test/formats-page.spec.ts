import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { LIST_COLUMN } from '../src/properties/formats/csv-columns.js';
import { FEATURE_KINDS } from '../src/properties/formats/feature-kinds.js';
import { fieldAt, fieldTree } from '../src/properties/formats/field-tree.js';
import { FIELDS, FIELDS_EXAMPLE } from '../src/properties/formats/formats.openapi.js';
import { SIMPLIFIED_TOLERANCE_M } from '../src/properties/formats/geometry-detail.js';
import { FORMATS, GEOMETRY_DETAILS, MEDIA_TYPES } from '../src/properties/formats/representation.js';
import { SOURCE_STATUS } from '../src/properties/formats/write-answer.js';
import { tableUnder } from './support/markdown.js';

const page = readFileSync(join(PACKAGE_ROOT, 'docs', 'formats.md'), 'utf8');
const namesIn = (cell: string): string[] => cell.split(',').map((name) => name.trim());

/** The paths that a text gives as examples: of `fields=`, and those in backticks that begin with a part of the answer. */
function examplePaths(text: string): string[] {
  const listed = [...text.matchAll(/fields=([\w.,]+)/g)].flatMap(([, paths = '']) => paths.split(','));
  const quoted = [...text.matchAll(/`(\w+(?:\.\w+)+)`/g)].map(([, path = '']) => path);
  return [...listed, ...quoted.filter((path) => fieldTree().members.has(path.replace(/\..*/, '')))];
}

describe('docs/formats.md', () => {
  it('has the values of each parameter', () => {
    const rows = Object.fromEntries(
      tableUnder(page, 'Formats and fields').map(([name = '', values = '']) => [name, namesIn(values)]),
    );
    expect(rows).toMatchObject({ format: FORMATS, geometry: GEOMETRY_DETAILS });
  });

  it('has every kind of Feature, and whether it has a place', () => {
    const rows = tableUnder(page, 'GeoJSON');
    expect(rows.flatMap(([kinds = '']) => namesIn(kinds)).sort()).toEqual(
      FEATURE_KINDS.map(({ kind }) => kind).sort(),
    );
    for (const [kinds = '', , geometry] of rows) {
      for (const { kind, drawn, point } of FEATURE_KINDS.filter((one) => namesIn(kinds).includes(one.kind))) {
        expect([kind, geometry !== 'none']).toEqual([kind, drawn.length > 0 || point !== undefined]);
      }
    }
  });

  it.each([
    ['page', page],
    ['OpenAPI document', `${FIELDS} fields=${FIELDS_EXAMPLE.join(',')}`],
  ])('gives no path that there is not, and the %s neither', (_where, text) => {
    const paths = examplePaths(text);
    expect(paths).toEqual(expect.arrayContaining(['cadastral.area', 'transactions.lots.carrezSurface']));
    expect(paths.filter((path) => fieldAt(path.split('.')) === undefined)).toEqual([]);
  });

  it('has our names and numbers', () => {
    expect(page).toContain(`no more than ${SIMPLIFIED_TOLERANCE_M} m off`);
    for (const name of [...Object.values(MEDIA_TYPES), SOURCE_STATUS, LIST_COLUMN])
      expect(page).toContain(`\`${name}`);
  });
});
