import type { Areal } from '../../src/geometry/geojson.js';
import { type Cadastral, cadastralOf } from '../../src/sources/cadastre/cadastre.fields.js';

/** A parcel of the cadastre by its identifier and its outline. */
export function parcelWith({ id, geometry }: { readonly id: string; readonly geometry: Areal }): Cadastral {
  const feature = { idu: id, properties: { idu: id }, geometry };
  const parcel = cadastralOf({
    features: [feature],
    fetchedAt: new Date(0),
    stale: false,
    route: 'cadastre',
  });
  if (parcel === null) throw new Error('an outline that cannot be read');
  return parcel;
}
