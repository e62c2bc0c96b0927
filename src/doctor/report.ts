import type { Comparison } from './contract.js';
import { type Finding, driftText } from './examine.js';

const COLUMNS = ['upstream', 'reachable', 'status', 'ms', 'verdict', 'contract', 'limits'] as const;

/** The findings as a table, with what is wrong below it. */
export function tableOf(findings: readonly Finding[]): string {
  const rows = [[...COLUMNS], ...findings.map(cellsOf)];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const lines = rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const [head = '', ...body] = lines;
  return [
    head,
    '-'.repeat(Math.max(...lines.map((line) => line.length))),
    ...body,
    '',
    ...closing(findings),
  ].join('\n');
}

function cellsOf(finding: Finding): string[] {
  const { upstream, reachable, status, latencyMs, limits, contract, verdict } = finding;
  return [
    upstream,
    reachable ? 'yes' : 'no',
    status === null ? '-' : String(status),
    latencyMs === null ? '-' : String(latencyMs),
    verdict,
    contract.map(comparisonText).join('; ') || '-',
    Object.entries(limits)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ') || '-',
  ];
}

/** `parcel as known`, `line x3: 1 missing, 1 new` */
function comparisonText({ row, rows, missing, added, retyped }: Comparison): string {
  if (rows === 0) return `no ${row}, not checked`;
  const counts = [
    [missing.length, 'missing'],
    [retyped.length, 'retyped'],
    [added.length, 'new'],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const name = rows === 1 ? row : `${row} x${rows}`;
  return said.length === 0 ? `${name} as known` : `${name}: ${said.join(', ')}`;
}

function closing(findings: readonly Finding[]): string[] {
  const news = findings
    .filter(({ verdict }) => verdict === 'ok')
    .flatMap(({ upstream, contract }) =>
      contract.filter(({ added }) => added.length > 0).map((one) => `  ${upstream}: ${driftText(one)}`),
    );
  const trouble = findings.filter(({ verdict }) => verdict !== 'ok');
  const lines = trouble.map(
    ({ upstream, verdict, problem, baseUrl, question, attempts }) =>
      `  ${upstream}: ${verdict}: ${problem}\n      asked for ${question} at ${baseUrl}, ${attempts} attempt${attempts === 1 ? '' : 's'}`,
  );
  return [
    ...(news.length === 0 ? [] : ['Columns that are new, and cost nothing:', ...news, '']),
    ...(trouble.length === 0
      ? [`All ${findings.length} upstreams answer as known.`]
      : [`In trouble: ${trouble.length} of ${findings.length}`, ...lines]),
  ];
}
