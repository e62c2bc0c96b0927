import fc from 'fast-check';
import { frenchPosition } from '../../test/support/polygons.js';
import { type Position } from './geojson.js';
import { lambert93FromWgs84, multiPolygonFromLambert93, wgs84FromLambert93 } from './lambert93.js';

/** Pairs as the national geocoder answers them, to the decimals it gives; the last is a recorded BDNB vertex. */
const PAIRS: readonly [Position, Position][] = [
  [
    [653070.41, 6861908.04],
    [2.36041, 48.8555],
  ],
  [
    [631468.28, 6881710.34],
    [2.062821, 49.031624],
  ],
  [
    [648952.58, 6977867.14],
    [2.290084, 49.897442],
  ],
  [
    [749085.29, 6258645.39],
    [3.605884, 43.425225],
  ],
  [
    [655121.0205919216, 6862150.894390507],
    [2.3883304, 48.8578301],
  ],
];

describe('Lambert-93', () => {
  it.each(PAIRS)('%j is %j', (metres, degrees) => {
    const [lon, lat] = wgs84FromLambert93(metres);
    expect(Math.abs(lon - degrees[0])).toBeLessThanOrEqual(1e-6);
    expect(Math.abs(lat - degrees[1])).toBeLessThanOrEqual(1e-6);
  });

  it('goes there and back within 2 cm', () => {
    fc.assert(
      fc.property(frenchPosition, (position) => {
        const metres = lambert93FromWgs84(position);
        const [x, y] = lambert93FromWgs84(wgs84FromLambert93(metres));
        expect(Math.hypot(x - metres[0], y - metres[1])).toBeLessThan(0.02);
      }),
    );
  });

  it('gives at most 7 decimals', () => {
    for (const coordinate of wgs84FromLambert93([655121.0205919216, 6862150.894390507])) {
      expect(String(coordinate)).toMatch(/^-?\d+\.\d{1,7}$/);
    }
  });
});

describe('multiPolygonFromLambert93', () => {
  const ring: Position[] = [
    [655121, 6862150],
    [655116, 6862165],
    [655134, 6862171],
    [655121, 6862150],
  ];

  it('converts every vertex', () => {
    const converted = multiPolygonFromLambert93({ type: 'MultiPolygon', coordinates: [[ring]] });
    expect(converted).toEqual({ type: 'MultiPolygon', coordinates: [[ring.map(wgs84FromLambert93)]] });
  });

  it('refuses what cannot be Lambert-93', () => {
    const strange: Position[] = ring.map(([x, y], index) => (index === 1 ? [1e300, y] : [x, y]));
    expect(multiPolygonFromLambert93({ type: 'MultiPolygon', coordinates: [[strange]] })).toBeNull();
  });
});
