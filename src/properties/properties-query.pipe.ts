import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { onlyKnown } from '../http/known-parameters.js';
import { PropertiesQuery } from './properties.query.js';
import type { Representation } from './formats/representation.js';
import { SECTIONS, type Section } from './sections.js';

export type RawQuery = Readonly<Record<string, unknown>>;

/** `a, b and c` */
const LIST = new Intl.ListFormat('en-GB');
const PARAMETERS = ['parcel_id', 'include', 'include[]'];

/** A query after validation. */
export interface PropertiesRequest {
  readonly parcelId: string;
  readonly sections: readonly Section[];
  /** Whether `include` named sections, or all were taken for want of one. */
  readonly sectionsNamed: boolean;
  /** How the answer is written; the whole of it as JSON when absent. */
  readonly representation?: Representation;
}

/** The parcel and sections of a query string. */
@Injectable()
export class PropertiesQueryPipe implements PipeTransform<RawQuery, PropertiesRequest> {
  transform(raw: RawQuery): PropertiesRequest {
    return readPropertiesQuery(raw, []);
  }
}

/**
 * Reads the query string; anything that is not understood is refused, so that a typo never returns everything.
 * @param others parameters of the route that are read elsewhere
 * @throws BadRequestException
 */
export function readPropertiesQuery(raw: RawQuery, others: readonly string[]): PropertiesRequest {
  onlyKnown(raw, [...PARAMETERS, ...others], (names) => LIST.format(names));
  const named = [...new Set([...listOf(raw['include']), ...listOf(raw['include[]'])])];
  const query = plainToInstance(PropertiesQuery, { parcel_id: raw['parcel_id'], include: named });
  const problems = validateSync(query).flatMap(({ constraints }) => Object.values(constraints ?? {}));
  if (problems.length > 0) throw new BadRequestException(problems.join('; '));
  return {
    parcelId: query.parcel_id,
    // In one order, so that equal questions have equal answers.
    sections: named.length > 0 ? SECTIONS.filter((section) => query.include.includes(section)) : SECTIONS,
    sectionsNamed: named.length > 0,
  };
}

/** `a,b`, `['a', 'b']` and any mix, without blanks and empty parts. */
export function listOf(value: unknown): string[] {
  const parts: unknown[] = Array.isArray(value) ? value : [value ?? ''];
  return parts
    .flatMap((part) => String(part).split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
