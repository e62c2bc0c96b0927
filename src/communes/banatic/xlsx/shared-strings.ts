import { cellText } from './cell-text.js';
import { parseXml } from './parse-xml.js';

/** Characters that the table of strings of a workbook may hold: it is the one part that must be in memory. */
const MAX_CHARACTERS = 100_000_000;

/**
 * The strings that cells refer to by number. Rich text is joined, phonetic guides are left out.
 * @throws when there are more than `maxCharacters` in all
 */
export async function readSharedStrings(
  chunks: AsyncIterable<string>,
  maxCharacters = MAX_CHARACTERS,
): Promise<readonly string[]> {
  const strings: string[] = [];
  let characters = 0;
  let current = '';
  let inText = false;
  let phonetic = false;
  const reading = parseXml(chunks, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = true;
    },
    text: (text) => {
      if (inText && !phonetic) current += text;
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'si') {
        characters += current.length;
        if (characters > maxCharacters)
          throw new Error(`its strings hold more than ${maxCharacters} characters`);
        strings.push(ownCopy(cellText(current)));
      }
    },
  });
  for await (const _ of reading);
  return strings;
}

/** The same text in memory of its own: what a parser hands out may keep the whole piece of file alive that it was cut from. */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
