import { partyName, partySiren, partyType, publishable, registrationText, sirenIn } from './party.js';

const company = {
  typePersonne: 'pm',
  numeroImmatriculation: { numeroIdentification: '106 594 302', codeRCS: 'RCS', nomGreffeImmat: 'Marseille' },
  denomination: 'ELDAROBEL',
  administration: 'President : NOMTEST Prenomtest',
  adresseSiegeSocial: { codePostal: '13004' },
};
const person = {
  typePersonne: 'pp',
  nonInscrit: 'N',
  nom: 'NOMTEST',
  prenom: ['Secondtest', 'Tiercetest'],
  nomUsage: 'USAGETEST',
  nationalite: 'Nationalitetest',
  dateNaissance: '1970-01-01',
  adresseSiegeSocial: { codePostal: '83110' },
};

describe('a party', () => {
  it('has a name, a number and a kind', () => {
    expect([partyName(company), partySiren(company), partyType(company)]).toEqual([
      'ELDAROBEL',
      '106594302',
      'pm',
    ]);
    expect([partyName(person), partySiren(person), partyType(person)]).toEqual([
      'Secondtest Tiercetest NOMTEST',
      null,
      'pp',
    ]);
    expect(registrationText(company)).toBe('106 594 302 RCS Marseille');
    expect(registrationText(person)).toBeNull();
  });

  it('is read in older shapes', () => {
    expect(partyName({ personneMorale: { denomination: 'QUERCY PETROLES' } })).toBe('QUERCY PETROLES');
    expect(partyType({ denomination: 'X' })).toBe('pm');
    expect(partyType({ nom: 'X' })).toBe('pp');
    expect(partyType({})).toBeNull();
    const craftsman = { inscriptionRM: { numeroIdentificationRM: '438 690 000 RM 77' } };
    expect(partySiren(craftsman)).toBe('438690000');
    expect(registrationText(craftsman)).toBe('438 690 000 RM 77');
  });

  it('shows of a person nothing but names', () => {
    const shown = publishable(person, true);
    expect(partyName(shown)).toBe('Secondtest Tiercetest NOMTEST');
    expect(Object.keys(shown).sort()).toEqual(['nom', 'nomUsage', 'nonInscrit', 'prenom', 'typePersonne']);
    const unnamed = publishable(person, false);
    expect(partyName(unnamed)).toBeNull();
    expect(partyType(unnamed)).toBe('pp');
  });

  it('shows of a company all but the names of those who run it', () => {
    for (const withNames of [true, false]) {
      expect(publishable(company, withNames)).not.toHaveProperty('administration');
      expect(partyName(publishable(company, withNames))).toBe('ELDAROBEL');
    }
  });
});

describe('sirenIn', () => {
  it.each([
    ['106 594 302', '106594302'],
    ['438690000', '438690000'],
    ['1065943021', null],
    ['', null],
    [null, null],
    [106594302, '106594302'],
  ])('%j -> %s', (value, siren) => {
    expect(sirenIn(value)).toBe(siren);
  });
});
