// One process of sales-files.mjs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync, createReadStream } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCompiled, PROJECT } from '../dist-folder.mjs';

const { reduceCommuneFile } = await importCompiled('src/sources/dvf/commune-sales.js');

const RECORDED = join(PROJECT, 'sandbox', 'data', 'dvf', '2024-78158.csv');
const BYTES = 4 * 1024 * 1024;
const FILES = 6;
const AT_ONCE = 2;
const MB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'deepcity-sales-'));
const file = join(folder, 'sales.csv');
const rows = writeBigFile(file);

function writeBigFile(path) {
  const [header, ...lines] = readFileSync(RECORDED, 'utf8').trimEnd().split('\n');
  const made = [header];
  for (let bytes = header.length, copy = 0; bytes < BYTES; copy += 1) {
    for (const line of lines) {
      made.push(line.replace(/^(\d+)-/, (_, year) => `${year}-${copy}`));
      bytes += line.length + 1;
    }
  }
  writeFileSync(path, `${made.join('\n')}\n`);
  return made.length - 1;
}

// The code is there in a server that runs.
await reduceCommuneFile(createReadStream(RECORDED));
const before = process.memoryUsage().rss;
let peak = before;
const watching = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
const cpuStart = process.cpuUsage();
const reduced = [];
let left = FILES;
let firstMs;
async function reader() {
  while (left > 0) {
    left -= 1;
    reduced.push(await reduceCommuneFile(createReadStream(file, { highWaterMark: 64 * 1024 })));
    peak = Math.max(peak, process.memoryUsage().rss);
    firstMs ??= millisecondsSince(cpuStart);
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, reader));
const cpuMs = millisecondsSince(cpuStart) / FILES;
clearInterval(watching);
rmSync(folder, { recursive: true });
process.send(
  {
    bytes: BYTES,
    rows,
    kept: reduced[0].length,
    cpuMs,
    // Two files were read side by side until then.
    firstMs: firstMs / AT_ONCE,
    peakMb: (peak - before) / MB,
    keptMb: (process.memoryUsage().rss - before) / MB,
  },
  () => process.exit(0),
);

function millisecondsSince(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}
