import { metresBetween } from '../geo/geometry.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';
import {
  type Filters,
  hasFilter,
  MAX_RESULTS,
  readCircle,
  readFilters,
  readIncluded,
  readPaging,
  readTerms,
  SireneError,
} from './sirene-params.js';
import { recordedAnswers, type Row, type SireneUnit, sireneUnits, word } from './sirene-units.js';

const HEADERS = { 'access-control-allow-origin': '*' };
const NGINX_429 =
  '<html>\r\n<head><title>429 Too Many Requests</title></head>\r\n<body>\r\n<center><h1>429 Too Many Requests</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>';
/** One refusal in so many comes from the application, with Retry-After; the others from the gateway, without. */
const APPLICATION_429 = 8;

/** What a unit is found by, and which of its establishments answer. */
interface Hit {
  readonly unit: SireneUnit;
  readonly establishments: readonly Row[];
}

/** API Recherche d'entreprises: legal units by text, number and place. */
export function sirene(): SandboxUpstream {
  let refusals = 0;
  return {
    name: 'sirene',
    basePath: '',
    limit: {
      requests: 7,
      windowMs: 1_000,
      blockMs: 1_000,
      reply: () => {
        refusals += 1;
        return refusals % APPLICATION_429 === 0
          ? { status: 429, headers: { 'retry-after': '3' }, body: Buffer.from('Too Many Requests.') }
          : { status: 429, headers: { 'content-type': 'text/html' }, body: NGINX_429 };
      },
    },
    handle,
    reset: () => {
      refusals = 0;
    },
  };
}

function handle(request: SandboxRequest): SandboxReply {
  const { method, path, query } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    return { status: 405, headers: { ...HEADERS, allow: 'HEAD, GET' }, body: undefined };
  }
  if (path === '/health') return { headers: HEADERS, body: { status: 'ok' } };
  if (path !== '/search' && path !== '/near_point') return error(404, 'Ressource non trouvée.');
  try {
    const body = recorded(path, query) ?? (path === '/search' ? search(query) : nearPoint(query));
    return { headers: HEADERS, body };
  } catch (failure) {
    if (failure instanceof SireneError) return error(400, failure.message);
    throw failure;
  }
}

function error(status: number, erreur: string): SandboxReply {
  return { status, headers: HEADERS, body: { erreur } };
}

/** The very questions that were recorded have the very answers. */
function recorded(path: string, query: URLSearchParams): Row | undefined {
  const asked = [...query].sort().join('&');
  return recordedAnswers().find(
    (answer) => answer.path === path && Object.entries(answer.query).sort().join('&') === asked,
  )?.body;
}

function nearPoint(query: URLSearchParams): Row {
  const { lat, lon, radiusM } = readCircle(query);
  const inCircle = (row: Row): boolean => {
    const [x, y] = [Number(row['longitude'] ?? NaN), Number(row['latitude'] ?? NaN)];
    return Number.isFinite(x) && Number.isFinite(y) && metresBetween([lon, lat], [x, y]) <= radiusM;
  };
  const hits = sireneUnits()
    .filter(isPublic)
    .map((unit) => ({ unit, establishments: unit.establishments.filter(inCircle) }))
    .filter(({ establishments }) => establishments.length > 0);
  return envelope(hits, query);
}

/** Units with partial diffusion are found by their number only. */
function isPublic({ row }: SireneUnit): boolean {
  return row['statut_diffusion'] !== 'P';
}

function search(query: URLSearchParams): Row {
  const digits = query.get('q')?.replace(/\s/g, '') ?? '';
  if (/^\d{9}$/.test(digits)) return envelope(bySiren(digits), query);
  if (/^\d{14}$/.test(digits)) return envelope(bySiret(digits), query);
  const filters = readFilters(query);
  const words = tokens(readTerms(query, filters));
  const hits = sireneUnits()
    .filter((unit) => isPublic(unit) && passesUnit(unit, filters))
    .map((unit) => ({
      unit,
      establishments: unit.establishments.filter((row) => found(unit, row, words, filters)),
    }))
    .filter(({ establishments }) => establishments.length > 0);
  return envelope(hits, query);
}

function bySiren(siren: string): readonly Hit[] {
  return sireneUnits()
    .filter((unit) => unit.siren === siren)
    .map((unit) => ({ unit, establishments: [] }));
}

function bySiret(siret: string): readonly Hit[] {
  return sireneUnits()
    .map((unit) => ({ unit, establishments: unit.establishments.filter((row) => row['siret'] === siret) }))
    .filter(({ establishments }) => establishments.length > 0);
}

function passesUnit({ row }: SireneUnit, { unit }: Filters): boolean {
  return Object.entries(unit).every(([name, wanted]) => wanted.includes(word(row[name])));
}

/** Every word in the address, or spread over name, signs and address. */
function found(unit: SireneUnit, row: Row, words: readonly string[], filters: Filters): boolean {
  if (hasFilter(filters) && !passesPlace(row, filters)) return false;
  const signs: readonly unknown[] = Array.isArray(row['liste_enseignes']) ? row['liste_enseignes'] : [];
  const texts = [unit.row['nom_complet'], row['nom_commercial'], row['adresse'], ...signs].map(word);
  const held = new Set(texts.flatMap(tokens));
  return words.every((one) => held.has(one));
}

function passesPlace(row: Row, { communes, postalCodes, departments }: Filters): boolean {
  const fits = (wanted: readonly string[], value: string): boolean =>
    wanted.length === 0 || wanted.includes(value);
  const commune = word(row['commune']);
  return (
    fits(communes, commune) &&
    fits(postalCodes, word(row['code_postal'])) &&
    fits(departments, commune.slice(0, commune.startsWith('97') ? 3 : 2))
  );
}

const STOP_WORDS = new Set([
  'a',
  'au',
  'aux',
  'd',
  'de',
  'des',
  'du',
  'en',
  'et',
  'l',
  'la',
  'le',
  'les',
  'un',
  'une',
]);
const SYNONYMS: Readonly<Record<string, string>> = {
  r: 'rue',
  av: 'avenue',
  bd: 'boulevard',
  pl: 'place',
  rte: 'route',
  imp: 'impasse',
  all: 'allee',
  chem: 'chemin',
};

/** Lower case without accents, cut at what is no letter or digit; an apostrophe parts an elided article. */
function tokens(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '' && !STOP_WORDS.has(part))
    .map((part) => SYNONYMS[part] ?? part);
}

const BEYOND_BASE = [
  'siege',
  'dirigeants',
  'matching_etablissements',
  'finances',
  'complements',
  'tva',
  'score',
];

function envelope(hits: readonly Hit[], query: URLSearchParams): Row {
  const { page, perPage, establishments } = readPaging(query);
  const included = readIncluded(query);
  const sorted = hits.toSorted((a, b) => orderOf(a.unit) - orderOf(b.unit));
  const results = sorted.slice((page - 1) * perPage, page * perPage).map((hit) => {
    const row = { ...hit.unit.row, matching_etablissements: hit.establishments.slice(0, establishments) };
    if (included === undefined) return row;
    const kept = Object.entries(row).filter(
      ([name]) => !BEYOND_BASE.includes(name) || included.includes(name),
    );
    return Object.fromEntries(kept);
  });
  const total = Math.min(hits.length, MAX_RESULTS);
  return { results, total_results: total, page, per_page: perPage, total_pages: Math.ceil(total / perPage) };
}

/** Active units first, then those with most open establishments. */
function orderOf({ row }: SireneUnit): number {
  const open = Number(row['nombre_etablissements_ouverts'] ?? 0);
  return (row['etat_administratif'] === 'C' ? 1e9 : 0) - (Number.isFinite(open) ? open : 0);
}
