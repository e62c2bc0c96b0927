import fc from 'fast-check';
import { agreesWithAddresses, agreesWithNumber, typedAddressOf } from './typed-address.js';

describe('agreesWithNumber', () => {
  it.each([
    ['45 Avenue de Ségur', 45, 'agrees'],
    ['45-47 AVENUE DE SEGUR', 47, 'agrees'],
    ['80/82 Rue de la Roquette', 80, 'agrees'],
    ['56-58-60 Rue Madame Molé', 60, 'agrees'],
    ['22-26 avenue de Lowendal', 24, 'agrees'],
    ['22 à 26 avenue de Lowendal', 24, 'agrees'],
    ['22-26 avenue de Lowendal', 23, 'contradicts'],
    ['51A AVENUE DE SEGUR', 51, 'agrees'],
    ['51 A - AVENUE DE SEGUR', 51, 'agrees'],
    ['Bât. 2, 12 rue Neuve', 12, 'agrees'],
    ['12 rue du 8 mai 1945', 12, 'agrees'],
    ['33 rue Example', 3, 'contradicts'],
    ['Avenue de Ségur', 45, 'silent'],
    ['Les Granges 75007', 7, 'silent'],
    [null, 45, 'silent'],
  ] as const)('%j and number %d: %s', (typed, number, expected) => {
    expect(agreesWithNumber(typed, number)).toBe(expected);
  });

  it('agrees with the number of any plain address', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        fc.constantFrom('', ' bis', 'b', ' TER'),
        (number, suffix) => {
          expect(agreesWithNumber(`${number}${suffix} Rue Neuve`, number)).toBe('agrees');
          expect(agreesWithNumber(`${number}${suffix} Rue Neuve`, number + 1)).toBe('contradicts');
        },
      ),
    );
  });
});

describe('agreesWithAddresses', () => {
  const parcel = [
    { houseNumber: '1', street: 'Rue Example' },
    { houseNumber: '1 bis', street: 'Rue Example' },
    { houseNumber: '2', street: "Passage de l'Essai" },
  ];
  it.each([
    ['1 RUE EXAMPLE', 'agrees'],
    ['1B rue example', 'agrees'],
    ['1 bis, rue Example', 'agrees'],
    ['1 ter rue Example', 'contradicts'],
    ['1 r Example', 'agrees'],
    ['2 psg de l Essai', 'agrees'],
    ['2 rue Example', 'contradicts'],
    ['11 rue Example', 'contradicts'],
    ['1 rue Autre', 'contradicts'],
    ['rue Example', 'silent'],
    [null, 'silent'],
  ] as const)('%j: %s', (typed, expected) => {
    expect(agreesWithAddresses(typed, parcel)).toBe(expected);
  });

  it('has nothing to say without addresses, or of addresses without number', () => {
    expect(agreesWithAddresses('1 rue Example', [])).toBe('silent');
    expect(agreesWithAddresses('1 rue Example', [{ houseNumber: null, street: 'Rue Example' }])).toBe(
      'silent',
    );
    expect(agreesWithAddresses('1 rue Example', [{ houseNumber: '1', street: null }])).toBe('silent');
  });

  it('writes out common abbreviations, and sees no accents', () => {
    const known = [{ houseNumber: '5', street: 'Rue Saint-Saëns' }];
    expect(agreesWithAddresses('5 Rue st saens', known)).toBe('agrees');
    expect(agreesWithAddresses('5 Rue saint saens', known)).toBe('agrees');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (typed, houseNumber, street) => {
        agreesWithAddresses(typed, [{ houseNumber, street }]);
        agreesWithNumber(typed, 3);
      }),
    );
  });
});

describe('typedAddressOf', () => {
  it('takes number and street, else the whole line', () => {
    expect(typedAddressOf({ adresse_brut: '1 rue A', adresse_complete_brut: '1 rue A 75001 Paris' })).toBe(
      '1 rue A',
    );
    expect(typedAddressOf({ adresse_brut: ' ', adresse_complete_brut: '1 rue A 75001 Paris' })).toBe(
      '1 rue A 75001 Paris',
    );
    expect(typedAddressOf({})).toBeNull();
  });
});
