const WINDOWS_1252 = new TextDecoder('windows-1252');
const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Characters that Windows-1252 has where Latin-1 has controls -> their bytes. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0x20 }, (_, index) => 0x80 + index).map((byte) => [
    WINDOWS_1252.decode(Uint8Array.of(byte)),
    byte,
  ]),
);

/** Some old notices were read in the wrong encoding on their way (`clÃ´ture`): read again, any other text as it is. */
export function readableText(text: string): string {
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
