import { Agent, request as httpRequest } from 'node:http';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type TestApp, startApp } from '../support/app.js';
import { Dice, type FuzzedRequest, RequestGenerator } from './request-generator.js';
import { type WireAnswer, sendRaw, textOf, wireText } from './wire.js';

/** The same for everybody, so that a failure is of the change at hand; explore with `FUZZ_SEED=$RANDOM`. */
const DEFAULT_SEED = 2122019107;
const SEED = Number(process.env['FUZZ_SEED'] ?? DEFAULT_SEED);
const REQUESTS = 20_000;
/** Of them, sent over raw sockets: bytes that no client library would send. */
const RAW_EVERY = 10;
const AT_A_TIME = 32;

/** By Node's own parser; 0: it closed the connection. */
const REFUSED_EARLY = [0, 400, 408, 414, 417, 431];

type Document = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };

/** Whether its first line is HTTP at all. */
function isWellFormed({ target }: FuzzedRequest): boolean {
  return /^[\x21-\x7e]+$/.test(target);
}

const EXPLORER = '/';

describe(`${REQUESTS} generated requests (FUZZ_SEED=${SEED})`, () => {
  let server: TestApp;
  let port: number;
  let document: Document;
  let schemas: Record<'Error' | 'Problem' | 'PropertiesAnswer' | 'Health', ValidateFunction>;
  const agent = new Agent({ keepAlive: true, maxSockets: AT_A_TIME });

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '1000000', TRUST_PROXY: 'loopback', REQUEST_DEADLINE_MS: '5000' });
    port = Number(new URL(server.url).port);
    document = (await (await fetch(`${server.url}/openapi.json`)).json()) as Document;
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi.json');
    const schema = (name: string): ValidateFunction =>
      ajv.getSchema(`openapi.json#/components/schemas/${name}`) as ValidateFunction;
    schemas = {
      Error: schema('Error'),
      Problem: schema('Problem'),
      PropertiesAnswer: schema('PropertiesAnswer'),
      Health: schema('Health'),
    };
  }, 30_000);
  afterAll(async () => {
    agent.destroy();
    await server.close();
  });

  /** undefined when the client itself refuses to send it. */
  const send = ({ method, target, headers, body }: FuzzedRequest): Promise<WireAnswer> | undefined => {
    try {
      // A list: the same header may come twice.
      const flat = [
        'Host',
        'localhost',
        ...headers.flat(),
        ...(body === '' ? [] : ['Content-Length', String(body.length)]),
      ];
      const request = httpRequest({ port, host: '127.0.0.1', agent, method, path: target, headers: flat });
      return new Promise((resolve, reject) => {
        // What the client cannot read is an answer too, and a wrong one.
        request.once('error', ({ message }) => resolve({ status: -1, headers: {}, body: message }));
        request.once('response', (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.once('error', reject);
          response.once('end', () => {
            const head = response.headers as Record<string, string>;
            resolve({
              status: response.statusCode ?? 0,
              headers: head,
              body: textOf(Buffer.concat(chunks), head),
            });
          });
        });
        request.end(body);
      });
    } catch {
      return undefined;
    }
  };

  /** What is wrong with an answer, or undefined. */
  const problemOf = (request: FuzzedRequest, answer: WireAnswer): string | undefined => {
    const { status, headers, body } = answer;
    if (status < 0) return 'neither answered nor closed';
    if (status >= 500) return `status ${status}`;
    if (headers['x-injected'] !== undefined) return 'a header was injected';
    // What is no HTTP, or expects more than we do, is refused before there is a request to answer.
    if (headers['x-request-id'] === undefined) {
      return REFUSED_EARLY.includes(status) ? undefined : `status ${status} without X-Request-Id`;
    }
    if (request.method === 'HEAD' || request.method === 'OPTIONS') return undefined;
    const path = request.target.split(/[?;#]/, 1)[0] ?? '';
    const documented = document.paths[path]?.[request.method.toLowerCase()]?.responses;
    if (isWellFormed(request) && documented !== undefined && documented[String(status)] === undefined)
      return `status ${status} is not documented`;
    if (status === 304) return body === '' ? undefined : '304 with a body';
    const type = headers['content-type'] ?? '';
    if (status < 300 && !type.includes('json')) return undefined;
    // A page for people: where it is not built, a sentence that says so.
    if (path === EXPLORER && type.startsWith('text/')) return undefined;
    const schema =
      status >= 400
        ? type.includes('problem')
          ? 'Problem'
          : 'Error'
        : path.startsWith('/health')
          ? 'Health'
          : 'PropertiesAnswer';
    let parsed: unknown;
    try {
      parsed = JSON.parse(body);
    } catch {
      return `status ${status} with a body that is no JSON`;
    }
    const validate = schemas[schema];
    return validate(parsed) ? undefined : `no ${schema}: ${JSON.stringify(validate.errors?.slice(0, 2))}`;
  };

  it('never end in a 5xx, and every answer is one of the documented ones', async () => {
    const generator = new RequestGenerator(new Dice(SEED));
    const problems: string[] = [];
    const statuses = new Map<number, number>();
    let sent = 0;
    const one = async (): Promise<void> => {
      const request = generator.request();
      const raw = sent % RAW_EVERY === 0 || !isWellFormed(request);
      sent += 1;
      const sending = raw ? undefined : send(request);
      const answer = await (sending ?? sendRaw(port, wireText(request)));
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const problem = problemOf(request, answer);
      if (problem !== undefined)
        problems.push(`${problem}\n  ${JSON.stringify(request)}\n  ${answer.body.slice(0, 200)}`);
    };
    await Promise.all(
      Array.from({ length: AT_A_TIME }, async () => {
        while (sent < REQUESTS && problems.length < 10) await one();
      }),
    );
    expect({ seed: SEED, problems: problems.slice(0, 10) }).toEqual({ seed: SEED, problems: [] });
    expect(sent).toBeGreaterThanOrEqual(REQUESTS);
    // The generator reaches both sides.
    for (const status of [200, 400, 404])
      expect([status, (statuses.get(status) ?? 0) > 200]).toEqual([status, true]);
  }, 120_000);

  it('leave a server that answers as before', async () => {
    const response = await fetch(`${server.url}/v1/properties?parcel_id=75101000AB0001`);
    expect(response.status).toBe(200);
    expect(schemas.PropertiesAnswer(await response.json())).toBe(true);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});
