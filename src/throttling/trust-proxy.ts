import { parseIpAddress } from './ip-address.js';

/** Names Fastify knows for the loopback, link-local and private ranges of IPv4 and IPv6. */
const RANGE_NAMES: readonly string[] = ['loopback', 'linklocal', 'uniquelocal'];

/**
 * Reads the setting TRUST_PROXY: a comma list of IP addresses, CIDR ranges, `loopback`, `linklocal`, `uniquelocal`.
 * @returns the value of Fastify's option `trustProxy`; false (nobody is believed) when the list is empty
 * @throws Error naming the entry that cannot be used
 */
export function parseTrustProxy(text: string): string[] | false {
  const entries = text
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');
  for (const entry of entries) {
    const problem = RANGE_NAMES.includes(entry) ? undefined : problemOf(entry);
    if (problem !== undefined) {
      throw new Error(
        `must list IP addresses, CIDR ranges or ${RANGE_NAMES.join(', ')} ("${entry.slice(0, 100)}" ${problem})`,
      );
    }
  }
  return entries.length === 0 ? false : entries;
}

function problemOf(entry: string): string | undefined {
  const [address = '', prefix, ...more] = entry.split('/');
  const ip = parseIpAddress(address);
  if (ip === undefined || more.length > 0) return 'is none of these';
  if (prefix === undefined) return undefined;
  const longest = ip.version === 4 ? 32 : 128;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > longest)
    return `has no prefix length from 1 to ${longest}`;
  if (Number(prefix) === 0) return 'would let every client choose its own address';
  return undefined;
}
