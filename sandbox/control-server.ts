import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { UPSTREAM_NAMES, type UpstreamName, UPSTREAMS } from '../src/config/upstreams.js';
import { FAULT_NAMES, FaultFormatError, parseFault } from './faults.js';
import { type Sandbox } from './sandbox.js';

const LOOPBACK = '127.0.0.1';

const HELP = `DeepCity sandbox: control

GET    /upstreams              every upstream, its address, whether it is simulated, its faults
PUT    /faults/{upstream}      a fault as JSON, or an array of them: {"kind":"status","status":503}
DELETE /faults/{upstream}      well again
DELETE /faults                 all well again
PUT    /settings/{upstream}    switches of a simulator: {"rowCap":3} for bdnb
GET    /requests[?upstream=]   what the upstreams were asked
DELETE /requests               forget requests, rate windows, quotas and settings

Kinds of fault: ${FAULT_NAMES.join(', ')}
With any but refuse: "times" (first n requests only), "match" (part of the path and query)
`;

interface ControlReply {
  readonly status: number;
  readonly body: unknown;
}

class ControlError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A small HTTP server, for people, to look into a sandbox and to make it misbehave. */
export class ControlServer {
  private readonly server: Server;

  constructor(private readonly sandbox: Sandbox) {
    this.server = createServer((request, response) => {
      void this.serve(request, response);
    });
  }

  get url(): string {
    return `http://${LOOPBACK}:${(this.server.address() as AddressInfo).port}`;
  }

  /** Rejects with EADDRINUSE when the port is taken; 0 picks a free one. */
  listen(port: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(port, LOOPBACK, () => {
        this.server.off('error', reject);
        resolve();
      });
    });
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let reply: ControlReply;
    try {
      reply = await this.route(request);
    } catch (error) {
      const status =
        error instanceof ControlError ? error.status : error instanceof FaultFormatError ? 400 : 500;
      reply = { status, body: { message: error instanceof Error ? error.message : String(error) } };
    }
    const text = typeof reply.body === 'string' ? reply.body : `${JSON.stringify(reply.body, null, 2)}\n`;
    const type = typeof reply.body === 'string' ? 'text/plain' : 'application/json';
    response.writeHead(reply.status, { 'content-type': `${type}; charset=utf-8` }).end(text);
  }

  private async route(request: IncomingMessage): Promise<ControlReply> {
    const url = new URL(request.url ?? '/', 'http://control');
    const [head, name] = url.pathname.split('/').slice(1);
    const route = `${request.method ?? 'GET'} /${head ?? ''}`;
    switch (route) {
      case 'GET /':
        return { status: 200, body: HELP };
      case 'GET /upstreams':
        return { status: 200, body: this.upstreams() };
      case 'PUT /faults': {
        const upstream = upstreamName(name);
        const value = await readJson(request);
        const faults = (Array.isArray(value) ? value : [value]).map(parseFault);
        await this.sandbox.setFault(upstream, faults);
        return { status: 200, body: { upstream, faults } };
      }
      case 'DELETE /faults':
        if (name === undefined) await this.sandbox.clearFaults();
        else await this.sandbox.setFault(upstreamName(name), null);
        return { status: 200, body: { cleared: name ?? 'all' } };
      case 'PUT /settings':
        return this.configure(upstreamName(name), await readJson(request));
      case 'GET /requests': {
        const upstream = url.searchParams.get('upstream');
        return {
          status: 200,
          body: this.sandbox.requests(upstream === null ? undefined : upstreamName(upstream)),
        };
      }
      case 'DELETE /requests':
        this.sandbox.resetRequests();
        return { status: 200, body: { cleared: 'requests' } };
      default:
        return { status: 404, body: HELP };
    }
  }

  private configure(name: UpstreamName, settings: unknown): ControlReply {
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
      throw new ControlError(400, 'settings are a JSON object');
    }
    try {
      this.sandbox.configure(name, settings as Record<string, unknown>);
    } catch (error) {
      throw new ControlError(400, error instanceof Error ? error.message : String(error));
    }
    return { status: 200, body: { upstream: name, settings } };
  }

  private upstreams(): unknown {
    return UPSTREAM_NAMES.map((name) => ({
      name,
      url: this.sandbox.url(name),
      variable: UPSTREAMS[name].variable,
      simulated: this.sandbox.isSimulated(name),
      faults: this.sandbox.faults(name),
    }));
  }
}

function upstreamName(name: string | undefined): UpstreamName {
  if (name !== undefined && (UPSTREAM_NAMES as string[]).includes(name)) return name as UpstreamName;
  throw new ControlError(
    404,
    `no upstream ${JSON.stringify(name ?? '')}; one of ${UPSTREAM_NAMES.join(', ')}`,
  );
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    throw new ControlError(400, 'the body is not JSON');
  }
}
