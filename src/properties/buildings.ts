import { comparableKey } from '../addresses/ban-key.js';
import type { Address } from '../sources/ban/ban.fields.js';
import { type Building, buildingFields } from '../sources/bdnb/bdnb.fields.js';
import type { RnbPlot } from '../sources/rnb/rnb.service.js';
import type { BuildingEntry } from './answer.js';

/** A BAN key and, where it is known, the label that goes with it. */
export interface LabelledKey {
  readonly id: string;
  readonly label: string | null;
}

/** The address keys of building groups, each group's main one first, each key once. */
export function addressKeysOf(buildings: readonly Building[]): LabelledKey[] {
  const keys = new Map<string, string | null>();
  const add = (id: string, label: string | null): void => {
    if (!keys.has(id) || keys.get(id) === null) keys.set(id, label);
  };
  for (const building of buildings) {
    if (building.mainAddressId !== null) add(building.mainAddressId, building.mainAddress);
    // Two columns of one length are read side by side; otherwise nothing says which label is whose.
    const paired = building.addressIds.length === building.addressLabels.length;
    building.addressIds.forEach((id, index) =>
      add(id, paired ? building.addressLabels[index] || null : null),
    );
  }
  return [...keys].map(([id, label]) => ({ id, label }));
}

/** Buildings as RNB knows them: identity, footprint and addresses; all that only BDNB has stays null. */
export function buildingsOfPlot(idu: string, plot: RnbPlot): Building[] {
  const empty = buildingFields.map({});
  return plot.buildings.map((building) => ({
    ...empty,
    id: building.rnbId,
    rnbId: building.rnbId,
    parcelIds: [idu],
    geometry: building.footprint,
    addressIds: building.addresses.map(({ id }) => id),
    addressLabels: building.addresses.map(({ label }) => label ?? ''),
  }));
}

/** Gives each building those of the parcel's addresses that are its own. */
export function withAddresses(
  buildings: readonly Building[],
  addresses: readonly Address[] | null,
): BuildingEntry[] {
  // The only building of a parcel has all its addresses, whether or not its source lists them.
  if (buildings.length === 1) return buildings.map((building) => ({ building, addresses }));
  return buildings.map((building) => {
    const keys = new Set(building.addressIds.map(comparableKey));
    return { building, addresses: addresses?.filter(({ id }) => keys.has(comparableKey(id))) ?? null };
  });
}
