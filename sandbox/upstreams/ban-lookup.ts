import {
  type BanAddress,
  banAddresses,
  banStreets,
  type BanStreet,
  recordedStreet,
  streetId,
} from '../ban-data.js';
import { administrativeNames, communeByCode, communeName } from '../commune-data.js';
import { type SandboxReply, type SandboxRequest, type SandboxUpstream } from '../upstream-contract.js';

const HEADERS = { 'access-control-allow-origin': '*' };
const HTML_404 =
  '<!DOCTYPE html>\n<html lang="fr">\n<head><title>404</title></head>\n<body>Page introuvable</body>\n</html>\n';

/** BAN lookup: one object (commune, street, house number) by its key, told apart by the length of the key. */
export function banLookup(): SandboxUpstream {
  return { name: 'banLookup', basePath: '/lookup', handle };
}

function handle({ method, segments }: SandboxRequest): SandboxReply {
  const [id] = segments;
  if (method !== 'GET' || id === undefined || segments.length > 1) {
    return { status: 404, headers: { 'content-type': 'text/html; charset=utf-8' }, body: HTML_404 };
  }
  if (id.length >= 16) return found(findNumber(id), 'Le numéro n’existe pas');
  if (id.length === 10 || id.length === 12) return found(findStreet(id), 'La voie n’existe pas');
  if (id.length === 5) return found(communeObject(id), 'La commune n’existe pas');
  return error(400, 'Type d’identifiant inconnu');
}

function found(body: unknown, otherwise: string): SandboxReply {
  return body === undefined ? error(404, otherwise) : { headers: HEADERS, body };
}

function error(code: number, message: string): SandboxReply {
  return { status: code, headers: HEADERS, body: { code, message } };
}

function findNumber(id: string): unknown {
  const address = banAddresses().find((candidate) => candidate.id === id);
  if (address !== undefined) return numberObject(address);
  const street = recordedStreet();
  const number = (street['numeros'] as Record<string, unknown>[]).find((candidate) => candidate['id'] === id);
  if (number === undefined) return undefined;
  const { nomVoie, nomVoieAlt, commune } = street;
  return {
    ...number,
    type: 'numero',
    cleInterop: id,
    codeAncienneCommune: null,
    nomAncienneCommune: null,
    voie: { id: street['id'], idVoie: street['id'], nomVoie, nomVoieAlt },
    commune,
  };
}

function findStreet(id: string): unknown {
  const recorded = recordedStreet();
  if (recorded['id'] === id) return recorded;
  const street = banStreets().find((candidate) => candidate.id === id);
  return street === undefined ? undefined : streetObject(street);
}

function numberObject(address: BanAddress): Record<string, unknown> {
  const position = { type: 'Point', coordinates: [address.lon, address.lat] };
  const { positionType } = address;
  return {
    ...shortNumber(address),
    type: 'numero',
    cleInterop: address.id,
    idVoie: streetId(address),
    positions: [{ position, positionType }],
    lon: address.lon,
    lat: address.lat,
    x: address.x,
    y: address.y,
    codeAncienneCommune: address.codeAncienneCommune,
    nomAncienneCommune: address.nomAncienneCommune,
    adressesOriginales: [],
    banIdDistrict: null,
    banIdMainCommonToponym: null,
    banIdSecondaryCommonToponyms: null,
    withBanId: true,
    voie: { id: streetId(address), idVoie: streetId(address), nomVoie: address.nomVoie, nomVoieAlt: {} },
    commune: communeObject(address.codeCommune),
  };
}

function shortNumber(address: BanAddress): Record<string, unknown> {
  return {
    banId: address.banId,
    certifie: address.certifie,
    codePostal: address.codePostal,
    dateMAJ: address.dateMAJ,
    id: address.id,
    libelleAcheminement: address.nomCommune
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('-', ' ')
      .toUpperCase(),
    lieuDitComplementNom: null,
    lieuDitComplementNomAlt: {},
    numero: address.numero,
    parcelles: address.parcelles,
    position: { type: 'Point', coordinates: [address.lon, address.lat] },
    positionType: address.positionType,
    sourcePosition: 'bal',
    sources: ['bal'],
    suffixe: address.suffixe,
  };
}

function streetObject({ id, numbers, position }: BanStreet): Record<string, unknown> {
  const lons = numbers.map(({ lon }) => lon);
  const lats = numbers.map(({ lat }) => lat);
  return {
    id,
    idVoie: id,
    banId: null,
    type: 'voie',
    nomVoie: numbers[0]?.nomVoie,
    nomVoieAlt: {},
    nbNumeros: numbers.length,
    nbNumerosCertifies: numbers.filter(({ certifie }) => certifie).length,
    displayBBox: [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)],
    position: { type: 'Point', coordinates: position },
    sourceNomVoie: 'bal',
    sources: ['bal'],
    commune: communeObject(id.slice(0, 5)),
    numeros: numbers.map(shortNumber),
  };
}

function communeObject(code: string): unknown {
  if (communeByCode(code) === undefined) return undefined;
  const { departmentCode, departmentName, regionCode, regionName } = administrativeNames(code);
  return {
    id: code,
    nom: communeName(code),
    code,
    departement: { nom: departmentName, code: departmentCode },
    region: { nom: regionName, code: regionCode },
  };
}
