import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { PACKAGE_ROOT } from '../../src/config/version.js';

const COMPILED = join(PACKAGE_ROOT, 'dist', 'server', 'main.js');
const LISTENING = /Server listening at (http:\/\/[^\s"]+)/;

/** Whether there is a compiled server: the real process is that one. */
export const BUILT = existsSync(COMPILED);
export const describeBuilt = BUILT ? describe : describe.skip;

/** The server as its own process on a free port, with what it wrote. */
export class ServerChild {
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;
  output = '';

  constructor(env: Readonly<Record<string, string>>) {
    this.process = spawn(process.execPath, [COMPILED], {
      env: { PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', PORT: '0', CACHE_DISK_MB: '0', ...env },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.ended = new Promise((resolve) => this.process.once('close', resolve));
  }

  /** Resolves with the base URL as soon as the server listens. */
  async listening(): Promise<string> {
    for (let tries = 0; tries < 400; tries += 1) {
      const url = LISTENING.exec(this.output)?.[1];
      if (url !== undefined) return url;
      if (this.process.exitCode !== null) break;
      await delay(50);
    }
    throw new Error(`the server does not listen: ${this.output}`);
  }

  signal(name: NodeJS.Signals): void {
    this.process.kill(name);
  }

  async kill(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill('SIGKILL');
    await this.ended;
  }
}
