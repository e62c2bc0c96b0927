import { BeforeParsing } from './before-parsing.js';

/**
 * Marks a route that takes a POST with everything in its query and nothing in its body, whatever Content-Type it bears.
 * Without that header, an empty body is not parsed, and so not refused.
 */
export const EmptyBodyAllowed = (): MethodDecorator =>
  BeforeParsing((headers) => {
    const isEmpty =
      headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
    if (isEmpty) delete headers['content-type'];
  });
