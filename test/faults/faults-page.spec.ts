import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { faultsPage } from './faults-page.js';

const PAGE = join(PACKAGE_ROOT, 'docs', 'faults.md');
/** Writes the page instead of comparing it: `npm run docs:faults`. */
const WRITES = process.env['WRITE_DOCS'] === '1';

it('docs/faults.md is what the fault table says', async () => {
  const page = await format(faultsPage(), { ...(await resolveConfig(PAGE)), filepath: PAGE });
  if (WRITES) writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});
