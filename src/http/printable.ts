/** Client text in a message: no control characters, not longer than a line. */
export function printable(text: string): string {
  const clean = text.replace(/\p{C}/gu, '\uFFFD');
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
