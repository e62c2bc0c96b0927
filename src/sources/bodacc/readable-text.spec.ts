import fc from 'fast-check';
import { readableText } from './readable-text.js';

describe('readableText', () => {
  it.each([
    ['clÃ´ture', 'clôture'],
    ['SociÃ©tÃ© Ã\u00a0 responsabilitÃ©', 'Société à responsabilité'],
    ['Ã‰tablissement', 'Établissement'],
    ['lâ€™Ã©tÃ©', 'l’été'],
    ['Établissement principal', 'Établissement principal'],
    ['ÂME', 'ÂME'],
    ['SÃO PAULO', 'SÃO PAULO'],
    ['', ''],
  ])('%s -> %s', (text, expected) => {
    expect(readableText(text)).toBe(expected);
  });

  it('undoes the misreading of any French text', () => {
    const latin1 = new TextDecoder('latin1');
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'aeéèàçôûïÉ '), { minLength: 1 }), (letters) => {
        const text = letters.join('');
        expect(readableText(latin1.decode(new TextEncoder().encode(text)))).toBe(text);
      }),
    );
  });
});
