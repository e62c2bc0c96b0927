import { CORS_HEADERS } from './cors.js';

/**
 * Answers of this server are data: a browser that is led to one must not run, frame or sniff anything of it.
 * Strict-Transport-Security is left to the proxy that ends TLS: this server speaks plain HTTP and cannot know.
 */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  // Open data, meant for pages of any origin.
  'cross-origin-resource-policy': 'cross-origin',
  'x-permitted-cross-domain-policies': 'none',
} as const;

/** On every answer, whatever its route and status, besides its request id. */
export const STANDARD_HEADERS = {
  // The terms of use of the DVF files forbid that search engines index what comes from them.
  'x-robots-tag': 'noindex, nofollow',
  ...CORS_HEADERS,
  ...SECURITY_HEADERS,
} as const;

export function standardHeaders(requestId: string): Readonly<Record<string, string>> {
  return { 'x-request-id': requestId, ...STANDARD_HEADERS };
}

/**
 * The policy of a page of this server: its own files and nothing else. Swagger UI writes style attributes and draws
 * its icons from data: URLs.
 */
export const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
