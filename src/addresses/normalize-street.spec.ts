import fc from 'fast-check';
import { normalizeStreet, sameStreet, searchWords } from './normalize-street.js';
import { LANE_TYPES, SITE_TYPES } from './street-types.codes.js';

describe('sameStreet', () => {
  it.each([
    ['av de lowendal', 'Avenue de Lowendal'],
    ['R SAINTE ANNE DE BARABAN', 'r sainte-anne de baraban'],
    ['crs lafayette', 'Cours La Fayette'],
    ['RUE LABOETIE', 'Rue La Boétie'],
    ['BD DU GAL LECLERC', 'Boulevard du Général Leclerc'],
    ['RUE DU QUATRE SEPTEMBRE', 'Rue du 4 Septembre'],
    ['PL DU 1ER MAI', 'Place du Premier Mai'],
    ["IMP DE L'OUCHE CORMIER", 'Impasse de l’Ouche-Cormier'],
    ['IMPASSE MONT LOUIS', 'Impasse de Mont-Louis'],
    ['FG ST HONORE', 'Faubourg Saint-Honoré'],
    ['PL HOTEL VILLE ESP LIBERATION', "Place de l'Hôtel de Ville - Esplanade de la Libération"],
    ['RUE R GIRAUDINEAU', 'Rue Robert Giraudineau'],
    ['GR GRANDE RUE', 'Grand’Rue'],
    ['JEAN BART', 'Rue Jean Bart'],
    ['RUE RUE JEAN BART', 'Rue Jean Bart'],
    ["RUE DE L'OEUVRE", 'Rue de l’Œuvre'],
  ])('%s = %s', (a, b) => {
    expect(sameStreet(a, b)).toBe(true);
    expect(sameStreet(b, a)).toBe(true);
  });

  it.each([
    ['Rue Voltaire', 'Boulevard Voltaire'],
    ['Rue de Paris', 'Rue de la Porte de Paris'],
    ['Rue Victor Hugo', 'Rue Victor Schoelcher'],
    ['Rue Victor Hugo', 'Rue Victor H'],
    ['Rue Jean Jaurès', 'Rue Jean Jacques Rousseau'],
    ['Rue Example', "Passage de l'Essai"],
    ['Rue', 'Rue Example'],
    ['', ''],
    ['Petite Rue du Bac', 'Rue du Bac'],
    ['Rue du 8 Mai 1945', 'Rue du 8 Mai'],
  ])('%s is not %s', (a, b) => {
    expect(sameStreet(a, b)).toBe(false);
    expect(sameStreet(b, a)).toBe(false);
  });

  it('lets the last word of a cut name be incomplete', () => {
    const cut = 'RUE DU COMMANDANT RENE MOU';
    expect(cut).toHaveLength(26);
    expect(sameStreet(cut, 'Rue du Commandant René Mouchotte', { cutAt: 26 })).toBe(true);
    expect(sameStreet(cut, 'Rue du Commandant René Mouchotte')).toBe(false);
    expect(sameStreet('RUE DU COMMANDANT MOU', 'Rue du Commandant Mouchotte', { cutAt: 26 })).toBe(false);
  });

  const word = fc.constantFrom(
    'SAINT',
    'JEAN',
    'É',
    'd’',
    'la',
    '8',
    'Mai',
    'R',
    'av',
    'BD',
    'Grande',
    'rue',
    '-',
    'LOUIS',
  );
  const street = fc.array(word, { maxLength: 5 }).map((words) => words.join(' '));

  it('is symmetric, and reflexive for whatever has a name', () => {
    fc.assert(
      fc.property(street, street, (a, b) => {
        expect(sameStreet(a, b)).toBe(sameStreet(b, a));
        if (normalizeStreet(a).words.length > 0) expect(sameStreet(a, a)).toBe(true);
      }),
    );
  });

  it('sees neither case nor accents, hyphens nor apostrophes', () => {
    fc.assert(
      fc.property(street, fc.constantFrom(' ', '-', "'", '  '), (text, joint) => {
        const other = text.normalize('NFD').toLowerCase().replaceAll(' ', joint);
        expect(normalizeStreet(other)).toEqual(normalizeStreet(text));
      }),
    );
  });

  it('knows every abbreviation as its full word', () => {
    for (const [short, full] of Object.entries({ ...LANE_TYPES, ...SITE_TYPES })) {
      expect(normalizeStreet(`${short} TEST`)).toMatchObject({ type: full, words: ['TEST'] });
    }
  });
});

describe('searchWords', () => {
  it.each([
    ["Passage de l'Essai", ['ESSAI']],
    ['Rue Saint-Honoré', ['SAINT', 'HONORE']],
    ['Rue du Quatre Septembre', ['QUATRE', 'SEPTEMBRE']],
  ])('%s', (street, expected) => {
    expect(searchWords(street)).toEqual(expected);
  });
});
