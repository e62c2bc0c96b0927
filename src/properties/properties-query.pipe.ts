import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PropertiesQuery, printable } from './properties.query.js';
import type { Representation } from './formats/representation.js';
import { SECTIONS, type Section } from './sections.js';

export type RawQuery = Readonly<Record<string, unknown>>;

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
  const unknown = Object.keys(raw).filter((name) => !PARAMETERS.includes(name) && !others.includes(name));
  if (unknown.length > 0) {
    const names = unknown.map((name) => `"${printable(name)}"`).join(', ');
    const known = [...PARAMETERS, ...others].filter((name) => !name.endsWith('[]'));
    const list = `${known.slice(0, -1).join(', ')} and ${known.at(-1)}`;
    throw new BadRequestException(`unknown parameter ${names}; the parameters are ${list}`);
  }
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
