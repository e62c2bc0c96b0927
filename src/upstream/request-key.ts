import { createHash } from 'node:crypto';
import type { QueryValue, UpstreamRequest } from './upstream-request.js';

/** The part of the URL after the base: path and query, encoded. */
export function targetOf({ path, query = {} }: UpstreamRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of valuesOf(value)) parameters.append(name, String(one));
  }
  const text = parameters.toString();
  return text === '' ? path : `${path}?${text}`;
}

function valuesOf(value: QueryValue): readonly (string | number | boolean)[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string];
}

/** Equal for requests that must have the same answer. Holds the base URL, so that sandbox and real answers never mix. */
export function idOf(request: UpstreamRequest, url: string): string {
  const body = request.form ?? request.json;
  const parts = [request.method ?? 'GET', url, request.reduceName ?? ''];
  if (body !== undefined) parts.push(createHash('sha256').update(JSON.stringify(body)).digest('base64url'));
  return parts.join(' ').trimEnd();
}
