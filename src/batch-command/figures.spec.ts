import { FIGURE_NAMES, figuresOf } from './figures.js';
import type { AnswerDocument, Result } from './result.js';

const answered = (document: AnswerDocument): Result => ({
  index: 3,
  parcelId: '75101000ab0001',
  status: 200,
  answer: { text: JSON.stringify(document), document },
});

describe('the leading figures', () => {
  it('of a parcel with everything', () => {
    const figures = figuresOf(
      answered({
        properties: [
          {
            cadastral: { id: '75101000AB0001', area: 1234.5, communeName: 'Paris' },
            buildings: [{ building: { mainAddress: 'elsewhere' } }, { building: {} }],
            addresses: [{ label: null }, { label: '1 Rue Example 75001 Paris', city: 'Paris' }],
            transactions: [
              { mutationId: '2023-1', mutationDate: '2023-01-15', value: 450_000 },
              { mutationId: '2024-9', mutationDate: '2024-02-09', value: null },
              { mutationId: '2023-1', mutationDate: '2023-01-15', value: 450_000 },
            ],
            energy: {
              residential: [{ dpeLabel: 'D' }, { dpeLabel: 'C' }, { dpeLabel: 'D' }],
              tertiary: [{ dpeLabel: null }],
            },
            occupation: [{}, {}],
            owners: [],
            copropriete: [{}],
            permis: null,
            fondsDeCommerce: [{}],
            urbanisme: { zones: [{ libelle: 'UG' }, { libelle: 'UG' }, { libelle: 'N' }] },
          },
        ],
        errors: [{ section: 'permis', code: 'UPSTREAM_TIMEOUT' }],
      }),
    );
    expect(figures).toEqual({
      index: 3,
      parcelId: '75101000ab0001',
      status: 200,
      id: '75101000AB0001',
      address: '1 Rue Example 75001 Paris',
      commune: 'Paris',
      area: 1234.5,
      buildingCount: 2,
      saleCount: 2,
      lastSaleDate: '2024-02-09',
      lastSalePrice: null,
      dpeClasses: 'C 1, D 2',
      occupantCount: 2,
      ownerCount: 0,
      condominiumCount: 1,
      permitCount: null,
      businessSaleCount: 1,
      planZones: 'UG, N',
      missing: 'permis',
      error: null,
    });
    expect(Object.keys(figures)).toEqual([...FIGURE_NAMES]);
  });

  it.each([
    ['no such parcel', answered({ properties: [] })],
    [
      'what no server of ours sends',
      answered({ properties: [{ transactions: 'x', energy: 3, buildings: [null] }] }),
    ],
    ['an error', { index: 3, parcelId: '75101000ab0001', status: 400, error: { message: 'no id' } }],
  ] as const)('of %s', (_, result) => {
    const { index, status, error, buildingCount, ...rest } = figuresOf(result);
    expect([index, status]).toEqual([3, result.status]);
    expect(error).toBe(result.status === 200 ? null : 'no id');
    expect([null, 1]).toContain(buildingCount);
    const { parcelId, ...others } = rest;
    expect(parcelId).toBe('75101000ab0001');
    expect(new Set(Object.values(others))).toEqual(new Set([null]));
  });
});
