import type { IncomingHttpHeaders } from 'node:http';
import type { RequestFacts } from './error-body.js';
import { HTTP_LIMITS } from './http-limits.js';

/** What the words of a refusal can be made of. */
export interface RefusedRequest extends RequestFacts {
  /** Absent where a part of a body is refused, as in a batch. */
  readonly headers?: IncomingHttpHeaders;
}

type Words = (request: RefusedRequest) => string;

const MEDIA_TYPE = /^\s*([\w!#$&^.+-]{1,60}\/[\w!#$&^.+-]{1,60})/;

/** What Fastify and its plugins refuse, by their codes, in words that say what to do. Their own name headers and repeat URLs. */
const WORDS: Readonly<Partial<Record<string, Words>>> = {
  FST_ERR_BAD_URL: () =>
    'The path of the URL cannot be decoded: a % must stand before two hexadecimal digits of UTF-8',
  FST_ERR_MAX_PARAM_LENGTH: () =>
    `A part of the path is longer than ${HTTP_LIMITS.maxParamLength} characters`,
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    `The body is larger than ${HTTP_LIMITS.maxBodyBytes} bytes, which is the most that is taken: send less at once`,
  FST_ERR_CTP_EMPTY_JSON_BODY: () => 'The body is empty, and its Content-Type says that it is JSON',
  FST_ERR_CTP_INVALID_JSON_BODY: () => 'The body is no valid JSON',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => 'The body is not as long as its Content-Length says',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ({ headers }) =>
    `${bodyOfType(headers?.['content-type'])} is not taken here: see /docs for the types that are`,
  FST_CP_ERR_INVALID_CONTENT_ENCODING: () =>
    'The Content-Encoding of the body is none that is known here: send it as it is, or with gzip',
  FST_CP_ERR_INVALID_CONTENT: () => 'The body is not compressed as its Content-Encoding says',
};

function bodyOfType(contentType: string | undefined): string {
  if (contentType === undefined) return 'A body without Content-Type';
  const [, type] = MEDIA_TYPE.exec(contentType) ?? [];
  return type === undefined ? 'A body of this Content-Type' : `A body of type ${type}`;
}

/** What to say of an error of Fastify's or of a plugin; undefined where it is none, or its own words do. */
export function wordsFor(error: unknown, request: RefusedRequest): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && Object.hasOwn(WORDS, code) ? WORDS[code]?.(request) : undefined;
}
