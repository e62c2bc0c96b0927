import { BadRequestException, PayloadTooLargeException, UnsupportedMediaTypeException } from '@nestjs/common';
import { CsvError } from 'csv-parse/sync';
import { PARCEL_COLUMN, parcelsOfCsv, parcelsOfLines } from '../../parcels/parcel-list.js';
import { type PropertiesRequest, PropertiesQueryPipe } from '../properties-query.pipe.js';
import { printable } from '../../http/printable.js';

/** The most parcels of one batch. */
export const MAX_BATCH = 1_000;

/** A batch as it was asked for. */
export interface BatchRequest {
  /** As given: what is no identifier becomes a line that says so. */
  readonly parcelIds: readonly unknown[];
  /** Lines in the order of the identifiers, not as they come. */
  readonly ordered: boolean;
  /** What is wanted of each parcel. */
  readonly wanted: Omit<PropertiesRequest, 'parcelId'>;
}

type Members = Readonly<Record<string, unknown>>;

const MEMBERS = ['parcelIds', 'include', 'ordered'];
const PARAMETERS = ['include', 'include[]', 'ordered'];

const READERS: Readonly<Record<string, (body: unknown, query: Members) => Members>> = {
  'application/json': (body, query) => {
    refuseUnknown(query, [], 'parameter');
    const members = objectOf(body);
    refuseUnknown(members, MEMBERS, 'member');
    return members;
  },
  'text/csv': (body, query) => ({ ...parametersOf(query), parcelIds: csv(textOf(body)) }),
  'text/plain': (body, query) => ({ ...parametersOf(query), parcelIds: parcelsOfLines(textOf(body)) }),
};

/**
 * Reads a batch from a body of one of three kinds; CSV and plain text have what else is to be said in the query.
 * @throws BadRequestException that says what to change
 * @throws PayloadTooLargeException for more than {@link MAX_BATCH} parcels
 * @throws UnsupportedMediaTypeException
 */
export function batchRequest(contentType: string | undefined, body: unknown, query: Members): BatchRequest {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const read = READERS[type];
  if (read === undefined) {
    throw new UnsupportedMediaTypeException(
      `a batch is application/json ({"parcelIds": [...]}), text/csv (column ${PARCEL_COLUMN}, or the first) or text/plain (a line each); the Content-Type is "${printable(type)}"`,
    );
  }
  const { parcelIds, include, ordered = false } = read(body, query);
  if (!Array.isArray(parcelIds)) throw new BadRequestException('parcelIds must be a list of parcel ids');
  if (typeof ordered !== 'boolean') throw new BadRequestException('ordered must be true or false');
  if (parcelIds.length === 0) throw new BadRequestException('there is no parcel id in this batch');
  if (parcelIds.length > MAX_BATCH) {
    throw new PayloadTooLargeException(
      `a batch has at most ${MAX_BATCH} parcel ids, and this one has ${parcelIds.length}: send it in parts`,
    );
  }
  return { parcelIds, ordered, wanted: sectionsOf(include) };
}

/** @throws BadRequestException for a section that there is not */
function sectionsOf(include: unknown): Omit<PropertiesRequest, 'parcelId'> {
  const { parcelId: _none, ...wanted } = new PropertiesQueryPipe().transform({ parcel_id: '', include });
  return wanted;
}

function parametersOf(query: Members): Members {
  refuseUnknown(query, PARAMETERS, 'parameter');
  const { ordered } = query;
  return {
    include: [query['include'] ?? [], query['include[]'] ?? []].flat(),
    // Anything else is refused with the members of JSON.
    ordered: ordered === 'true' ? true : ordered === 'false' ? false : ordered,
  };
}

function refuseUnknown(given: Members, known: readonly string[], kind: string): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown === undefined) return;
  const names = known.filter((name) => !name.endsWith('[]'));
  throw new BadRequestException(
    `unknown ${kind} "${printable(unknown)}"; ` +
      (names.length === 0
        ? `with JSON, ${MEMBERS.join(', ')} stand in the body`
        : `a batch of this kind has ${names.join(', ')}`),
  );
}

function objectOf(body: unknown): Members {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new BadRequestException('the body must be an object like {"parcelIds": ["75101000AB0001"]}');
  }
  return body as Members;
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : '';
}

function csv(text: string): string[] {
  try {
    return parcelsOfCsv(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new BadRequestException(`this is no CSV: ${printable(error.message)}`);
  }
}
