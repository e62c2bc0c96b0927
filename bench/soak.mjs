// Mixed load on the compiled server for some minutes: memory and handles must stay flat.
//   node bench/soak.mjs [--minutes 10] [--write]     (after npm run build)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxParcels } from '../dist/sandbox/parcels.js';
import { startSandbox } from '../dist/sandbox/sandbox.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, write: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');

const CLIENTS = 8;
const SAMPLES = 20;
const MB = 1024 * 1024;
const FAULTS = [
  { kind: 'reset', times: 20 },
  { kind: 'truncate', times: 20 },
  { kind: 'status', status: 503, times: 20 },
  { kind: 'html', times: 20 },
  { kind: 'latency', ms: 800, times: 20 },
];
const SECTIONS = [
  '',
  '&include=transactions',
  '&include=energy,urbanisme',
  '&include=occupation',
  '&include=proprio,copro',
];
/** What is measured, by its name at /metrics. */
const METRICS = {
  rssMb: ['process_resident_memory_bytes', MB],
  heapMb: ['nodejs_heap_size_used_bytes', MB],
  handles: ['nodejs_active_handles_total', 1],
  openFiles: ['process_open_fds', 1],
};

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const pick = (list) => list[Math.floor(Math.random() * list.length)];

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

async function start(sandbox, dataDir) {
  const port = await freePort();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env.PATH,
      ...sandbox.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      RATE_LIMIT: '1000000',
      REQUEST_DEADLINE_MS: '5000',
      // The real limits would make it a test of the queues.
      OUTGOING_FACTOR: '50',
    },
    stdio: 'inherit',
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return { url, child };
    if (child.exitCode !== null) break;
    await pause(100);
  }
  throw new Error('the server did not start: was it built?');
}

function target(parcels) {
  const dice = Math.random();
  if (dice < 0.7) return `/v1/properties?parcel_id=${pick(parcels)}${pick(SECTIONS)}`;
  if (dice < 0.8)
    return `/v1/properties?parcel_id=75999000AB${String(1 + Math.floor(Math.random() * 9_998)).padStart(4, '0')}`;
  if (dice < 0.85)
    return `/v1/properties?parcel_id=75101000ZY${String(1 + Math.floor(Math.random() * 9_998)).padStart(4, '0')}`;
  if (dice < 0.95) return `/v1/properties?parcel_id=${Math.random().toString(36)}`;
  return pick(['/health/ready', '/openapi.json', '/nowhere']);
}

async function measure(url) {
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  return Object.fromEntries(
    Object.entries(METRICS).map(([key, [name, unit]]) => [key, Math.round(read(name) / unit)]),
  );
}

const dataDir = mkdtempSync(join(tmpdir(), 'deepcity-soak-'));
const sandbox = await startSandbox({ limits: false });
const { url, child } = await start(sandbox, dataDir);
// Also when it is interrupted.
process.once('exit', () => child.kill('SIGTERM'));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const parcels = sandboxParcels().map(({ id }) => id);
const startedAt = Date.now();
const endsAt = startedAt + minutes * 60_000;
const statuses = {};
let requests = 0;

async function client() {
  while (Date.now() < endsAt) {
    const response = await fetch(url + target(parcels));
    await response.arrayBuffer();
    statuses[response.status] = (statuses[response.status] ?? 0) + 1;
    requests += 1;
  }
}
async function trouble() {
  while (Date.now() < endsAt) {
    await sandbox.setFault(pick(sandbox.names), pick(FAULTS));
    await pause(1_000);
    // The log of everything asked would grow in this process for ever.
    sandbox.resetRequests();
  }
}

const rows = [];
async function sample() {
  for (let taken = 0; taken <= SAMPLES; taken++) {
    await pause(
      Math.max(
        0,
        startedAt + (taken * minutes * 60_000) / SAMPLES - Date.now() - (taken === SAMPLES ? 500 : 0),
      ),
    );
    const row = { seconds: Math.round((Date.now() - startedAt) / 1_000), requests, ...(await measure(url)) };
    rows.push(row);
    console.log(
      Object.entries(row)
        .map(([name, value]) => `${name} ${value}`)
        .join('   '),
    );
  }
}

try {
  await Promise.all([sample(), trouble(), ...Array.from({ length: CLIENTS }, client)]);
} finally {
  child.kill('SIGTERM');
  await sandbox.close();
  rmSync(dataDir, { recursive: true, force: true });
}

const columns = Object.keys(rows[0]);
const cells = [columns, columns.map(() => '---:'), ...rows.map((row) => columns.map((name) => row[name]))];
const table = cells.map((row) => `| ${row.join(' | ')} |`).join('\n');
const half = rows.slice(Math.floor(rows.length / 2));
const growth = (name) => half.at(-1)[name] - half[0][name];
const summary =
  `${requests} requests in ${minutes} minutes (${Math.round(requests / (minutes * 60))} a second), ` +
  `answered ${Object.entries(statuses)
    .map(([status, count]) => `${status}: ${count}`)
    .join(', ')}. ` +
  `In the second half: resident memory ${growth('rssMb')} MB, heap ${growth('heapMb')} MB, handles ${growth('handles')}.`;
console.log(`\n${summary}`);

if (values.write) {
  const page = `# Soak

\`npm run soak\` (ten minutes, \`--minutes N\` for another length) puts ${CLIENTS} clients with mixed questions (warm and
unknown parcels, sections, wrong requests) on one server with the sandbox behind it, one upstream or another failing all
the time. Memory and handles must be flat once the caches are filled. \`--write\` writes this page.

The figures are those of a run of **${minutes} minutes** on ${cpus().length} cores, Node ${process.version}, shared with the
sandbox and the clients.

${summary}

${table}
`;
  writeFileSync('docs/soak.md', page);
}
