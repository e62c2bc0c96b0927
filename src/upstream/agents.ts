import { type ClientRequest, Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { Socket } from 'node:net';

/** Upstreams close idle connections after some seconds; we let go first, so that no request meets a closing socket. */
const KEEP_ALIVE_MS = 4_000;

export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpsAgent;
}

type CreateConnection = (...parameters: never[]) => Duplex | null | undefined;

/** Makes every connection of an agent fail when it is not established in time. */
function limitConnecting(agent: HttpAgent | HttpsAgent, timeoutMs: number): void {
  const holder = agent as unknown as { createConnection: CreateConnection };
  const create = holder.createConnection.bind(agent);
  holder.createConnection = (...parameters: never[]) => {
    const socket = create(...parameters);
    if (socket instanceof Socket && socket.connecting) {
      const timer = setTimeout(
        () => socket.destroy(Object.assign(new Error('connect timeout'), { code: 'ETIMEDOUT' })),
        timeoutMs,
      );
      const stop = (): void => clearTimeout(timer);
      socket.once('connect', stop).once('close', stop);
    }
    return socket;
  };
}

/**
 * The same agents, for one request: `onSent` is called when it, and each redirect of it, is written out.
 * (Not by AsyncLocalStorage: once used, every promise of the process pays for it.)
 */
export function tellingWhenSent({ httpAgent, httpsAgent }: Agents, onSent: () => void): Agents {
  return { httpAgent: telling(httpAgent, onSent), httpsAgent: telling(httpsAgent, onSent) };
}

type AddRequest = (request: ClientRequest, ...rest: never[]) => void;

function telling<A extends HttpAgent>(agent: A, onSent: () => void): A {
  const { addRequest } = agent as unknown as { addRequest: AddRequest };
  const own: AddRequest = (request, ...rest) => {
    request.once('finish', onSent);
    addRequest.call(agent, request, ...rest);
  };
  return Object.create(agent, { addRequest: { value: own } }) as A;
}

/** Keep-alive agents for one host, with as many sockets as calls may be in flight. */
export function createAgents(concurrency: number, connectTimeoutMs: number): Agents {
  const options: AgentOptions = {
    keepAlive: true,
    keepAliveMsecs: KEEP_ALIVE_MS,
    maxSockets: concurrency,
    maxFreeSockets: concurrency,
    scheduling: 'lifo',
    timeout: 0,
  };
  const agents = { httpAgent: new HttpAgent(options), httpsAgent: new HttpsAgent(options) };
  limitConnecting(agents.httpAgent, connectTimeoutMs);
  limitConnecting(agents.httpsAgent, connectTimeoutMs);
  return agents;
}
