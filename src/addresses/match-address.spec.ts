import fc from 'fast-check';
import { frenchAddress, type FrenchAddress } from './french-address.js';
import { bestAddressMatch, matchesAddress } from './match-address.js';
import { parseFrenchAddress } from './parse-address.js';

const lowendal = frenchAddress({
  houseNumber: '22',
  street: 'Avenue de Lowendal',
  postalCode: '75015',
  city: 'Paris',
  cityCode: '75115',
});

function parsed(text: string, cityCode: string | null = null): FrenchAddress {
  const address = parseFrenchAddress(text, cityCode);
  if (address === null) throw new Error(`not an address: ${text}`);
  return address;
}

describe('matchesAddress', () => {
  it.each([
    ['22 AV DE LOWENDAL 75015', null, 'exact'],
    ['22-26 avenue de lowendal 75015 PARIS', null, 'exact'],
    ['22 AVENUE DE LOWENDAL', '75115', 'exact'],
    ['22 AVENUE DE LOWENDAL 75270 PARIS CEDEX 15', null, 'exact'],
    ['22 AVENUE DE LOWENDAL', '75056', 'exact'],
    ['22 AVENUE DE LOWENDAL', null, 'exact'],
    ['20-24 AVENUE DE LOWENDAL 75015 PARIS', null, 'street'],
    ['22 BIS AVENUE DE LOWENDAL 75015 PARIS', null, 'street'],
    ['AVENUE DE LOWENDAL 75015 PARIS', null, 'street'],
    ['22 AVENUE DE LOWENDAL 75007 PARIS', null, 'no'],
    ['22 AVENUE DE LOWENDAL', '75107', 'no'],
    ['22 AVENUE DE LOWENDAL 59270 LYON CEDEX', null, 'no'],
    ['22 RUE DE LOWENDAL 75015 PARIS', null, 'no'],
    ['22 AVENUE DE SUFFREN 75015 PARIS', null, 'no'],
    ['75015 PARIS', null, 'no'],
  ])('%s (%s): %s', (text, cityCode, expected) => {
    expect(matchesAddress(parsed(text, cityCode), lowendal)).toBe(expected);
  });

  it.each([
    ['12', '12', 'exact'],
    ['12 bis', '12B', 'exact'],
    ['12b', '12 BIS', 'exact'],
    ['12 ter', '12 bis', 'street'],
    ['12 A', '12', 'street'],
    [null, '12', 'street'],
    [null, null, 'street'],
  ])('numbers %s and %s: %s', (one, other, expected) => {
    const address = (houseNumber: string | null): FrenchAddress =>
      frenchAddress({ houseNumber, street: 'Rue X' });
    expect(matchesAddress(address(one), address(other))).toBe(expected);
  });

  it('knows the two postal codes of the 16th arrondissement', () => {
    const suffren = frenchAddress({ houseNumber: 1, street: 'Rue X', postalCode: '75016' });
    expect(matchesAddress(parsed('1 RUE X 75116 PARIS'), suffren)).toBe('exact');
  });

  it('takes the best of several', () => {
    const other = { ...lowendal, houseNumbers: [{ number: 24, suffix: null }] };
    expect(bestAddressMatch(parsed('22 AV DE LOWENDAL'), [other, lowendal])).toEqual({
      match: 'exact',
      address: lowendal,
    });
    expect(bestAddressMatch(parsed('28 AV DE LOWENDAL'), [other, lowendal])).toEqual({
      match: 'street',
      address: other,
    });
    expect(bestAddressMatch(parsed('28 AV DE SUFFREN'), [other, lowendal])).toEqual({
      match: 'no',
      address: null,
    });
  });

  it('is symmetric', () => {
    const address = fc
      .record({
        houseNumber: fc.constantFrom('1', '1 bis', '1-3', null),
        street: fc.constantFrom('Rue X', 'r. x', 'Bd X', null),
        postalCode: fc.constantFrom('75001', '75002', null),
        city: fc.constantFrom('Paris', 'PARIS 1', 'Lyon', null),
        cityCode: fc.constantFrom('75101', '75056', '69381', null),
      })
      .map(frenchAddress);
    fc.assert(
      fc.property(address, address, (a, b) => expect(matchesAddress(a, b)).toBe(matchesAddress(b, a))),
    );
  });
});
