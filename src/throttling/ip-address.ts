/** An IP address: 4 numbers of 8 bits or 8 numbers of 16 bits, most significant first. */
export type IpAddress =
  | { readonly version: 4; readonly octets: readonly number[] }
  | { readonly version: 6; readonly hextets: readonly number[] };

const LONGEST_IPV6 = 'ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255'.length;
const OCTET = /^(?:0|[1-9]\d{0,2})$/;
const HEXTET = /^[\da-f]{1,4}$/i;

/** Reads an address in any of its usual spellings, without zone, port or prefix length; undefined when it is none. */
export function parseIpAddress(text: string): IpAddress | undefined {
  if (text.length > LONGEST_IPV6) return undefined;
  if (!text.includes(':')) {
    const octets = parseOctets(text);
    return octets && { version: 4, octets };
  }
  const hextets = parseHextets(text);
  return hextets && { version: 6, hextets };
}

function parseOctets(text: string): readonly number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => OCTET.test(part))) return undefined;
  const octets = parts.map(Number);
  return octets.every((octet) => octet <= 255) ? octets : undefined;
}

function parseHextets(text: string): readonly number[] | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = parseGroups(head, tail === undefined);
  const after = parseGroups(tail ?? '', true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...before, ...new Array<number>(missing).fill(0), ...after];
}

/** Groups between colons; the last of the address may be a dotted IPv4, which counts for two. */
function parseGroups(text: string, isLast: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (HEXTET.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const octets = isLast && index === parts.length - 1 ? parseOctets(part) : undefined;
    if (octets === undefined) return undefined;
    const [a = 0, b = 0, c = 0, d = 0] = octets;
    groups.push(a * 256 + b, c * 256 + d);
  }
  return groups;
}
