import fc from 'fast-check';
import { parseFrenchAddress } from './parse-address.js';

/** `59+61|RUE LA FAYETTE|75009|PARIS` */
function brief(text: string): string | null {
  const parsed = parseFrenchAddress(text);
  if (parsed === null) return null;
  const numbers = parsed.houseNumbers.map(({ number, suffix }) => `${number}${suffix ?? ''}`).join('+');
  return [numbers, parsed.street ?? '', parsed.postalCode ?? '', parsed.city ?? ''].join('|');
}

describe('parseFrenchAddress', () => {
  it.each([
    // SIRENE
    ['20 AVENUE DE SEGUR 75007 PARIS', '20|AVENUE DE SEGUR|75007|PARIS'],
    ['59-61 RUE LA FAYETTE 75009 PARIS', '59+61|RUE LA FAYETTE|75009|PARIS'],
    ['10 A 12 10 RUE DU COLONEL DRIANT 75001 PARIS', '10+12|RUE DU COLONEL DRIANT|75001|PARIS'],
    ['121 A 123 121 RUE DE FONTENAY 94300 VINCENNES', '121+123|RUE DE FONTENAY|94300|VINCENNES'],
    ['24-25 24 RUE DE LA PAIX 94300 VINCENNES', '24+25|RUE DE LA PAIX|94300|VINCENNES'],
    ['27 & 27B 27 AVENUE DE PARIS 94300 VINCENNES', '27+27bis|AVENUE DE PARIS|94300|VINCENNES'],
    ['27-27B 27 AVENUE DE PARIS 94300 VINCENNES', '27+27bis|AVENUE DE PARIS|94300|VINCENNES'],
    ['BUREAU 326 78 AVENUE DES CHAMPS ELYSEES 75008 PARIS', '78|AVENUE DES CHAMPS ELYSEES|75008|PARIS'],
    ['128 RUE LA BOETIE 75008 PARIS 8', '128|RUE LA BOETIE|75008|PARIS'],
    ['4 PL HOTEL VILLE ESP LIBERATION 75004 PARIS 04', '4|PL HOTEL VILLE ESP LIBERATION|75004|PARIS'],
    ['1 B RUE DU MIDI 94300 VINCENNES', '1bis|RUE DU MIDI|94300|VINCENNES'],
    ['MORNAY 1 B AVENUE DU CHATEAU 94300 VINCENNES', '1bis|AVENUE DU CHATEAU|94300|VINCENNES'],
    ['ET 1, RUE DE LA BIENFAISANCE 73 RUE DEFRANCE 94300 VINCENNES', '73|RUE DEFRANCE|94300|VINCENNES'],
    ["ET 5 RUE DE L'EGLISE 10 RUE DU MIDI 94300 VINCENNES", '10|RUE DU MIDI|94300|VINCENNES'],
    ['RUELLE ALBERT CAMUS 1 IMPASSE DES CAMISARDS 97420 LE PORT', '1|IMPASSE DES CAMISARDS|97420|LE PORT'],
    [
      'BAT DAUPHINE 192EME SECTION 24 BOULEVARD DE LA LIBERATION 94300 VINCENNES',
      '24|BOULEVARD DE LA LIBERATION|94300|VINCENNES',
    ],
    [
      'PARC CLUB DES 7 DENIERS 78 CHEMIN DES SEPT DENIERS 31200 TOULOUSE',
      '78|CHEMIN DES SEPT DENIERS|31200|TOULOUSE',
    ],
    [
      'RES LES CAPUCINES BATD 3 TRAVERSE DES PENITENTS NOIRS 13600 LA CIOTAT',
      '3|TRAVERSE DES PENITENTS NOIRS|13600|LA CIOTAT',
    ],
    ['ESPACE SOLEIL BAT C ROUTE DE GRUISSAN 11100 NARBONNE', '|ROUTE DE GRUISSAN|11100|NARBONNE'],
    ['LD LA BARBERAIS RUE DE RENNES 35650 LE RHEU', '|RUE DE RENNES|35650|LE RHEU'],
    ['RUE JULES FERRY 64110 MAZERES-LEZONS', '|RUE JULES FERRY|64110|MAZERES-LEZONS'],
    ['PDV 312447 CAFET VINCENNES RER 5 AVENUE AUBERT 94300 VINCENNES', '5|AVENUE AUBERT|94300|VINCENNES'],
    ['BAT 1 25 RUE VICTOR HUGO 33000 BORDEAUX', '25|RUE VICTOR HUGO|33000|BORDEAUX'],
    ['BAT 3 RUE VICTOR HUGO 33000 BORDEAUX', '|RUE VICTOR HUGO|33000|BORDEAUX'],
    ['6 PLACE COLBERT 69001 LYON CEDEX 01', '6|PLACE COLBERT||LYON'],
    // condominiums
    ['16-18 av de lowendal 75015 PARIS', '16+18|av de lowendal|75015|PARIS'],
    ['20B av de lowendal', '20bis|av de lowendal||'],
    ['112t av de suffren 75015 Paris', '112ter|av de suffren|75015|Paris'],
    ['61 rue Antoine CHARIAL, 69003 LYON', '61|rue Antoine CHARIAL|69003|LYON'],
    ['crs lafayette, 69003 Lyon', '|crs lafayette|69003|Lyon'],
    // energy labels, owners, building permits
    ['80/82 Rue de la Roquette', '80+82|Rue de la Roquette||'],
    ['56-58-60 Rue Madame Molé', '56+58+60|Rue Madame Molé||'],
    ['51 A - AVENUE DE SEGUR', '51a|AVENUE DE SEGUR||'],
    ['87, RUE DE LA JONQUIERE', '87|RUE DE LA JONQUIERE||'],
    ['22 AV DE LOWENDAL 75015', '22|AV DE LOWENDAL|75015|'],
    ['12, 14 et 16 rue du Bac 75007 Paris', '12+14+16|rue du Bac|75007|Paris'],
    ['10 A 12 RUE DU BAC', '10+12|RUE DU BAC||'],
    ['12 r victor hugo', '12|r victor hugo||'],
    ['217 bis rue de Rivoli, 75001 Paris', '217bis|rue de Rivoli|75001|Paris'],
    ['12 rue du 8 mai 1945', '12|rue du 8 mai 1945||'],
    ['3 La Croix 12300 Decazeville', '3|La Croix|12300|Decazeville'],
    ['12 Vieux Chemin de Nice', '12|Vieux Chemin de Nice||'],
    ['VIEUX CHEMIN DE NICE', '|VIEUX CHEMIN DE NICE||'],
    ['5 RUE DE LA PORTE BAT B 75001 PARIS', '5|RUE DE LA PORTE|75001|PARIS'],
    ['5 rue Pasteur, Résidence Les Lilas, 35000 Rennes', '5|rue Pasteur|35000|Rennes'],
    ['5 RUE PASTEUR RES LES LILAS 35000 RENNES', '5|RUE PASTEUR|35000|RENNES'],
    ['35000 RENNES', '||35000|RENNES'],
    ['', null],
    [' , ; ', null],
  ])('%s -> %s', (text, expected) => {
    expect(brief(text)).toBe(expected);
  });

  it('reads any text without failing, and never makes up a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const parsed = parseFrenchAddress(text);
        for (const { number } of parsed?.houseNumbers ?? []) expect(text).toContain(String(number));
      }),
    );
  });

  it('reads back what it is made of', () => {
    const number = fc.integer({ min: 1, max: 9999 });
    const suffix = fc.constantFrom('', 'BIS', 'TER', 'A', 'C');
    const type = fc.constantFrom('RUE', 'AV', 'BD', 'IMPASSE', 'CHEMIN', 'R', 'PL', 'ROND-POINT');
    const name = fc.constantFrom('DE LA PAIX', 'DU 11 NOVEMBRE', "DE L'EGLISE", 'LA FAYETTE', 'SAINT-HONORE');
    const tail = fc.constantFrom('35000 RENNES', '75116 PARIS 16', '2A004 X', '97420 LE PORT');
    fc.assert(
      fc.property(number, suffix, type, name, tail, (n, s, t, street, place) => {
        const parsed = parseFrenchAddress(`ESPACE SOLEIL ${n} ${s} ${t} ${street} ${place}`);
        const expected = s === '' ? null : s.toLowerCase();
        expect(parsed?.houseNumbers).toEqual([{ number: n, suffix: expected }]);
        if (!place.startsWith('2A')) expect(parsed?.street).toBe(`${t} ${street}`);
      }),
    );
  });
});
