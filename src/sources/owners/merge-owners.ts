import type { UpstreamRow } from '../../fields/index.js';
import { type Holder, isSameHolder, mayBeNaturalPerson, registeredNumber } from './owner-identity.js';
import { type Owner, ownerFields } from './owners.fields.js';

/** A building of the parcel, as far as owners are concerned. */
export interface OwnedBuilding {
  readonly id: string | null;
  /** Names and SIRENs of its legal persons, not in the same order. */
  readonly ownerNames: readonly string[];
  readonly ownerSirens: readonly string[];
}

/** A legal person with premises in a building group, as BDNB has it. */
export interface PremisesOwner extends Holder {
  readonly buildingId: string | null;
  readonly numberOfLocals: number | null;
  readonly inMajicPm: boolean | null;
  readonly isLandlord: boolean | null;
}

/** Owners, and how many entries were left out because they may name a natural person. */
export interface Merged {
  readonly owners: Owner[];
  readonly withheld: number;
}

/** Owners of premises, from BDNB. */
export function ownersOfPremises(rows: readonly PremisesOwner[]): Owner[] {
  return rows.map((row) => ({
    ...ownerFields.map({}),
    buildingId: row.buildingId,
    ownerName: row.ownerName,
    siren: row.siren,
    registerId: row.registerId,
    numberOfLocals: row.numberOfLocals,
    inMajicPm: row.inMajicPm,
    isLandlord: row.isLandlord,
    matchSource: 'bdnb',
    matchMethod: 'building',
    matchQuality: 'probable',
  }));
}

/**
 * Owners from the lists in the buildings' own rows: names without counts. Which SIREN is whose is known only where there is
 * one of each; SIRENs alone are given where there are no names.
 */
export function ownersByName(buildings: readonly OwnedBuilding[]): Owner[] {
  return buildings.flatMap(({ id, ownerNames, ownerSirens }) => {
    const entry = (ownerName: string | null, number: string | null): Owner => ({
      ...ownerFields.map({}),
      buildingId: id,
      ownerName,
      ...registeredNumber(number),
      inMajicPm: true,
      matchSource: 'bdnb',
      matchMethod: 'buildingName',
      matchQuality: 'probable',
    });
    if (ownerNames.length === 0) return ownerSirens.map((siren) => entry(null, siren));
    const siren = ownerNames.length === 1 && ownerSirens.length === 1 ? (ownerSirens[0] ?? null) : null;
    return ownerNames.map((name) => entry(name, siren));
  });
}

/** The holder that the parcel file names. */
function holderOfParcel(row: UpstreamRow, buildingId: string | null): Owner {
  return {
    ...ownerFields.map(row),
    buildingId,
    inMajicPm: true,
    matchSource: 'koumoul',
    matchMethod: 'parcel',
    matchQuality: 'exact',
  };
}

/**
 * Puts the parcel's holder to the owners of its buildings: what the parcel file says of a person that is there already is
 * added to it, another person is appended. Who is no owner comes last.
 */
export function mergeOwners(
  ofBuildings: readonly Owner[],
  parcelRow: UpstreamRow | null,
  buildings: readonly OwnedBuilding[],
): Merged {
  const only = buildings.length === 1 ? (buildings[0]?.id ?? null) : null;
  const holder = parcelRow === null ? null : holderOfParcel(parcelRow, only);
  const isKnown = holder !== null && ofBuildings.some((owner) => isSameHolder(owner, holder));
  const all = ofBuildings.map((owner) =>
    holder !== null && isSameHolder(owner, holder) ? enriched(owner, holder) : owner,
  );
  if (holder !== null && !isKnown) all.push(holder);

  const owners = all.filter((owner) => !mayBeNaturalPerson(owner, owner.legalFormCode));
  const persons = distinctHolders(all);
  return {
    owners: inOrder(
      owners.map((owner) => ({ ...owner, hasOtherHolders: persons > 1 ? true : owner.hasOtherHolders })),
    ),
    withheld: all.length - owners.length,
  };
}

/** What BDNB says of the premises, with what the parcel file says of the person and its right. */
function enriched(owner: Owner, holder: Owner): Owner {
  return {
    ...holder,
    buildingId: owner.buildingId,
    ownerName: owner.ownerName ?? holder.ownerName,
    siren: owner.siren ?? holder.siren,
    registerId: owner.registerId ?? (owner.siren === null ? holder.registerId : null),
    numberOfLocals: owner.numberOfLocals,
    inMajicPm: true,
    isLandlord: owner.isLandlord ?? holder.isLandlord,
    matchSource: 'bdnb+koumoul',
    matchMethod: 'building+parcel',
    matchQuality: 'exact',
  };
}

function distinctHolders(owners: readonly Owner[]): number {
  return owners.filter((owner, at) => owners.findIndex((other) => isSameHolder(other, owner)) === at).length;
}

function inOrder(owners: readonly Owner[]): Owner[] {
  return [...owners].sort((a, b) => Number(a.isOwner === false) - Number(b.isOwner === false));
}
