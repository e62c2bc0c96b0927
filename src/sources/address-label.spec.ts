import fc from 'fast-check';
import { addressLabel } from './address-label.js';

const word = fc.stringMatching(/^[A-Za-zÀ-ÿ' -]{1,20}$/).filter((text) => text.trim() !== '');

describe('addressLabel', () => {
  it.each([
    ['123', 'Rue Example', '75001', 'Paris', '123 Rue Example, 75001 Paris'],
    ['217 bis', 'Chemin', '69400', 'Villefranche', '217 bis Chemin, 69400 Villefranche'],
    [null, 'Chemin', null, 'Villefranche', 'Chemin, Villefranche'],
    ['3', 'Chemin', null, null, '3 Chemin'],
    ['3', null, '75001', 'Paris', null],
  ])('%s | %s | %s | %s -> %s', (houseNumber, street, postalCode, city, label) => {
    expect(addressLabel({ houseNumber, street, postalCode, city })).toBe(label);
  });

  it('never writes null or a bare comma', () => {
    const part = fc.option(word, { nil: null });
    fc.assert(
      fc.property(part, word, part, part, (houseNumber, street, postalCode, city) => {
        const label = addressLabel({ houseNumber, street, postalCode, city }) ?? '';
        expect(label).toContain(street);
        expect(label.split(', ')).toHaveLength(postalCode === null && city === null ? 1 : 2);
      }),
    );
  });
});
