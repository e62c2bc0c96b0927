// The figures on the terminal, and as docs/performance.md and .json.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { PROJECT } from './dist-folder.mjs';

const PAGE = join(PROJECT, 'docs', 'performance.md');
const DATA = join(PROJECT, 'docs', 'performance.json');
/** Between these lines the page is written by the bench; the rest is written by people. */
const BEGIN = '<!-- figures: written by npm run bench -- --write -->';
const END = '<!-- end of figures -->';

const MET = { true: 'yes', false: 'no', undefined: '' };

export function printScenario({ name, title, seconds, tables, facts, notes }) {
  console.log(`\n== ${name}: ${title} (${seconds} s)`);
  for (const table of tables) {
    console.log(`\n${table.title}`);
    print(table.columns, table.rows);
  }
  if (facts.length > 0) {
    console.log();
    print(['', 'measured', 'target', 'met'], facts.map(factRow));
  }
  for (const note of notes) console.log(`\n${note}`);
}

const factRow = ({ name, text, target, met }) => [name, text, target, MET[met]];

function print(columns, rows) {
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...rows.map((row) => row[index].length)),
  );
  for (const row of [columns, ...rows]) {
    console.log(
      row
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index])))
        .join('  '),
    );
  }
}

export async function writeReport(run) {
  await write(DATA, JSON.stringify(run));
  const before = existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : `# Performance\n\n${BEGIN}\n${END}\n`;
  const start = before.indexOf(BEGIN);
  const end = before.indexOf(END);
  if (start < 0 || end < start)
    throw new Error(`${PAGE} has lost the lines between which figures are written`);
  await write(PAGE, `${before.slice(0, start)}${BEGIN}\n\n${figures(run)}\n${before.slice(end)}`);
}

/** As `npm run lint` wants it. */
async function write(path, text) {
  const options = await resolveConfig(path);
  writeFileSync(path, await format(text, { ...options, filepath: path }));
}

function figures(run) {
  const { date, cpu, cores, memoryGb, os, node, load, scenarios, seconds } = run;
  const facts = scenarios.flatMap((scenario) => scenario.facts);
  return [
    `Measured ${date} on ${cpu}, ${cores} cores, ${memoryGb} GB, ${os}, Node.js ${node}; load by ${load}, on the same machine; ${seconds} s in all. The same as data: [performance.json](performance.json).`,
    '## At a glance',
    markdown(['', 'measured', 'target', 'met'], facts.map(factRow)),
    ...scenarios.flatMap(({ title, tables, notes, name }) => [
      `## ${title}`,
      `\`npm run bench -- ${name}\``,
      ...tables.flatMap((table) => [`${table.title}:`, markdown(table.columns, table.rows)]),
      ...notes,
    ]),
    '',
  ].join('\n\n');
}

/** A table as prettier would have it. */
function markdown(columns, rows) {
  const widths = columns.map((column, index) =>
    Math.max(3, column.length, ...rows.map((row) => row[index].length)),
  );
  const line = (cells) =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(' | ')} |`;
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
