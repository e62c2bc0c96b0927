import { EASEMENT_CATEGORIES } from './easements.codes.js';
import { INFORMATION_TYPES } from './informations.codes.js';
import { PRESCRIPTION_TYPES } from './prescriptions.codes.js';
import { typeFinder } from './type-label.js';

describe('typeFinder', () => {
  const prescription = typeFinder(PRESCRIPTION_TYPES);
  const information = typeFinder(INFORMATION_TYPES);

  it.each([
    ['01', '02', 'Espace boisé classé à créer', 'L113-1', 'R151-31 1°'],
    ['01', '00', 'Espace boisé classé', 'L113-1', 'R151-31 1°'],
    ['01', '77', 'Espace boisé classé', 'L113-1', 'R151-31 1°'],
    ['01', null, 'Espace boisé classé', 'L113-1', 'R151-31 1°'],
    ['1', '2', 'Espace boisé classé à créer', 'L113-1', 'R151-31 1°'],
  ])('reads prescription %s-%s', (type, subtype, label, law, rule) => {
    expect(prescription(type, subtype)?.slice(2)).toEqual([label, law, rule]);
  });

  it('knows information perimeters', () => {
    expect(information('04', '00')?.[2]).toBe('Périmètre de droit de préemption urbain');
  });

  it('knows nothing of other codes', () => {
    expect(prescription('XX', '00')).toBeUndefined();
    expect(prescription(null, '00')).toBeUndefined();
  });
});

describe('the code tables', () => {
  it('hold every code once', () => {
    for (const rows of [PRESCRIPTION_TYPES, INFORMATION_TYPES]) {
      expect(new Set(rows.map(([type, subtype]) => type + subtype)).size).toBe(rows.length);
    }
    expect(new Set(EASEMENT_CATEGORIES.map(([category]) => category.toLowerCase())).size).toBe(
      EASEMENT_CATEGORIES.length,
    );
  });

  it('hold as many rows as the standard', () => {
    expect([PRESCRIPTION_TYPES.length, INFORMATION_TYPES.length, EASEMENT_CATEGORIES.length]).toEqual([
      166, 48, 66,
    ]);
  });
});
