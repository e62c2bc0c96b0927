import { correctionsOfSirens, salesInStreet, salesOfSirens, streetQuestions } from './bodacc-queries.js';
import { type SaleAddress } from './match-notice.js';

const address = (street: string | null, postalCode: string | null = '75007'): SaleAddress => ({
  houseNumber: '1',
  street,
  postalCode,
  city: 'Paris',
  cityCode: '75107',
});
const words = (street: string): readonly string[] | undefined => streetQuestions([address(street)])[0]?.words;

describe('the questions', () => {
  it('are asked by siren, all of sales only', () => {
    expect(salesOfSirens(['356000000', '130025265'])).toBe(
      'familleavis="vente" and registre in ("356000000","130025265")',
    );
    expect(correctionsOfSirens(['356000000'])).toBe(
      'familleavis="vente" and typeavis in ("rectificatif","annulation") and registre in ("356000000")',
    );
  });

  it('are asked by street and postal code', () => {
    expect(salesInStreet({ words: ['JEAN', 'MEDECIN'], postalCodes: ['06000'] })).toBe(
      'familleavis="vente" and search(listeetablissements,"JEAN MEDECIN") and (cp like "06000" or search(listeetablissements,"06000"))',
    );
  });

  it('cannot be broken out of', () => {
    expect(salesInStreet({ words: ['A" or "B\\'], postalCodes: ['06000'] })).toContain(
      'search(listeetablissements,"A\\" or \\"B\\\\")',
    );
  });
});

describe('streetQuestions', () => {
  it('asks once for a street, whatever its numbers', () => {
    expect(
      streetQuestions([address('Avenue de Ségur'), address('avenue de SEGUR'), address('Rue Oudinot')]),
    ).toEqual([
      { words: ['SEGUR'], postalCodes: ['75007'] },
      { words: ['OUDINOT'], postalCodes: ['75007'] },
    ]);
  });

  it('does not depend on words that registers shorten', () => {
    expect(words('Avenue du Général Leclerc')).toEqual(['LECLERC']);
    expect(words('Rue Saint-Honoré')).toEqual(['HONORE']);
    expect(words('Rue du Docteur')).toEqual(['DOCTEUR']);
    expect(words('Grande Rue')).toEqual(['GRANDE', 'RUE']);
    expect(words("Place de l'Hôtel de Ville - Esplanade de la Libération")).toEqual(['HOTEL', 'VILLE']);
  });

  it('asks for both postal codes of the 16th arrondissement', () => {
    expect(streetQuestions([address('Rue de Passy', '75016')])[0]?.postalCodes).toEqual(['75016', '75116']);
  });

  it('asks for nothing without street or postal code', () => {
    expect(streetQuestions([address(null), address('Rue X', null), address('', '75001')])).toEqual([]);
  });
});
