import { type Feature } from '../feature-collection.js';
import { WfsError } from './wfs-filter.js';

/** Columns that hold the geometry, in one layer or another. */
const GEOMETRY_COLUMNS = ['the_geom', 'geom', 'geometrie'];

/**
 * The features with the columns of `propertyName` only; without a column of geometry among them, geometries are null.
 * @param layer every feature of the layer: a column is known when one of them has it
 */
export function withColumns(
  features: readonly Feature[],
  layer: readonly Feature[],
  propertyName: string | undefined,
): readonly Feature[] {
  if (propertyName === undefined || propertyName === '') return features;
  const wanted = propertyName.split(',');
  const known = new Set([...GEOMETRY_COLUMNS, ...layer.flatMap(({ properties }) => Object.keys(properties))]);
  const unknown = wanted.find((name) => layer.length > 0 && !known.has(name));
  if (unknown !== undefined) throw new WfsError('InvalidParameterValue', `Illegal property name: ${unknown}`);
  const hasGeometry = wanted.some((name) => GEOMETRY_COLUMNS.includes(name));
  return features.map(({ bbox, ...feature }) => ({
    ...feature,
    ...(hasGeometry && bbox !== undefined ? { bbox } : {}),
    geometry: hasGeometry ? feature.geometry : null,
    properties: Object.fromEntries(
      Object.entries(feature.properties).filter(([name]) => wanted.includes(name)),
    ),
  }));
}
