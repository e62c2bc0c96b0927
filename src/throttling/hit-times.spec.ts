import fc from 'fast-check';
import { HitTimes } from './hit-times.js';

describe('HitTimes', () => {
  it('is a bounded queue, whatever is pushed and shifted', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.boolean(), { maxLength: 200 }),
        (limit, pushes) => {
          const times = new HitTimes(limit);
          const reference: number[] = [];
          for (const [time, push] of pushes.entries()) {
            if (!push) {
              times.shift();
              reference.shift();
            } else if (reference.length === limit) {
              expect(() => times.push(time)).toThrow(RangeError);
            } else {
              times.push(time);
              reference.push(time);
            }
            expect(times.size).toBe(reference.length);
            expect(times.oldest).toBe(reference[0] ?? NaN);
          }
        },
      ),
    );
  });
});
