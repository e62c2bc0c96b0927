import {
  type Commune,
  communeByCode,
  communes,
  departmentName,
  type Epci,
  epcis,
  regionName,
} from '../commune-data.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';

const HEADERS = { 'access-control-allow-origin': '*' };
const DEFAULT_FIELDS = [
  'nom',
  'code',
  'codesPostaux',
  'siren',
  'codeEpci',
  'codeDepartement',
  'codeRegion',
  'population',
];
const EPCI_FIELDS = ['nom', 'code', 'type', 'financement', 'population'];

/** geo.api.gouv.fr over the very package that it serves: communes and their EPCI. No outlines. */
export function geoApi(): SandboxUpstream {
  return { name: 'geoApi', basePath: '', handle };
}

function handle({ method, segments, query }: SandboxRequest): SandboxReply {
  if (method !== 'GET' && method !== 'HEAD') return plain(401, 'Unauthorized');
  const [collection, code, more] = segments;
  const fields = query.get('fields')?.split(',');
  if (collection === 'communes' && code === undefined)
    return { headers: HEADERS, body: search(query, fields) };
  if (collection === 'communes' && code !== undefined && more === undefined) {
    const commune = communeByCode(code.toUpperCase());
    return commune === undefined
      ? plain(404, 'Not Found')
      : { headers: HEADERS, body: view(commune, fields) };
  }
  const epci = collection === 'epcis' ? epcis().find((candidate) => candidate.code === code) : undefined;
  if (epci === undefined) return plain(404, 'Not Found');
  if (more === undefined) return { headers: HEADERS, body: epciView(epci, fields) };
  const members = epci.membres.flatMap((member) => communeByCode(member.code) ?? []);
  return { headers: HEADERS, body: members.map((commune) => view(commune, fields)) };
}

function plain(status: number, text: string): SandboxReply {
  return { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }, body: text };
}

function search(query: URLSearchParams, fields: readonly string[] | undefined): unknown {
  const type = query.get('type') ?? 'commune-actuelle';
  const tests: Readonly<Record<string, (commune: Commune, value: string) => boolean>> = {
    code: (commune, value) => commune.code === value,
    codePostal: (commune, value) => commune.codesPostaux?.includes(value) === true,
    siren: (commune, value) => commune.siren === value,
    codeParent: (commune, value) => commune.commune === value,
    codeDepartement: (commune, value) => commune.departement === value,
    codeRegion: (commune, value) => commune.region === value,
    ancienCode: (commune, value) => commune.anciensCodes?.includes(value) === true,
    nom: (commune, value) => fold(commune.nom).includes(fold(value)),
  };
  const wanted = Object.entries(tests).filter(([name]) => query.has(name));
  const limit = Number(query.get('limit') ?? Number.POSITIVE_INFINITY);
  return communes()
    .filter((commune) => commune.type === type)
    .filter((commune) => wanted.every(([name, test]) => test(commune, query.get(name) ?? '')))
    .slice(0, limit)
    .map((commune) => view(commune, fields));
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function view(commune: Commune, fields: readonly string[] = DEFAULT_FIELDS): Record<string, unknown> {
  const epci = epcis().find(({ membres }) => membres.some(({ code }) => code === commune.code));
  const known: Record<string, unknown> = {
    nom: commune.nom,
    code: commune.code,
    codeParent: commune.commune,
    codesPostaux: commune.codesPostaux,
    siren: commune.siren,
    codeEpci: epci?.code,
    epci: epci === undefined ? undefined : { code: epci.code, nom: epci.nom },
    codeDepartement: commune.departement,
    departement: { code: commune.departement, nom: departmentName(commune.departement) },
    codeRegion: commune.region,
    region: { code: commune.region, nom: regionName(commune.region) },
    population: commune.population,
    anciensCodes: commune.anciensCodes,
    zone: commune.zone,
    type: commune.type,
  };
  return pick(known, fields);
}

function epciView(epci: Epci, fields: readonly string[] = EPCI_FIELDS): Record<string, unknown> {
  const known = {
    nom: epci.nom,
    code: epci.code,
    type: epci.type,
    financement: epci.modeFinancement,
    population: epci.populationMunicipale ?? epci.populationTotale,
  };
  return pick(known, fields);
}

/** `nom` and `code` always come; a value that is absent has no key. */
function pick(known: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  const wanted = new Set(['nom', 'code', ...fields]);
  return Object.fromEntries(
    Object.entries(known).filter(([name, value]) => wanted.has(name) && value !== undefined),
  );
}
