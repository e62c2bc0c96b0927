import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { HttpException, Logger } from '@nestjs/common';
import { AmbiguousParcelId, InvalidParcelId } from '../parcels/invalid-parcel-id.js';
import type { AnswerError } from '../properties/answer.js';
import { UpstreamError } from '../upstream/upstream-error.js';

const logger = new Logger('Mcp');

/** What the model that called has to mend, or to know. */
export class ToolRefusal extends Error {
  override readonly name = 'ToolRefusal';
}

/** Structured, and the same as text for clients that know no structured content. */
export async function answering(
  tool: string,
  requestId: string,
  work: () => object | Promise<object>,
): Promise<CallToolResult> {
  const started = performance.now();
  try {
    const answer = await work();
    const text = JSON.stringify(answer);
    const ms = Math.round(performance.now() - started);
    logger.log({ requestId, tool, ms, characters: text.length }, 'tool answered');
    return { content: [{ type: 'text', text }], structuredContent: answer as Record<string, unknown> };
  } catch (failure) {
    const text = explain(failure);
    if (text === undefined) logger.error({ requestId, tool, err: failure }, 'a tool failed unexpectedly');
    else logger.log({ requestId, tool, refused: text }, 'tool refused');
    return { content: [{ type: 'text', text: text ?? BUG }], isError: true };
  }
}

const BUG = 'Internal error: this is a bug of the server. Other tools and parcels may work all the same.';
const FIND = 'find_parcels gives identifiers for an address or a point.';

/** A failure in words that say what to do; undefined for one that must not be shown. */
function explain(failure: unknown): string | undefined {
  if (failure instanceof ToolRefusal) return failure.message;
  if (failure instanceof AmbiguousParcelId) {
    return `${failure.message}\nCandidates: ${failure.candidates.join(', ')}. Call again with one of them.`;
  }
  if (failure instanceof InvalidParcelId) return `${failure.message} ${FIND}`;
  if (failure instanceof UpstreamError)
    return `${failure.upstream} ${failure.message}. ${retryAdvice(failure.retryable)}`;
  if (failure instanceof HttpException && failure.getStatus() !== 500) return ofHttp(failure);
  return undefined;
}

function ofHttp(failure: HttpException): string {
  if (failure.getStatus() < 500) return failure.message;
  const { errors = [] } = failure.getResponse() as { errors?: readonly AnswerError[] };
  const canRetry = errors.length === 0 || errors.some(({ retryable }) => retryable);
  return [`${failure.message}.`, ...errors.map(reasonOf), retryAdvice(canRetry)].join('\n');
}

/** Why a part of an answer is missing, as a line of a list. */
export function reasonOf({ section, code, message }: AnswerError): string {
  return `- ${section}: ${code}, ${message}`;
}

function retryAdvice(retryable: boolean): string {
  return retryable
    ? 'The same call may succeed in a minute or two; do not repeat it more than twice.'
    : 'The same call will fail again until the source is mended.';
}
