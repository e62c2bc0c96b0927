import { lazyJson } from '../data-folder.js';
import { readSettings } from '../settings.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { answerLines, LinesError, type Line } from './dpe-lines.js';

interface Dataset {
  readonly slug: string;
  /** Name under which the answers themselves speak of it. */
  readonly id: string;
  readonly rows: () => readonly Line[];
}

const DATASETS: readonly Dataset[] = [
  { slug: 'dpe03existant', id: 'meg-83tjwtg8dyz4vv7h1dqe', rows: lazyJson('dpe', 'dpe03existant.json') },
  // Its internal id is not known.
  { slug: 'dpe02neuf', id: 'dpe02neuf', rows: lazyJson('dpe', 'dpe02neuf.json') },
  { slug: 'dpe01tertiaire', id: 'j9ol0fwjqckyf49vr29nknbu', rows: lazyJson('dpe', 'dpe01tertiaire.json') },
];

/** Column -> type, with ` unfilterable` behind it where no filter takes it. */
const columns = lazyJson<Readonly<Record<string, Readonly<Record<string, string>>>>>('dpe', 'columns.json');

const INDEXED_AT = 'Thu, 10 Sep 2026 04:12:31 GMT';
const DEFAULTS = {
  /** The most rows of a page; less of them to see paging. */
  maxSize: 10_000,
};
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'must-revalidate, public, max-age=300',
  'last-modified': INDEXED_AT,
};

/** data.ademe.fr, data-fair behind its firewall. */
export function dpe(): SandboxUpstream {
  let settings = DEFAULTS;
  return {
    name: 'dpe',
    basePath: '/data-fair/api/v1/datasets',
    limit: {
      requests: 600,
      windowMs: 60_000,
      // Tokens come back ten a second.
      blockMs: 2_000,
      reply: () => plain(429, 'Trop de traffic dans un interval restreint sur cette API.'),
    },
    handle: (request) => handle(request, settings.maxSize),
    configure: (changes) => {
      settings = readSettings(settings, changes);
    },
    reset: () => {
      settings = DEFAULTS;
    },
  };
}

function handle(request: SandboxRequest, maxSize: number): SandboxReply {
  if (request.headers['user-agent'] === undefined || isRefusedByFirewall(request.query)) return forbidden();
  const [name, route, ...more] = request.segments;
  const dataset = DATASETS.find(({ slug, id }) => slug === name || id === name);
  if (dataset === undefined) return plain(404, 'Dataset not found');
  if (request.method !== 'GET' || more.length > 0) return plain(404, 'not found');
  const known = columns()[dataset.slug] ?? {};
  switch (route) {
    case undefined:
      return { headers: HEADERS, body: metadataOf(dataset, known) };
    case 'schema':
      return { headers: HEADERS, body: schemaOf(known) };
    case 'lines':
      break;
    default:
      return plain(404, 'not found');
  }
  try {
    const self = `${request.baseUrl}/${dataset.id}/lines`;
    return { headers: HEADERS, body: answerLines(dataset.rows(), known, request.query, self, maxSize) };
  } catch (error) {
    if (error instanceof LinesError) return plain(400, error.message);
    throw error;
  }
}

/** Which queries pass differs by caller and day; those with a field in them were refused most often. */
function isRefusedByFirewall(query: URLSearchParams): boolean {
  return /[:"]/.test(query.get('qs') ?? '');
}

function forbidden(): SandboxReply {
  return {
    status: 403,
    headers: { 'content-type': 'text/html' },
    body: '<html>\r\n<head><title>403 Forbidden</title></head>\r\n<body>\r\n<center><h1>403 Forbidden</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
  };
}

function plain(status: number, body: string): SandboxReply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

function schemaOf(known: Readonly<Record<string, string>>): unknown[] {
  return Object.entries(known).map(([key, type]) => {
    const [base = 'string'] = type.split(' ');
    return { key, ...(base === 'date' ? { type: 'string', format: 'date' } : { type: base }) };
  });
}

function metadataOf({ id, slug, rows }: Dataset, known: Readonly<Record<string, string>>): unknown {
  return {
    id,
    slug,
    count: rows().length,
    dataUpdatedAt: new Date(INDEXED_AT).toISOString(),
    finalizedAt: new Date(INDEXED_AT).toISOString(),
    license: {
      title: 'Licence Ouverte / Open Licence version 2.0',
      href: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    },
    schema: schemaOf(known),
  };
}
