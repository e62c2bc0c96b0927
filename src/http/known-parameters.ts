import { BadRequestException } from '@nestjs/common';
import { printable } from './printable.js';

/**
 * Refuses parameters that a route does not know, so that a typo never returns everything.
 * @param known a list form, `include[]`, stands beside its name and is not told apart in words
 * @param inWords how those that are known are listed
 * @throws BadRequestException that names the unknown and the known ones
 */
export function onlyKnown(
  query: Readonly<Record<string, unknown>>,
  known: readonly string[],
  inWords: (names: readonly string[]) => string = (names) => names.join(', '),
): void {
  const unknown = Object.keys(query).filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const names = unknown.map((name) => `"${printable(name)}"`).join(', ');
  const listed = known.filter((name) => !name.endsWith('[]'));
  const instead = listed.length === 0 ? 'there are none here' : `the parameters are ${inWords(listed)}`;
  throw new BadRequestException(`unknown parameter ${names}; ${instead}`);
}
