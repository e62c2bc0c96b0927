import { gzipSync } from 'node:zlib';
import { Test } from '@nestjs/testing';
import { type TestServer, startServer } from '../../test/support/with-server.js';
import { callContext } from '../../test/support/upstream.js';
import { readSettings } from '../config/settings.js';
import { SettingsModule } from '../config/settings.module.js';
import type { Exchange } from './exchange.js';
import { UpstreamClient } from './upstream.client.js';
import { UpstreamEvents } from './upstream-events.js';
import { UpstreamModule } from './upstream.module.js';

describe('exchanges with upstreams', () => {
  let server: TestServer;
  let close: () => Promise<void>;
  let client: UpstreamClient;
  let events: UpstreamEvents;
  let heard: Exchange[];

  beforeEach(async () => {
    server = await startServer((request, response) => {
      if (request.url === '/cut') {
        response.writeHead(200, { 'content-length': '100' }).write('half');
        setTimeout(() => response.destroy(), 20);
      } else if (request.url === '/packed') response.writeHead(200).end(gzipSync('one\ntwo\n'));
      else if (request.url === '/missing') response.writeHead(404, { 'x-why': 'gone' }).end('{}');
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('{"a":1}'));
    });
    const settings = readSettings({ CACHE_DISK_MB: '0', RNB_BASE_URL: server.url });
    const module = await Test.createTestingModule({
      imports: [SettingsModule.with(settings), UpstreamModule],
    }).compile();
    client = module.get(UpstreamClient);
    events = module.get(UpstreamEvents);
    heard = [];
    close = () => module.close();
  });
  afterEach(async () => {
    await close();
    await server.close();
  });
  const listen = (): void => events.onExchange((exchange) => heard.push(exchange));

  it('are told whole, as they went over the wire, without request headers', async () => {
    listen();
    const request = {
      upstream: 'rnb',
      path: '/x',
      method: 'POST',
      json: { q: 1 },
      headers: { 'x-apiKey': 'k' },
    } as const;
    await client.json(request, callContext());
    expect(heard).toHaveLength(1);
    expect(heard[0]).toMatchObject({
      upstream: 'rnb',
      method: 'POST',
      target: '/x',
      requestBody: '{"q":1}',
      failure: null,
      answer: { status: 200, body: Buffer.from('{"a":1}') },
    });
    expect(JSON.stringify(heard)).not.toContain('apiKey');
  });

  it('keep the body as it came, whatever is made of it', async () => {
    listen();
    const reduce = async (chunks: AsyncIterable<Buffer>): Promise<Buffer> => {
      let lines = 0;
      for await (const chunk of chunks) lines += chunk.toString().split('\n').length - 1;
      return Buffer.from(String(lines));
    };
    const { body } = await client.bytes(
      { upstream: 'rnb', path: '/packed', gunzip: true, reduce },
      callContext(),
    );
    expect(body.toString()).toBe('2');
    expect(heard[0]?.answer?.body).toEqual(gzipSync('one\ntwo\n'));
  });

  it('tell failures, with what there was of an answer', async () => {
    listen();
    await expect(client.json({ upstream: 'rnb', path: '/missing' }, callContext())).rejects.toThrow('404');
    await expect(client.json({ upstream: 'rnb', path: '/cut' }, callContext())).rejects.toThrow();
    await server.close();
    await expect(client.json({ upstream: 'rnb', path: '/gone' }, callContext())).rejects.toThrow();
    const [missing, cut] = heard;
    expect(missing).toMatchObject({ failure: null, answer: { status: 404, headers: { 'x-why': 'gone' } } });
    expect(cut).toMatchObject({
      failure: { code: 'UPSTREAM_UNAVAILABLE' },
      answer: { body: Buffer.from('half') },
    });
    expect(heard.at(-1)).toMatchObject({
      target: '/gone',
      answer: null,
      failure: { code: 'UPSTREAM_UNAVAILABLE' },
    });
  });

  it('are kept for nobody when nobody listens', async () => {
    expect(events.wantsExchanges).toBe(false);
    await client.json({ upstream: 'rnb', path: '/x' }, callContext());
    listen();
    expect(events.wantsExchanges).toBe(true);
    expect(heard).toEqual([]);
  });
});
