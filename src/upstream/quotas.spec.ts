import type { IncomingMessage, ServerResponse } from 'node:http';
import { type TestUpstream, callContext, createUpstream } from '../../test/support/upstream.js';
import { type TestServer, startServer } from '../../test/support/with-server.js';
import { CallContext } from './call-context.js';
import { UpstreamError } from './upstream-error.js';
import type { UpstreamRequest } from './upstream-request.js';

describe('monthly quota of an upstream', () => {
  let upstream: TestUpstream;
  let server: TestServer;

  afterEach(async () => {
    await upstream.close();
    await server.close();
  });

  const serve = async (
    answer: (request: IncomingMessage, response: ServerResponse) => void,
    env: Record<string, string> = {},
  ): Promise<void> => {
    server = await startServer(answer);
    const urls = { BDNB_BASE_URL: server.url, RNB_BASE_URL: server.url };
    upstream = await createUpstream({ OUTGOING_FACTOR: '50', ...urls, ...env });
  };
  const rows =
    (quota: Record<string, string> = {}) =>
    (_request: IncomingMessage, response: ServerResponse): void => {
      response.writeHead(200, { 'content-type': 'application/json', ...quota }).end('[]');
    };
  const refuse =
    (message: string, headers: Record<string, string> = {}) =>
    (_request: IncomingMessage, response: ServerResponse): void => {
      response
        .writeHead(429, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify({ message, http_status_code: 429 }));
    };
  const ask = async (
    path: string,
    more: Partial<UpstreamRequest> = {},
    ctx = callContext(),
  ): Promise<string> => {
    try {
      const { stale } = await upstream.client.json({ upstream: 'bdnb', path, ...more }, ctx);
      return stale ? 'stale' : 'ok';
    } catch (error) {
      if (error instanceof UpstreamError) return `${error.code} ${error.ours ?? ''}`.trim();
      throw error;
    }
  };
  const inAWeek = (): string => String(Date.now() + 7 * 86_400_000);

  it('counts without being told, and refuses before anything leaves', async () => {
    await serve(rows(), { BDNB_MONTHLY_QUOTA: '60' });
    expect(await ask('/1')).toBe('ok');
    expect(await ask('/2')).toBe('ok');
    expect(await ask('/3')).toBe('UPSTREAM_BUDGET_EXHAUSTED quota');
    expect(await ask('/1')).toBe('ok');
    expect(server.seen).toHaveLength(2);
  });

  it('near its end has calls for what was never asked, none for what is only out of date', async () => {
    const quota = { 'x-quota-limit': '10000', 'x-quota-remaining': '400', 'x-quota-reset': inAWeek() };
    await serve(rows(quota));
    const shortLived = { freshMs: 40 };
    expect(await ask('/1', shortLived)).toBe('ok');
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Stale or expired, the old answer stands in.
    expect(await ask('/1', shortLived)).toBe('stale');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await ask('/1', shortLived)).toBe('stale');
    expect(await ask('/2')).toBe('ok');
    expect(server.seen.map(({ url }) => url)).toEqual(['/1', '/2']);
  });

  it('is over when the host says so, at the first word and without another try', async () => {
    await serve(refuse('Quota exceeded! You reached the limit of 10000 requests per 1 months'));
    expect(await ask('/1')).toBe('UPSTREAM_BUDGET_EXHAUSTED');
    expect(await ask('/2')).toBe('UPSTREAM_BUDGET_EXHAUSTED quota');
    expect(server.seen).toHaveLength(1);
  });

  it('is not over when the host speaks of a minute', async () => {
    await serve(refuse('Rate limit exceeded! You reached the limit of 120 requests per 1 minutes'));
    expect(await ask('/1')).toBe('UPSTREAM_RATE_LIMITED');
    expect(await ask('/2')).toBe('UPSTREAM_RATE_LIMITED');
    expect(server.seen).toHaveLength(2);
  });

  it('is not spent on calls that reach nobody', async () => {
    await serve(rows(), { BDNB_MONTHLY_QUOTA: '30' });
    await server.close();
    expect(await ask('/1')).toBe('UPSTREAM_UNAVAILABLE');
    expect(await ask('/2')).toBe('UPSTREAM_UNAVAILABLE');
  });

  it('is spent on calls that went out, whatever became of their answer', async () => {
    await serve((request) => request.socket.destroy(), { BDNB_MONTHLY_QUOTA: '60' });
    expect(await ask('/1')).toBe('UPSTREAM_UNAVAILABLE');
    expect(await ask('/2')).toBe('UPSTREAM_BUDGET_EXHAUSTED quota');
    expect(server.seen).toHaveLength(2);
  });

  it('of another client, spent, is not that of one who waits for the same answer', async () => {
    // Two calls a day, one of them for a client.
    await serve(rows(), { BDNB_MONTHLY_QUOTA: '60', BDNB_CLIENT_SHARE: '0.5' });
    const of = (client: string): CallContext =>
      new CallContext('test', Date.now() + 5_000, undefined, { client });
    expect(await ask('/1', {}, of('a'))).toBe('ok');
    const together = [ask('/2', {}, of('a')), ask('/2', {}, of('b'))];
    expect(await Promise.all(together)).toEqual(['UPSTREAM_BUDGET_EXHAUSTED quota', 'ok']);
  });

  it('is spent by every try that was answered', async () => {
    await serve((_request, response) => response.writeHead(503).end(), { BDNB_MONTHLY_QUOTA: '90' });
    // Two tries, then the one that is left.
    expect(await ask('/1')).toBe('UPSTREAM_UNAVAILABLE');
    expect(await ask('/2')).toBe('UPSTREAM_BUDGET_EXHAUSTED quota');
    expect(server.seen).toHaveLength(3);
  });

  it('of a mirror or a key that tells nothing is none', async () => {
    await serve(rows(), { BDNB_MONTHLY_QUOTA: '0' });
    for (let call = 0; call < 5; call++) expect(await ask(`/${call}`)).toBe('ok');
    expect(server.seen).toHaveLength(5);
  });

  it('leaves other upstreams alone', async () => {
    await serve(refuse('Quota exceeded! You reached the limit of 10000 requests per 1 months'));
    expect(await ask('/1')).toBe('UPSTREAM_BUDGET_EXHAUSTED');
    expect(await ask('/1', { upstream: 'rnb' })).toBe('UPSTREAM_RATE_LIMITED');
  });
});
