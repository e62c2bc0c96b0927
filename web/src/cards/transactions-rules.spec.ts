import type { Transaction } from '../api/answer.js';
import { goodsOf, median, pricePerArea, saleTags } from './transactions-rules.js';

const sale = (fields: Partial<Transaction>): Transaction =>
  ({ mutationId: '1', mutationDate: '2025-01-01', mutationType: 'Vente', ...fields }) as Transaction;
const flat = sale({
  localType: 'Appartement',
  totalRooms: 2,
  totalSurface: 28,
  pricePerSquareMeter: 10461,
  locals: [{ type: 'Appartement', surface: 28, count: 1 }],
});

describe('a sale', () => {
  it('says what was sold, short in a table and whole on a phone', () => {
    expect(goodsOf(flat, true)).toBe('Appt 2 p., 28\u00A0m²');
    expect(goodsOf(flat, false)).toBe('Appartement 2 p., 28\u00A0m²');
    expect(
      goodsOf(sale({ localType: 'Local industriel. commercial ou assimilé', totalSurface: 510 }), true),
    ).toBe('Commerce, 510\u00A0m²');
    expect(goodsOf(sale({ localType: null, landInfo: { totalSurface: 412 } }), true)).toBe(
      'Terrain, 412\u00A0m²',
    );
    expect(goodsOf({ ...flat, dependencyCount: 1 }, true)).toBe('Appt 2 p. + dép., 28\u00A0m²');
  });

  it('has a price per area only where it is of one dwelling on one parcel', () => {
    expect(pricePerArea(flat)).toBe(10461);
    expect(pricePerArea({ ...flat, isMultiParcel: true })).toBeNull();
    const seven = { ...flat, locals: [{ type: 'Appartement', surface: 192, count: 7 }] };
    expect(pricePerArea(seven)).toBeNull();
    expect(goodsOf(seven, true)).toBe('7\u00A0appartements, 28\u00A0m²');
  });

  it('is marked where it is no ordinary one', () => {
    expect(saleTags(flat)).toEqual([]);
    expect(saleTags({ ...flat, isOffPlan: true })).toEqual(['VEFA']);
    expect(saleTags({ ...flat, mutationType: 'Adjudication' })).toEqual(['adjudication']);
    expect(saleTags({ ...flat, isMultiParcel: true, parcelIds: ['a', 'b', 'c'] })).toEqual([
      'vendu avec 2\u00A0autres parcelles',
    ]);
  });

  it('has a median', () => {
    expect(median([])).toBeNull();
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
});
