// Mixed load on the compiled server for some minutes: memory and handles must stay flat. Linux: it reads /proc.
//   node bench/soak.mjs [--minutes 10] [--write]     (after npm run build)
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxParcels } from '../dist/sandbox/parcels.js';
import { startSandbox } from '../dist/sandbox/sandbox.js';
import { FLAGS } from './processes/flags.mjs';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, write: { type: 'boolean', default: false } },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error('--minutes takes a number above 0');

const CLIENTS = 8;
/** Of a client, between an answer and the next question. */
const THINK_MS = 40;
const SAMPLES = 20;
/** Small, so that it fills within the first minutes and what grows afterwards is something else. */
const CACHE_MEMORY_MB = 8;
/** For the collection of garbage before a measurement. */
const COLLECT_MS = 1_000;
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
/** What is measured after a collection of garbage, by its name at /metrics. */
const METRICS = {
  heapMb: ['nodejs_heap_size_used_bytes', MB],
  externalMb: ['nodejs_external_memory_bytes', MB],
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
  const child = spawn(
    process.execPath,
    [...FLAGS, '--expose-gc', '--import', './bench/collect.mjs', 'dist/server/main.js'],
    {
      env: {
        PATH: process.env.PATH,
        ...sandbox.env,
        HOST: '127.0.0.1',
        PORT: String(port),
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        RATE_LIMIT: '1000000',
        CACHE_MEMORY_MB: String(CACHE_MEMORY_MB),
        REQUEST_DEADLINE_MS: '5000',
        // The real limits would make it a test of the queues.
        OUTGOING_FACTOR: '50',
      },
      stdio: 'inherit',
    },
  );
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

/** Of the resident memory, what is the process's own; the rest is files: the code, and pages of the store. */
function residentMb(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return { rssMb: NaN, ownMb: NaN };
  const text = readFileSync(status, 'utf8');
  const read = (name) =>
    Math.round(Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1_024);
  return { rssMb: read('VmRSS'), ownMb: read('RssAnon') };
}

async function measure(url, child) {
  child.kill('SIGUSR2');
  await pause(COLLECT_MS);
  const text = await (await fetch(`${url}/metrics`)).text();
  const read = (name) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? NaN);
  const metrics = Object.entries(METRICS).map(([key, [name, unit]]) => [key, Math.round(read(name) / unit)]);
  return { ...residentMb(child.pid), ...Object.fromEntries(metrics) };
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
/** Of answers that are none, the reasons. */
const reasons = {};
let requests = 0;

const count = (counts, key) => (counts[key] = (counts[key] ?? 0) + 1);

async function client() {
  while (Date.now() < endsAt) {
    const response = await fetch(url + target(parcels));
    const body = await response.text();
    count(statuses, response.status);
    if (response.status >= 500) {
      for (const { source, code, message } of JSON.parse(body).errors ?? [{ code: 'no errors' }])
        count(reasons, `${source} ${code} (${message})`);
    }
    requests += 1;
    await pause(THINK_MS);
  }
}
async function trouble() {
  while (Date.now() < endsAt) {
    // One at a time: faults that nobody has run into yet would pile up until nobody is left to stand in.
    await sandbox.clearFaults();
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
        startedAt +
          (taken * minutes * 60_000) / SAMPLES -
          Date.now() -
          (taken === SAMPLES ? 2 * COLLECT_MS : 0),
      ),
    );
    const row = {
      seconds: Math.round((Date.now() - startedAt) / 1_000),
      requests,
      ...(await measure(url, child)),
    };
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
  `In the second half: resident memory ${growth('rssMb')} MB (of the process itself ${growth('ownMb')} MB), ` +
  `heap ${growth('heapMb')} MB, handles ${growth('handles')}.`;
console.log(`\n${summary}`);
if (Object.keys(reasons).length > 0) console.log('without an answer:', reasons);

if (values.write) {
  const page = 'docs/soak.md';
  // What stands under further headings is written by hand.
  const others = readFileSync(page, 'utf8')
    .split(/\n(?=## )/)
    .slice(1);
  const soak = `# Soak

\`npm run soak\` (ten minutes, \`--minutes N\` for another length) puts ${CLIENTS} clients with mixed questions (warm and
unknown parcels, sections, wrong requests) on one server with the sandbox behind it, one upstream after the other failing.
Memory and handles must be flat once the caches are filled; those in memory are held at ${CACHE_MEMORY_MB} MB for that. Figures are taken after a
collection of garbage. \`ownMb\` is resident memory without files (the code, and pages of the store on disk); it moves up and
down with what the allocator keeps. \`--write\` writes this part of the page.

The figures are those of a run of **${minutes} minutes** on ${cpus().length} cores, Node ${process.version}, shared with the
sandbox and the clients.

${summary}

${table}
`;
  writeFileSync(page, [soak, ...others].join('\n'));
}
