import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectRoot } from './data-folder.js';

const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 5_000;

/** The environment of the server: what is given, and for what it leaves open the sandbox's own defaults. */
export function serverEnvironment(root: string, given: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return {
    // Recorded answers must not end up among the real ones on disk.
    DATA_DIR: join(root, 'data', 'sandbox'),
    // Nothing leaves the machine: the explorer would ask IGN for its tiles.
    TILES_PLAN_URL: 'none',
    TILES_PHOTO_URL: 'none',
    ...given,
  };
}

/** The DeepCity server as a child process whose upstreams are the sandbox's. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private exitCode: number | undefined;
  readonly exited: Promise<number>;

  constructor(
    readonly port: number,
    upstreams: Readonly<Record<string, string>>,
  ) {
    const here = dirname(fileURLToPath(import.meta.url));
    const root = projectRoot(here);
    // Beside this file when compiled; in dist when this file runs from its source.
    const entries = [join(here, '..', 'server', 'main.js'), join(root, 'dist', 'server', 'main.js')];
    const entry = entries.find((path) => existsSync(path));
    if (entry === undefined) throw new Error('The server is not built yet: run `npm run build` first.');
    const child = spawn(process.execPath, [entry], {
      env: { ...serverEnvironment(root, process.env), ...upstreams, PORT: String(port) },
      stdio: 'inherit',
    });
    this.child = child;
    this.exited = new Promise((resolve) => {
      child.once('error', () => resolve((this.exitCode = 1)));
      child.once('exit', (code) => resolve((this.exitCode = code ?? 0)));
    });
  }

  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Resolves when the server says it is ready; rejects when it ended or took too long. */
  async ready(): Promise<void> {
    const end = Date.now() + READY_WITHIN_MS;
    while (Date.now() < end) {
      if (this.exitCode !== undefined)
        throw new Error(`The server ended with code ${this.exitCode} before it was ready.`);
      const response = await fetch(`http://127.0.0.1:${this.port}/health/ready`).catch(() => undefined);
      await response?.body?.cancel();
      if (response?.ok === true) return;
      await delay(150);
    }
    throw new Error(`The server was not ready within ${READY_WITHIN_MS / 1_000} s.`);
  }

  async stop(): Promise<void> {
    if (this.exitCode !== undefined) return;
    this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.exited;
    clearTimeout(late);
  }
}

/** Whether a server could listen on this port, on all addresses and on loopback. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port));
}

function canListen(port: number, host?: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, ...(host === undefined ? {} : { host }) }, () => probe.close(() => resolve(true)));
  });
}
