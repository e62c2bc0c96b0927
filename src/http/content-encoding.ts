/** Encodings in which answers can leave, the one we like best first. */
export const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Clients send few different headers; those of one that plays with them must not pile up. */
const MOST_REMEMBERED = 200;
const LONGEST_REMEMBERED = 200;
const remembered = new Map<string, Encoding | null>();

/**
 * The encoding that a client likes best of ours (RFC 9110 §12.5.3); null where the answer should leave as it is.
 * @param accepted its Accept-Encoding; without one nothing is compressed
 */
export function encodingFor(accepted: string | undefined): Encoding | null {
  if (accepted === undefined || accepted === '') return null;
  const known = remembered.get(accepted);
  if (known !== undefined) return known;
  const chosen = choose(accepted);
  if (accepted.length <= LONGEST_REMEMBERED) {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(accepted, chosen);
  }
  return chosen;
}

function choose(accepted: string): Encoding | null {
  const weights = new Map(accepted.split(',').map(weighed));
  const weightOf = (name: string): number => weights.get(name) ?? weights.get('*') ?? 0;
  const best = Math.max(...ENCODINGS.map(weightOf));
  if (best <= 0 || best < (weights.get('identity') ?? 0)) return null;
  return ENCODINGS.find((encoding) => weightOf(encoding) === best) ?? null;
}

/** `gzip;q=0.5` as `['gzip', 0.5]`; a weight that cannot be read is none. */
function weighed(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
  const weight = parameters.find((text) => text.startsWith('q='))?.slice(2);
  const value = weight === undefined ? 1 : Number(weight);
  return [name === 'x-gzip' ? 'gzip' : name, value >= 0 && value <= 1 ? value : 0];
}
