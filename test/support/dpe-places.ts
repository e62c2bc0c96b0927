import { readFileSync } from 'node:fs';
import { parseMultiPolygon } from '../../src/geometry/parse-polygons.js';
import type { DpePlace } from '../../src/sources/dpe/known-keys.js';

interface Feature {
  readonly properties: { readonly idu: string };
  readonly geometry: unknown;
}
interface BanAddress {
  readonly id: string;
  readonly numero: number;
  readonly suffixe: string | null;
  readonly nomVoie: string;
}
interface BuildingGroup {
  readonly l_parcelle_id: readonly string[];
  readonly l_cle_interop_adr: readonly string[];
}
interface RnbBuilding {
  readonly plots: Readonly<Record<string, number>>;
  readonly building: { readonly rnb_id: string; readonly addresses: readonly { readonly id: string }[] };
}

function data<T>(path: string): T {
  return JSON.parse(readFileSync(new URL(`../../sandbox/data/${path}`, import.meta.url), 'utf8')) as T;
}

/** What the other sources of the sandbox know of one of its parcels, as the certificates' source is told it. */
export function sandboxPlace(parcelId: string): DpePlace {
  const parcels = data<readonly Feature[] | { readonly features: readonly Feature[] }>(
    'cadastre/parcelles.json',
  );
  const features: readonly Feature[] = 'features' in parcels ? parcels.features : parcels;
  const feature = features.find(({ properties }) => properties.idu === parcelId);
  const geometry = parseMultiPolygon(feature?.geometry);
  if (geometry === null) throw new Error(`the sandbox has no outline of ${parcelId}`);
  const buildings = data<readonly RnbBuilding[]>('rnb/buildings.json').filter(
    ({ plots }) => parcelId in plots,
  );
  const banKeys = data<readonly BuildingGroup[]>('bdnb/batiment_groupe_complet.json')
    .filter(({ l_parcelle_id }) => l_parcelle_id.includes(parcelId))
    .flatMap(({ l_cle_interop_adr }) => l_cle_interop_adr)
    // BDNB does not reach overseas.
    .concat(buildings.flatMap(({ building }) => building.addresses.map(({ id }) => id)));
  return {
    banKeys,
    rnbIds: buildings.map(({ building }) => building.rnb_id),
    addresses: data<readonly BanAddress[]>('ban/addresses.json')
      .filter(({ id }) => banKeys.includes(id))
      .map(({ numero, suffixe, nomVoie }) => ({
        houseNumber: suffixe === null ? String(numero) : `${numero} ${suffixe}`,
        street: nomVoie,
      })),
    geometry,
  };
}
