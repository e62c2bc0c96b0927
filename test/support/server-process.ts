import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../src/config/version.js';

export const COMPILED_SERVER = join(PACKAGE_ROOT, 'dist', 'server', 'main.js');

/** The compiled server in a process of its own, so that neither it nor the sandbox slows the other down. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly close: () => Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const RETRY_MS = 100;

/** Free a moment ago: a server that takes one by itself would have to tell us which. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts it on a free port and waits until it answers.
 * @param log file for what it writes: unlike a pipe, it never waits for whoever reads
 */
export async function startServerProcess(env: Record<string, string>, log?: string): Promise<ServerProcess> {
  const port = await freePort();
  const output = log === undefined ? 'ignore' : openSync(log, 'w');
  const child = spawn(process.execPath, [COMPILED_SERVER], {
    env: {
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'silent',
      CACHE_DISK_MB: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', output, output],
  });
  if (output !== 'ignore') closeSync(output);
  const url = `http://127.0.0.1:${port}`;
  const until = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const up = await fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) break;
    if (child.exitCode !== null || Date.now() > until) throw new Error('the server did not start');
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  return {
    url,
    child,
    close: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
