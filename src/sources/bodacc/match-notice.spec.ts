import fc from 'fast-check';
import { judgeNotice, knownAddresses, type KnownPlace, type SaleAddress } from './match-notice.js';
import { type Notice, readNotice } from './notice.js';

const OCCUPANT = '356000000';
const yffiniac: SaleAddress = {
  houseNumber: '22',
  street: 'Rue François Jaffrain',
  postalCode: '22120',
  city: 'Yffiniac',
  cityCode: '22389',
};
const nice: SaleAddress = {
  houseNumber: '2',
  street: 'Avenue Jean Médecin',
  postalCode: '06000',
  city: 'Nice',
  cityCode: '06088',
};
const merged: SaleAddress = {
  houseNumber: '3',
  street: 'Place de la Mairie',
  postalCode: '48200',
  city: 'Les Monts-Verts',
  cityCode: '48012',
};

function placeOf(addresses: readonly SaleAddress[], departmentCode = '22'): KnownPlace {
  return { addresses: knownAddresses(addresses), sirens: new Set([OCCUPANT]), departmentCode };
}

function noticeAt(adresse: unknown, columns: Record<string, unknown> = {}): Notice {
  const listeetablissements = adresse === undefined ? null : { etablissement: { adresse } };
  const notice = readNotice({ id: 'A1', familleavis: 'vente', listeetablissements, ...columns });
  if (notice === null) throw new Error('no sale');
  return notice;
}

const row = (...parts: (string | null)[]): unknown => {
  const [numeroVoie, typeVoie, nomVoie, codePostal, ville] = parts;
  return Object.fromEntries(
    Object.entries({ numeroVoie, typeVoie, nomVoie, codePostal, ville }).filter(
      ([, value]) => typeof value === 'string',
    ),
  );
};
const summary = (notice: Notice, place: KnownPlace): string => {
  const verdict = judgeNotice(notice, place);
  return 'match' in verdict ? `${verdict.match.matchMethod} ${verdict.match.matchQuality}` : verdict.rejected;
};

/** Sales at the parcel, as notices write their address. */
const TRUE_SALES: readonly (readonly [string, SaleAddress, unknown, boolean])[] = [
  ['recorded, Yffiniac', yffiniac, row('22', 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), true],
  ['recorded, Nice', nice, row('2', 'Avenue', 'Jean Médecin', '06000', 'Nice'), true],
  ['upper case, short type', yffiniac, row('22', 'R', 'FRANCOIS JAFFRAIN', '22120', 'YFFINIAC'), true],
  ['no type', yffiniac, row('22', null, 'François Jaffrain', '22120', 'Yffiniac'), true],
  ['given name cut', nice, row('2', 'Av', 'J. Médecin', '06000', 'Nice'), true],
  ['range', yffiniac, row('20-22', 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), true],
  ['list', nice, row('2 et 4', 'Avenue', 'Jean Médecin', '06000', 'Nice'), true],
  ['slash', nice, row('2/4', 'Avenue', 'Jean Médecin', '06000', 'Nice'), true],
  ['all in one key', yffiniac, row(null, null, '22 rue François Jaffrain', '22120', 'Yffiniac'), true],
  ['cedex', nice, row('2', 'Avenue', 'Jean Médecin', '06047', 'Nice Cedex 1'), true],
  ['no town', nice, row('2', 'Avenue', 'Jean Médecin', '06000', null), true],
  ['wrapped', nice, { france: row('2', 'Avenue', 'Jean Médecin', '06000', 'Nice') }, true],
  ['list of one', nice, [row('2', 'Avenue', 'Jean Médecin', '06000', 'Nice')], true],
  [
    'name before the merger',
    { ...merged, oldCity: 'Arcomie' },
    row('3', 'Place', 'de la Mairie', '48200', 'Arcomie'),
    true,
  ],
  ['misspelt', yffiniac, row('22', 'Rue', 'François Jafrain', '22120', 'Yffiniac'), false],
  ['inside a range', yffiniac, row('18-26', 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), false],
  ['unknown former name', merged, row('3', 'Place', 'de la Mairie', '48200', 'Arcomie'), false],
];

const NEIGHBOURS: readonly (readonly [string, SaleAddress, unknown])[] = [
  ['next number', yffiniac, row('24', 'Rue', 'François Jaffrain', '22120', 'Yffiniac')],
  ['repetition', yffiniac, row('22 bis', 'Rue', 'François Jaffrain', '22120', 'Yffiniac')],
  ['longer number', nice, row('22', 'Avenue', 'Jean Médecin', '06000', 'Nice')],
  ['other type', yffiniac, row('22', 'Impasse', 'François Jaffrain', '22120', 'Yffiniac')],
  ['other street', nice, row('2', 'Avenue', 'Médecin', '06000', 'Nice')],
  ['other postal code', nice, row('2', 'Avenue', 'Jean Médecin', '06200', 'Nice')],
  ['same postal code, other commune', yffiniac, row('22', 'Rue', 'François Jaffrain', '22120', 'Hillion')],
  ['no place at all', nice, row('2', 'Avenue', 'Jean Médecin', null, null)],
  ['no number', nice, row(null, 'Avenue', 'Jean Médecin', '06000', 'Nice')],
];

describe('the address of a sale, without an occupant', () => {
  it.each(TRUE_SALES)('%s', (_, address, adresse, isFound) => {
    const found = summary(noticeAt(adresse), placeOf([address]));
    expect(found === 'address exact').toBe(isFound);
  });

  it.each(NEIGHBOURS)('%s is a neighbour', (_, address, adresse) => {
    expect(summary(noticeAt(adresse), placeOf([address]))).toMatch(/^(?:elsewhere|numberless)$/);
  });

  // docs/joins/bodacc.md
  it('is found in 14 of 17 spellings, and no neighbour of 9 is taken', () => {
    const taken = (address: SaleAddress, adresse: unknown): boolean =>
      'match' in judgeNotice(noticeAt(adresse), placeOf([address]));
    expect(TRUE_SALES).toHaveLength(17);
    expect(TRUE_SALES.filter(([, address, adresse]) => taken(address, adresse))).toHaveLength(14);
    expect(NEIGHBOURS).toHaveLength(9);
    expect(NEIGHBOURS.filter(([, address, adresse]) => taken(address, adresse))).toEqual([]);
  });

  it('tells numberless notices from others', () => {
    expect(summary(noticeAt(row(null, 'Avenue', 'Jean Médecin', '06000', 'Nice')), placeOf([nice]))).toBe(
      'numberless',
    );
  });

  it('takes the first name of a place that has two', () => {
    const place = placeOf([
      { ...nice, houseNumber: '4', street: "Place de l'Hôtel de Ville - Esplanade de la Libération" },
    ]);
    expect(summary(noticeAt(row('4', 'Place', "de l'Hôtel de Ville", '06000', 'Nice')), place)).toBe(
      'address exact',
    );
  });
});

describe('the address of an occupant’s sale', () => {
  const registre = [OCCUPANT];

  it.each([
    ['at the parcel', row('22', 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), 'siren+address exact'],
    [
      'in another spelling of the town',
      row('22', 'Rue', 'François Jaffrain', '22120', 'Yfiniac'),
      'siren+address exact',
    ],
    ['in the street', row(null, 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), 'siren+address street'],
    ['next door', row('24', 'Rue', 'François Jaffrain', '22120', 'Yffiniac'), 'elsewhere'],
    ['elsewhere', row('1', 'Rue', 'Neuve', '69002', 'Lyon'), 'elsewhere'],
    ['in the town', row(null, null, null, '22120', 'Yffiniac'), 'siren postalCode'],
    ['in another town', row(null, null, null, '69002', 'Lyon'), 'elsewhere'],
  ])('%s', (_, adresse, expected) => {
    expect(summary(noticeAt(adresse, { registre }), placeOf([yffiniac]))).toBe(expected);
  });

  it.each([
    ['22120', 'siren postalCode'],
    ['92130, 22120', 'siren postalCode'],
    ['22000', 'elsewhere'],
    [null, 'siren unlocated'],
  ])('without an address, with the postal codes %s', (cp, expected) => {
    expect(summary(noticeAt(undefined, { registre, cp }), placeOf([yffiniac]))).toBe(expected);
  });

  it.each([
    ['22', '22', 'siren department'],
    ['20167', '2A', 'siren department'],
    ['20200', '2A', 'elsewhere'],
    ['97400', '974', 'siren department'],
    ['69002', '22', 'elsewhere'],
  ])('without any address on the parcel: %s in %s', (code, department, expected) => {
    const cp = code.padEnd(5, '0');
    expect(summary(noticeAt(undefined, { registre, cp }), placeOf([], department))).toBe(expected);
    const located = noticeAt(row('1', 'Rue', 'Neuve', cp, 'X'), { registre });
    expect(summary(located, placeOf([], department))).toBe('uncompared');
  });

  const office = (adresseSiegeSocial: unknown, typePersonne: string): Record<string, unknown> => ({
    registre,
    cp: '69002',
    listepersonnes: { personne: { typePersonne, denomination: 'X', adresseSiegeSocial } },
  });
  const here = row('22', 'Rue', 'François Jaffrain', '22120', 'Yffiniac');
  const there = row('1', 'Rue', 'Neuve', '69002', 'Lyon');

  it.each([
    ['here', here, 'siren+address headOffice'],
    ['there', there, 'elsewhere'],
    ['one of two', [there, here], 'siren+address headOffice'],
  ])('with the head office %s', (_, address, expected) => {
    expect(summary(noticeAt(undefined, office(address, 'pm')), placeOf([yffiniac]))).toBe(expected);
  });

  it('never by the home of a person', () => {
    expect(summary(noticeAt(undefined, office(here, 'pp')), placeOf([yffiniac]))).toBe('elsewhere');
  });

  it('by the one establishment of several that is on the parcel', () => {
    const listeetablissements = { etablissement: [{ adresse: there }, { adresse: here, activite: 'pain' }] };
    const verdict = judgeNotice(noticeAt(undefined, { registre, listeetablissements }), placeOf([yffiniac]));
    expect(verdict).toMatchObject({ match: { establishments: [{ activite: 'pain' }] } });
  });
});

describe('properties of the match', () => {
  const numbers = fc.integer({ min: 1, max: 9999 });
  const at = (number: number): Notice =>
    noticeAt(row(String(number), 'Rue', 'François Jaffrain', '22120', 'Yffiniac'));

  it('equal numbers match, different ones never', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const place = placeOf([{ ...yffiniac, houseNumber: String(one) }]);
        expect(summary(at(one), place)).toBe('address exact');
        if (one !== other) expect(summary(at(other), place)).toBe('elsewhere');
      }),
    );
  });

  it('judges anything', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (adresse, cp) => {
        expect(() =>
          judgeNotice(noticeAt(adresse, { cp, registre: [OCCUPANT] }), placeOf([nice])),
        ).not.toThrow();
      }),
    );
  });
});
