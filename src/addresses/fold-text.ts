const LIGATURES: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', ß: 'SS' };

/** Upper case without accents, ligatures and punctuation, words separated by one space: `L'Œuvre-d’Été` -> `L OEUVRE D ETE`. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[ŒÆß]/g, (ligature) => LIGATURES[ligature] ?? ligature)
    .replace(/[^A-Z0-9]+/g, ' ')
    .trim();
}

/** The words of `foldText`. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
}
