import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/config/version.js';
import { textUnder } from './support/markdown.js';

const CUT = '// …';
const MOST_LINES = 60;
const page = readFileSync(join(PACKAGE_ROOT, 'CONTRIBUTING.md'), 'utf8');

/** Code blocks below a line that is nothing but a file's path. */
const quotations = [...page.matchAll(/^`(?<path>[^`\n]+)`\n\n```ts\n(?<code>[\s\S]*?)```$/gm)].map(
  ({ groups }) => ({ path: groups?.['path'] ?? '', code: groups?.['code'] ?? '' }),
);
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

describe('CONTRIBUTING.md', () => {
  it.each(quotations)('quotes $path', ({ path, code }) => {
    const file = linesOf(readFileSync(join(PACKAGE_ROOT, path), 'utf8')).join('\n');
    const pieces = linesOf(code).join('\n').split(`\n${CUT}\n`);
    let from = 0;
    for (const piece of pieces) {
      const at = `\n${file}\n`.indexOf(`\n${piece}\n`, from);
      expect([piece, at >= 0]).toEqual([piece, true]);
      from = at + piece.length;
    }
  });

  it('shows a source in few lines, each of them quoted', () => {
    const section = textUnder(page, 'Add a source');
    const lines = quotations.flatMap(({ code }) => linesOf(code).filter((line) => line !== CUT));
    expect(lines.length).toBeLessThan(MOST_LINES);
    expect(section.match(/```ts/g)).toHaveLength(quotations.length);
    expect(quotations.length).toBeGreaterThan(7);
  });

  it('links to files that are there', () => {
    const links = [...page.matchAll(/\]\((?<path>[^)#]+)\)/g)].map(({ groups }) => groups?.['path'] ?? '');
    expect(links.filter((path) => !existsSync(join(PACKAGE_ROOT, path)))).toEqual([]);
  });

  it('names scripts that are there', () => {
    const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as {
      scripts: object;
    };
    const named = [...page.matchAll(/npm run (?<name>[\w:]+)/g)].map(({ groups }) => groups?.['name'] ?? '');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
