import { UPSTREAM_NAMES, UPSTREAMS } from '../../src/config/upstreams.js';
import { FAULT_CASES } from './fault-cases.js';
import { type Cell, ASKED_PARCEL, PROMISES, cellOf } from './matrix.js';

const SYMBOLS: Readonly<Record<Cell['kind'], string>> = {
  unaffected: '=',
  'stands in': 'S',
  null: 'N',
  slow: 'L',
  fields: 'F',
  '502': '502',
  '504': '504',
};

const code = (text: string): string => `\`${text}\``;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

function faults(): string {
  return table(
    ['fault', 'what it is', 'code'],
    FAULT_CASES.map(({ name, about, effect }) => [
      name,
      about,
      effect.startsWith('UPSTREAM') ? code(effect) : 'none',
    ]),
  );
}

function upstreams(): string {
  return table(
    [
      'upstream',
      'base URL',
      'what happens when it fails',
      'null, with an entry in `errors`',
      '`meta.sources` says',
    ],
    UPSTREAM_NAMES.map((name) => {
      const { about, asked, after, fails, missing = [], told = {} } = PROMISES[name];
      const when =
        asked ?? (after === undefined ? undefined : `only when ${after.map(code).join(' and ')} failed`);
      return [
        code(name),
        code(UPSTREAMS[name].variable),
        when === undefined ? about : `asked ${when}; ${about}`,
        fails === true ? '502, or 504 when time was the cause' : missing.map(code).join(', ') || '-',
        Object.entries(told)
          .map(([source, status]) => `${source}: ${status}`)
          .join(', ') || '-',
      ];
    }),
  );
}

function grid(): string {
  return table(
    ['fault', ...UPSTREAM_NAMES],
    FAULT_CASES.map((fault) => [
      fault.name,
      ...UPSTREAM_NAMES.map((name) => SYMBOLS[cellOf(name, fault).kind]),
    ]),
  );
}

/** docs/faults.md, from the table that the tests are made from. */
export function faultsPage(): string {
  return `# What each failure looks like

This page is made from the table in \`test/faults/\` that the tests are made from, too: every cell below is asked of a
whole server on every run, about the parcel \`${ASKED_PARCEL}\`, which has records in every section. Change the table,
then run \`npm run docs:faults\`.

Whatever fails: never a 500, no answer later than the deadline and a second, and no section that is silently empty. A
section that was asked for is null with an entry in \`errors\`, or whole, or its source's report says what is missing.

## Faults

${faults()}

In the code of a failure, errors name the route of first choice where several were tried, unless time was the cause of
the last.

## Upstreams

\`noted\`: the status stays \`ok\`, and a note or \`matchedBy\` says who answered instead.

${upstreams()}

A bad answer of 429 with \`Retry-After\` leaves the whole host alone, and with it other upstreams there.

## All cells

\`=\` the same answer as without the fault; \`S\` another route stands in, nothing is null; \`N\` null with the code of the
fault; \`L\` complete, or what came too late is left out and its report says so; \`F\` the records are there without the
fields read from the column; \`502\` and \`504\` no answer. Upstreams that are asked only after others are tested with
those failing.

${grid()}
`;
}
