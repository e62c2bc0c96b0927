import fc from 'fast-check';
import { repairedText } from './repair-text.js';

describe('repairedText', () => {
  it.each([
    ['HÃ´tel des Invalides', 'Hôtel des Invalides'],
    ['HÃ´tel de Bourbon CondÃ© (ancien)', 'Hôtel de Bourbon Condé (ancien)'],
    ['clÃ´ture', 'clôture'],
    ['SociÃ©tÃ© Ã\u00a0 responsabilitÃ©', 'Société à responsabilité'],
    ['Ã‰tablissement', 'Établissement'],
    ['lâ€™Ã©tÃ©', 'l’été'],
    ['Établissement principal', 'Établissement principal'],
    ['Château', 'Château'],
    ['ÂME', 'ÂME'],
    ['SÃO PAULO', 'SÃO PAULO'],
    ['Ecole Militaire', 'Ecole Militaire'],
    ['', ''],
  ])('%s -> %s', (text, repaired) => {
    expect(repairedText(text)).toBe(repaired);
  });

  it('undoes a wrong reading of any French text, and leaves right ones alone', () => {
    const word = fc.stringMatching(/^[a-zéèêàçôûîïÉ' -]{1,30}$/);
    const windows1252 = new TextDecoder('windows-1252');
    fc.assert(
      fc.property(word, (text) => {
        expect(repairedText(Buffer.from(text, 'utf8').toString('latin1'))).toBe(text);
        expect(repairedText(windows1252.decode(Buffer.from(text, 'utf8')))).toBe(text);
        expect(repairedText(text)).toBe(text);
      }),
    );
  });
});
