import { parseIpAddress } from './ip-address.js';

/** Shared by all whose address cannot be read: made-up addresses must not buy fresh counters. */
export const UNKNOWN_CLIENT = 'unknown';

/** Addresses are read for each request, and clients make several. */
const MOST_REMEMBERED = 1_000;
const LONGEST_ADDRESS = 64;
const remembered = new Map<string, string>();

/**
 * The key a client is counted under. An IPv4 address is its own key, also when written as IPv6 (`::ffff:192.0.2.1`);
 * an IPv6 address counts as its /64 (`2001:db8:0:1::/64`), since a subscriber has at least that many addresses.
 * A zone (`%eth0`) is ignored, and so is a port, which some proxies write into `X-Forwarded-For`.
 * @param address as the HTTP server tells it; absent on Unix sockets
 */
export function clientKey(address: string | undefined): string {
  if (address === undefined) return UNKNOWN_CLIENT;
  const known = remembered.get(address);
  if (known !== undefined) return known;
  const key = keyOf(address);
  if (address.length <= LONGEST_ADDRESS) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(address, key);
  }
  return key;
}

function keyOf(address: string): string {
  const ip = parseIpAddress(bareAddress(address));
  if (ip === undefined) return UNKNOWN_CLIENT;
  if (ip.version === 4) return ip.octets.join('.');
  const { hextets } = ip;
  const [high = 0, low = 0] = hextets.slice(6);
  if (isIpv4Mapped(hextets)) return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.');
  const network = hextets.slice(0, 4).map((hextet) => hextet.toString(16));
  return `${network.join(':')}::/64`;
}

function bareAddress(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1];
  const withPort = /^([\d.]+):\d+$/.exec(text)?.[1];
  const address = bracketed ?? withPort ?? text;
  const zone = address.indexOf('%');
  return zone === -1 ? address : address.slice(0, zone);
}

function isIpv4Mapped(hextets: readonly number[]): boolean {
  return hextets.slice(0, 5).every((hextet) => hextet === 0) && hextets[5] === 0xffff;
}
