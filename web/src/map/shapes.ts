import { isKnown } from '../format/known.js';
import { computed, signal } from '@preact/signals';
import type { Geometry, Position } from '../api/answer.js';
import type { Neighbour } from '../api/places.js';
import { zoneFamily, type ZoneFamily } from '../cards/zone-colour.js';
import { parts } from '../state/parts.js';
import { type Box, type PolygonRings, boxOf, centreOf, chipPlace, polygonsOf } from './polygons.js';

export interface Shape {
  /** What a row of a card calls it: `building:…`, `zone:…`, `parcel:…`. */
  readonly key: string;
  readonly polygons: readonly PolygonRings[];
}

export interface ZoneShape extends Shape {
  readonly code: string;
  readonly type: string;
  readonly family: ZoneFamily;
  /** The parcel's own: it is left nearly clear. */
  readonly isMain: boolean;
  readonly chip: Position | null;
}

export interface SalePoint {
  readonly at: Position;
  readonly count: number;
}

export interface Shapes {
  readonly parcel: readonly PolygonRings[];
  readonly box: Box | null;
  readonly buildings: readonly Shape[];
  readonly neighbours: readonly (Shape & { readonly id: string; readonly name: string })[];
  readonly zones: readonly ZoneShape[];
  readonly addresses: readonly Position[];
  readonly sales: readonly SalePoint[];
}

export const neighbours = signal<readonly Neighbour[]>([]);

/** Sales at one point, to the metre, are one circle. */
const METRE = 5;

function salePoints(centre: Position | null): SalePoint[] {
  const counts = new Map<string, SalePoint>();
  for (const { coordinates } of parts.transactions.value.data ?? []) {
    const at = coordinates ?? centre;
    if (!isKnown(at)) continue;
    const key = at.map((degrees) => degrees.toFixed(METRE)).join();
    counts.set(key, { at, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function zoneShapes(parcel: readonly PolygonRings[], box: Box | null): ZoneShape[] {
  const zones = [...(parts.urbanisme.value.data?.zones ?? [])].sort(
    (a, b) => (b.parcelCoverageRatio ?? 0) - (a.parcelCoverageRatio ?? 0),
  );
  return zones.map((zone, index) => {
    const polygons = polygonsOf(zone.geometry);
    return {
      key: `zone:${zone.id}`,
      polygons,
      code: zone.libelle ?? zone.typezone ?? '–',
      type: zone.typezone ?? '',
      family: zoneFamily(zone.typezone),
      isMain: index === 0,
      chip: box === null ? null : chipPlace(polygons, parcel, box),
    };
  });
}

const shapeOf = (key: string, geometry: Geometry | null | undefined): Shape => ({
  key,
  polygons: polygonsOf(geometry),
});

/** All that the map draws, of what is known so far. */
export const shapes = computed((): Shapes => {
  const parcel = polygonsOf(parts.cadastral.value.data?.geometry);
  const box = boxOf(parcel);
  const centre = box === null ? null : (parts.cadastral.value.data?.centroid ?? centreOf(box));
  return {
    parcel,
    box,
    buildings: (parts.buildings.value.data ?? []).map(({ building }) =>
      shapeOf(`building:${building.id}`, building.geometry),
    ),
    neighbours: neighbours.value.map(({ id, section, number, geometry }) => ({
      ...shapeOf(`parcel:${id}`, geometry),
      id,
      name: `${section} ${number.replace(/^0+/, '')}`,
    })),
    zones: zoneShapes(parcel, box),
    addresses: (parts.addresses.value.data ?? []).flatMap(({ coordinates }) =>
      !isKnown(coordinates) ? [] : [coordinates],
    ),
    sales: salePoints(centre),
  };
});
