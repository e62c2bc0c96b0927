import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { type TestApp, startApp } from '../support/app.js';

const FOLDER = join(PACKAGE_ROOT, 'clients', 'postman');
const COLLECTION = join(FOLDER, 'deepcity.postman_collection.json');

interface Entry {
  readonly key: string;
  readonly value: string;
  readonly description?: string;
  readonly disabled?: boolean;
}
interface Item {
  readonly name: string;
  readonly request: {
    readonly method: string;
    readonly header: readonly Entry[];
    readonly body?: { readonly raw: string };
    readonly url: {
      readonly raw: string;
      readonly query?: readonly Entry[];
      readonly variable?: readonly Entry[];
    };
  };
}
interface Collection {
  readonly item: readonly { readonly name: string; readonly item: readonly Item[] }[];
  readonly variable: readonly Entry[];
}

describe('the collection of requests', () => {
  let server: TestApp;
  let document: { paths: Record<string, Record<string, unknown>> };
  let items: readonly Item[];

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
    document = (await (await fetch(`${server.url}/openapi.json`)).json()) as typeof document;
  });
  afterAll(() => server.close());

  it('is that of the OpenAPI document (UPDATE_CLIENTS=1 writes it)', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'deepcity-collection-'));
    const source = join(folder, 'openapi.json');
    const to = process.env['UPDATE_CLIENTS'] === '1' ? COLLECTION : join(folder, 'collection.json');
    await writeFile(source, JSON.stringify(document));
    await promisify(execFile)(process.execPath, [join(FOLDER, 'generate.mjs'), source, to]);
    const [now, then] = await Promise.all([readFile(to, 'utf8'), readFile(COLLECTION, 'utf8')]);
    await rm(folder, { recursive: true });
    items = (JSON.parse(now) as Collection).item.flatMap(({ item }) => item);
    expect(now === then).toBe(true);
  });

  it('has every route', () => {
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(items.map(({ name }) => name).sort()).toEqual(routes.sort());
  });

  it('reads as a person expects: variables filled in, parameters described', () => {
    for (const { name, request } of items) {
      for (const { key, value } of request.url.variable ?? []) expect([name, key, value]).not.toContain('');
      for (const { key, description } of request.url.query ?? []) {
        expect([name, key, (description ?? '').length > 0]).toEqual([name, key, true]);
      }
    }
  });

  it('has requests that are answered as they are', async () => {
    // Calls of these are made of what their documents describe in words.
    const asked = items.filter(({ request }) => request.method === 'GET' || request.url.raw.includes('/v1/'));
    expect(asked.length).toBeGreaterThan(5);
    for (const { name, request } of asked) {
      const { method, url, header, body } = request;
      const address = (url.variable ?? []).reduce(
        (text, { key, value }) => text.replace(`:${key}`, encodeURIComponent(value)),
        url.raw.replace('{{baseUrl}}', server.url),
      );
      const response = await fetch(address, {
        method,
        headers: header.filter(({ disabled }) => disabled !== true).map(({ key, value }) => [key, value]),
        ...(body === undefined ? {} : { body: body.raw }),
      });
      await response.arrayBuffer();
      expect([name, response.status]).toEqual([name, 200]);
    }
  });
});
