import { type ParcelFeature, parcels } from '../../sandbox/cadastre-data.js';
import type { Geometry } from '../../sandbox/geo/geometry.js';

/** Some two metres of latitude: neighbours, each with questions of its own to everybody who is asked by place. */
const STEP_DEGREES = 0.00002;
const FIRST_NUMBER = 1_000;

/**
 * Adds parcels to the sandbox of this process: copies of one of its own under other numbers, each a little further
 * north. To be called before a sandbox is asked anything.
 * @returns their identifiers
 */
export function cloneParcels(idu: string, count: number): string[] {
  const all = parcels() as ParcelFeature[];
  const original = all.find(({ properties }) => properties.idu === idu);
  if (original === undefined) throw new Error(`the sandbox has no parcel ${idu}`);
  const clones = Array.from({ length: count }, (_, index): ParcelFeature => {
    const number = String(FIRST_NUMBER + index);
    return {
      ...original,
      id: `parcelle.${900_000 + index}`,
      geometry: original.geometry === null ? null : shifted(original.geometry, (index + 1) * STEP_DEGREES),
      properties: { ...original.properties, numero: number, idu: idu.slice(0, 10) + number },
    };
  });
  all.push(...clones);
  return clones.map(({ properties }) => properties.idu);
}

function shifted(geometry: Geometry, degrees: number): Geometry {
  if (geometry.type !== 'MultiPolygon') throw new Error('parcels are MultiPolygons');
  return {
    ...geometry,
    coordinates: geometry.coordinates.map((polygon) =>
      polygon.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat + degrees])),
    ),
  };
}
