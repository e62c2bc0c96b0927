/** Cells of the first table under a heading, without its head; backticks taken off. */
export function tableUnder(page: string, heading: string): string[][] {
  return tableLines(textUnder(page, heading))
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

/** Text under a heading, up to the next one of its level or above. */
export function textUnder(page: string, heading: string): string {
  const lines = page.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start < 0) throw new Error(`the page has no heading "${heading}"`);
  const level = (lines[start]?.indexOf(' ') ?? 1) - 1;
  const length = lines.slice(start + 1).findIndex((line) => new RegExp(`^#{1,${level + 1}} `).test(line));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

function tableLines(text: string): string[] {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith('|'));
  if (first < 0) return [];
  const length = lines.slice(first).findIndex((line) => !line.startsWith('|'));
  return lines.slice(first, length < 0 ? undefined : first + length);
}
