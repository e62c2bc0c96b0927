import fastify, { type FastifyInstance } from 'fastify';
import { rawHttp } from '../../test/support/raw-http.js';
import { type WholeAnswer, sendWhole } from './send-whole.js';
import { STANDARD_HEADERS } from './standard-headers.js';

const BODY = Buffer.from('{"é":1}');
const OK: WholeAnswer = {
  status: 200,
  headers: ['content-type', 'application/json'],
  body: BODY,
  last: false,
};

/** The head and the body of the only answer in what a server wrote. */
function parted(text: string): { readonly head: Map<string, string[]>; readonly body: string } {
  const [head = '', body = ''] = text.split('\r\n\r\n');
  const headers = new Map<string, string[]>();
  for (const line of head.split('\r\n').slice(1)) {
    const [name = '', value = ''] = line.split(/: (.*)/s);
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), value]);
  }
  return { head: headers, body };
}

describe('sendWhole', () => {
  let app: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    app = fastify({ genReqId: () => 'asked-1' });
    app.get('/', (request, reply) => {
      void reply.header('x-ratelimit-limit', 60);
      sendWhole(request, reply, OK);
    });
    app.get('/unchanged', (request, reply) =>
      sendWhole(request, reply, { status: 304, headers: ['etag', 'W/"a"'], last: false }),
    );
    app.get('/last', (request, reply) => sendWhole(request, reply, { ...OK, last: true }));
    app.get('/sent', (request, reply) => {
      void reply.send('first');
      sendWhole(request, reply, OK);
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => app.close());

  const asked = (path: string, method = 'GET', more = ''): string =>
    `${method} ${path} HTTP/1.1\r\nHost: a\r\n${more}\r\n`;
  const close = 'Connection: close\r\n';

  it('writes the standard headers, its own and those that were set before, each once, and the bytes', async () => {
    const { statuses, text } = await rawHttp(url, asked('/', 'GET', close));
    expect(statuses).toEqual([200]);
    const { head, body } = parted(text);
    for (const [name, value] of Object.entries(STANDARD_HEADERS)) expect(head.get(name)).toEqual([value]);
    expect(head.get('x-request-id')).toEqual(['asked-1']);
    expect(head.get('x-ratelimit-limit')).toEqual(['60']);
    expect(head.get('content-type')).toEqual(['application/json']);
    // Bytes, not characters.
    expect(head.get('content-length')).toEqual(['8']);
    expect(Buffer.from(body, 'latin1')).toEqual(BODY);
  });

  it('writes the same head and no bytes to HEAD', async () => {
    const { text } = await rawHttp(url, asked('/', 'HEAD', close));
    const { head, body } = parted(text);
    expect(head.get('content-length')).toEqual(['8']);
    expect(body).toBe('');
  });

  it('writes neither a length nor bytes where there is no body', async () => {
    const { statuses, text } = await rawHttp(url, asked('/unchanged', 'GET', close));
    expect(statuses).toEqual([304]);
    const { head, body } = parted(text);
    expect(head.get('etag')).toEqual(['W/"a"']);
    expect(head.has('content-length')).toBe(false);
    expect(body).toBe('');
  });

  it('keeps the connection for the next request, and closes it after the last answer', async () => {
    const both = await rawHttp(url, asked('/') + asked('/last') + asked('/'));
    // The third is not answered: the client was told to ask elsewhere.
    expect(both.closed).toBe(true);
    expect(both.text.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(both.text.match(/^connection: close\r$/gim)).toHaveLength(1);
  });

  it('leaves alone what is answered already', async () => {
    const { statuses, text } = await rawHttp(url, asked('/sent', 'GET', close));
    expect(statuses).toEqual([200]);
    expect(parted(text).body).toBe('first');
  });
});
