import fc from 'fast-check';
import { frenchPosition } from '../../test/support/polygons.js';
import { circleAround } from './circle.js';
import { metresBetween } from './distance.js';

describe('circleAround', () => {
  it('is closed, holds the circle, and hardly more', () => {
    fc.assert(
      fc.property(frenchPosition, fc.double({ min: 1, max: 500, noNaN: true }), (centre, metres) => {
        const [ring = []] = circleAround(centre, metres).coordinates;
        expect(ring.at(-1)).toEqual(ring[0]);
        for (const corner of ring) {
          const distance = metresBetween(centre, corner);
          expect(distance).toBeGreaterThan(metres);
          expect(distance).toBeLessThan(metres * 1.01 + 0.01);
        }
      }),
    );
  });
});
