import { parcelById } from '../cadastre-data.js';
import { lazyJson } from '../data-folder.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';

interface RnbRow {
  /** Parcel -> share of the building on it. */
  readonly plots: Readonly<Record<string, number>>;
  readonly building: Readonly<Record<string, unknown>> & { readonly rnb_id: string };
}

const rows = lazyJson<readonly RnbRow[]>('rnb', 'buildings.json');
const PAGE_SIZE = 20;

/** RNB: buildings on a plot, buildings by id. Rows are composed from the sandbox's building outlines: none was recorded. */
export function rnb(): SandboxUpstream {
  return { name: 'rnb', basePath: '/api/alpha', handle };
}

function handle(request: SandboxRequest): SandboxReply {
  const { segments, path, method } = request;
  const [buildings, first, second] = segments;
  // Django: without its last slash the path is another one.
  if (method !== 'GET' || buildings !== 'buildings' || !path.endsWith('/') || first === undefined)
    return notFound();
  if (first === 'plot' && second !== undefined && segments.length === 3) return onPlot(second, request);
  const row = rows().find(({ building }) => building.rnb_id === first);
  if (segments.length !== 2 || row === undefined) return { status: 404, body: { detail: 'Not found.' } };
  return { body: row.building };
}

function onPlot(idu: string, { query, baseUrl }: SandboxRequest): SandboxReply {
  if (parcelById(idu) === undefined) return { status: 404, body: { detail: 'Plot unknown' } };
  const found = rows()
    .flatMap(({ building, plots }) => {
      const ratio = plots[idu];
      return ratio === undefined ? [] : [{ ...building, bdg_cover_ratio: ratio }];
    })
    .sort((a, b) => b.bdg_cover_ratio - a.bdg_cover_ratio);
  const start = Number(query.get('cursor') ?? 0);
  const link = (cursor: number): string => `${baseUrl}/buildings/plot/${idu}/?cursor=${cursor}`;
  const next = start + PAGE_SIZE < found.length ? link(start + PAGE_SIZE) : null;
  const previous = start > 0 ? link(Math.max(0, start - PAGE_SIZE)) : null;
  return { body: { next, previous, results: found.slice(start, start + PAGE_SIZE) } };
}

function notFound(): SandboxReply {
  return {
    status: 404,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: '<!doctype html>\n<html lang="en">\n<head>\n  <title>Not Found</title>\n</head>\n<body>\n  <h1>Not Found</h1><p>The requested resource was not found on this server.</p>\n</body>\n</html>\n',
  };
}
