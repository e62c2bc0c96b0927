import type { Geometry } from './answer.js';
import { askJson } from './problem.js';

export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly name: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly context: string | null;
  readonly kind: string;
  readonly lon: number;
  readonly lat: number;
}

/** @throws Problem; the AbortError */
export async function suggestAddresses(query: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const path = `/v1/addresses?limit=5&q=${encodeURIComponent(query)}`;
  return (await askJson<{ addresses: Suggestion[] }>(path, signal)).addresses;
}

export interface ParcelCandidate {
  readonly id: string;
  readonly area: number | null;
  readonly containsPoint: boolean | null;
  readonly matchMethod: string;
  readonly distance: number | null;
}

const SURE = new Set(['parcelId', 'addressLink', 'containsPoint']);

/** Parcels that are the address's own or hold the point; those only nearby are left to the reader of the map. */
const certain = (parcels: readonly ParcelCandidate[]): readonly ParcelCandidate[] => {
  const linked = parcels.filter(({ matchMethod }) => matchMethod === 'addressLink');
  if (linked.length > 0) return linked;
  return parcels.filter(({ matchMethod, containsPoint }) => SURE.has(matchMethod) || containsPoint === true);
};

export async function parcelsAtPoint(
  lon: number,
  lat: number,
  signal: AbortSignal,
): Promise<readonly ParcelCandidate[]> {
  const { parcels } = await askJson<{ parcels: ParcelCandidate[] }>(
    `/v1/parcels?lon=${lon.toFixed(6)}&lat=${lat.toFixed(6)}`,
    signal,
  );
  return certain(parcels);
}

/** The parcels of an address: its own, else the one under its point. */
export async function parcelsOfAddress(
  suggestion: Suggestion,
  signal: AbortSignal,
): Promise<readonly ParcelCandidate[]> {
  const { parcels } = await askJson<{ parcels: ParcelCandidate[] }>(
    `/v1/parcels?q=${encodeURIComponent(suggestion.label)}`,
    signal,
  );
  const found = certain(parcels);
  return found.length > 0 ? found : parcelsAtPoint(suggestion.lon, suggestion.lat, signal);
}

export interface Neighbour {
  readonly id: string;
  readonly section: string;
  readonly number: string;
  readonly geometry: Geometry | null;
}

export async function neighboursOf(parcelId: string, signal: AbortSignal): Promise<readonly Neighbour[]> {
  const path = `/v1/parcels/${encodeURIComponent(parcelId)}/neighbors`;
  return (await askJson<{ neighbors: Neighbour[] }>(path, signal)).neighbors;
}
