// The upstreams, in a process of their own: the sandbox answers each question once, from then on its bytes are sent
// again, so that what is measured is the server and not the simulators. Latencies can be added; while asked to, it
// keeps from when to when each call lasted. Told what to do over IPC.
import { createServer, request as ask } from 'node:http';
import { importCompiled } from '../dist-folder.mjs';
import { latencyOf } from './latencies.mjs';
import { asCopy, asOriginal, copyAsked, multiplied } from './rewriting.mjs';

const { startSandbox } = await importCompiled('sandbox/sandbox.js');
const { UPSTREAMS } = await importCompiled('src/config/upstreams.js');

const HOP_BY_HOP = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
const sandbox = await startSandbox({ limits: false });

/** Multiplies the latencies; 0: none. */
let scale = 0;
/** Calls while they are kept: `[upstream, target, startMs, endMs]`. */
let log;
let calls = 0;
/** @type {import('./rewriting.mjs').Multiplication[]} */
let multiplications = [];

const nowMs = () => Number(process.hrtime.bigint()) / 1e6;

async function read(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** The sandbox's own answer. */
function original(origin, { method, url, headers }, body) {
  return new Promise((resolve, reject) => {
    const outgoing = ask(
      `${origin}${url}`,
      { method, headers: { ...headers, connection: 'close' } },
      (answer) => {
        read(answer).then(
          (bytes) => resolve({ status: answer.statusCode, headers: answer.headers, body: bytes }),
          reject,
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });
}

class Front {
  answers = new Map();

  constructor(name) {
    this.name = name;
    this.origin = new URL(sandbox.url(name)).origin;
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.keepAliveTimeout = 60_000;
  }

  async listen() {
    await new Promise((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.ownOrigin = `http://127.0.0.1:${this.server.address().port}`;
  }

  get baseUrl() {
    return sandbox.url(this.name).replace(this.origin, this.ownOrigin);
  }

  async serve(request, response) {
    const start = nowMs();
    calls += 1;
    const body = request.method === 'POST' ? await read(request) : Buffer.alloc(0);
    const question = `${request.method} ${request.url} ${request.headers['if-none-match'] ?? ''} ${body.toString('latin1')}`;
    const answer = await this.answerTo(question, request, body);
    const send = () => {
      response.writeHead(answer.status, answer.headers);
      response.end(answer.body);
      log?.push([this.name, request.url, start, nowMs()]);
    };
    if (scale === 0) send();
    else setTimeout(send, latencyOf(this.name, `${request.url} ${body.toString('latin1')}`) * scale);
  }

  async answerTo(question, request, body) {
    const known = this.answers.get(question);
    if (known !== undefined) return known;
    const copy = copyAsked(question);
    if (copy === undefined) return this.learn(question, request, body);
    // Copies are many: made anew each time, from the answer to the original.
    const { method, headers } = request;
    const [url, text] = [request.url, body.toString('utf8')].map((part) => asOriginal(part, copy));
    const answer = await this.answerTo(
      asOriginal(question, copy),
      { method, url, headers: withoutLength(headers) },
      text,
    );
    const bytes = asCopy(answer.body, copy);
    return { ...answer, headers: { ...answer.headers, 'content-length': String(bytes.length) }, body: bytes };
  }

  async learn(question, request, body) {
    const answer = await original(this.origin, request, body);
    // Links of the sandbox to itself come through here too.
    const own = (text) => text.replaceAll(this.origin, this.ownOrigin);
    const headers = Object.fromEntries(
      Object.entries(answer.headers)
        .filter(([name]) => !HOP_BY_HOP.includes(name))
        .map(([name, value]) => [name, own(String(value))]),
    );
    const sent = answer.body.includes(this.origin)
      ? Buffer.from(own(answer.body.toString('utf8')))
      : answer.body;
    const bytes = multiplications
      .filter(({ upstream }) => upstream === this.name)
      .reduce((made, one) => multiplied(made, request.url, one), sent);
    const kept = {
      status: answer.status,
      headers: { ...headers, 'content-length': String(bytes.length) },
      body: bytes,
    };
    this.answers.set(question, kept);
    return kept;
  }
}

function withoutLength(headers) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'content-length'));
}

const fronts = sandbox.names.map((name) => new Front(name));
await Promise.all(fronts.map((front) => front.listen()));

const COMMANDS = {
  env: () => Object.fromEntries(fronts.map((front) => [UPSTREAMS[front.name].variable, front.baseUrl])),
  latency: ({ factor }) => void (scale = factor),
  watch: () => void (log = []),
  seen: () => {
    const seen = log ?? [];
    log = [];
    return seen;
  },
  multiply: ({ wanted }) => {
    multiplications = wanted;
    for (const front of fronts) front.answers.clear();
  },
  countCalls: () => {
    const counted = calls;
    calls = 0;
    return counted;
  },
};

process.on('message', ({ id, command, ...options }) => {
  process.send({ id, result: COMMANDS[command](options) ?? null });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
