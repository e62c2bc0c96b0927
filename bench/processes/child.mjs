// Processes of the bench: none outlives it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const READY_WITHIN_MS = 20_000;
const children = new Set();

// Not SIGKILL: nginx would leave its workers behind.
process.once('exit', () => children.forEach((child) => child.kill('SIGTERM')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

export function endWithUs(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts a server that listens on PORT and waits until `path` answers 2xx, or until `up` says so.
 * @returns its url, pid, milliseconds from spawn to the first answer, and how to end it
 */
export async function startProcess(
  command,
  args,
  { env = {}, path = '/', port, pollMs = 5, stderr = 'inherit', up } = {},
) {
  port ??= await freePort();
  const started = performance.now();
  const child = endWithUs(
    spawn(command, args, {
      env: { PATH: process.env.PATH, BENCH_DIST: process.env.BENCH_DIST ?? '', PORT: String(port), ...env },
      stdio: ['ignore', 'ignore', stderr],
    }),
  );
  const url = `http://127.0.0.1:${port}`;
  const isUp =
    up ??
    (() =>
      fetch(url + path).then(
        async (answer) => (await answer.arrayBuffer(), answer.ok),
        () => false,
      ));
  for (;;) {
    if (await isUp()) break;
    if (child.exitCode !== null || performance.now() - started > READY_WITHIN_MS) {
      throw new Error(`${command} ${args.join(' ')} did not start`);
    }
    await delay(pollMs);
  }
  return {
    url,
    pid: child.pid,
    readyMs: performance.now() - started,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}

const TICKS_PER_SECOND = 100;

/** Seconds of processor that a process and its children have used so far; NaN where there is no /proc. */
export function cpuSeconds(pid) {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
    return [pid, ...children].reduce((sum, one) => sum + cpuSecondsOf(one), 0);
  } catch {
    return NaN;
  }
}

function cpuSecondsOf(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory in MB; NaN where there is no /proc. */
export function residentMb(pid) {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return Number(kilobytes) / 1_024;
  } catch {
    return NaN;
  }
}
