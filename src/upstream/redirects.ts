import { isIP } from 'node:net';

const LOCAL_NAME = /^(localhost|.*\.(local|internal|localhost))$/i;
const PRIVATE_IPV4 =
  /^(0|10|127|169\.254|192\.168|172\.(1[6-9]|2\d|3[01])|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./;
const PRIVATE_IPV6 = /^(::1?$|::ffff:|f[cd]|fe[89ab])/i;

function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return PRIVATE_IPV4.test(host);
  if (isIP(host) === 6) return PRIVATE_IPV6.test(host);
  return LOCAL_NAME.test(host);
}

/**
 * Why a redirect must not be followed, or undefined when it may be: never from https to http,
 * never from a public host into a private network, and to another host only where the upstream is known
 * to keep its files elsewhere.
 */
export function refuseRedirect(from: string, to: string, otherHosts: boolean): string | undefined {
  const source = new URL(from);
  const target = new URL(to);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return `to a ${target.protocol} address`;
  if (source.protocol === 'https:' && target.protocol === 'http:') return 'from https to http';
  if (!isPrivateHost(source.hostname) && isPrivateHost(target.hostname)) return 'into a private network';
  if (!otherHosts && target.host !== source.host) return 'to another host';
  return undefined;
}
