import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { get } from 'node:http';
import { type TestApp, startApp } from '../../test/support/app.js';

const SCRIPT = `console.log(${JSON.stringify('long enough '.repeat(200))});\n`;
const PAGE = `<!doctype html><meta name="deepcity-tiles-plan" content="%TILES_PLAN_URL%"><script type="module" src="/assets/index-abcd1234.js"></script>`;

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** As sent: fetch would unpack it. */
function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    }).on('error', reject);
  });
}

describe('GET / and /assets/*', () => {
  let folder: string;
  let server: TestApp;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deepcity-web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), PAGE);
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'assets', 'index-abcd1234.js'), SCRIPT);
    await writeFile(join(folder, 'assets', 'index-abcd1234.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(join(folder, 'assets', 'index-abcd1234.js.gz'), gzipSync(SCRIPT));
    await writeFile(join(folder, 'assets', 'licences.txt'), 'MIT');
    await writeFile(join(folder, 'assets', 'notes.unknown'), 'not served');
    server = await startApp({ WEB_DIR: folder, TILES_PLAN_URL: 'https://tiles.example/{z}/{x}/{y}.png' });
  });
  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('sends the page with its settings, under a policy without exceptions, and 304 the second time', async () => {
    const first = await ask(`${server.url}/`);
    expect(first.status).toBe(200);
    expect(first.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(first.body.toString()).toContain('content="https://tiles.example/{z}/{x}/{y}.png"');
    expect(first.headers['content-security-policy']).toContain("script-src 'self'; style-src 'self';");
    expect(first.headers['content-security-policy']).toContain('https://tiles.example');
    expect(first.headers['cache-control']).toBe('no-cache');
    const again = await ask(`${server.url}/`, { 'if-none-match': String(first.headers['etag']) });
    expect(again.status).toBe(304);
    // The parcel is in the query, which is the script's business.
    expect((await ask(`${server.url}/?parcel_id=75101000AB0001`)).status).toBe(200);
  });

  it.each([
    ['br', 'gzip, br', brotliCompressSync(SCRIPT)],
    ['gzip', 'gzip, br;q=0', gzipSync(SCRIPT)],
    [undefined, 'identity', Buffer.from(SCRIPT)],
  ])('sends a file as %s to a client that accepts "%s", for ever', async (encoding, accepts, body) => {
    const file = await ask(`${server.url}/assets/index-abcd1234.js`, { 'accept-encoding': accepts });
    expect(file.status).toBe(200);
    expect(file.headers['content-encoding']).toBe(encoding);
    expect(file.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(String(file.headers['vary']).toLowerCase()).toContain('accept-encoding');
    expect(file.body.equals(body)).toBe(true);
  });

  it('asks again for a file whose name holds no hash', async () => {
    const file = await ask(`${server.url}/assets/licences.txt`);
    expect(file.headers['cache-control']).toBe('no-cache');
    expect(file.body.toString()).toBe('MIT');
  });

  it.each([
    'none.js',
    'notes.unknown',
    'index-abcd1234.js.br',
    '..%2Fsecret.txt',
    '..%2f..%2fpackage.json',
    '%2e%2e%2findex.html',
  ])('knows no file %s', async (name) => {
    expect((await ask(`${server.url}/assets/${name}`)).status).toBe(404);
  });

  it('says what to do where the page is not built, and answers all the rest', async () => {
    const bare = await startApp({ WEB_DIR: join(folder, 'not-there') });
    try {
      const page = await ask(`${bare.url}/`);
      expect(page.status).toBe(404);
      expect(page.headers['content-type']).toBe('text/plain; charset=utf-8');
      expect(page.body.toString()).toContain('not built');
      expect((await ask(`${bare.url}/openapi.json`)).status).toBe(200);
    } finally {
      await bare.close();
    }
  });
});
