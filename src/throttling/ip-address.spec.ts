import fc from 'fast-check';
import { isIP } from 'node:net';
import { parseIpAddress } from './ip-address.js';

describe('parseIpAddress', () => {
  it.each([
    ['0.0.0.0', [0, 0, 0, 0]],
    ['192.0.2.255', [192, 0, 2, 255]],
  ])('reads IPv4 %s', (text, octets) => {
    expect(parseIpAddress(text)).toEqual({ version: 4, octets });
  });

  it.each([
    ['::', [0, 0, 0, 0, 0, 0, 0, 0]],
    ['::1', [0, 0, 0, 0, 0, 0, 0, 1]],
    ['2001:db8::', [0x2001, 0xdb8, 0, 0, 0, 0, 0, 0]],
    ['2001:DB8::a:0001', [0x2001, 0xdb8, 0, 0, 0, 0, 0xa, 1]],
    ['1:2:3:4:5:6:7::', [1, 2, 3, 4, 5, 6, 7, 0]],
    ['::2:3:4:5:6:7:8', [0, 2, 3, 4, 5, 6, 7, 8]],
    ['1:2:3:4:5:6:7:8', [1, 2, 3, 4, 5, 6, 7, 8]],
    ['::ffff:192.0.2.1', [0, 0, 0, 0, 0, 0xffff, 0xc000, 0x201]],
    ['1:2:3:4:5:6:1.2.3.4', [1, 2, 3, 4, 5, 6, 0x102, 0x304]],
  ])('reads IPv6 %s', (text, hextets) => {
    expect(parseIpAddress(text)).toEqual({ version: 6, hextets });
  });

  it.each(
    '|1.2.3|1.2.3.4.5|1.2.3.256|01.2.3.4|1.2.3.4 |0x1.2.3.4|:|:::|1::2::3|1:2:3:4:5:6:7|1:2:3:4:5:6:7:8:9|1:2:3:4:5:6:7:8::|1::2:3:4:5:6:7:8|12345::|g::|1.2.3.4::|::1.2.3.4:5|::1.2.3|:1|1:|fe80::1%eth0|::1/64|[::1]'.split(
      '|',
    ),
  )('refuses "%s"', (text) => {
    expect(parseIpAddress(text)).toBeUndefined();
  });

  it('agrees with Node about what an address is', () => {
    const scraps = fc.constantFrom(
      '::',
      ':',
      '.',
      '0',
      '1',
      'ffff',
      '255',
      '256',
      'db8',
      '1.2.3.4',
      'g',
      '%',
      '',
    );
    const texts = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.array(scraps, { maxLength: 16 }).map((parts) => parts.join('')),
      fc.array(fc.constantFrom('1', '', 'a0', '1.2.3.4'), { maxLength: 10 }).map((parts) => parts.join(':')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        expect(parseIpAddress(text)?.version ?? 0).toBe(text.includes('%') ? 0 : isIP(text));
      }),
      { numRuns: 5_000 },
    );
  });
});
