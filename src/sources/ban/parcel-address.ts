import { metresToPolygon } from '../../geometry/distance.js';
import type { Areal } from '../../geometry/geojson.js';
import type { Resolved } from './address-resolver.js';
import { plainKey } from '../../addresses/ban-key.js';
import { type Address, addressFields } from './ban.fields.js';
import { byStrength } from './candidates.js';
import { inOrder, type Match, matchOfDeclaration } from './match-method.js';

/** The parcel that addresses are looked for. */
export interface AddressedParcel {
  /** Canonical, with the arrondissement in Paris, Lyon and Marseille. */
  readonly idu: string;
  readonly inseeCode: string;
  readonly geometry: Areal;
}

interface Entry {
  readonly address: Address;
  readonly matches: readonly Match[];
}

/**
 * An address point can stand some way from its building, and BDNB attaches some addresses to the wrong one:
 * beyond this they are kept but marked.
 */
const FAR_METRES = 100;

/** The addresses of a parcel: those near it first, then by how strongly they are attached to it; each once. */
export function addressesOf(resolved: readonly Resolved[], parcel: AddressedParcel): Address[] {
  const byId = new Map<string, Entry>();
  for (const entry of resolved.map((one) => entryOf(one, parcel))) {
    const id = plainKey(entry.address.id);
    const before = byId.get(id);
    // Two spellings of one key lead to the same address.
    byId.set(id, before === undefined ? entry : merged(before, entry));
  }
  return [...byId.values()]
    .sort((a, b) => Number(isFar(a)) - Number(isFar(b)) || byStrength(a, b))
    .map(({ address, matches }) => {
      const methods = matches.map(({ method }) => method);
      return { ...address, matchMethod: methods[0] ?? null, matchMethods: methods };
    });
}

function entryOf({ candidate, row }: Resolved, { idu, geometry }: AddressedParcel): Entry {
  const { key, link, matches } = candidate;
  const record = addressFields.map(row);
  const coordinates = record.coordinates ?? link?.point ?? null;
  const distance =
    coordinates === null || geometry.coordinates.length === 0
      ? null
      : Math.round(metresToPolygon(coordinates, geometry));
  const address: Address = {
    ...record,
    id: record.id ?? key,
    coordinates,
    distance,
    isFarFromParcel: distance === null ? null : distance > FAR_METRES,
    linkType: link?.linkType ?? null,
    addressesOnParcel: link?.addressesOnParcel ?? null,
    parcelsOfAddress: link?.parcelsOfAddress ?? null,
  };
  const declared = record.parcelIds.includes(idu) ? [matchOfDeclaration(record.parcelIds.length)] : [];
  return { address, matches: inOrder([...matches, ...declared]) };
}

function merged(first: Entry, second: Entry): Entry {
  const { linkType, addressesOnParcel, parcelsOfAddress } =
    first.address.linkType === null ? second.address : first.address;
  return {
    address: { ...first.address, linkType, addressesOnParcel, parcelsOfAddress },
    matches: inOrder([...first.matches, ...second.matches]),
  };
}

function isFar({ address }: Entry): boolean {
  return address.isFarFromParcel === true;
}
