const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Bytes 0x80 to 0x9F in Windows-1252; `·` where it has none. (Node's own decoder of that name decodes Latin-1.) */
const WINDOWS_1252 = '€·‚ƒ„…†‡ˆ‰Š‹Œ·Ž··‘’“”•–—˜™š›œ·žŸ';
const BYTES: ReadonlyMap<string, number> = new Map(
  [...WINDOWS_1252].flatMap((character, index) => (character === '·' ? [] : [[character, 0x80 + index]])),
);

/** Reads again as UTF-8 what was read as Latin-1 or Windows-1252 on its way (`HÃ´tel`); any other text as it is. */
export function repairedText(text: string): string {
  if (!/[ÃÂâ]/.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : BYTES.get(character);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return UTF_8.decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
