// Load on one URL, by wrk where it is installed, else by autocannon.
import { spawn, spawnSync } from 'node:child_process';
import { cpuSeconds } from '../processes/child.mjs';

const hasWrk = spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined;

export const LOAD_GENERATOR = hasWrk ? 'wrk' : 'autocannon';

/**
 * @returns {Promise<{ perSecond: number, p50: number, p99: number, requests: number, bad: number, cpuSeconds: number }>}
 *   requests a second, milliseconds, answers other than 2xx and 3xx, the load's own processor time
 */
export function load(url, { seconds = 2, connections = 20, headers = {} } = {}) {
  return (hasWrk ? byWrk : byAutocannon)(url, { seconds, connections, headers });
}

async function byWrk(url, { seconds, connections, headers }) {
  const sent = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const { text, used } = await outputOf('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--timeout',
    '30s',
    '--latency',
    ...sent,
    url,
  ]);
  const number = (pattern) => Number(pattern.exec(text)?.[1] ?? 0);
  const milliseconds = (percent) => {
    const [, value, unit] = new RegExp(`^\\s+${percent}%\\s+([\\d.]+)(us|ms|s)`, 'm').exec(text) ?? [];
    return Number(value) * { us: 0.001, ms: 1, s: 1_000 }[unit];
  };
  return {
    perSecond: number(/Requests\/sec:\s+([\d.]+)/),
    requests: number(/(\d+) requests in/),
    p50: milliseconds(50),
    p99: milliseconds(99),
    bad: number(/Non-2xx or 3xx responses: (\d+)/) + number(/Socket errors:.*timeout (\d+)/),
    cpuSeconds: used,
  };
}

const LOOK_EVERY_MS = 50;

function outputOf(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    let used = 0;
    const watching = setInterval(() => (used = cpuSeconds(child.pid) || used), LOOK_EVERY_MS);
    child.stdout.on('data', (chunk) => (text += chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      clearInterval(watching);
      if (code === 0) resolve({ text, used });
      else reject(new Error(`${command} ended with ${code}`));
    });
  });
}

async function byAutocannon(url, { seconds, connections, headers }) {
  const { default: autocannon } = await import('autocannon');
  const before = process.cpuUsage();
  const { requests, latency, errors, timeouts, ...counts } = await autocannon({
    url,
    connections,
    headers,
    duration: seconds,
    timeout: 30,
  });
  return {
    perSecond: requests.average,
    requests: requests.total,
    p50: latency.p50,
    p99: latency.p99,
    cpuSeconds: secondsSince(before),
    bad: errors + timeouts + counts['4xx'] + counts['5xx'],
  };
}

function secondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
