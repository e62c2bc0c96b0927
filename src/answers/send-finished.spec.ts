import fastify, { type FastifyInstance } from 'fastify';
import { type IncomingHttpHeaders, get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { EncodedBody } from '../http/encoded-body.js';
import { type FinishedAnswer, finishAnswer } from './finished-answer.js';
import { sendFinished } from './send-finished.js';

const LARGE = Buffer.from(JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ index }))));
const SMALL = Buffer.from('{"properties":[]}');
const TYPE = 'application/json; charset=utf-8';

const CACHING = { 'cache-control': 'public, max-age=3600', vary: 'Accept-Encoding' };

const finished = (body: Buffer): FinishedAnswer =>
  finishAnswer({ body, headers: { 'content-type': TYPE }, caching: CACHING });

interface Received {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

describe('sendFinished', () => {
  let app: FastifyInstance;
  let url: string;
  const large = finished(LARGE);

  beforeAll(async () => {
    const unpressed = Object.assign(new EncodedBody(LARGE), {
      in: () => Promise.reject(new Error('no memory')),
    });
    const answers: Record<string, FinishedAnswer> = {
      '/large': large,
      '/small': finished(SMALL),
      '/unpressed': { ...large, encoded: unpressed },
    };
    app = fastify();
    for (const [path, answer] of Object.entries(answers))
      app.get(path, (request, reply) => sendFinished(answer, request, reply, false));
    app.get('/fresh', (request, reply) => {
      void reply.header('server-timing', 'total;dur=12');
      sendFinished(large, request, reply, false);
    });
    app.get('/stopping', (request, reply) => sendFinished(large, request, reply, true));
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => app.close());

  /** As it came: nothing is decompressed. */
  const ask = (path: string, headers: Record<string, string> = {}): Promise<Received> =>
    new Promise((resolve, reject) => {
      get(url + path, { headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
        );
      }).on('error', reject);
    });

  it('sends the bytes with their type and tag and for how long they may be kept, and says that they were there', async () => {
    const { status, headers, body } = await ask('/large');
    expect(status).toBe(200);
    expect(body).toEqual(LARGE);
    expect(headers).toMatchObject({
      'content-type': TYPE,
      'content-length': String(LARGE.length),
      etag: large.etag,
      ...CACHING,
      'server-timing': 'cache;desc="finished answer"',
    });
    expect(headers).not.toHaveProperty('content-encoding');
  });

  it('leaves the times of an answer that was just made', async () => {
    expect((await ask('/fresh')).headers['server-timing']).toBe('total;dur=12');
  });

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('sends it as %s to whom wants that, the first time and from what was kept', async (encoding, decode) => {
    for (let time = 0; time < 2; time += 1) {
      const { headers, body } = await ask('/large', { 'accept-encoding': encoding });
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers['content-length']).toBe(String(body.length));
      expect(headers.etag).toBe(large.etag);
      expect(decode(body)).toEqual(LARGE);
    }
  });

  it('leaves what is small as it is, and what could not be compressed', async () => {
    for (const [path, whole] of [
      ['/small', SMALL],
      ['/unpressed', LARGE],
    ] as const) {
      const { status, headers, body } = await ask(path, { 'accept-encoding': 'br, gzip' });
      expect(status).toBe(200);
      expect(headers).not.toHaveProperty('content-encoding');
      expect(body).toEqual(whole);
    }
  });

  it('sends 304 and no bytes to a client that has it, and the whole to one that has another', async () => {
    const { status, headers, body } = await ask('/large', {
      'if-none-match': `"other", ${large.etag}`,
      'accept-encoding': 'br',
    });
    expect(status).toBe(304);
    expect(body).toHaveLength(0);
    expect(headers).toMatchObject({
      etag: large.etag,
      ...CACHING,
    });
    expect(headers).not.toHaveProperty('content-type');
    expect((await ask('/large', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('sends the client elsewhere when the server is about to stop', async () => {
    expect((await ask('/stopping', { connection: 'keep-alive' })).headers.connection).toBe('close');
    const kept = await ask('/large', { connection: 'keep-alive' });
    expect(kept.headers.connection).toBe('keep-alive');
  });
});
