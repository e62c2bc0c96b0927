import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { tableUnder } from './support/markdown.js';

const DOCS = join(PACKAGE_ROOT, 'docs');
const read = (path: string): string => readFileSync(join(DOCS, path), 'utf8');

/** True matches, neighbours rejected, misses, wrongly taken; null where the source's own page counts none. */
type Counts = readonly (number | null)[];
/** The numbers of a row of the source's own page, which its spec holds to what it measures, as counts. */
type Reading = (numbers: readonly number[], countsNeighbours: boolean) => Counts;

const inOrder = ([found = 0, neighbours = 0, misses = 0, wrong]: readonly number[]): Counts => [
  found,
  neighbours,
  misses,
  wrong ?? null,
];
const READINGS: Readonly<Record<string, Reading>> = {
  bodacc: ([all = 0, found = 0, neighbours = 0, wrong = 0]) => [found, neighbours, all - found, wrong],
  copro: inOrder,
  dpe: inOrder,
  dvf: ([, found = 0, neighbours = 0, misses = 0]) => [found, neighbours, misses, null],
  gpu: (numbers, countsNeighbours) =>
    countsNeighbours ? inOrder(numbers) : [numbers[0] ?? 0, null, numbers.at(-1) ?? 0, null],
  owners: inOrder,
  sirene: inOrder,
  sitadel: ([found = 0, ambiguous = 0, neighbours = 0, misses = 0]) => [
    found + ambiguous,
    neighbours,
    misses,
    null,
  ],
};

const numbersIn = (cells: readonly string[]): number[] =>
  cells.flatMap((cell) => (cell.match(/\d+/g) ?? []).map(Number));
const titleOf = (page: string): string => /^# (.+)$/m.exec(page)?.[1] ?? '';

describe('docs/joins.md', () => {
  const rows = tableUnder(read('joins.md'), 'Joins');
  const pages = readdirSync(join(DOCS, 'joins')).map((name) => name.replace('.md', ''));

  it.each(pages)('says of %s what its own page says', (source) => {
    const page = read(`joins/${source}.md`);
    // A page without a case column has a single row of counts.
    const own = tableUnder(page, titleOf(page)).map((cells) =>
      READINGS[source]?.(
        numbersIn(cells.filter((cell, index) => index > 0 || /^\d+$/.test(cell))),
        !cells.includes('-'),
      ),
    );
    const here = rows
      .filter(([name]) => name?.includes(`(joins/${source}.md)`))
      .map((cells) => cells.slice(2).map((cell) => (cell === '-' ? null : Number(cell))));
    expect(here).toEqual(own);
    expect(here.length).toBeGreaterThan(0);
  });

  it('has no row without a page', () => {
    for (const [name] of rows) expect(pages).toContain(/\(joins\/(\w+)\.md\)/.exec(name ?? '')?.[1]);
  });
});
