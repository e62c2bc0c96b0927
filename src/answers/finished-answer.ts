import { EncodedBody } from '../http/encoded-body.js';
import { etagOf } from '../http/etag.js';
import { type HeaderList, listOf } from '../http/send-whole.js';

/** Header fields by lower-case name. */
export type Fields = Readonly<Record<string, string>>;

/** What an answer consists of before it is ready to be sent. */
export interface AnswerParts {
  readonly body: Buffer;
  /** That go with these bytes: their type, and whatever describes them. */
  readonly headers: Fields;
  /** That say how long and for whom it may be kept: 304 has them too (RFC 9110 §15.4.5). */
  readonly caching: Fields;
}

/** An answer of status 200, ready to be sent. */
export interface FinishedAnswer {
  readonly etag: string;
  /** The body, with its compressed forms. */
  readonly encoded: EncodedBody;
  readonly headers: HeaderList;
  /** Among them the entity tag. */
  readonly caching: HeaderList;
}

/** @param onGrown called when another form of the body is kept */
export function finishAnswer({ body, headers, caching }: AnswerParts, onGrown?: () => void): FinishedAnswer {
  const etag = etagOf(body);
  return {
    etag,
    encoded: new EncodedBody(body, onGrown),
    headers: listOf(headers),
    caching: listOf({ etag, ...caching }),
  };
}
