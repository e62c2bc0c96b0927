import { STATUS_CODES } from 'node:http';

/** What the error body needs to know of a request. */
export interface RequestFacts {
  readonly method: string;
  /** As requested, query included; the body never shows the query. */
  readonly url: string;
}

/** The error body of every route (`Accept: application/json`). */
export interface ErrorBody {
  readonly statusCode: number;
  readonly message: string;
  readonly error: string;
  readonly timestamp: string;
  readonly path: string;
  readonly method: string;
  readonly [extra: string]: unknown;
}

/** The same as RFC 9457 problem details (`Accept: application/problem+json`). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly [extra: string]: unknown;
}

export const PROBLEM_JSON = 'application/problem+json';

/** @param extras further members, such as the `errors` of a 502 */
export function errorBody(
  status: number,
  message: string,
  request: RequestFacts,
  extras: Readonly<Record<string, unknown>> = {},
): ErrorBody {
  return {
    statusCode: status,
    message,
    error: STATUS_CODES[status] ?? 'Error',
    timestamp: new Date().toISOString(),
    path: pathOf(request.url),
    method: request.method,
    ...extras,
  };
}

export function problemBody({ statusCode, message, error, path, ...rest }: ErrorBody): ProblemBody {
  return { type: 'about:blank', title: error, status: statusCode, detail: message, instance: path, ...rest };
}

export function pathOf(url: string): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
