import { lazyJson } from '../data-folder.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import { answerLines, LinesError } from './dpe-lines.js';
import { koumoulLines } from './koumoul-rows.js';

const SLUG = 'parcelles-des-personnes-morales';
const UPDATED_AT = '2026-02-20T03:11:45.000Z';
/** Rows of the real dataset, which a question without a working filter gets. */
const ALL_ROWS = 16_000_000;
const MAX_SIZE = 10_000;
const HEADERS = {
  'access-control-allow-origin': '*',
  'cache-control': 'must-revalidate, public, max-age=300',
};

const columns = lazyJson<Readonly<Record<string, string>>>('owners', 'koumoul-columns.json');

/** opendata.koumoul.com, data-fair, with the parcels of legal persons. */
export function koumoul(): SandboxUpstream {
  return {
    name: 'koumoul',
    basePath: '/data-fair/api/v1/datasets',
    limit: {
      requests: 100,
      windowMs: 5_000,
      blockMs: 2_000,
      reply: () => plain(429, 'Trop de traffic dans un interval restreint sur cette API.'),
    },
    handle,
  };
}

function handle(request: SandboxRequest): SandboxReply {
  const [name, route, ...more] = request.segments;
  if (name !== SLUG) return plain(404, 'Dataset not found');
  if (request.method !== 'GET' || more.length > 0) return plain(404, 'not found');
  if (route === undefined) return { headers: HEADERS, body: metadata() };
  if (route !== 'lines') return plain(404, 'not found');
  try {
    return { headers: HEADERS, body: answer(request) };
  } catch (error) {
    if (error instanceof LinesError) return plain(400, error.message);
    throw error;
  }
}

function answer({ query, baseUrl }: SandboxRequest): unknown {
  const known = { ...columns(), _i: 'number', _rand: 'number', _id: 'string' };
  const found = answerLines(koumoulLines(), known, query, `${baseUrl}/${SLUG}/lines`, MAX_SIZE);
  const lines = found['results'] as readonly object[];
  return {
    ...found,
    ...(found['total'] === koumoulLines().length ? { total: ALL_ROWS } : {}),
    results: lines.map((line) => ({ ...line, _score: null })),
  };
}

function metadata(): unknown {
  return {
    id: SLUG,
    slug: SLUG,
    title: 'Parcelles des personnes morales',
    count: ALL_ROWS,
    dataUpdatedAt: UPDATED_AT,
    finalizedAt: UPDATED_AT,
    license: {
      title: 'Licence Ouverte / Open Licence version 2.0',
      href: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
    },
    schema: Object.entries(columns()).map(([key, type]) => ({ key, type })),
  };
}

function plain(status: number, body: string): SandboxReply {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}
