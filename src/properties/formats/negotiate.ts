import { NotAcceptableException } from '@nestjs/common';
import { PROBLEM_JSON } from '../../http/error-body.js';
import { type Format, FORMATS, MEDIA_TYPES } from './representation.js';

interface Range {
  readonly type: string;
  readonly quality: number;
  /** Place in the header. */
  readonly place: number;
}

const RANGE = /^([\w!#$&^.+*-]+\/[\w!#$&^.+*-]+)$/;
const QUALITY = /^q\s*=\s*([01](?:\.\d{0,3})?)$/i;

/**
 * The format that an Accept header prefers (RFC 9110 §12.5.1): by weight, then by place in the header, then JSON first.
 * Without a header, or with one that cannot be read, JSON. `application/problem+json` asks for a form of errors only.
 * @throws NotAcceptableException when none of ours is accepted
 */
export function negotiatedFormat(accept: string | undefined): Format {
  const ranges = rangesOf(accept ?? '').filter(({ type }) => type !== PROBLEM_JSON);
  if (ranges.length === 0) return 'json';
  const [best] = FORMATS.map((format) => ({ format, range: rangeFor(MEDIA_TYPES[format], ranges) }))
    .filter(({ range }) => range !== undefined && range.quality > 0)
    .sort((a, b) => compare(a.range, b.range));
  if (best !== undefined) return best.format;
  throw new NotAcceptableException(
    `Accept names no format of this answer; they are ${Object.values(MEDIA_TYPES).join(', ')}. The parameter format=${FORMATS.join('|')} goes before the header`,
  );
}

function compare(a: Range | undefined, b: Range | undefined): number {
  return (b?.quality ?? 0) - (a?.quality ?? 0) || (a?.place ?? 0) - (b?.place ?? 0);
}

/** The most specific range that a type falls under. */
function rangeFor(type: string, ranges: readonly Range[]): Range | undefined {
  const [kind = ''] = type.split('/');
  for (const name of [type, `${kind}/*`, '*/*']) {
    const range = ranges.find((one) => one.type === name);
    if (range !== undefined) return range;
  }
  return undefined;
}

function rangesOf(accept: string): Range[] {
  return accept.split(',').flatMap((part, place) => {
    const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (!RANGE.test(type)) return [];
    const weights = parameters.flatMap((parameter) => QUALITY.exec(parameter)?.[1] ?? []);
    return [{ type: type.toLowerCase(), quality: Math.min(1, Number(weights[0] ?? 1)), place }];
  });
}
