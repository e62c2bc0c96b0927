import fc from 'fast-check';
import { type Candidate, candidateOf, inOrder, MATCH_METHODS } from './candidate.js';
import { squareAt } from '../../test/support/polygons.js';
import { parcelWith } from '../../test/support/parcel-with.js';

const PARCEL = parcelWith({ id: '69043000AM0080', geometry: squareAt(4, 45, 0.001) });

describe('candidateOf', () => {
  it('measures from the point to the parcel, not to its middle', () => {
    expect(candidateOf(PARCEL, { matchMethod: 'containsPoint', point: [4.0009, 45.0009] })).toMatchObject({
      containsPoint: true,
      distance: 0,
    });
    const beside = candidateOf(PARCEL, { matchMethod: 'nearby', point: [4.0005, 45.0011] });
    expect(beside.containsPoint).toBe(false);
    expect(beside.distance).toBeCloseTo(11.1, 1);
  });

  it('tells neither containment nor distance without a point', () => {
    expect(candidateOf(PARCEL, { matchMethod: 'parcelId' })).toMatchObject({
      containsPoint: null,
      distance: null,
      coverage: null,
      linkType: null,
    });
  });

  it('links to what else is told of the parcel', () => {
    expect(candidateOf(PARCEL, { matchMethod: 'parcelId' }).links).toEqual({
      property: '/v1/properties?parcel_id=69043000AM0080',
      neighbors: '/v1/parcels/69043000AM0080/neighbors',
      zonages: '/v1/parcels/69043000AM0080/zonages',
    });
  });
});

describe('inOrder', () => {
  const candidate = fc.record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    containsPoint: fc.constantFrom(true, false, null),
    matchMethod: fc.constantFrom(...MATCH_METHODS),
    linkType: fc.constantFrom('declared', 'computed', null),
    coverage: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    distance: fc.option(fc.double({ min: 0, max: 50, noNaN: true })),
  }) as fc.Arbitrary<Candidate>;

  it('puts what contains the point before all others, in one order whatever the order given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidate, { selector: ({ id }) => id }), (candidates) => {
        const sorted = inOrder(candidates);
        const contains = sorted.map(({ containsPoint }) => containsPoint === true);
        expect(contains.lastIndexOf(true)).toBeLessThan(
          contains.includes(false) ? contains.indexOf(false) : contains.length,
        );
        expect(inOrder([...candidates].reverse())).toEqual(sorted);
      }),
    );
  });

  it('puts what is covered most first, and the nearest of those beside', () => {
    const covered = [0, 0.2, 1].map((coverage) => ({ coverage, matchMethod: 'intersects' }) as Candidate);
    expect(inOrder(covered).map(({ coverage }) => coverage)).toEqual([1, 0.2, 0]);
    const near = [30, 4, 12].map((distance) => ({ distance, matchMethod: 'nearby' }) as Candidate);
    expect(inOrder(near).map(({ distance }) => distance)).toEqual([4, 12, 30]);
  });
});
