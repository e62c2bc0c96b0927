// Load on two compiled servers with one Redis, which is killed and started again in the middle: no request may fail.
//   node bench/redis-loss.mjs [--seconds 60]     (after npm run build; needs redis-server)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxParcels } from '../dist/sandbox/parcels.js';
import { startSandbox } from '../dist/sandbox/sandbox.js';
import { FLAGS } from './processes/flags.mjs';

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '60' } } });
const seconds = Number(values.seconds);
if (!(seconds > 0)) throw new Error('--seconds takes a number above 0');

const CLIENTS = 8;
const THINK_MS = 20;
/** Parts of the time after which Redis is killed, and is there again. */
const KILLED_AT = 0.3;
const BACK_AT = 0.6;
const NOTICED_MS = 500;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

const children = new Set();
process.once('exit', () => children.forEach((child) => child.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function launch(command, args, env) {
  const child = spawn(command, args, { env: { PATH: process.env.PATH, ...env }, stdio: 'ignore' });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

const folder = mkdtempSync(join(tmpdir(), 'deepcity-redis-loss-'));
const redisPort = await freePort();
const startRedis = () =>
  launch('redis-server', ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--dir', folder]);

async function startServer(sandbox) {
  const port = await freePort();
  launch(process.execPath, [...FLAGS, 'dist/server/main.js'], {
    ...sandbox.env,
    HOST: '127.0.0.1',
    PORT: String(port),
    REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    DATA_DIR: folder,
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '1000000',
    OUTGOING_FACTOR: '50',
    BDNB_CLIENT_SHARE: '1',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(`${url}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return url;
    await pause(100);
  }
  throw new Error('the server did not start: was it built?');
}

let redis = startRedis();
await pause(500);
const sandbox = await startSandbox({ limits: false });
const urls = await Promise.all([startServer(sandbox), startServer(sandbox)]);
const parcels = sandboxParcels().map(({ id }) => id);
const startedAt = Date.now();
const endsAt = startedAt + seconds * 1_000;
const outcomes = {};
const incomplete = {};
const times = [];

async function client(number) {
  for (let turn = number; Date.now() < endsAt; turn++) {
    const began = performance.now();
    const outcome = await fetch(
      `${urls[turn % urls.length]}/v1/properties?parcel_id=${parcels[turn % parcels.length]}`,
    ).then(
      async (response) => {
        const { errors = [] } = await response.json();
        for (const { source, code } of errors)
          incomplete[`${source} ${code}`] = (incomplete[`${source} ${code}`] ?? 0) + 1;
        return response.status;
      },
      (error) => String(error.cause ?? error),
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    times.push(performance.now() - began);
    await pause(THINK_MS);
  }
}

async function lose() {
  await pause(KILLED_AT * seconds * 1_000);
  redis.kill('SIGKILL');
  await once(redis, 'exit');
  // The servers see their connections close.
  await pause(NOTICED_MS);
  console.log('ready without Redis:', await (await fetch(`${urls[0]}/health/ready`)).text());
  await pause((BACK_AT - KILLED_AT) * seconds * 1_000);
  redis = startRedis();
}

await Promise.all([lose(), ...Array.from({ length: CLIENTS }, (_, number) => client(number))]);
console.log('ready at the end:', await (await fetch(`${urls[0]}/health/ready`)).text());
times.sort((a, b) => a - b);
const at = (part) => Math.round(times[Math.floor(part * (times.length - 1))]);
const answers = Object.entries(outcomes).map(([outcome, count]) => `${outcome}: ${count}`);
console.log(
  `${times.length} requests in ${seconds} s to two servers, Redis away for ${Math.round((BACK_AT - KILLED_AT) * seconds)} s of them: ` +
    `${answers.join(', ')}; median ${at(0.5)} ms, 99 % ${at(0.99)} ms, longest ${at(1)} ms; ` +
    `parts missing: ${JSON.stringify(incomplete)}`,
);
const failed = Object.entries(outcomes).some(([outcome]) => outcome !== '200');
await sandbox.close();
for (const child of children) child.kill('SIGKILL');
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
