/** Characters that Windows-1252 has where Latin-1 has control characters, and their bytes. */
const WINDOWS_1252 = new Map(
  [...'€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'].map((character, index) => [
    character,
    [
      0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94,
      0x95, 0x96, 0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
    ][index] ?? 0,
  ]),
);
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Reads again as UTF-8 what was read as Latin-1 or Windows-1252 on its way (`HÃ´tel`); any other text as it is. */
export function repairedText(text: string): string {
  if (!/[ÃÂâ]/.test(text)) return text;
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const byte = code <= 0xff ? code : WINDOWS_1252.get(character);
    if (byte === undefined) return text;
    bytes.push(byte);
  }
  try {
    return UTF_8.decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
