import type { Areal } from '../../geometry/geojson.js';
import { generalized } from '../../geometry/generalize.js';
import { type FieldNode, fieldTree } from './field-tree.js';
import type { GeometryDetail } from './representation.js';

/** `geometry=simplified`: metres that an outline may be off. Nobody sees that on a map of a parcel. */
export const SIMPLIFIED_TOLERANCE_M = 1;

/** A property with its GeoJSON geometries in that detail; points such as `coordinates` and `centroid` are no outlines and stay. */
export function withGeometryDetail<T extends object>(property: T, detail: GeometryDetail): T {
  if (detail === 'full') return property;
  return detailed(property, fieldTree(), detail) as T;
}

function detailed(value: unknown, node: FieldNode, detail: 'simplified' | 'none'): unknown {
  if (typeof value !== 'object' || value === null || !hasGeometry(node)) return value;
  if (Array.isArray(value)) return value.map((item) => detailed(item, node, detail));
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const field = node.members.get(name);
    if (field?.isGeometry !== true)
      copy[name] = field === undefined ? member : detailed(member, field, detail);
    else if (detail === 'simplified') copy[name] = simplified(member);
  }
  return copy;
}

function simplified(geometry: unknown): unknown {
  const { type } = (geometry ?? {}) as { type?: unknown };
  const isAreal = type === 'Polygon' || type === 'MultiPolygon';
  return isAreal ? generalized(geometry as Areal, SIMPLIFIED_TOLERANCE_M) : geometry;
}

const known = new WeakMap<FieldNode, boolean>();

/** Whether there is a geometry anywhere below: hundreds of certificates need not be copied for want of one. */
function hasGeometry(node: FieldNode): boolean {
  const answer = known.get(node);
  if (answer !== undefined) return answer;
  const found = [...node.members.values()].some((member) => member.isGeometry || hasGeometry(member));
  known.set(node, found);
  return found;
}
