import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The compiled server in a process of its own, so that neither it nor the sandbox slows the other down. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly close: () => Promise<void>;
}

const START_TIMEOUT_MS = 30_000;
const RETRY_MS = 100;

/** @param port 0 is not possible: nobody would learn which one it became */
export async function startServerProcess(port: number, env: Record<string, string>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      LOG_LEVEL: 'silent',
      CACHE_DISK_MB: '0',
      HOST: '127.0.0.1',
      PORT: String(port),
      ...env,
    },
    stdio: 'ignore',
  });
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
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
