import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type UpstreamName } from '../src/config/upstreams.js';
import { AcceptQueue } from './accept-queue.js';
import { send, sendWithFault } from './fault-injection.js';
import { type Fault, FaultQueue } from './faults.js';
import { type WireReply, wireReply } from './http-reply.js';
import { RateWindow } from './rate-window.js';
import { type SandboxRequest, type SandboxUpstream } from './upstream-contract.js';

export {
  type SandboxLimit,
  type SandboxReply,
  type SandboxRequest,
  type SandboxUpstream,
  type UpstreamFactory,
} from './upstream-contract.js';

const LOOPBACK = '127.0.0.1';
/** Longer than what the fronts of the real services take, so that their own 414 can be played. */
const MAX_HEADER_BYTES = 256 * 1024;
/** A client's pooled connection must not meet a server that just closed it for idleness. */
const KEEP_ALIVE_MS = 120_000;

export interface SandboxRequestLog {
  readonly upstream: UpstreamName;
  /** Epoch milliseconds of arrival. */
  readonly at: number;
  /** Epoch milliseconds: it may have waited since then for its connection to be accepted; `at` on one that was in use. */
  readonly waitingSince: number;
  readonly method: string;
  /** Path and query as sent, base path included. */
  readonly target: string;
  readonly ip: string;
  readonly body: string;
  /** What the client got; 0 when it got no status (reset, hang) or has none yet. */
  status: number;
  /** Which fault was played, if any. */
  readonly fault?: string;
}

export interface UpstreamServerOptions {
  readonly port?: number;
  /** Added to every answer, milliseconds. */
  readonly latency?: number;
  /** false: the limits of the real service are not enforced. */
  readonly limits?: boolean;
}

/** One simulated upstream behind its own port. */
export class UpstreamServer {
  readonly requests: SandboxRequestLog[] = [];
  private readonly faults = new FaultQueue();
  private readonly window: RateWindow | undefined;
  private readonly sockets = new Set<Socket>();
  private readonly queue = new AcceptQueue();
  /** Of connections that have brought no request yet. */
  private readonly waitingSince = new WeakMap<Socket, number>();
  private server: Server | undefined;
  private boundPort: number;

  constructor(
    readonly upstream: SandboxUpstream,
    private readonly options: UpstreamServerOptions = {},
  ) {
    this.boundPort = options.port ?? 0;
    const limit = options.limits === false ? undefined : upstream.limit;
    this.window = limit === undefined ? undefined : new RateWindow(limit);
  }

  get name(): UpstreamName {
    return this.upstream.name;
  }

  get port(): number {
    return this.boundPort;
  }

  get baseUrl(): string {
    return `http://${LOOPBACK}:${this.boundPort}${this.upstream.basePath}`;
  }

  async listen(): Promise<void> {
    if (this.server !== undefined) return;
    const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
      void this.serve(request, response);
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;
    server.on('connection', (socket) => {
      this.sockets.add(socket);
      this.waitingSince.set(socket, this.queue.take(epochNow()));
      socket.on('error', () => undefined);
      socket.once('close', () => this.sockets.delete(socket));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.boundPort, LOOPBACK, resolve);
    });
    this.boundPort = (server.address() as AddressInfo).port;
    this.server = server;
  }

  async close(): Promise<void> {
    const server = this.server;
    if (server === undefined) return;
    this.server = undefined;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** Under `refuse` the port is closed; it opens again, the same, with the next set of faults. */
  async setFaults(faults: readonly Fault[]): Promise<void> {
    this.faults.replace(faults);
    await (this.faults.refuses ? this.close() : this.listen());
  }

  activeFaults(): readonly Fault[] {
    return this.faults.list();
  }

  /** Forgets requests, rate windows and whatever the simulator counted. */
  reset(): void {
    this.requests.length = 0;
    this.window?.reset();
    this.upstream.reset?.();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Before the body is awaited.
    const at = epochNow();
    const waitingSince = this.waitingSince.get(request.socket) ?? at;
    this.waitingSince.delete(request.socket);
    const target = request.url ?? '/';
    const fault = this.faults.take(target);
    const ip = request.socket.remoteAddress ?? '';
    response.on('error', () => undefined);
    try {
      const body = await readBody(request);
      const log: SandboxRequestLog = {
        upstream: this.name,
        at,
        waitingSince,
        method: request.method ?? 'GET',
        target,
        ip,
        body,
        status: 0,
        ...(fault === undefined ? {} : { fault: fault.kind }),
      };
      this.requests.push(log);
      if (this.options.latency !== undefined) await delay(this.options.latency, undefined, { ref: false });
      const answer = (): Promise<WireReply> => this.answer(request, target, body, ip);
      if (fault !== undefined) {
        log.status = await sendWithFault(request, response, fault, answer);
        return;
      }
      const reply = await answer();
      log.status = reply.status;
      send(request, response, reply);
    } catch {
      response.destroy();
    }
  }

  private async answer(
    request: IncomingMessage,
    target: string,
    body: string,
    ip: string,
  ): Promise<WireReply> {
    const wait = this.window?.admit(ip);
    if (wait !== undefined && this.upstream.limit !== undefined)
      return wireReply(this.upstream.limit.reply(wait));
    const parsed = this.parse(request, target, body);
    if (parsed === undefined) return wireReply({ status: 404, body: `nothing at ${target}\n` });
    try {
      return wireReply(await this.upstream.handle(parsed));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return wireReply({ status: 500, body: { sandbox: `the simulator of ${this.name} failed`, message } });
    }
  }

  private parse(request: IncomingMessage, target: string, body: string): SandboxRequest | undefined {
    const mark = target.indexOf('?');
    const fullPath = mark < 0 ? target : target.slice(0, mark);
    const rawQuery = mark < 0 ? '' : target.slice(mark + 1);
    const { basePath } = this.upstream;
    if (fullPath !== basePath && !fullPath.startsWith(`${basePath}/`)) return undefined;
    const path = fullPath.slice(basePath.length);
    return {
      method: request.method ?? 'GET',
      path,
      segments: path
        .split('/')
        .filter((part) => part !== '')
        .map(decodeSegment),
      query: new URLSearchParams(rawQuery),
      rawQuery,
      headers: request.headers,
      body,
      baseUrl: this.baseUrl,
    };
  }
}

/** Epoch milliseconds by a clock that nobody sets. */
function epochNow(): number {
  return performance.timeOrigin + performance.now();
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
