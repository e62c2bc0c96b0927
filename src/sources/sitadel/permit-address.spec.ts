import { addressAgreement, comparable, postalCodeOf, streetOf, terrainAddress } from './permit-address.js';

describe('terrainAddress', () => {
  it.each([
    [
      {
        ADR_NUM_TER: '18',
        ADR_LIBVOIE_TER: 'CHEMIN DE CANTO LAOUZETTO',
        ADR_LOCALITE_TER: 'TOULOUSE',
        ADR_CODPOST_TER: '31',
      },
      '18 CHEMIN DE CANTO LAOUZETTO, TOULOUSE',
    ],
    [
      {
        ADR_NUM_TER: '5',
        ADR_TYPEVOIE_TER: 'AV',
        ADR_LIBVOIE_TER: 'EDOUARD BELIN',
        ADR_CODPOST_TER: '31400',
      },
      '5 AV EDOUARD BELIN, 31400',
    ],
    [{ ADR_TYPEVOIE_TER: 'RUE', ADR_LIBVOIE_TER: 'Rue Sarrus' }, 'Rue Sarrus'],
    [
      {
        ADR_NUM_TER: 12,
        ADR_LIBVOIE_TER: 'RUE SARRUS',
        ADR_LIEUDIT_TER: 'CENTRE SARRUS - INSPE',
        ADR_CODPOST_TER: 12000,
      },
      '12 RUE SARRUS, CENTRE SARRUS - INSPE, 12000',
    ],
    [{ ADR_CODPOST_TER: '0' }, null],
    [{}, null],
  ])('of %j', (row, expected) => {
    expect(terrainAddress(row)).toBe(expected);
  });

  it('gives a postal code its first 0 back', () => {
    expect(postalCodeOf({ ADR_CODPOST_TER: 1000 })).toBe('01000');
  });

  it('needs a name for a street', () => {
    expect(streetOf({ ADR_TYPEVOIE_TER: 'RUE' })).toBeNull();
  });
});

describe('addressAgreement', () => {
  // Recorded cells, and the addresses of the Base Adresse Nationale that they stand for.
  it.each([
    ['1', null, 'JEAN BART', '1', 'Rue Jean Bart', 'exact'],
    ['8B', null, 'RUE CUVIER', '8 bis', 'Rue Cuvier', 'exact'],
    ['10-12', null, 'RUE DES AVENEAUX', '12', 'Rue des Aveneaux', 'exact'],
    ['5', null, 'BOULE GASTON DOUMERGUE', '5', 'Boulevard Gaston Doumergue', 'exact'],
    ['3', null, 'AVENU GERGAUD', '3', 'Avenue Gergaud', 'exact'],
    [null, null, 'IMPAS CARNUS', '4', 'Impasse Carnus', 'street'],
    ['16', null, 'RUE DE L OUCHE CORMIER', '16', "Rue de l'Ouche Cormier", 'exact'],
    ['5', 'AV', 'EDOUARD BELIN', '5', 'Avenue Édouard Belin', 'exact'],
    ['3', null, 'RUE JEAN BART', '1', 'Rue Jean Bart', 'no'],
    ['1', 'AV', 'JEAN BART', '1', 'Rue Jean Bart', 'no'],
    ['1', null, 'RUE DU GENERAL DE LA HORIE', '1', 'Rue du Général de la Horie Dupont', 'exact'],
    ['1', null, 'RUE DU GENERAL', '1', 'Rue du Général de la Horie', 'no'],
    ['1', null, null, '1', 'Rue Jean Bart', 'no'],
  ])('%s %s %s and %s %s: %s', (number, type, name, houseNumber, street, expected) => {
    const row = { ADR_NUM_TER: number, ADR_TYPEVOIE_TER: type, ADR_LIBVOIE_TER: name };
    expect(addressAgreement(row, comparable([{ houseNumber, street }]))).toBe(expected);
  });
});
