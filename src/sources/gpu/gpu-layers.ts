/** The layers of the Géoportail de l'urbanisme: their names at API Carto, at the WFS, and what is drawn in them. */
export interface GpuLayer {
  /** Path below API Carto's GPU module. */
  readonly name: string;
  /** Feature type of the Géoplateforme WFS. */
  readonly wfsType: string;
  readonly shape: 'surface' | 'line' | 'point';
}

const layer = (name: string, wfsType: string, shape: GpuLayer['shape']): GpuLayer => ({
  name,
  wfsType,
  shape,
});

/** A theme's layers in the order surface, line, point. */
const themes = (
  name: string,
  wfsType: string,
  suffixes: readonly [string, string, string],
  wfsSuffixes: readonly [string, string, string],
): readonly [GpuLayer, GpuLayer, GpuLayer] => [
  layer(name + suffixes[0], wfsType + wfsSuffixes[0], 'surface'),
  layer(name + suffixes[1], wfsType + wfsSuffixes[1], 'line'),
  layer(name + suffixes[2], wfsType + wfsSuffixes[2], 'point'),
];
const planTheme = (name: string, wfsType: string): readonly [GpuLayer, GpuLayer, GpuLayer] =>
  themes(name, wfsType, ['-surf', '-lin', '-pct'], ['_surf', '_lin', '_pct']);
const easementTheme = (name: string, wfsType: string): readonly [GpuLayer, GpuLayer, GpuLayer] =>
  themes(name, wfsType, ['-s', '-l', '-p'], ['_s', '_l', '_p']);

export const MUNICIPALITY = layer('municipality', 'wfs_du:municipality', 'surface');
export const DOCUMENT = layer('document', 'wfs_du:document', 'surface');
export const ZONE = layer('zone-urba', 'wfs_du:zone_urba', 'surface');
export const SECTOR = layer('secteur-cc', 'wfs_du:secteur_cc', 'surface');
export const PRESCRIPTIONS = planTheme('prescription', 'wfs_du:prescription');
export const INFORMATIONS = planTheme('info', 'wfs_du:info');
export const EASEMENT_AREAS = easementTheme('assiette-sup', 'wfs_sup:assiette_sup');
export const GENERATORS = easementTheme('generateur-sup', 'wfs_sup:generateur_sup');
