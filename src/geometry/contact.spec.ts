import fc from 'fast-check';
import { frenchPosition, squareAt } from '../../test/support/polygons.js';
import { contactWith } from './contact.js';
import { metresPerDegree } from './distance.js';
import type { Polygon, Position } from './geojson.js';

const TOLERANCE = 0.5;
const METRE = metresPerDegree(48);

/** A polygon by its corners, in metres from 2 E, 48 N. */
function inMetres(...rings: readonly (readonly Position[])[]): Polygon {
  const coordinates = rings.map((ring) =>
    [...ring, ...ring.slice(0, 1)].map(([x, y]): Position => [2 + x / METRE.lon, 48 + y / METRE.lat]),
  );
  return { type: 'Polygon', coordinates };
}
const box = (west: number, south: number, east: number, north: number): readonly Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];
const PARCEL = inMetres(box(0, 0, 20, 10));
const meets = contactWith(PARCEL, TOLERANCE);

describe('contactWith', () => {
  it.each([
    ['a whole side', box(20, 0, 30, 10), 10],
    ['part of a side', box(20, 6, 30, 30), 4],
    ['a side with more of it beyond', box(20, -50, 30, 60), 10],
    [
      'a side in two parts',
      [
        [0, 10],
        [8, 10],
        [8, 14],
        [12, 14],
        [12, 10],
        [20, 10],
        [20, 20],
        [0, 20],
      ],
      16,
    ],
    ['a side drawn 30 cm off', box(20.3, 0, 30, 10), 10],
    // What overlaps has its ends along each other too.
    ['a side drawn 30 cm into it', box(19.7, 0, 30, 10), 10.6],
    [
      'a side with vertices in other places',
      [
        [20, 0],
        [20.1, 3],
        [19.9, 7],
        [20, 10],
        [30, 10],
        [30, 0],
      ],
      10,
    ],
  ] as [string, readonly Position[], number][])('measures %s', (_name, ring, metres) => {
    expect(meets(inMetres(ring))?.sharedBoundary).toBeCloseTo(metres, 1);
  });

  it.each([
    ['a corner', box(20, 10, 30, 20)],
    ['a corner, nearly', box(20.2, 10.2, 30, 20)],
    [
      'a tip',
      [
        [20, 5],
        [40, 0],
        [40, 10],
      ],
    ],
  ] as [string, readonly Position[]][])('knows that %s shares no boundary', (_name, ring) => {
    const contact = meets(inMetres(ring));
    expect(contact).not.toBeNull();
    expect(contact?.sharedBoundary).toBeLessThan(0.05);
  });

  it.each([
    ['across a street', box(28, 0, 40, 10)],
    ['60 cm off', box(20.6, 0, 40, 10)],
    ['well within', box(5, 3, 8, 6)],
  ] as [string, readonly Position[]][])('leaves out what is %s', (_name, ring) => {
    expect(meets(inMetres(ring))).toBeNull();
  });

  it('follows the rim of a courtyard, from both sides', () => {
    const block = inMetres(box(-10, -10, 40, 40), box(0, 0, 20, 10));
    expect(contactWith(block, TOLERANCE)(PARCEL)?.sharedBoundary).toBeCloseTo(60, 1);
    expect(meets(block)?.sharedBoundary).toBeCloseTo(60, 1);
  });

  it('knows two edges that cross, however far their ends', () => {
    expect(meets(inMetres(box(9, -30, 11, 40)))).not.toBeNull();
  });

  it('finds the cut of any square that is cut in two, the same from both sides', () => {
    fc.assert(
      fc.property(frenchPosition, fc.double({ min: 0.1, max: 0.9, noNaN: true }), ([lon, lat], share) => {
        const side = 0.001;
        const square = squareAt(lon, lat, side);
        const cut = lon + share * side;
        const half = (west: number, east: number): Polygon => ({
          ...square,
          coordinates: [
            [
              [west, lat],
              [east, lat],
              [east, lat + side],
              [west, lat + side],
              [west, lat],
            ],
          ],
        });
        const [a, b] = [half(lon, cut), half(cut, lon + side)];
        const metres = side * metresPerDegree(lat + side / 2).lat;
        expect(contactWith(a, TOLERANCE)(b)?.sharedBoundary).toBeCloseTo(metres, 2);
        expect(contactWith(b, TOLERANCE)(a)?.sharedBoundary).toBeCloseTo(metres, 2);
      }),
    );
  });
});
