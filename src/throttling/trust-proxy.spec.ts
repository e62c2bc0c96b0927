import fc from 'fast-check';
import { fastify } from 'fastify';
import { parseTrustProxy } from './trust-proxy.js';

describe('parseTrustProxy', () => {
  it.each(['', '  ', ',', ' , '])('trusts nobody for "%s"', (text) => {
    expect(parseTrustProxy(text)).toBe(false);
  });

  it('takes addresses, ranges and names, in any case and spacing', () => {
    const text =
      ' 10.0.0.1 ,192.168.0.0/16, 2001:DB8::/32,::1,Loopback, linklocal,uniquelocal,::ffff:10.0.0.0/104,';
    const trusted = parseTrustProxy(text);
    expect(trusted).toEqual([
      '10.0.0.1',
      '192.168.0.0/16',
      '2001:db8::/32',
      '::1',
      'loopback',
      'linklocal',
      'uniquelocal',
      '::ffff:10.0.0.0/104',
    ]);
  });

  it.each([
    'true',
    '1',
    'proxy.local',
    '10.0.0.1:80',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/255.0.0.0',
    '0.0.0.0/0',
    '::/0',
    '::1/129',
    'fe80::1%eth0',
    'constructor',
  ])('names the bad entry "%s"', (entry) => {
    expect(() => parseTrustProxy(`loopback,${entry}`)).toThrow(`"${entry}"`);
  });

  it('accepts nothing that Fastify refuses', () => {
    const prefix = fc.oneof(
      fc.constant(''),
      fc.integer({ min: -1, max: 130 }).map((bits) => `/${bits}`),
    );
    const entry = fc
      .tuple(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), prefix)
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(entry, (text) => {
        let trusted: string[] | false;
        try {
          trusted = parseTrustProxy(text);
        } catch {
          return;
        }
        expect(() => fastify({ trustProxy: trusted })).not.toThrow();
      }),
    );
  });
});
