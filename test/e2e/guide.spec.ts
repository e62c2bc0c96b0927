import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Browser, chromium } from 'playwright-core';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type GuideData, guideData } from '../../src/guide/guide-data.js';
import { GuideModule } from '../../src/guide/guide.module.js';
import { OpenApiModule } from '../../src/openapi/openapi.module.js';
import { startApp } from '../support/app.js';

interface Site {
  buildGuide(options: { root: string; folder: string; data: GuideData }): { pages: number; anchors: number };
}

const data = guideData();
const work = mkdtempSync(join(tmpdir(), 'deepcity-guide-'));
const folder = join(work, 'guide');
let site: Site;
let html: ReadonlyMap<string, string>;

beforeAll(async () => {
  site = (await import(pathToFileURL(join(PACKAGE_ROOT, 'guide/site.mjs')).href)) as Site;
  site.buildGuide({ root: PACKAGE_ROOT, folder, data });
  const pages = filesIn(folder).filter((path) => path.endsWith('.html'));
  html = new Map(pages.map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
});
afterAll(() => rmSync(work, { recursive: true }));

function filesIn(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
}
const page = (path: string): string => html.get(path) ?? '';
const idsOf = (text: string): Set<string> =>
  new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id));
const plain = (text: string): string =>
  text
    .replaceAll('<wbr>', '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

describe('the guide', () => {
  it('has a page for every file of docs/', () => {
    const sources = filesIn(join(PACKAGE_ROOT, 'docs')).filter((path) => path.endsWith('.md'));
    const expected = sources.map((path) => path.replace(/README\.md$/, 'index.md').replace(/\.md$/, '.html'));
    expect([...html.keys()]).toEqual(expect.arrayContaining(expected));
    expect(page('fr.html')).toContain('<article lang="fr">');
  });

  it.each(data.parts.map((part) => [part.key, part] as const))(
    'tells of every field of %s name, type, unit, column, meaning and licence',
    (key, { records, sources }) => {
      const text = plain(page(`reference/${key.toLowerCase()}.html`));
      for (const name of sources) {
        const { licence, attribution } = data.sources.find((source) => source.name === name)?.credit ?? {};
        expect(text).toContain(licence);
        expect(text).toContain(attribution);
      }
      const rows = new Map([...text.matchAll(/<tr id="([^"]+)".*/g)].map(([row, id = '']) => [id, row]));
      for (const { path, fields } of records) {
        for (const { path: field, type, unit, columns, description } of fields) {
          const row = rows.get(`${path}.${field}`) ?? '';
          expect(row).toContain(type);
          expect(row).toContain(`data-label="Unit">${unit ?? ''}<`);
          expect(row.replace(/<\/?code>/g, '')).toContain(description.replaceAll('`', ''));
          const isOpened = fields.some((other) => other.path.startsWith(`${field}.`));
          for (const column of isOpened ? [] : columns) expect(row).toContain(`<code>${column}</code>`);
        }
      }
    },
  );

  it('names licence, attribution and publisher of every source on a page', () => {
    const text = plain(page('reference/sources.html'));
    for (const { credit, url, terms } of data.sources) {
      for (const said of [credit.licence, credit.attribution, url, terms]) expect(text).toContain(said);
    }
  });

  it('holds what a strict policy allows: no script, style or handler within its pages', () => {
    for (const text of html.values()) {
      expect(text).not.toMatch(/<script(?![^>]* src=)|<style|<[^>]+ (style|on[a-z]+)=/);
      expect(text).not.toMatch(/<(script|link|img)[^>]+(src|href)="https?:/);
    }
  });

  it('has no link that leads nowhere', () => {
    const broken = [...html].flatMap(([from, text]) =>
      [...text.matchAll(/(?:href|src)="([^"]*)"/g)]
        .map(([, href = '']) => href)
        .filter((href) => !/^(https?:|mailto:)/.test(href) && !leadsSomewhere(from, href))
        .map((href) => `${from}: ${href}`),
    );
    expect(broken).toEqual([]);
  });

  function leadsSomewhere(from: string, href: string): boolean {
    const [path = '', anchor] = href.split('#');
    const to = path === '' ? from : posix.join('docs/guide', posix.dirname(from), path);
    const inGuide = path === '' ? from : posix.relative('docs/guide', to);
    // Of the server, outside the guide.
    if (inGuide.startsWith('..'))
      return /^(\.|docs|openapi\.json|mcp)$/.test(posix.join(to, '.').replace(/\/$/, ''));
    if (!existsSync(join(folder, inGuide))) return false;
    return anchor === undefined || idsOf(page(inGuide)).has(decodeURIComponent(anchor));
  }

  it.each([
    ['[x](nowhere.md)', 'there is no such file'],
    ['[x](../../outside.md)', 'there is no such file'],
    ['[x](b.md#missing)', 'there is no such heading'],
    ['[x](#missing)', 'there is no such heading'],
    ['![x](missing.png)', 'there is no such file'],
    ['[x](/nowhere)', 'the server has no such page'],
    ['[x](/docs/guide/reference/nothing.html)', 'the guide makes no such page'],
    ['[x](/docs/guide/reference/transactions.html#transactions.nothing)', 'there is no such heading'],
  ])('is not built with %s', (link, reason) => {
    expect(() => build(`# A\n\n${link}\n`)).toThrow(
      `docs/a.md: ${/\((.*)\)/.exec(link)?.[1] ?? ''}: ${reason}`,
    );
  });

  it('is built with links that hold, and takes in what they lead to', () => {
    const built = build(
      '# A\n\n[b](b.md#the-b-2) [o](../other/note.md) [s](../src.ts) [f](/docs/guide/reference/transactions.html#transactions.value)',
    );
    expect(filesIn(built)).toEqual(
      expect.arrayContaining(['a.html', 'b.html', 'other/note.html', 'files/src.ts.txt']),
    );
    expect(readFileSync(join(built, 'a.html'), 'utf8')).toContain('href="b.html#the-b-2"');
  });

  /** Of a repository with `text` as docs/a.md. */
  function build(text: string): string {
    const root = mkdtempSync(join(work, 'root-'));
    const files = {
      'docs/a.md': text,
      'docs/b.md': '# B\n\n## The "B" 2\n',
      'other/note.md': '# Note\n',
      'src.ts': 'export {};\n',
      'package.json': '{ "version": "1.2.3" }',
    };
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), content);
    }
    site.buildGuide({ root, folder: join(root, 'out'), data });
    return join(root, 'out');
  }
});

describe('/docs/guide', () => {
  let app: NestFastifyApplication;
  let url: string;

  beforeAll(async () => {
    @Module({ imports: [GuideModule.serving(folder), OpenApiModule] })
    class TestModule {}
    app = await NestFactory.create<NestFastifyApplication>(
      TestModule,
      new FastifyAdapter({ forceCloseConnections: true }),
      {
        logger: false,
      },
    );
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  });
  afterAll(() => app.close());

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${url}${path}`, { headers, redirect: 'manual' });

  it('serves the pages under a policy of their own, beside the page of the API', async () => {
    const moved = await get('/docs/guide');
    expect([moved.status, moved.headers.get('location')]).toEqual([308, 'guide/']);
    for (const path of ['/docs/guide/', '/docs/guide/mcp.html', '/docs/guide/decisions/']) {
      const response = await get(path);
      expect([response.status, response.headers.get('content-type')]).toEqual([
        200,
        'text/html; charset=utf-8',
      ]);
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
      expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
    }
    for (const path of ['/docs', '/docs/swagger-ui.css']) expect((await get(path)).status).toBe(200);
  });

  it('lets browsers keep what does not change, and tells them when a page has not', async () => {
    const [script = ''] = filesIn(join(folder, 'assets')).filter((name) => name.startsWith('guide.'));
    const asset = await get(`/docs/guide/assets/${script}`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const etag = (await get('/docs/guide/')).headers.get('etag') ?? '';
    const again = await get('/docs/guide/', { 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it.each([
    '/docs/guide/nothing.html',
    '/docs/guide/..%2f..%2fpackage.json',
    '/docs/guide/assets',
    '/docs/guide/assets/',
  ])('has no page at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  const executable = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
    (path) => existsSync(path),
  );
  // Skipped by name where no Chromium is found.
  const withBrowser = executable === undefined ? describe.skip : describe;

  withBrowser('in a browser', () => {
    let browser: Browser;

    beforeAll(async () => {
      browser = await chromium.launch({
        executablePath: executable ?? '',
        args: ['--no-sandbox', '--disable-gpu'],
      });
    }, 60_000);
    afterAll(() => browser.close());

    it('finds a field by its words, by keyboard, without an error of the policy', async () => {
      const tab = await browser.newPage();
      const complaints: string[] = [];
      tab.on('console', (message) => complaints.push(message.text()));
      tab.on('pageerror', (error) => complaints.push(error.message));
      await tab.goto(`${url}/docs/guide/`);
      await tab.keyboard.press('/');
      await tab.keyboard.type('valeur_fonciere');
      await tab.getByRole('option').first().waitFor();
      await tab.keyboard.press('ArrowDown');
      await tab.keyboard.press('Enter');
      await tab.waitForURL(/reference\/transactions\.html#transactions\./);
      expect(complaints).toEqual([]);
    }, 60_000);

    it('fits a phone and holds up to axe, light and dark', async () => {
      const axe = readFileSync(join(PACKAGE_ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8');
      for (const [colorScheme, paths] of [
        ['light', ['api.html', 'reference/cadastral.html']],
        ['dark', ['reference/cadastral.html']],
      ] as const) {
        const tab = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
        for (const path of paths) {
          await tab.goto(`${url}/docs/guide/${path}`);
          expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(390);
          await tab.evaluate(axe);
          const { violations } = await tab.evaluate<{ violations: { id: string }[] }>('axe.run()');
          expect(violations.map(({ id }) => `${path}: ${id}`)).toEqual([]);
        }
        await tab.close();
      }
    }, 60_000);
  });
});

describe('attribution', () => {
  it('stands in an answer, for every source, as it does in the guide', async () => {
    const server = await startApp();
    try {
      const response = await fetch(`${server.url}/v1/properties?parcel_id=75101000AB0001`);
      const { meta } = (await response.json()) as { meta: { sources: Record<string, object> } };
      const asked = Object.keys(meta.sources).sort();
      expect(asked).toEqual([...new Set(data.parts.flatMap((part) => part.sources))].sort());
      for (const [name, report] of Object.entries(meta.sources)) {
        const { licence, attribution } = data.sources.find((source) => source.name === name)?.credit ?? {};
        expect(report).toMatchObject({ licence, attribution: expect.stringContaining(attribution ?? name) });
      }
    } finally {
      await server.close();
    }
  });
});
