import { allCommunes, isKnownInseeCode } from '../parcels/communes.js';
import { findCommune, resolutionNote } from './find-commune.js';

describe('findCommune', () => {
  it.each([
    [
      '75107',
      '75056',
      'arrondissement',
      'Paris 7e Arrondissement is an arrondissement: the commune is Paris (75056)',
    ],
    ['59355', '59350', 'associatedCommune', 'Lomme is an associated commune of Lille (59350)'],
    ['01340', '01015', 'delegatedCommune', 'Saint-Bois is a delegated commune of Arboys en Bugey (01015)'],
    ['20004', '2A004', 'formerCode', '20004 is no longer in use: its territory belongs to Ajaccio (2A004)'],
    [
      '97123',
      '97701',
      'formerCode',
      '97123 is no longer in use: its territory belongs to Saint-Barthélemy (97701)',
    ],
  ])('takes %s for %s (%s)', (code, commune, resolution, note) => {
    const found = findCommune(code);
    expect(found?.commune.code).toBe(commune);
    expect(found?.requested).toMatchObject({ code, resolution });
    expect(found && resolutionNote(found)).toBe(note);
  });

  it('keeps what is of the arrondissement alone', () => {
    expect(findCommune('75107')?.requested).toMatchObject({
      postalCodes: ['75007'],
      population: expect.any(Number),
    });
  });

  it('takes a code that is two communes for the current one', () => {
    const found = findCommune('93066');
    expect(found).toEqual({
      commune: expect.objectContaining({ name: 'Saint-Denis', type: 'commune-actuelle' }),
    });
  });

  it('leads every code of the year to a current commune', () => {
    const lost = [...allCommunes()].filter(
      ({ code }) => findCommune(code)?.commune.type !== 'commune-actuelle',
    );
    expect(lost).toEqual([]);
  });

  it('knows none that never was', () => {
    expect(findCommune('00000')).toBeUndefined();
    expect(isKnownInseeCode('00000')).toBe(false);
  });
});
