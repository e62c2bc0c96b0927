import type { ErrorBody } from '../../http/error-body.js';

/** A line with an answer, whose bytes are taken as they are. @param body one line of JSON */
export function answerLine(index: number, parcelId: unknown, body: Buffer): Buffer {
  const head = JSON.stringify({ index, parcelId, status: 200 }).slice(0, -1);
  return Buffer.concat([Buffer.from(`${head},"answer":`), body, Buffer.from('}\n')]);
}

export function errorLine(index: number, parcelId: unknown, error: ErrorBody): Buffer {
  return Buffer.from(`${JSON.stringify({ index, parcelId, status: error.statusCode, error })}\n`);
}
