import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { MAX_CHARACTERS } from '../../src/mcp/get-property.tool.js';
import { MAX_MESSAGE_BYTES } from '../../src/mcp/mcp.controller.js';
import { type TestApp, startApp } from '../support/app.js';
import { textUnder } from '../support/markdown.js';

const PARIS = '75101000AB0001';
const LOWENDAL = '26 avenue de Lowendal 75015 Paris';
const MESSAGE_HEADERS = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};
/** An answer, looked into by its tests. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;
const LIST_TOOLS = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

describe('/mcp', () => {
  let server: TestApp;
  let client: Client;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
    client = await connect(server);
  });
  afterAll(async () => {
    await client.close();
    await server.close();
  });

  async function connect({ url }: TestApp): Promise<Client> {
    const connected = new Client({ name: 'test', version: '1' });
    await connected.connect(new StreamableHTTPClientTransport(new URL(`${url}/mcp`)));
    return connected;
  }

  const call = async (name: string, args: Record<string, unknown>): Promise<CallToolResult> =>
    (await client.callTool({ name, arguments: args })) as CallToolResult;
  const textOf = ({ content }: CallToolResult): string =>
    content.map((item) => (item.type === 'text' ? item.text : '')).join('');
  /** What a successful call says; the client has held it against the tool's output schema. */
  async function answer(name: string, args: Record<string, unknown>): Promise<Json> {
    const result = await call(name, args);
    expect(result.isError ? textOf(result) : undefined).toBeUndefined();
    expect(JSON.parse(textOf(result))).toEqual(result.structuredContent);
    return result.structuredContent as Json;
  }
  const post = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.url}/mcp`, {
      method: 'POST',
      headers: { ...MESSAGE_HEADERS, ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  it('introduces itself and its tools, all of them read-only', async () => {
    expect(client.getServerVersion()).toMatchObject({ name: 'deepcity' });
    expect(client.getInstructions()).toContain('get_property');
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(['explain_section', 'find_parcels', 'get_property']);
    for (const { annotations, inputSchema, outputSchema, description } of tools) {
      expect(annotations).toMatchObject({ readOnlyHint: true, destructiveHint: false, idempotentHint: true });
      expect(inputSchema).toMatchObject({ type: 'object', additionalProperties: false });
      expect(outputSchema).toMatchObject({ type: 'object' });
      expect(description).toMatch(/\.$/);
    }
  });

  it('is described in docs/mcp.md: tools, arguments, limits', async () => {
    const text = readFileSync(join(PACKAGE_ROOT, 'docs/mcp.md'), 'utf8');
    const { tools } = await client.listTools();
    for (const { name, inputSchema } of tools) {
      const documented = textUnder(text, name);
      for (const argument of Object.keys(inputSchema.properties ?? {}))
        expect(documented).toContain(`\`${argument}\``);
    }
    expect(text).toContain(`at most ${MAX_CHARACTERS.toLocaleString('en')} characters`);
    expect(text).toContain(`at most ${MAX_MESSAGE_BYTES / 1024} KiB`);
  });

  describe('get_property', () => {
    it('reads the sections named and no others, without outlines, with their sources', async () => {
      const { property, sources, missing } = await answer('get_property', {
        parcel_id: PARIS,
        sections: ['transactions', 'urbanisme'],
      });
      expect(Object.keys(property)).toEqual(['cadastral', 'transactions', 'urbanisme']);
      expect(property.cadastral).toMatchObject({ id: PARIS, communeName: 'Paris', bbox: expect.any(Array) });
      expect(Object.values(property.cadastral)).not.toContain(null);
      expect(property.transactions.length).toBeGreaterThan(0);
      expect(JSON.stringify(property)).not.toMatch(/"(Multi)?Polygon"/);
      expect(sources.dvf).toMatchObject({
        status: 'ok',
        licence: 'Licence Ouverte 2.0',
        attribution: expect.stringContaining('DGFiP'),
      });
      expect(missing).toEqual([]);
    });

    it('tells buildings and addresses where no section is named', async () => {
      const { property } = await answer('get_property', { parcel_id: PARIS });
      expect(Object.keys(property)).toEqual(['cadastral', 'buildings', 'addresses']);
      expect(property.buildings).toHaveLength(3);
    });

    it('cuts lists, says of how many, and reads on from there to the end', async () => {
      const whole = await fetch(`${server.url}/v1/properties?parcel_id=${PARIS}&include=transactions`);
      const { properties } = (await whole.json()) as { properties: { transactions: { id: string }[] }[] };
      const all = properties[0]?.transactions ?? [];
      expect(all.length).toBeGreaterThan(1);

      const read: unknown[] = [];
      for (let offset = 0; offset < all.length; offset += 1) {
        const { property, truncated } = await answer('get_property', {
          parcel_id: PARIS,
          sections: ['transactions'],
          max_records: 1,
          offset,
        });
        read.push(...property.transactions);
        expect(truncated).toContainEqual({
          list: 'transactions',
          shown: `${offset + 1}-${offset + 1} of ${all.length}`,
          rest: offset + 1 < all.length ? `the next begin at offset ${offset + 1}` : expect.any(String),
        });
      }
      const named = (records: readonly Json[]): unknown[] => records.map(({ mutationId }) => mutationId);
      expect(named(read)).toEqual(named(all));
    });

    it.each([
      [['buildings', 'addresses', 'transactions', 'energy', 'occupation']],
      [['proprio', 'copro', 'permis', 'fonds_de_commerce', 'urbanisme']],
    ])('stays small with %j', async (sections) => {
      const result = await call('get_property', { parcel_id: PARIS, sections, max_records: 50 });
      expect(textOf(result).length).toBeLessThanOrEqual(MAX_CHARACTERS);
      const { found, property } = result.structuredContent as Json;
      expect(found).toBe(true);
      expect(Object.keys(property)).toHaveLength(6);
    });

    it('says that there is no such parcel', async () => {
      const { found, notes } = await answer('get_property', { parcel_id: '75101000ZZ9999' });
      expect(found).toBe(false);
      expect(notes[0]).toContain('find_parcels');
    });

    it.each([
      [{ parcel_id: 'nonsense' }, 'Valid example: 75101000AB0001'],
      [{ parcel_id: '75101000AB0001', sections: ['sales'] }, 'transactions'],
      [{ parcel_id: '75101000AB0001', section: ['transactions'] }, 'section'],
      [{}, 'parcel_id'],
    ])('tells the model what is wrong with %j', async (args, hint) => {
      const result = await call('get_property', args);
      expect(result.isError).toBe(true);
      expect(textOf(result)).toContain(hint);
    });

    it('tells what failed: a part of the answer, or all of it', async () => {
      const broken = await startApp({ RATE_LIMIT: '10000' });
      const other = await connect(broken);
      try {
        await broken.sandbox.setFault('bodacc', { kind: 'status', status: 503 });
        const args = { parcel_id: PARIS, sections: ['fonds_de_commerce', 'transactions'] };
        const partly = await other.callTool({ name: 'get_property', arguments: args });
        expect(partly.structuredContent).toMatchObject({
          property: { fondsDeCommerce: null, transactions: expect.any(Array) },
          missing: [{ section: 'fondsDeCommerce', code: 'UPSTREAM_UNAVAILABLE', retryable: true }],
        });
        const failed = (await other.callTool({
          name: 'get_property',
          arguments: { parcel_id: PARIS, sections: ['fonds_de_commerce'] },
        })) as CallToolResult;
        expect(failed.isError).toBe(true);
        expect(textOf(failed)).toMatch(/fondsDeCommerce: UPSTREAM_UNAVAILABLE[^]*in a minute or two/);
      } finally {
        await other.close();
        await broken.close();
      }
    });
  });

  describe('find_parcels', () => {
    it('finds the parcel of an address, and says how', async () => {
      const { parcels, address, sources } = await answer('find_parcels', { q: LOWENDAL });
      expect(address).toMatchObject({ postalCode: '75015', city: 'Paris' });
      expect(parcels[0]).toMatchObject({ id: '75115000DE0073', cityName: 'Paris' });
      expect(parcels[0].links).toBeUndefined();
      for (const { licence, attribution } of Object.values<Json>(sources)) {
        expect([licence, attribution]).toEqual(['Licence Ouverte 2.0', expect.any(String)]);
      }
    });

    it('finds the parcel that contains a point, and the one of an identifier', async () => {
      const { property } = await answer('get_property', { parcel_id: PARIS, sections: [] });
      const [lon, lat] = property.cadastral.centroid;
      const at = await answer('find_parcels', { lon, lat });
      expect(at.parcels[0]).toMatchObject({ id: PARIS, containsPoint: true, matchMethod: 'containsPoint' });
      const named = await answer('find_parcels', { q: PARIS });
      expect(named.parcels).toEqual([expect.objectContaining({ id: PARIS, matchMethod: 'parcelId' })]);
    });

    it('says of how many it shows the first', async () => {
      const { property } = await answer('get_property', { parcel_id: PARIS, sections: [] });
      const [lon, lat] = property.cadastral.centroid;
      const all = await answer('find_parcels', { lon, lat, limit: 50 });
      const { parcels, truncated } = await answer('find_parcels', { lon, lat, limit: 1 });
      expect(parcels).toHaveLength(1);
      expect(truncated).toBe(
        all.parcels.length > 1 ? `1-1 of ${all.parcels.length}; a higher limit shows more` : null,
      );
    });

    it('says why there is nothing', async () => {
      const { parcels, notes } = await answer('find_parcels', { lon: -20, lat: 46 });
      expect(parcels).toEqual([]);
      expect(notes.length).toBeGreaterThan(0);
    });

    it('sends a model to no route, which it cannot call', async () => {
      const { notes } = await answer('find_parcels', { q: 'xyzzy plugh' });
      expect(notes).toEqual([expect.stringContaining('No address')]);
      const refused = textOf(await call('find_parcels', {}));
      expect(refused).toContain('send q');
      expect(notes.join() + refused).not.toMatch(/GET|POST|\/v1/);
    });

    it.each([
      [{ q: PARIS, lon: 2, lat: 48 }, 'not both'],
      [{ lon: 200, lat: 48 }, '180'],
      [{ address: LOWENDAL }, 'address'],
    ])('tells the model what is wrong with %j', async (args, hint) => {
      const result = await call('find_parcels', args);
      expect(result.isError).toBe(true);
      expect(textOf(result)).toContain(hint);
    });
  });

  describe('explain_section', () => {
    it('tells unit, column and licence of each field', async () => {
      const { fields, sources, key } = await answer('explain_section', { section: 'transactions' });
      expect(key).toBe('transactions');
      expect(fields).toContainEqual(
        expect.objectContaining({ path: 'value', unit: 'EUR', columns: ['valeur_fonciere'] }),
      );
      expect(sources).toEqual([
        expect.objectContaining({
          name: 'dvf',
          licence: 'Licence Ouverte 2.0',
          licenceUrl: expect.stringMatching(/^https:/),
          terms: expect.stringContaining('R112 A-3'),
        }),
      ]);
    });

    it('cuts long sections, and finds a field by column or word', async () => {
      const first = await answer('explain_section', { section: 'energy' });
      expect(first['truncated']).toMatch(/^1-60 of \d+ fields; the next begin at offset 60/);
      const next = await answer('explain_section', { section: 'energy', offset: 60 });
      expect(next['fields'][0].path).not.toBe(first['fields'][0].path);
      const { fields, truncated } = await answer('explain_section', {
        section: 'energy',
        search: 'ETIQUETTE_DPE',
      });
      expect(fields.map(({ path }: { path: string }) => path)).toContain('residential.dpeLabel');
      expect(truncated).toBeNull();
    });
  });

  describe('as an HTTP endpoint', () => {
    it('has neither sessions nor messages of its own', async () => {
      for (const method of ['GET', 'DELETE']) {
        const response = await fetch(`${server.url}/mcp`, {
          method,
          headers: { accept: 'text/event-stream' },
        });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
      }
      const answered = await post(LIST_TOOLS);
      expect(answered.status).toBe(200);
      expect(answered.headers.has('mcp-session-id')).toBe(false);
      expect(answered.headers.get('cache-control')).toBe('no-store');
      expect((await post({ jsonrpc: '2.0', method: 'notifications/initialized' })).status).toBe(202);
    });

    it.each([
      ['https://evil.example', 403],
      ['null', 403],
      ['http://localhost.evil.example', 403],
      ['http://localhost:6274', 200],
      ['http://[::1]:3000', 200],
    ])('answers a page of %s with %d', async (origin, status) => {
      expect((await post(LIST_TOOLS, { origin })).status).toBe(status);
    });

    it('is not misled by a name that points here', async () => {
      const { hostname, port } = new URL(server.url);
      expect(hostname).toBe('127.0.0.1');
      const rebound = `rebound.example:${port}`;
      expect((await post(LIST_TOOLS, { host: rebound, origin: `http://${rebound}` })).status).toBe(403);
    });

    it.each([
      ['a batch', [LIST_TOOLS, LIST_TOOLS], {}, 400],
      ['an empty batch', [], {}, 400],
      ['no message', { hello: 1 }, {}, 400],
      ['no JSON', '{"jsonrpc"', {}, 400],
      ['an unknown version', LIST_TOOLS, { 'mcp-protocol-version': '1999-01-01' }, 400],
      ['another Accept', LIST_TOOLS, { accept: 'text/html' }, 406],
      ['a long message', { ...LIST_TOOLS, params: { _meta: { x: 'x'.repeat(MAX_MESSAGE_BYTES) } } }, {}, 413],
      ['another type', LIST_TOOLS, { 'content-type': 'application/xml' }, 415],
    ])('refuses %s', async (_name, body, headers, status) => {
      const response = await post(body, headers);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/json');
    });
  });

  it("counts in the client's window", async () => {
    const limited = await startApp({ RATE_LIMIT: '2' });
    const ask = (): Promise<Response> =>
      fetch(`${limited.url}/mcp`, {
        method: 'POST',
        headers: MESSAGE_HEADERS,
        body: JSON.stringify(LIST_TOOLS),
      });
    try {
      expect(
        (await fetch(`${limited.url}/v1/properties?parcel_id=x`)).headers.get('x-ratelimit-remaining'),
      ).toBe('1');
      expect((await ask()).headers.get('x-ratelimit-remaining')).toBe('0');
      const refused = await ask();
      expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    } finally {
      await limited.close();
    }
  });
});
