/** A small seeded generator (mulberry32): the same seed, the same requests. */
export class Dice {
  constructor(private state: number) {}

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  one<T>(list: readonly T[]): T {
    const item = list[this.below(list.length)];
    if (item === undefined && list.length === 0) throw new Error('nothing to choose from');
    return item as T;
  }

  times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

export interface FuzzedRequest {
  readonly method: string;
  /** As it goes into the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

const WARM = ['75101000AB0001', '75111000BR0052', '64547000AN0512', '97411000BP0885'];
const SECTIONS =
  'transactions,energy,occupation,proprio,copro,permis,fonds_de_commerce,urbanisme,owners,TRANSACTIONS,,%20'.split(
    ',',
  );
const PATHS = [
  '/v1/properties',
  '/v1/properties/',
  '/v1',
  '/v1/propertie',
  '/V1/Properties',
  '//v1/properties',
  '/v1/properties/75101000AB0001',
  '/health/live',
  '/health/ready',
  '/robots.txt',
  '/',
  '/docs/../v1/properties',
  '/%76%31/properties',
  '/v1%2Fproperties',
  '/.env',
  '/__proto__',
];
const NAMES = [
  'parcel_id',
  'include',
  'include[]',
  'parcel_id[]',
  '__proto__',
  'constructor',
  'Parcel_id',
  '',
  '_',
  'a.b',
];
const AWKWARD = [
  '%00',
  '%0d%0aX-Injected:%201',
  '%ff%fe',
  '%',
  '%zz',
  '%F0%9F%8F%A0',
  '+',
  '&&',
  '=',
  ';',
  "'",
  '"',
  '<script>',
  '${7*7}',
  '../../etc/passwd',
  '%2e%2e%2f',
  '[]',
  '{}',
  '#',
  '\\',
  '%u0041',
  '%C0%AF',
  '0x41',
  'NaN',
  'null',
  '-1',
  '1e309',
  '%EF%BC%91',
  '%E2%80%8B',
  'A'.repeat(300),
  '9'.repeat(2_000),
];
const HEADERS: readonly (readonly [string, readonly string[]])[] = [
  [
    'Accept',
    [
      '*/*',
      'application/problem+json',
      'text/html',
      'application/xml;q=0.9',
      '',
      ';;;',
      'application/json,'.repeat(50),
    ],
  ],
  ['Accept-Encoding', ['gzip', 'br', 'identity', 'gzip;q=0, *;q=0', 'deflate, br;q=1.0', 'zstd', ',,,']],
  [
    'Prefer',
    ['handling=strict', 'handling=lenient', 'handling="strict", wait=1', 'return=minimal', '=', '"'],
  ],
  ['If-None-Match', ['*', 'W/"x"', '"', 'W/', '"a","b"', 'x'.repeat(500)]],
  ['X-Forwarded-For', ['1.2.3.4', '::1', 'unknown', '1.2.3.4, 5.6.7.8', '"><', '999.999.999.999', ',,,']],
  ['X-Request-Id', ['abc', 'a b', '\u00e9', '${jndi:ldap://x}', 'x'.repeat(300)]],
  [
    'Content-Type',
    ['application/json', 'text/plain', 'multipart/form-data', 'application/json; charset=utf-7', '/', ''],
  ],
  ['Origin', ['null', 'https://example.org', 'x']],
  ['Range', ['bytes=0-1', 'bytes=-']],
  ['Expect', ['nothing']],
  ['Cookie', ['a=b; __proto__=1', '=']],
  ['Authorization', ['Basic x', 'Bearer ' + 'x'.repeat(1_000)]],
];
const METHODS = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'HEAD',
  'OPTIONS',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
];
const ALPHABET = '0123456789ABCDEFabcdefXYZ_-%+';

/** Requests of every sort: well-formed, nearly so, and not at all. */
export class RequestGenerator {
  constructor(private readonly dice: Dice) {}

  request(): FuzzedRequest {
    const method = this.dice.one(METHODS);
    const withBody = ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) && this.dice.chance(0.5);
    return {
      method,
      target: this.target(),
      headers: this.dice.times(3, () => this.header()),
      body: withBody ? this.dice.one(['{}', '{', '{"__proto__":{"a":1}}', 'x'.repeat(5_000), '[]', '']) : '',
    };
  }

  private target(): string {
    const { dice } = this;
    const path = dice.chance(0.7)
      ? '/v1/properties'
      : dice.chance(0.8)
        ? dice.one(PATHS)
        : `/${this.noise()}`;
    if (dice.chance(0.1)) return path;
    const parcel = dice.chance(0.85) ? [`parcel_id=${this.parcel()}`] : [];
    const more = dice.chance(0.5) ? [`include=${this.sections()}`] : [];
    const odd = dice.chance(0.2) ? dice.times(3, () => `${dice.one(NAMES)}=${this.value()}`) : [];
    return `${path}?${[...parcel, ...more, ...odd].join(dice.chance(0.95) ? '&' : ';')}`;
  }

  private parcel(): string {
    const { dice } = this;
    const kind = dice.next();
    if (kind < 0.25) return dice.one(WARM);
    if (kind < 0.35) return encodeURIComponent(` ${dice.one(WARM).toLowerCase()}\t`);
    // A commune that never existed: no upstream is asked.
    if (kind < 0.5)
      return `75999000${dice.one(['AB', 'ZZ', '0A'])}${String(1 + dice.below(9_999)).padStart(4, '0')}`;
    if (kind < 0.8) return this.mutated(dice.one(WARM));
    return this.value();
  }

  /** A character changed, lost or added where it makes the identifier unreadable. */
  private mutated(text: string): string {
    const at = this.dice.below(5);
    const odd = this.dice.one([...AWKWARD, '', 'É', ' ']);
    return encodeURI(text.slice(0, at)) + this.escaped(odd) + text.slice(at + 1);
  }

  private sections(): string {
    return this.dice
      .times(4, () => (this.dice.chance(0.8) ? this.dice.one(SECTIONS) : this.value()))
      .join(',');
  }

  private value(): string {
    return this.dice.chance(0.6) ? this.escaped(this.dice.one(AWKWARD)) : this.noise();
  }

  private noise(): string {
    return Array.from({ length: this.dice.below(20) }, () => this.dice.one([...ALPHABET])).join('');
  }

  /** Mostly as a browser would send it. */
  private escaped(text: string): string {
    return this.dice.chance(0.7) ? text.replace(/[\s"<>#\\{}^`|\u0080-\uffff]/g, encodeURIComponent) : text;
  }

  private header(): [string, string] {
    const [name, values] = this.dice.one(HEADERS);
    return [name, this.dice.one(values)];
  }
}
