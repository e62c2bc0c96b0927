import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const EXECUTABLE = 'redis-server';

/** Whether a Redis can be started here. */
export const hasRedis = spawnSync(EXECUTABLE, ['--version']).status === 0;

/** `describe`, or reported as skipped where there is no redis-server. */
export const describeWithRedis = hasRedis ? describe : describe.skip;

export interface TestRedis {
  readonly url: string;
  /** Ends it as a crash does. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port, empty. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real Redis of the test's own, on a free port, that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'deepcity-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined = await launch(port, folder);
  const kill = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running === undefined || running.exitCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    restart: async () => {
      await kill();
      server = await launch(port, folder);
    },
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function launch(port: number, folder: string): Promise<ChildProcess> {
  const options = { port, bind: '127.0.0.1', save: '', appendonly: 'no', dir: folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(EXECUTABLE, args, { stdio: 'ignore' });
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) break;
    if (await answers(port)) return server;
    await sleep(25);
  }
  server.kill('SIGKILL');
  throw new Error(`redis-server did not start on port ${port}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    const end = (outcome: boolean): void => {
      socket.destroy();
      resolve(outcome);
    };
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
