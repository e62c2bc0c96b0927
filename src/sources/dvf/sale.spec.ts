import fc from 'fast-check';
import { expectHoldsSchema } from '../../../test/support/field-tables.js';
import type { UpstreamRow } from '../../fields/index.js';
import { saleRowFields, type Transaction, transactionFields } from './dvf.fields.js';
import { landOf } from './land.js';
import { lotsOf, numberOfLots } from './lots.js';
import { countOf, premisesOf } from './premises.js';
import { transactionOf } from './sale.js';

const PARCEL = '78158000AH0434';
const OTHER = '78158000AH0435';

function row(values: UpstreamRow = {}): UpstreamRow {
  return {
    id_mutation: '2024-1',
    date_mutation: '2024-01-05',
    numero_disposition: '000001',
    nature_mutation: 'Vente',
    valeur_fonciere: '450000',
    id_parcelle: PARCEL,
    code_commune: '78158',
    ...values,
  };
}
const house = (values: UpstreamRow = {}): UpstreamRow =>
  row({
    code_type_local: '1',
    type_local: 'Maison',
    surface_reelle_bati: '150',
    nombre_pieces_principales: '6',
    ...values,
  });
const flat = (values: UpstreamRow = {}): UpstreamRow =>
  row({
    code_type_local: '2',
    type_local: 'Appartement',
    surface_reelle_bati: '40',
    nombre_pieces_principales: '2',
    ...values,
  });
const dependency = (values: UpstreamRow = {}): UpstreamRow =>
  row({ code_type_local: '3', type_local: 'Dépendance', nombre_pieces_principales: '0', ...values });
const shop = (values: UpstreamRow = {}): UpstreamRow =>
  row({ code_type_local: '4', surface_reelle_bati: '80', nombre_pieces_principales: '0', ...values });
const soil = { code_nature_culture: 'S', nature_culture: 'sols', surface_terrain: '500' };
const garden = { code_nature_culture: 'J', nature_culture: 'jardins', surface_terrain: '883' };

function told(rows: readonly UpstreamRow[], idu = PARCEL): Transaction {
  const transaction = transactionOf(
    { rows, source: 'geo-dvf', edition: '2026-05-18' },
    { idu, soldAs: idu, matchMethod: 'parcelId' },
  );
  expectHoldsSchema(transactionFields, transaction);
  return transaction;
}

describe('transactionOf', () => {
  it('takes the price once, however many rows repeat it', () => {
    expect(
      told([flat({ lot1_numero: '1' }), flat({ lot1_numero: '2' }), flat({ lot1_numero: '3' })]),
    ).toMatchObject({
      value: 450_000,
      totalSurface: 120,
      totalRooms: 6,
      mutationTotals: { localCount: 3, lotCount: 3 },
    });
  });

  it('counts a house on soil and garden once, and both lands', () => {
    expect(told([house(soil), house(garden)])).toMatchObject({
      localType: 'Maison',
      mainLocalTypeCode: '1',
      totalSurface: 150,
      totalRooms: 6,
      locals: [{ type: 'Maison', surface: 150, rooms: 6, count: 1 }],
      landInfo: { totalSurface: 1_383, otherParcels: [] },
      pricePerSquareMeter: 3_000,
    });
  });

  it('keeps flats that are alike in a building sold whole', () => {
    const twelve = Array.from({ length: 12 }, () => [flat(soil), flat(garden)]).flat();
    expect(told(twelve)).toMatchObject({
      totalSurface: 480,
      totalRooms: 24,
      locals: [{ count: 12 }],
      landInfo: { totalSurface: 1_383 },
      pricePerSquareMeter: null,
    });
  });

  it('counts land rows that are exactly alike once', () => {
    expect(told([row(soil), row(soil)])).toMatchObject({
      localType: null,
      totalSurface: null,
      totalRooms: null,
      locals: [],
      landInfo: { totalSurface: 500, parcels: [{ parcelId: PARCEL, natureCode: 'S', surface: 500 }] },
    });
  });

  it('tells the parcel its own part and the whole sale beside it', () => {
    const rows = [
      house(soil),
      flat({ id_parcelle: OTHER, code_commune: '78571', lot1_numero: '7' }),
      row({ id_parcelle: OTHER, ...garden }),
    ];
    expect(told(rows)).toMatchObject({
      value: 450_000,
      totalSurface: 150,
      numberOfLots: 0,
      parcelIds: [PARCEL, OTHER],
      isMultiParcel: true,
      communeCodes: ['78158', '78571'],
      landInfo: {
        totalSurface: 500,
        parcels: [{ natureCode: 'S' }],
        otherParcels: [{ parcelId: OTHER, natureCode: 'J' }],
      },
      mutationTotals: {
        surface: 190,
        rooms: 8,
        landSurface: 1_383,
        localCount: 2,
        parcelCount: 2,
        lotCount: 1,
      },
      pricePerSquareMeter: null,
    });
    expect(told(rows, OTHER)).toMatchObject({ totalSurface: 40, numberOfLots: 1, parcelId: OTHER });
  });

  it.each([
    ['a flat before a shop', [dependency(), shop(), flat()], '2'],
    ['a house before a larger flat', [flat({ surface_reelle_bati: '900' }), house()], '1'],
    ['a shop before a dependency', [dependency(), shop()], '4'],
    ['an unknown kind before a dependency', [dependency(), row({ code_type_local: '9' })], '9'],
    ['the kind by its label when its code is gone', [row({ type_local: 'Appartement' }), dependency()], '2'],
  ])('names %s', (_, rows, code) => {
    expect(told(rows).mainLocalTypeCode).toBe(code);
  });

  it('takes the address of the main premises', () => {
    const cellar = dependency({ adresse_numero: '12', adresse_nom_voie: 'RUE DU BAS' });
    const home = flat({
      adresse_numero: '4',
      adresse_suffixe: 'B',
      adresse_nom_voie: 'AV HAUTE',
      code_postal: '1000',
      nom_commune: 'Bourg',
    });
    expect(told([cellar, home]).address).toEqual({
      number: 4,
      suffix: 'B',
      street: 'AV HAUTE',
      streetCode: null,
      postalCode: '01000',
      city: 'Bourg',
      cityCode: '78158',
      departmentCode: null,
      label: '4 B AV HAUTE, 01000 Bourg',
    });
  });

  it('takes the point of another row of the parcel where the main one has none, never of another parcel', () => {
    const there = { longitude: '2.1', latitude: '48.8' };
    expect(told([flat(), dependency(there)]).coordinates).toEqual([2.1, 48.8]);
    expect(told([flat(), dependency({ ...there, id_parcelle: OTHER })]).coordinates).toBeNull();
  });

  it.each([
    ['no price', [flat({ valeur_fonciere: null })], null, null],
    ['a symbolic price', [flat({ valeur_fonciere: '1' })], 1, null],
    ['one dwelling and its cellar', [flat(), dependency()], 450_000, 11_250],
    ['a dwelling beside a shop', [flat(), shop()], 450_000, null],
    ['two dwellings', [flat({ lot1_numero: '1' }), flat({ lot1_numero: '2' })], 450_000, null],
    ['a dwelling without area', [flat({ surface_reelle_bati: null })], 450_000, null],
  ])('gives a price by square metre only where it means something: %s', (_, rows, value, price) => {
    expect(told(rows)).toMatchObject({ value, pricePerSquareMeter: price });
  });

  it('has a key that does not depend on the number of the sale, the order of rows or the kind of file', () => {
    const rows = [house(soil), row({ id_parcelle: OTHER, ...garden })];
    const again = rows
      .map((one) => ({ ...one, id_mutation: '2024-2', valeur_fonciere: 450_000, numero_disposition: 1 }))
      .reverse();
    expect(told(again).stableKey).toBe(told(rows).stableKey);
    expect(told([house({ ...soil, valeur_fonciere: '450001' }), ...rows.slice(1)]).stableKey).not.toBe(
      told(rows).stableKey,
    );
    expect(told(again).dispositionNumbers).toEqual(['000001']);
  });

  it('says what the sale was: off plan, volumes, dispositions, former names', () => {
    const rows = [
      row({
        nature_mutation: "Vente en l'état futur d'achèvement",
        numero_volume: '2',
        numero_disposition: '000002',
      }),
      row({ numero_volume: '3', ancien_id_parcelle: '78524000AB0007', ancien_code_commune: '78524' }),
    ];
    expect(told(rows)).toMatchObject({
      isOffPlan: true,
      volumeNumber: '2',
      volumeNumbers: ['2', '3'],
      dispositionNumbers: ['000002', '000001'],
    });
    expect(told(rows.slice(1))).toMatchObject({
      isOffPlan: false,
      previousParcelId: '78524000AB0007',
      previousCityCode: '78524',
    });
  });

  it('names the identifier that the parcel was sold under, when that was another', () => {
    const sale = { rows: [flat()], source: 'dvf-api', edition: null } as const;
    const parcel = { idu: '78001434AH0434', soldAs: PARCEL, matchMethod: 'formerParcelId' } as const;
    expect(transactionOf(sale, parcel)).toMatchObject({
      parcelId: '78001434AH0434',
      previousParcelId: PARCEL,
      parcelIds: [PARCEL],
      matchMethod: 'formerParcelId',
      source: 'dvf-api',
      edition: null,
    });
  });

  it('tells any rows, whatever they hold', () => {
    const anything = fc.oneof(
      fc.constant(PARCEL),
      fc.constantFrom(null, undefined, '', '1', ['1'], 3.5, {}),
      fc.string(),
    );
    const columns = Object.fromEntries(saleRowFields.columns.map((name) => [name, anything]));
    fc.assert(
      fc.property(fc.array(fc.record(columns, { requiredKeys: [] }), { maxLength: 4 }), (rows) => {
        told(rows);
      }),
    );
  });
});

describe('premisesOf', () => {
  /** Rows as the source writes them: every premises beside every land use of the parcel. */
  const crossed = fc
    .record({
      premises: fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })), {
        maxLength: 6,
      }),
      lands: fc.uniqueArray(fc.constantFrom('S', 'J', 'AG', 'T'), { minLength: 1, maxLength: 3 }),
    })
    .map(({ premises, lands }) => ({
      count: premises.length,
      surface: premises.reduce((sum, [, size]) => sum + size * 10, 0),
      rows: premises.flatMap(([type, size]) =>
        lands.map((use) =>
          saleRowFields.map(
            row({
              code_type_local: String(type),
              surface_reelle_bati: size * 10,
              code_nature_culture: use,
              surface_terrain: 100,
            }),
          ),
        ),
      ),
      land: lands.length * 100,
    }));

  it('finds again what was crossed, whatever the order of rows', () => {
    fc.assert(
      fc.property(
        crossed.chain((sale) =>
          fc.shuffledSubarray(sale.rows, { minLength: sale.rows.length }).map((rows) => ({ ...sale, rows })),
        ),
        ({ rows, count, surface, land }) => {
          const premises = premisesOf(rows);
          expect(countOf(premises)).toBe(count);
          expect(premises.reduce((sum, one) => sum + one.count * (one.row.builtSurface ?? 0), 0)).toBe(
            surface,
          );
          if (count > 0) expect(landOf(rows).reduce((sum, one) => sum + (one.surface ?? 0), 0)).toBe(land);
        },
      ),
    );
  });
});

describe('lots', () => {
  const lotRow = (...lots: [string | null, number | null][]): ReturnType<typeof saleRowFields.map> =>
    saleRowFields.map(
      row({
        nombre_lots: String(lots.length),
        ...Object.fromEntries(
          lots.slice(0, 5).flatMap(([number, surface], index) => [
            [`lot${index + 1}_numero`, number],
            [`lot${index + 1}_surface_carrez`, surface],
          ]),
        ),
      }),
    );

  it('lists each lot once, with the area from whichever row has it', () => {
    const rows = [lotRow(['11', null], ['3', 172.08]), lotRow(['11', 4.2], ['3', null]), lotRow(['8', null])];
    expect(lotsOf(rows)).toEqual([
      { number: '11', carrezSurface: 4.2 },
      { number: '3', carrezSurface: 172.08 },
      { number: '8', carrezSurface: null },
    ]);
    expect(numberOfLots(rows)).toBe(3);
  });

  it('counts the lots that a row has no room to list', () => {
    const seven = Array.from({ length: 7 }, (_, index): [string, null] => [String(index + 1), null]);
    const rows = [lotRow(...seven), lotRow(['1', null])];
    expect(lotsOf(rows)).toHaveLength(5);
    expect(numberOfLots(rows)).toBe(7);
    expect(numberOfLots([lotRow()])).toBe(0);
  });
});
