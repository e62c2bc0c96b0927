import * as fc from 'fast-check';
import { ENCODINGS, encodingFor } from './content-encoding.js';

describe('encodingFor', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['identity', null],
    ['deflate', null],
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['x-gzip', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['BR;Q=0.5 , gzip;q=0.9', 'gzip'],
    ['gzip;q=0.5, identity', null],
    ['gzip;q=0', null],
    ['gzip;q=2', null],
    ['gzip;q=much', null],
  ])('%p: %p', (accepted, encoding) => {
    expect(encodingFor(accepted)).toBe(encoding);
    // And when it is asked again.
    expect(encodingFor(accepted)).toBe(encoding);
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (accepted) => {
        expect([...ENCODINGS, null]).toContain(encodingFor(accepted));
      }),
    );
  });
});
