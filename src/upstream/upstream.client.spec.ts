import { gzipSync } from 'node:zlib';
import { type TestServer, startServer } from '../../test/support/with-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../test/support/upstream.js';
import { FAILURES_TO_OPEN } from './circuit-breaker.js';
import type { UpstreamError } from './upstream-error.js';

type Listener = Parameters<typeof startServer>[0];

describe('UpstreamClient', () => {
  const opened: { close(): Promise<void> }[] = [];

  async function upstreamAnswering(listener: Listener): Promise<TestServer & TestUpstream> {
    const server = await startServer(listener);
    const upstream = await createUpstream({
      BDNB_BASE_URL: `${server.url}/v1/bdnb`,
      GEOCODER_BASE_URL: server.url,
      DVF_FILES_BASE_URL: server.url,
    });
    opened.push(upstream, server);
    return { ...server, ...upstream };
  }

  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });

  const bdnb = { upstream: 'bdnb', path: '/donnees/x' } as const;
  const json =
    (status: number, body: unknown, headers: Record<string, string> = {}): Listener =>
    (_request, response) => {
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    };

  async function failureOf(promise: Promise<unknown>): Promise<UpstreamError> {
    return promise.then(
      () => Promise.reject(new Error('did not fail')),
      (error: unknown) => error as UpstreamError,
    );
  }

  it('sends path and query below the base URL, with our name and exactly one Accept', async () => {
    const { client, seen } = await upstreamAnswering(json(200, [{ a: 1 }]));
    const answer = await client.json<{ a: number }[]>(
      { ...bdnb, query: { parcelle_id: 'eq.75111000BR0052', limit: 100, none: undefined, many: ['a', 'b'] } },
      callContext(),
    );
    expect(answer).toMatchObject({ status: 200, body: [{ a: 1 }], stale: false });
    expect(seen[0]?.url).toBe('/v1/bdnb/donnees/x?parcelle_id=eq.75111000BR0052&limit=100&many=a&many=b');
    expect(seen[0]?.headers.accept).toBe('application/json');
    expect(seen[0]?.headers['user-agent']).toMatch(/^deepcity\/\d+\.\d+\.\d+ \(\+https?:/);
  });

  it('posts JSON and forms', async () => {
    const bodies: string[] = [];
    const { client } = await upstreamAnswering(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      bodies.push(`${request.headers['content-type']} ${body}`);
      await json(200, {})(request, response);
    });
    await client.json({ ...bdnb, method: 'POST', json: { geom: { type: 'Point' } } }, callContext());
    await client.json({ ...bdnb, method: 'POST', form: { cql_filter: "idu='x'" } }, callContext());
    expect(bodies).toEqual([
      'application/json {"geom":{"type":"Point"}}',
      'application/x-www-form-urlencoded cql_filter=idu%3D%27x%27',
    ]);
  });

  it.each<[string, Listener, string, number | undefined]>([
    ['400', json(400, { code: '42703' }), 'UPSTREAM_BAD_RESPONSE', 400],
    ['403', json(403, {}), 'UPSTREAM_UNAVAILABLE', 403],
    ['429 without Retry-After', json(429, {}), 'UPSTREAM_RATE_LIMITED', 429],
    ['500', json(500, {}), 'UPSTREAM_UNAVAILABLE', 500],
    ['504 twice', json(504, {}), 'UPSTREAM_TIMEOUT', 504],
    [
      'HTML under 200',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
      'UPSTREAM_BAD_RESPONSE',
      200,
    ],
    [
      'XML exception under 200 with a JSON content type',
      (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('<?xml version="1.0"?><ows:ExceptionReport/>'),
      'UPSTREAM_BAD_RESPONSE',
      200,
    ],
    [
      'malformed JSON',
      (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":'),
      'UPSTREAM_BAD_RESPONSE',
      200,
    ],
    ['empty body', (_, response) => void response.writeHead(200).end(), 'UPSTREAM_BAD_RESPONSE', 200],
    ['reset', (request) => void request.socket.destroy(), 'UPSTREAM_UNAVAILABLE', undefined],
    [
      'truncated body',
      (request, response) => {
        response
          .writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
          .write('[1,');
        setTimeout(() => request.socket.destroy(), 20);
      },
      'UPSTREAM_UNAVAILABLE',
      undefined,
    ],
    [
      'redirect loop',
      (request, response) => void response.writeHead(302, { location: request.url ?? '/' }).end(),
      'UPSTREAM_BAD_RESPONSE',
      undefined,
    ],
    [
      'redirect to another host',
      (_, response) => void response.writeHead(302, { location: 'http://127.0.0.2:1/x' }).end(),
      'UPSTREAM_BAD_RESPONSE',
      undefined,
    ],
  ])('names the failure: %s', async (_name, listener, code, status) => {
    const { client } = await upstreamAnswering(listener);
    const error = await failureOf(client.json(bdnb, callContext()));
    expect(error).toMatchObject({ name: 'UpstreamError', upstream: 'bdnb', code, status });
  });

  it('names a refused connection', async () => {
    const server = await startServer(json(200, {}));
    await server.close();
    const { client, close } = await createUpstream({ BDNB_BASE_URL: server.url });
    opened.push({ close });
    expect(await failureOf(client.json(bdnb, callContext()))).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
  });

  it('gives up at the deadline, however slowly bytes drip in', async () => {
    const { client } = await upstreamAnswering((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const drip = setInterval(() => response.write(' '), 10);
      response.on('close', () => clearInterval(drip));
    });
    const started = Date.now();
    const error = await failureOf(client.json(bdnb, callContext(150)));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
    expect(Date.now() - started).toBeLessThan(2_000);
  });

  it('ends one attempt at its own timeout', async () => {
    const { client } = await upstreamAnswering(() => undefined);
    const error = await failureOf(client.json({ ...bdnb, timeoutMs: 60 }, callContext()));
    expect(error.code).toBe('UPSTREAM_TIMEOUT');
  });

  it('caps what comes in, also after decompression', async () => {
    const bomb = gzipSync(Buffer.alloc(2_000_000, ' '));
    const { client } = await upstreamAnswering(
      (_, response) =>
        void response
          .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
          .end(bomb),
    );
    const error = await failureOf(client.json({ ...bdnb, maxBytes: 100_000 }, callContext()));
    expect(error.code).toBe('UPSTREAM_BAD_RESPONSE');
    expect(error.message).toContain('100000 bytes');
  });

  it('gunzips files that are served as .gz, and names broken ones', async () => {
    const { client } = await upstreamAnswering((request, response) => {
      const whole = gzipSync('{"a":1}');
      response.writeHead(200).end(request.url === '/broken' ? whole.subarray(0, 12) : whole);
    });
    const file = { upstream: 'dvfFiles', gunzip: true } as const;
    expect((await client.json({ ...file, path: '/whole' }, callContext())).body).toEqual({ a: 1 });
    expect(await failureOf(client.json({ ...file, path: '/broken' }, callContext()))).toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('reduces a body while it streams and caches what came out', async () => {
    const { client, seen } = await upstreamAnswering((_, response) => void response.end('a,b\n1,2\n3,4\n'));
    const countLines = {
      upstream: 'dvfFiles',
      path: '/x.csv',
      reduceName: 'lines',
      reduce: async (chunks: AsyncIterable<Buffer>) => {
        let lines = 0;
        for await (const chunk of chunks) lines += chunk.toString().split('\n').length - 1;
        return Buffer.from(String(lines));
      },
    } as const;
    expect((await client.text(countLines, callContext())).body).toBe('3');
    expect((await client.text(countLines, callContext())).body).toBe('3');
    expect(seen).toHaveLength(1);
  });

  it('retries what may pass: a 503, then an answer', async () => {
    let calls = 0;
    const { client } = await upstreamAnswering((request, response) => {
      calls += 1;
      void json(calls === 1 ? 503 : 200, { calls })(request, response);
    });
    const ctx = callContext();
    expect((await client.json(bdnb, ctx)).body).toEqual({ calls: 2 });
    expect(ctx.calls).toMatchObject([{ upstream: 'bdnb', via: 'network', outcome: 'ok', attempts: 2 }]);
  });

  it('obeys Retry-After when it fits the deadline, and holds the whole host back', async () => {
    const times: number[] = [];
    const { client } = await upstreamAnswering((request, response) => {
      times.push(Date.now());
      const first = times.length === 1;
      void json(first ? 429 : 200, {}, first ? { 'retry-after': '1' } : {})(request, response);
    });
    await client.json(bdnb, callContext());
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it.each([
    [429, 'UPSTREAM_RATE_LIMITED'],
    [503, 'UPSTREAM_UNAVAILABLE'],
  ])(
    'does not wait for the Retry-After of a %i beyond the deadline, and tells of it as %s',
    async (status, code) => {
      const { client, seen } = await upstreamAnswering(json(status, {}, { 'retry-after': '60' }));
      expect(await failureOf(client.json(bdnb, callContext(1_000)))).toMatchObject({
        code,
        status,
        retryAfterMs: 60_000,
      });
      expect(seen).toHaveLength(1);
    },
  );

  it('makes one call of fifty equal ones, and answers the next from memory', async () => {
    const { client, seen } = await upstreamAnswering((request, response) => {
      setTimeout(() => void json(200, { n: 1 })(request, response), 50);
    });
    const contexts = Array.from({ length: 50 }, () => callContext());
    await Promise.all(contexts.map((ctx) => client.json(bdnb, ctx)));
    expect(seen).toHaveLength(1);
    expect(contexts.filter((ctx) => ctx.calls[0]?.via === 'network')).toHaveLength(1);
    const later = callContext();
    const answer = await client.json(bdnb, later);
    expect(seen).toHaveLength(1);
    expect(later.calls).toMatchObject([{ via: 'cache' }]);
    expect(answer.fetchedAt.getTime()).toBeLessThanOrEqual(Date.now());
  });

  it('lets one caller leave a shared call without harming the others', async () => {
    const { client, seen } = await upstreamAnswering((request, response) => {
      setTimeout(() => void json(200, { n: 1 })(request, response), 200);
    });
    const impatient = failureOf(client.json(bdnb, callContext(50)));
    const patient = client.json(bdnb, callContext(5_000));
    expect((await impatient).code).toBe('UPSTREAM_TIMEOUT');
    expect((await patient).body).toEqual({ n: 1 });
    expect(seen).toHaveLength(1);
  });

  it('tries a shared call again for those who still wait, though the one that began it has gone', async () => {
    let calls = 0;
    const { client } = await upstreamAnswering((request, response) => {
      calls += 1;
      if (calls === 1) setTimeout(() => request.socket.destroy(), 250);
      else void json(200, { calls })(request, response);
    });
    const impatient = failureOf(client.json(bdnb, callContext(100)));
    const patient = client.json(bdnb, callContext(8_000));
    expect((await impatient).code).toBe('UPSTREAM_TIMEOUT');
    expect((await patient).body).toEqual({ calls: 2 });
  });

  describe('an upstream that hangs', () => {
    const hanging = async (deadlineMs: number): Promise<TestServer & TestUpstream> => {
      const upstream = await upstreamAnswering(() => undefined);
      const calls = Array.from({ length: FAILURES_TO_OPEN }, (_, n) =>
        failureOf(
          upstream.client.json(
            { upstream: 'geocoder', path: '/search', query: { n } },
            callContext(deadlineMs),
          ),
        ),
      );
      for (const failure of await Promise.all(calls)) expect(failure.code).toBe('UPSTREAM_TIMEOUT');
      expect(upstream.seen).toHaveLength(FAILURES_TO_OPEN);
      // The calls themselves end just after those who waited for them have gone.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return upstream;
    };
    const next = (client: TestUpstream['client']): Promise<UpstreamError> =>
      failureOf(client.json({ upstream: 'geocoder', path: '/search' }, callContext(100)));

    it('is left alone, though we never wait for as long as it may take', async () => {
      const { client } = await hanging(2_300);
      expect(await next(client)).toMatchObject({ code: 'UPSTREAM_UNAVAILABLE', ours: 'circuit-open' });
    });

    it('is not called ill by those in too great a hurry', async () => {
      const { client } = await hanging(200);
      expect((await next(client)).code).toBe('UPSTREAM_TIMEOUT');
    });
  });

  it('fails at once when its turn cannot come before the deadline', async () => {
    const { client, seen } = await upstreamAnswering(json(200, {}));
    const ask = (n: number, deadlineMs: number): Promise<unknown> =>
      client.json({ ...bdnb, query: { n } }, callContext(deadlineMs));
    await Promise.all([ask(1, 5_000), ask(2, 5_000)]);
    const started = Date.now();
    const ctx = callContext(300);
    const third = client.json({ ...bdnb, query: { n: 3 } }, ctx);
    expect(await failureOf(third)).toMatchObject({
      code: 'UPSTREAM_BUDGET_EXHAUSTED',
      ours: 'queue-too-long',
    });
    expect(Date.now() - started).toBeLessThan(200);
    expect(seen).toHaveLength(2);
    // What we refuse ourselves is no call.
    expect(ctx.calls).toMatchObject([{ via: 'unsent', attempts: 0, outcome: 'UPSTREAM_BUDGET_EXHAUSTED' }]);
    expect(ctx.networkCalls()).toEqual({});
  });

  it('fails at once, in line too, when the host asks for more time than there is', async () => {
    const { client, seen } = await upstreamAnswering((_request, response) => {
      response.writeHead(503, { 'retry-after': '60' }).end();
    });
    const asked = Array.from({ length: 20 }, (_, n) =>
      failureOf(client.json({ upstream: 'geocoder', path: '/search', query: { n } }, callContext(20_000))),
    );
    const failures = await Promise.all(asked);
    const refused = failures.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(seen.length);
    expect(refused.length).toBeLessThan(failures.length);
    for (const failure of failures.filter((one) => !refused.includes(one)))
      expect(failure).toMatchObject({ code: 'UPSTREAM_RATE_LIMITED', ours: 'queue-too-long' });
  });

  it('never caches a failure, nor an answer its caller refuses', async () => {
    let calls = 0;
    const { client } = await upstreamAnswering((request, response) => {
      calls += 1;
      void json(calls === 1 ? 400 : 200, { error: calls === 2 })(request, response);
    });
    const picky = {
      ...bdnb,
      validate: (body: unknown) => ((body as { error: boolean }).error ? 'an error under 200' : undefined),
    };
    await failureOf(client.json(picky, callContext()));
    expect((await failureOf(client.json(picky, callContext()))).message).toBe('an error under 200');
    expect((await client.json(picky, callContext())).body).toEqual({ error: false });
  });

  it('takes statuses that are an answer as one', async () => {
    const { client } = await upstreamAnswering(json(404, { message: 'none' }));
    const answer = await client.json({ ...bdnb, answerStatuses: [404] }, callContext());
    expect(answer).toMatchObject({ status: 404, body: { message: 'none' } });
  });
});
