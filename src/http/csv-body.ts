import { errorCodes, type FastifyInstance } from 'fastify';

const CSV = 'text/csv';

interface CsvConfig {
  readonly takesCsv?: boolean;
}

/** Part of the `RouteConfig` of a route that takes CSV. */
export const TAKES_CSV = { takesCsv: true } satisfies CsvConfig;

/** Fastify has its parsers for all routes: on those that do not take CSV, it is refused like any other type. */
export function parseCsv(fastify: FastifyInstance): void {
  fastify.addContentTypeParser<string>(CSV, { parseAs: 'string' }, (request, body, done) => {
    const { takesCsv } = request.routeOptions.config as CsvConfig;
    if (takesCsv === true || request.is404) done(null, body);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE());
  });
}
