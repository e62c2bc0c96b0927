import { parcels } from './cadastre-data.js';
import { lazyJson } from './data-folder.js';
import { type Feature } from './feature-collection.js';
import { boxOf, type Geometry, rectangle } from './geo/geometry.js';

/** The layers of the GPU: path at API Carto, feature type at the WFS. */
export const GPU_LAYERS = {
  municipality: 'wfs_du:municipality',
  document: 'wfs_du:document',
  'zone-urba': 'wfs_du:zone_urba',
  'secteur-cc': 'wfs_du:secteur_cc',
  'prescription-surf': 'wfs_du:prescription_surf',
  'prescription-lin': 'wfs_du:prescription_lin',
  'prescription-pct': 'wfs_du:prescription_pct',
  'info-surf': 'wfs_du:info_surf',
  'info-lin': 'wfs_du:info_lin',
  'info-pct': 'wfs_du:info_pct',
  'assiette-sup-s': 'wfs_sup:assiette_sup_s',
  'assiette-sup-l': 'wfs_sup:assiette_sup_l',
  'assiette-sup-p': 'wfs_sup:assiette_sup_p',
  'generateur-sup-s': 'wfs_sup:generateur_sup_s',
  'generateur-sup-l': 'wfs_sup:generateur_sup_l',
  'generateur-sup-p': 'wfs_sup:generateur_sup_p',
  'acte-sup': 'wfs_sup:acte_sup',
} as const;
export type GpuLayerName = keyof typeof GPU_LAYERS;

type Collection = { readonly features: readonly Feature[] };

const files = Object.fromEntries(
  Object.keys(GPU_LAYERS).map((layer) => [layer, lazyJson<Collection>('gpu', `${layer}.json`)]),
) as Record<GpuLayerName, () => Collection>;

let communes: readonly Feature[] | undefined;

/** The features of a layer; every commune that has a parcel is a municipality. */
export function gpuLayer(layer: GpuLayerName): readonly Feature[] {
  if (layer !== 'municipality') return files[layer]().features;
  return (communes ??= [...files.municipality().features, ...derivedCommunes()]);
}

function derivedCommunes(): Feature[] {
  const known = new Set(files.municipality().features.map(({ properties }) => properties['insee']));
  const members = new Map<string, { name: string; geometries: Geometry[] }>();
  for (const { properties, geometry } of parcels()) {
    const insee = properties.idu.slice(0, 5);
    if (known.has(insee) || geometry === null) continue;
    const commune = members.get(insee) ?? { name: properties.nom_com, geometries: [] };
    commune.geometries.push(geometry);
    members.set(insee, commune);
  }
  return [...members].map(([insee, { name, geometries }], index): Feature => ({
    type: 'Feature',
    id: `municipality.${9_100_001 + index}`,
    geometry: around(geometries),
    geometry_name: 'the_geom',
    properties: {
      gid: 9_100_001 + index,
      insee,
      name: name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-').toUpperCase(),
      is_rnu: false,
      is_deleted: false,
      is_coastline: false,
    },
  }));
}

function around(geometries: readonly Geometry[]): Geometry {
  const boxes = geometries.map(boxOf);
  const outline = rectangle([
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ]);
  return { type: 'MultiPolygon', coordinates: outline.type === 'Polygon' ? [outline.coordinates] : [] };
}
