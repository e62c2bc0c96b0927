import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { readFormattedQuery } from './formats/formatted-request.js';
import type { PropertiesRequest, RawQuery } from './properties-query.pipe.js';

const MOST_CHARACTERS = 500_000;
const LONGEST = 500;

/** What validation let through, by the very text it read: nothing gets around it, and nothing is read twice. */
const remembered = new LRUCache<string, PropertiesRequest>({
  maxSize: MOST_CHARACTERS,
  maxEntrySize: LONGEST,
  sizeCalculation: (_, text) => text.length,
});

/**
 * What a request asks for.
 * @throws BadRequestException, NotAcceptableException as {@link readFormattedQuery} does
 */
export function questionOf({ url, headers, query }: FastifyRequest): PropertiesRequest {
  const text = `${headers.accept ?? ''} ${url}`;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const question = readFormattedQuery(query as RawQuery, headers.accept);
  remembered.set(text, question);
  return question;
}
