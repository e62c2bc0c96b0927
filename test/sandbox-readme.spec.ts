import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { type TestApp, startApp } from './support/app.js';
import { parcelPages } from './support/parcel-pages.js';

const README = join(PACKAGE_ROOT, 'sandbox', 'README.md');
const HEADING = '\n## Parcels\n\n';

describe('the chapter on parcels of the sandbox’s README', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '1000000' });
  });
  afterAll(() => server.close());

  const ask = async (id: string): Promise<Record<string, unknown>> => {
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${id}`);
    const { properties } = (await response.json()) as { properties: Record<string, unknown>[] };
    return properties[0] ?? {};
  };

  // `UPDATE_DOCS=1 npm test -- test/sandbox-readme.spec.ts` writes it anew.
  it('says what the data and the answers say', async () => {
    const readme = readFileSync(README, 'utf8');
    const start = readme.indexOf(HEADING) + HEADING.length;
    const options = { ...(await resolveConfig(README)), filepath: README };
    const expected = await format(readme.slice(0, start) + (await parcelPages(ask)), options);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(README, expected);
    expect(readFileSync(README, 'utf8').slice(start)).toBe(expected.slice(start));
  }, 120_000);
});
