import { UPSTREAM_NAMES, type UpstreamName, UPSTREAMS } from '../src/config/upstreams.js';
import { type Fault } from './faults.js';
import { Replay } from './replay.js';
import { type SandboxRequestLog, UpstreamServer } from './upstream-server.js';
import { SIMULATED } from './upstreams/index.js';
import { notSimulated } from './upstreams/not-simulated.js';

const SIMULATED_NAMES = UPSTREAM_NAMES.filter((name) => SIMULATED[name] !== undefined);

export interface SandboxOptions {
  /** Only these are simulated, the others answer 501; default: all that have a simulator. */
  readonly upstreams?: readonly UpstreamName[];
  /** Fixed ports; default: a free one each. */
  readonly ports?: Partial<Record<UpstreamName, number>>;
  /** Milliseconds added to every answer. */
  readonly latency?: number;
  /** false: the upstreams' own rate limits (not quotas) are off. */
  readonly limits?: boolean;
  /** Folder of recordings (`npm run record`) that are answered in place of the simulators. */
  readonly replay?: string;
}

/** All upstreams of the product as local HTTP servers over recorded data. */
export class Sandbox {
  private readonly servers: ReadonlyMap<UpstreamName, UpstreamServer>;

  /** @param simulated those that answer; the others are there and say that they do not */
  constructor(
    servers: readonly UpstreamServer[],
    private readonly simulated: ReadonlySet<UpstreamName>,
  ) {
    this.servers = new Map(servers.map((server) => [server.name, server]));
  }

  /** The `*_BASE_URL` variables of every upstream, to start the product with. */
  get env(): Record<string, string> {
    return Object.fromEntries(UPSTREAM_NAMES.map((name) => [UPSTREAMS[name].variable, this.url(name)]));
  }

  get names(): readonly UpstreamName[] {
    return [...this.servers.keys()];
  }

  url(name: UpstreamName): string {
    return this.server(name).baseUrl;
  }

  isSimulated(name: UpstreamName): boolean {
    return this.simulated.has(name);
  }

  /** Replaces what goes wrong at an upstream; of several faults the first that matches a request is played. */
  async setFault(name: UpstreamName, fault: Fault | readonly Fault[] | null): Promise<void> {
    const faults: readonly Fault[] = fault === null ? [] : isList(fault) ? fault : [fault];
    await this.server(name).setFaults(faults);
  }

  async clearFaults(): Promise<void> {
    await Promise.all([...this.servers.values()].map((server) => server.setFaults([])));
  }

  faults(name: UpstreamName): readonly Fault[] {
    return this.server(name).activeFaults();
  }

  /** Switches of a simulator: see sandbox/README.md. */
  configure(name: UpstreamName, settings: Readonly<Record<string, unknown>>): void {
    const { upstream } = this.server(name);
    if (upstream.configure === undefined) throw new Error(`${name} has no settings`);
    upstream.configure(settings);
  }

  /** What was asked, oldest first. */
  requests(name?: UpstreamName): readonly SandboxRequestLog[] {
    if (name !== undefined) return [...this.server(name).requests];
    return [...this.servers.values()].flatMap(({ requests }) => requests).sort((a, b) => a.at - b.at);
  }

  /** Forgets requests, rate windows, quotas and settings; faults stay. */
  resetRequests(): void {
    for (const server of this.servers.values()) server.reset();
  }

  async close(): Promise<void> {
    await Promise.all([...this.servers.values()].map((server) => server.close()));
  }

  private server(name: UpstreamName): UpstreamServer {
    const server = this.servers.get(name);
    if (server === undefined) throw new Error(`no upstream ${name}`);
    return server;
  }
}

function isList(fault: Fault | readonly Fault[]): fault is readonly Fault[] {
  return Array.isArray(fault);
}

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { ports = {}, upstreams = UPSTREAM_NAMES, latency, limits, replay } = options;
  const recorded = replay === undefined ? undefined : new Replay(replay);
  const answering = (recorded?.names ?? SIMULATED_NAMES).filter((name) => upstreams.includes(name));
  const servers = UPSTREAM_NAMES.map((name) => {
    const simulator = answering.includes(name) ? SIMULATED[name]?.() : undefined;
    const port = ports[name];
    return new UpstreamServer(recorded?.upstream(name) ?? simulator ?? notSimulated(name), {
      ...(port === undefined ? {} : { port }),
      ...(latency === undefined ? {} : { latency }),
      ...(limits === undefined ? {} : { limits }),
    });
  });
  const sandbox = new Sandbox(servers, new Set(answering));
  try {
    await Promise.all(servers.map((server) => server.listen()));
  } catch (error) {
    await sandbox.close();
    throw error;
  }
  return sandbox;
}
