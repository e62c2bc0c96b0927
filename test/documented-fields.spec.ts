import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sandboxParcels } from '../sandbox/parcels.js';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { residentialFields } from '../src/sources/dpe/dpe-residential.fields.js';
import { tertiaryFields } from '../src/sources/dpe/dpe-tertiary.fields.js';
import { informationFields, zoneFields } from '../src/sources/gpu/gpu.fields.js';
import { type UpstreamRow } from '../src/fields/index.js';
import { describedFields, isFilled, recordsAt } from './support/answer-fields.js';
import { startApp } from './support/app.js';
import { tableUnder } from './support/markdown.js';

interface Documented {
  readonly records: string;
  readonly announced: string | null;
  readonly fields: readonly string[];
}

const read = (...path: string[]): string => readFileSync(join(PACKAGE_ROOT, ...path), 'utf8');
const { sections } = JSON.parse(read('test/recorded/documentation/fields.json')) as {
  sections: Documented[];
};
const page = read('docs/fields.md');

/** The mapping tables of the records that have fields which no answer fills. */
const TABLES: Readonly<Record<string, { map(row: UpstreamRow): object }>> = {
  'energy.tertiary': tertiaryFields,
  'energy.residential': residentialFields,
  'urbanisme.zones': zoneFields,
  'urbanisme.informations': informationFields,
};

/** Of all parcels of the sandbox, by `records`: the fields that some record fills, and how many records there are. */
const filled = new Map(sections.map(({ records }) => [records, new Set<string>()]));
const counts = new Map(sections.map(({ records }) => [records, 0]));

beforeAll(async () => {
  const server = await startApp({ RATE_LIMIT: '1000000' });
  try {
    for (const { id } of sandboxParcels()) {
      const response = await fetch(`${server.url}/v1/properties?parcel_id=${id}`);
      const { properties } = (await response.json()) as { properties: Record<string, unknown>[] };
      for (const property of properties) collect(property);
    }
  } finally {
    await server.close();
  }
}, 120_000);

function collect(property: Record<string, unknown>): void {
  for (const { records } of sections) {
    const found = recordsAt(property, records);
    counts.set(records, (counts.get(records) ?? 0) + found.length);
    for (const record of found) {
      for (const [name, value] of Object.entries(record)) {
        if (isFilled(value)) filled.get(records)?.add(name);
      }
    }
  }
}

describe('the fields that the documentation lists', () => {
  it.each(sections)('$records: all are in our schema', ({ records, fields }) => {
    expect(describedFields(records)).toEqual(expect.arrayContaining([...fields]));
  });

  it('are filled in some answer of the sandbox, but for those that docs/fields.md names', () => {
    const empty = sections.flatMap(({ records, fields }) =>
      fields.filter((name) => filled.get(records)?.has(name) !== true).map((name) => `${records}.${name}`),
    );
    expect(tableUnder(page, 'Never filled').map(([name]) => name)).toEqual(empty);
  });

  it.each(tableUnder(page, 'Never filled'))('%s would be filled by the column %s', (field, column = '') => {
    const records = field?.slice(0, field.lastIndexOf('.')) ?? '';
    const record = TABLES[records]?.map({ [column]: '1' }) as Record<string, unknown> | undefined;
    expect(isFilled(record?.[field?.slice(records.length + 1) ?? ''])).toBe(true);
  });

  it('are counted in docs/fields.md, and so is what stands beyond them', () => {
    const rows = sections.map(({ records, announced, fields }) => {
      const ours = describedFields(records);
      const beyond = ours.filter((name) => !fields.includes(name));
      return [records, announced ?? '-', ...[fields.length, ours.length, beyond.length].map(String)];
    });
    expect(tableUnder(page, 'Counts').map((row) => row.slice(0, 5))).toEqual(rows);
  });
});

describe('the fields beyond them', () => {
  it('are filled in some answer of the sandbox, but for those that docs/fields.md counts', () => {
    const rows = sections.map(({ records, fields }) => {
      const empty = describedFields(records).filter(
        (name) => !fields.includes(name) && filled.get(records)?.has(name) !== true,
      );
      return [records, String(empty.length)];
    });
    expect(tableUnder(page, 'Counts').map(([name, ...cells]) => [name, cells[4]])).toEqual(rows);
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
  });
});
