import fc from 'fast-check';
import { clientKey, UNKNOWN_CLIENT } from './client-key.js';

/** Spells eight hextets in a way chosen by `style`. */
function spell(hextets: readonly number[], style: { upper: boolean; padded: boolean; zone: string }): string {
  const groups = hextets.map((hextet) => hextet.toString(16).padStart(style.padded ? 4 : 1, '0'));
  const text = groups.join(':');
  return (style.upper ? text.toUpperCase() : text) + style.zone;
}

describe('clientKey', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['192.0.2.1:50123', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::FFFF:c000:201', '192.0.2.1'],
    ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
    ['2001:db8:0:1::', '2001:db8:0:1::/64'],
    ['2001:0DB8:0000:0001::9', '2001:db8:0:1::/64'],
    ['[2001:db8:0:1::9]:443', '2001:db8:0:1::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('%s counts as %s', (address, key) => {
    expect(clientKey(address)).toBe(key);
  });

  it.each([undefined, '', 'unknown', '_hidden', '1.2.3', '1.2.3.4, 5.6.7.8', '::ffff:1.2.3.999', '%eth0'])(
    '%s shares one counter with all that is unreadable',
    (address) => {
      expect(clientKey(address)).toBe(UNKNOWN_CLIENT);
    },
  );

  const hextet = fc.integer({ min: 0, max: 0xffff });
  const style = fc.record({
    upper: fc.boolean(),
    padded: fc.boolean(),
    zone: fc.constantFrom('', '%eth0', '%1'),
  });

  it('is the same for two IPv6 addresses exactly when they share the first 64 bits, however they are spelled', () => {
    const network = fc.tuple(hextet, hextet, hextet, hextet).filter(([first]) => first !== 0);
    const host = fc.tuple(hextet, hextet, hextet, hextet);
    fc.assert(
      fc.property(network, network, host, host, style, style, (a, b, hostA, hostB, styleA, styleB) => {
        const key = clientKey(spell([...a, ...hostA], styleA));
        expect(clientKey(spell([...a, ...hostB], styleB))).toBe(key);
        expect(clientKey(spell([...b, ...hostB], styleB)) === key).toBe(a.join() === b.join());
      }),
    );
  });

  it('is the same for an IPv4 address and its mapped forms', () => {
    fc.assert(
      fc.property(fc.ipV4(), style, (ipv4, chosen) => {
        const [a = 0, b = 0, c = 0, d = 0] = ipv4.split('.').map(Number);
        expect(clientKey(ipv4)).toBe(ipv4);
        expect(clientKey(`::ffff:${ipv4}`)).toBe(ipv4);
        expect(clientKey(spell([0, 0, 0, 0, 0, 0xffff, a * 256 + b, c * 256 + d], chosen))).toBe(ipv4);
      }),
    );
  });

  it('reads anything without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof clientKey(text)).toBe('string');
      }),
    );
  });
});
