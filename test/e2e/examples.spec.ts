import { execFile, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';

const run = promisify(execFile);
const EXAMPLES = join(PACKAGE_ROOT, 'examples');
const PARIS = '75101000AB0001';
const LIMIT = 30;
const ROUNDS = 9;

const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
// Skipped by name where what they need is missing.
const itWithCurl = works('curl', '--version') ? it : it.skip;
const itWithPython = works('python3', '-c', 'import requests') ? it : it.skip;
const itWithR = works('Rscript', '--version') ? it : it.skip;

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

describe('the examples', () => {
  let server: TestApp;
  let folder: string;

  beforeAll(async () => {
    // Refuses a script that asks quickly, and soon forgives it.
    server = await startApp({ RATE_LIMIT: String(LIMIT), RATE_LIMIT_WINDOW_MS: '1000' });
    folder = await mkdtemp(join(tmpdir(), 'deepcity-examples-'));
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    DEEPCITY_URL: server.url,
    NO_PROXY: '*',
    no_proxy: '*',
  });
  const output = (command: string, ...args: string[]): Promise<Output> => run(command, args, { env: env() });

  itWithCurl('curl: the tour shows what it says', async () => {
    const { stdout } = await output('sh', join(EXAMPLES, 'curl', 'tour.sh'), PARIS);
    const steps = stdout.split(/^\d+\. .*\n/m).slice(1);
    expect(steps).toHaveLength(10);
    expect(steps).toEqual([
      expect.stringMatching(/^ {3}200 application\/json; charset=utf-8, \d{4,} bytes\n$/),
      expect.stringContaining(`{"properties":[{"cadastral":{"id":"${PARIS}"`),
      expect.stringContaining('{"properties":[{"cadastral":{"area":'),
      expect.stringMatching(/^mutationDate,value,localType\r\n\d{4}-\d\d-\d\d,/),
      '   application/geo+json\n',
      '   304\n',
      '   200\n',
      expect.stringContaining('"statusCode":400'),
      expect.stringMatching(/ 1 {4}answer\n(.*\n)* +4 {4}part\n/),
      expect.stringMatching(/^\{"index":0,.*"status":200,.*\n\{"index":1,.*"status":400,.*\n$/),
    ]);
  });

  itWithPython('Python: a batch through the rate limit, to CSV', async () => {
    const out = join(folder, 'sales.csv');
    const parcels = [PARIS, '75101000AB0002', '75101000AB0003', '28390000ZT0002', '64547000AN0512'];
    // More than the limit allows at once.
    const ids = Array.from({ length: ROUNDS }, () => parcels).flat();
    const list = join(folder, 'ids.txt');
    await writeFile(list, ids.join('\n'));
    const { stdout } = await output(
      'python3',
      join(EXAMPLES, 'python', 'batch_to_csv.py'),
      '--ids',
      list,
      '--out',
      out,
    );
    expect(stdout).toContain(`${ids.length} of ${ids.length} parcels written to ${out}`);
    const rows = parse<Record<string, string>>(await readFile(out, 'utf8'), { columns: true });
    const answer = await answerFor(`parcel_id=${PARIS}&include=transactions`);
    const sales = answer.properties[0]?.transactions ?? [];
    const own = rows.filter(({ parcelId }) => parcelId === PARIS);
    expect(own.slice(0, sales.length).map(({ value }) => (value ? Number(value) : null))).toEqual(
      sales.map(({ value }) => value),
    );
    expect(own).toHaveLength(ROUNDS * sales.length);
  });

  itWithPython('Python: says which parcel failed, writes the others', async () => {
    const script = join(EXAMPLES, 'python', 'batch_to_csv.py');
    const failed = await output(
      'python3',
      script,
      'nonsense',
      PARIS,
      '--out',
      join(folder, 'some.csv'),
    ).catch((error: Output & { code: number }) => error);
    expect(failed).toMatchObject({ code: 1, stderr: expect.stringMatching(/^nonsense: .*14 characters/) });
    expect(failed.stdout).toContain('1 of 2 parcels written');
  });

  it('TypeScript: compiles against the client as it is published, and runs', async () => {
    const tsc = join(PACKAGE_ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
    const client = join(PACKAGE_ROOT, 'clients', 'typescript');
    const installed = join(folder, 'node_modules', '@deepcity', 'client');
    await mkdir(installed, { recursive: true });
    await cp(join(client, 'package.json'), join(installed, 'package.json'));
    await run(process.execPath, [
      ...[tsc, '-p', join(client, 'tsconfig.build.json'), '--outDir', join(installed, 'dist')],
    ]);
    await cp(join(EXAMPLES, 'typescript', 'last-sales.ts'), join(folder, 'last-sales.ts'));
    await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
    const types = [
      '--typeRoots',
      join(PACKAGE_ROOT, 'node_modules', '@types'),
      '--types',
      'node',
      '--skipLibCheck',
    ];
    await run(process.execPath, [tsc, ...options, ...types, 'last-sales.ts'], { cwd: folder });
    const { stdout } = await output(process.execPath, join(folder, 'last-sales.js'), PARIS);
    const [first, ...lines] = stdout.trim().split('\n');
    expect(first).toMatch(new RegExp(`^${PARIS}: parcel ${PARIS}, \\d+ m2 \\(parcelId\\)$`));
    expect(lines[0]).toMatch(new RegExp(`^${PARIS}: \\d{4}-\\d\\d-\\d\\d, [\\d.]+ EUR$`));
  }, 120_000);

  itWithR('R: sales as a data frame, with base R', async () => {
    const { stdout } = await output('Rscript', join(EXAMPLES, 'r', 'prices.R'), PARIS, '75111000BR0052');
    const sales = await Promise.all(
      [PARIS, '75111000BR0052'].map(async (parcel) => {
        const { properties } = await answerFor(`parcel_id=${parcel}&include=transactions`);
        return properties[0]?.transactions.length ?? 0;
      }),
    );
    const parcels = sales.filter((count) => count > 0).length;
    expect(stdout).toContain(`${sales.reduce((sum, count) => sum + count, 0)} sales of ${parcels} parcels`);
    expect(stdout).toMatch(/cadastral\.id +mutationDate +value +localType +totalSurface +pricePerM2/);
  });

  interface Answer {
    readonly properties: readonly { readonly transactions: readonly { readonly value: number | null }[] }[];
  }

  /** The limit holds for the test too. */
  async function answerFor(query: string): Promise<Answer> {
    const response = await fetch(`${server.url}/v1/properties?${query}`);
    if (response.status !== 429) return (await response.json()) as Answer;
    await new Promise((resolve) => setTimeout(resolve, Number(response.headers.get('retry-after')) * 1_000));
    return answerFor(query);
  }
});
