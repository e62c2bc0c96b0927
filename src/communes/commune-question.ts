import { BadRequestException, NotFoundException } from '@nestjs/common';
import { onlyKnown } from '../http/known-parameters.js';
import { findCommune, type FoundCommune, isInseeCode } from './find-commune.js';

/** @throws BadRequestException, NotFoundException */
export function communeAsked(text: string): FoundCommune {
  const code = text.trim().toUpperCase();
  if (!isInseeCode(code)) {
    throw new BadRequestException(
      'insee must be an INSEE commune code: 5 digits, or 2A or 2B and 3 digits (75107, 2A004); a postal code is none',
    );
  }
  const found = findCommune(code);
  if (found === undefined) {
    throw new NotFoundException(
      `There is no commune ${code} in the Code officiel géographique, and there was none`,
    );
  }
  return found;
}

/** `include=members`, or `include[]=`. @throws BadRequestException for any other value or parameter */
export function membersAsked(query: Readonly<Record<string, unknown>>): boolean {
  onlyKnown(query, ['include', 'include[]']);
  const given = [query['include'] ?? [], query['include[]'] ?? []].flat();
  const names = given.flatMap((text) => (typeof text === 'string' ? text.split(',') : ['?']));
  const wanted = names.map((name) => name.trim()).filter((name) => name !== '');
  if (wanted.some((name) => name !== 'members')) throw new BadRequestException('include may be: members');
  return wanted.length > 0;
}
