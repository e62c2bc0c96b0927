import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';

const run = promisify(execFile);
const DOCUMENTED_BASE = 'https://api.deepcity.fr';
const SCRIPTS = join(PACKAGE_ROOT, 'test/recorded/documentation');

const hasRequests = spawnSync('python3', ['-c', 'import requests']).status === 0;
const withPython = hasRequests ? describe : describe.skip;

// Skipped by name where python3 or its requests package is missing.
withPython('the Python scripts of the documentation, but for the base URL', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp();
  });
  afterAll(() => server.close());

  async function output(script: string): Promise<string> {
    const text = readFileSync(join(SCRIPTS, script), 'utf8').replaceAll(DOCUMENTED_BASE, server.url);
    const { stdout } = await run('python3', ['-c', text], { env: { ...process.env, NO_PROXY: '*' } });
    return stdout;
  }

  it('searches with all sections', async () => {
    const text = await output('search.py');
    expect(text).toContain('Found 1 properties\nParcelle: 75101000AB0001\nBâtiments: 3\n');
  });

  it('retries with backoff', async () => {
    expect(await output('retry.py')).toBe('Données récupérées: 1 propriété(s)\n');
  });

  it('works through a list', async () => {
    expect(await output('batch.py')).toBe(
      ['75101000AB0001', '75101000AB0002', '75101000AB0003'].map((id) => `${id}: 1 propriété(s)\n`).join(''),
    );
  });
});
