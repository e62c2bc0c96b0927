import fc from 'fast-check';
import { metresBetween } from '../../geometry/distance.js';
import { activityLabel } from './activity-label.js';
import { addressQueries } from './address-queries.js';
import { isHiddenPerson, withoutMasks } from './diffusion.js';
import { toFinances } from './finances.js';
import { knownAddress } from './match-establishment.js';
import { occupantsOf } from './occupants.js';
import { searchCircle } from './search-circle.js';
import { readUnit, type Unit } from './unit.js';

const MASK = '[NON-DIFFUSIBLE]';

describe('searchCircle', () => {
  const corner = fc.record({
    lon: fc.double({ min: 2, max: 2.01, noNaN: true }),
    lat: fc.double({ min: 48, max: 48.005, noNaN: true }),
  });

  it('holds the whole parcel and its street front, or says that it does not', () => {
    fc.assert(
      fc.property(fc.array(corner, { minLength: 3, maxLength: 12 }), (corners) => {
        const ring = [...corners, corners[0] ?? { lon: 0, lat: 0 }].map(
          ({ lon, lat }) => [lon, lat] as const,
        );
        const circle = searchCircle({ type: 'Polygon', coordinates: [ring] });
        if (circle === null) throw new Error('no circle');
        const reach = Math.max(...ring.map((position) => metresBetween([circle.lon, circle.lat], position)));
        expect(circle.radiusKm).toBeGreaterThanOrEqual(0.02);
        expect(circle.radiusKm).toBeLessThanOrEqual(0.3);
        expect(circle.covers).toBe(reach <= 300);
        if (reach <= 270) expect(circle.radiusKm * 1_000).toBeGreaterThanOrEqual(reach + 30);
      }),
    );
  });

  it('has none for nothing', () => {
    expect(searchCircle({ type: 'MultiPolygon', coordinates: [] })).toBeNull();
  });
});

describe('addressQueries', () => {
  const query = (houseNumber: string | null, street: string | null, cityCode: string | null = '75101') =>
    addressQueries(
      [knownAddress({ id: null, houseNumber, street, postalCode: null, city: null, cityCode })],
      '75056',
    );

  it.each([
    ['1', 'Rue Example', '1 RUE EXAMPLE'],
    ['1 bis', 'Rue Example', '1 RUE EXAMPLE'],
    ['2', "Passage de l'Essai", "2 PASSAGE DE L'ESSAI"],
    ['2', 'Passage de l’Été', "2 PASSAGE DE L'ETE"],
    ['3', 'Rue Saint-Honoré', '3 RUE SAINT HONORE'],
    ['4', "Place de l'Hôtel de Ville - Esplanade de la Libération", "4 PLACE DE L'HOTEL DE VILLE"],
  ])('%s %s', (houseNumber, street, q) => {
    expect(query(houseNumber, street)).toEqual([{ q, communeCode: '75101' }]);
  });

  it('takes the parcel’s commune where the address has none', () => {
    expect(query('1', 'Rue X', null)[0]?.communeCode).toBe('75056');
  });

  it('has none without number or street', () => {
    expect(query(null, 'Le Bourg')).toEqual([]);
    expect(query('1', null)).toEqual([]);
  });

  it('asks once for a number and its repetitions', () => {
    const addresses = ['1', '1 bis', '1 ter', '3'].map((houseNumber) =>
      knownAddress({ id: null, houseNumber, street: 'Rue X', postalCode: null, city: null, cityCode: null }),
    );
    expect(addressQueries(addresses, '35238').map(({ q }) => q)).toEqual(['1 RUE X', '3 RUE X']);
  });
});

describe('withoutMasks', () => {
  it('leaves nothing of the mask, at any depth', () => {
    const value = fc.oneof(
      fc.constant(MASK),
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.constant(`A (${MASK})`),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof({ maxDepth: 4 }, value, fc.array(tie('tree')), fc.dictionary(fc.string(), tie('tree'))),
    }));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), tree), (row) => {
        expect(JSON.stringify(withoutMasks(row))).not.toContain('NON-DIFFUSIBLE');
      }),
    );
  });

  it.each([
    [{ a: MASK }, { a: null }],
    [{ a: [MASK, 'LA POSTE', null] }, { a: ['LA POSTE', null] }],
    [{ a: `ACME (${MASK})` }, { a: 'ACME' }],
    [{ a: { b: MASK, c: 0, d: '' } }, { a: { b: null, c: 0, d: '' } }],
  ])('%j -> %j', (row, expected) => {
    expect(withoutMasks(row)).toEqual(expected);
  });
});

describe('isHiddenPerson', () => {
  it.each([
    [{ statut_diffusion: 'P', nature_juridique: '1000' }, true],
    [
      { statut_diffusion: 'P', nature_juridique: '5710', complements: { est_entrepreneur_individuel: true } },
      true,
    ],
    [{ statut_diffusion: 'P', nature_juridique: null }, true],
    [{ statut_diffusion: 'P', nature_juridique: '5710' }, false],
    [{ statut_diffusion: 'O', nature_juridique: '1000' }, false],
    [{ nature_juridique: '1000' }, false],
  ])('%j: %s', (unit, expected) => {
    expect(isHiddenPerson(unit)).toBe(expected);
  });
});

describe('readUnit', () => {
  it.each([
    ['356000000', '356000000'],
    [5_612_341, '005612341'],
    [['356000000'], '356000000'],
    ['U21684704', undefined],
    ['35600000', undefined],
    [null, undefined],
  ])('siren %j: %s', (siren, expected) => {
    expect(readUnit({ siren })?.siren).toBe(expected);
  });

  it('names each manager once, and no nameless one', () => {
    const manager = { nom: 'A', qualite: 'Gérant' };
    const unit = readUnit({
      siren: '356000000',
      dirigeants: [manager, { ...manager }, { nom: MASK, qualite: 'X' }],
    });
    expect(unit?.row['dirigeants']).toEqual([manager]);
  });

  it('takes an empty headquarters for none', () => {
    expect(readUnit({ siren: '356000000', siege: {} })?.row['siege']).toBeNull();
  });
});

describe('toFinances', () => {
  it.each([
    [{ '2023': { ca: 5, resultat_net: 1 }, '2024': { ca: 6, resultat_net: -2 } }, [2024, 6, -2, 2023, 5, 1]],
    [{ '2023': { ca: 0, resultat_net: 437133 } }, [2023, null, 437133]],
    [{ '2023': { ca: 0, resultat_net: 0 } }, [2023, 0, 0]],
    [{ '2023': { ca: null } }, [2023, null, null]],
    [{ x: { ca: 1 }, '2023': null }, []],
    [null, []],
  ])('%j', (value, expected) => {
    expect(toFinances(value).flatMap(({ year, revenue, netIncome }) => [year, revenue, netIncome])).toEqual(
      expected,
    );
  });
});

describe('activityLabel', () => {
  it.each([
    ['84.11Z', 'Administration publique générale'],
    ['84.11Y', 'Activités d’administration publique générale'],
    ['40.1C', "Transport d'électricité"],
    ['00.00X', '00.00X'],
    [null, null],
  ])('%s', (code, expected) => {
    expect(activityLabel(code)).toBe(expected);
  });
});

describe('occupantsOf', () => {
  const place = {
    geometry: { type: 'MultiPolygon', coordinates: [] },
    addresses: [
      knownAddress({
        id: 'k',
        houseNumber: '1',
        street: 'Rue X',
        postalCode: null,
        city: null,
        cityCode: null,
      }),
    ],
  } as const;
  const at = (siret: string, more: object = {}): object => ({
    siret,
    adresse: '1 RUE X 35000 RENNES',
    etat_administratif: 'A',
    ...more,
  });
  const unit = (siren: string, establishments: object[], more: object = {}): Unit => {
    const read = readUnit({ siren, statut_diffusion: 'O', matching_etablissements: establishments, ...more });
    if (read === null) throw new Error('no unit');
    return read;
  };

  it('counts a company once, with what all answers know of it', () => {
    const units = [unit('111111111', [at('1'), at('2')]), unit('111111111', [at('2'), at('3')])];
    const [occupant, ...others] = occupantsOf(units, place);
    expect(others).toEqual([]);
    expect(occupant?.matchingEstablishments.map(({ siret }) => siret)).toEqual(['1', '2', '3']);
  });

  it('leads with the open establishment, the headquarters, the youngest', () => {
    const leads = (...rows: object[]): unknown => occupantsOf([unit('111111111', rows)], place)[0]?.siret;
    expect(leads(at('1', { etat_administratif: 'F', est_siege: true }), at('2'))).toBe('2');
    expect(leads(at('1', { date_creation: '2020-01-01' }), at('2', { est_siege: true }))).toBe('2');
    expect(leads(at('1', { date_creation: '1999-01-01' }), at('2', { date_creation: '2020-01-01' }))).toBe(
      '2',
    );
  });

  it('puts open companies first, and leaves out hidden persons and companies elsewhere', () => {
    const units = [
      unit('111111111', [at('1', { etat_administratif: 'F' })]),
      unit('222222222', [at('2')]),
      unit('333333333', [at('3')], { statut_diffusion: 'P', nature_juridique: '1000' }),
      unit('444444444', [at('4', { adresse: '2 RUE X 35000 RENNES' })]),
      unit('555555555', [at('5')], { etat_administratif: 'C' }),
    ];
    expect(occupantsOf(units, place).map(({ siren, isClosed }) => [siren, isClosed])).toEqual([
      ['222222222', false],
      ['111111111', true],
      ['555555555', true],
    ]);
  });
});
