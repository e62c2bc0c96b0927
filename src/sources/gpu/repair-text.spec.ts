import fc from 'fast-check';
import { repairedText } from './repair-text.js';

describe('repairedText', () => {
  it.each([
    ['HÃ´tel des Invalides', 'Hôtel des Invalides'],
    ['HÃ´tel de Bourbon CondÃ© (ancien)', 'Hôtel de Bourbon Condé (ancien)'],
    ['MinistÃ¨re de la Marine Marchande', 'Ministère de la Marine Marchande'],
    ['lâ€™Ã©glise', 'l’église'],
    ['Ensemble urbain à Paris', 'Ensemble urbain à Paris'],
    ['Château', 'Château'],
    ['SÃO PAULO', 'SÃO PAULO'],
    ['Ecole Militaire', 'Ecole Militaire'],
  ])('%s -> %s', (text, repaired) => {
    expect(repairedText(text)).toBe(repaired);
  });

  it('undoes a wrong reading of any French text, and leaves right ones alone', () => {
    const word = fc.stringMatching(/^[a-zéèêàçôûîïÉ' -]{1,30}$/);
    fc.assert(
      fc.property(word, (text) => {
        expect(repairedText(Buffer.from(text, 'utf8').toString('latin1'))).toBe(text);
        expect(repairedText(text)).toBe(text);
      }),
    );
  });
});
