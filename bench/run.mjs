// The bench: npm run bench [-- names of scenarios] [--write]     (after npm run build)
// Everything it needs is started here; `--write` writes docs/performance.md and docs/performance.json.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './machine.mjs';
import { printScenario, writeReport } from './report.mjs';
import { SCENARIOS } from './scenarios/index.mjs';
import { startUpstreams } from './upstreams/upstreams.mjs';

const { values, positionals } = parseArgs({
  options: { write: { type: 'boolean', default: false }, list: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => SCENARIOS.every((scenario) => scenario.name !== name));
if (values.list || unknown.length > 0) {
  if (unknown.length > 0) console.error(`unknown: ${unknown.join(', ')}`);
  for (const { name, title } of SCENARIOS) console.log(`${name.padEnd(12)} ${title}`);
  process.exit(unknown.length > 0 ? 1 : 0);
}

if (values.write && positionals.length > 0) {
  console.error('--write takes no names: the page is of one run');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'deepcity-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

let upstreams;
const bench = {
  /** For files of the run. */
  folder,
  /** Whether one scenario was asked for by name: it may take its time. */
  alone: positionals.length === 1,
  /** One for all scenarios: what it has answered once it need not compute again. */
  upstreams: () => (upstreams ??= startUpstreams()),
};

const started = Date.now();
const done = [];
const failed = [];
for (const scenario of SCENARIOS) {
  if (positionals.length > 0 && !positionals.includes(scenario.name)) continue;
  console.error(`… ${scenario.name}`);
  const begun = performance.now();
  try {
    const result = await scenario.run(bench);
    const seconds = Math.round((performance.now() - begun) / 1_000);
    const { name, title } = scenario;
    done.push({ name, title, seconds, ...result });
    printScenario(done.at(-1));
  } catch (error) {
    failed.push(scenario.name);
    console.error(`\n${scenario.name} failed:`, error);
  }
}
const run = { ...machine(), seconds: Math.round((Date.now() - started) / 1_000), scenarios: done };
console.log(`\n${run.seconds} s on ${run.cpu}, ${run.cores} cores, Node.js ${run.node}, load by ${run.load}`);
if (values.write) await writeReport(run);
process.exit(failed.length > 0 ? 1 : 0);
