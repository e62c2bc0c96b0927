import { convexHull, cross } from './convex-hull.js';
import { type Areal, type Bbox, type Polygon, polygonsOf, type Position, type Ring } from './geojson.js';
import { bboxOf, positionsOf } from './polygons.js';
import { withoutRepeats } from './polyline.js';

/** 6 decimals of a degree are 0.1 m: enough to search by, and shorter. */
const SCALE = 1e6;

/**
 * One polygon that covers the geometry and, as the value of a query parameter, is at most `maxCharacters` long.
 * It is the outline itself if that fits, else the convex hull with as few edges as it takes, at worst the box
 * (which is given even when it is longer than asked). Holes are filled: it is meant to search by, wide rather than
 * narrow; positions are rounded to 0.1 m.
 */
export function coveringPolygon(geometry: Areal, maxCharacters: number): Polygon {
  const outlines = polygonsOf(geometry);
  const outline = outlines.length === 1 ? outlines[0]?.[0] : undefined;
  if (outline !== undefined) {
    const exact = polygonOf(distinctVertices(outline.map(shortened)));
    if (parameterLength(exact) <= maxCharacters) return exact;
  }
  const box = bboxOf(geometry);
  for (let hull = convexHull(positionsOf(geometry)); hull.length >= 3; hull = withoutOneEdge(hull, box)) {
    const polygon = polygonOf(closed(hull.map(shortened)));
    if (parameterLength(polygon) <= maxCharacters) return polygon;
  }
  return polygonOf(boxRing(box));
}

/** How long the polygon is in a URL, percent-encoding included. */
export function parameterLength(polygon: Polygon): number {
  return encodeURIComponent(JSON.stringify(polygon)).length;
}

/**
 * The convex ring without the edge whose removal adds the least area: its neighbours are drawn out until they meet,
 * so that the new ring covers the old one. Never drawn out of the box; empty when that leaves no edge to remove.
 */
function withoutOneEdge(ring: readonly Position[], box: Bbox): Position[] {
  let best: { readonly added: number; readonly index: number; readonly corner: Position } | null = null;
  const at = (index: number): Position => ring[(index + ring.length) % ring.length] ?? [0, 0];
  for (let index = 0; index < ring.length; index++) {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    const corner = meetingPoint(before, from, after, to);
    if (corner === null || !isInBox(corner, box)) continue;
    const added = Math.abs(cross(from, corner, to));
    if (best === null || added < best.added) best = { added, index, corner };
  }
  if (best === null) return [];
  const { index, corner } = best;
  const next = (index + 1) % ring.length;
  return ring.flatMap((position, place) => (place === index ? [corner] : place === next ? [] : [position]));
}

/** Where the line a-b, drawn out beyond b, meets the line c-d, drawn out beyond d; null when they do not meet there. */
function meetingPoint(a: Position, b: Position, c: Position, d: Position): Position | null {
  const [ux, uy] = [b[0] - a[0], b[1] - a[1]];
  const [vx, vy] = [d[0] - c[0], d[1] - c[1]];
  const turn = ux * vy - uy * vx;
  if (turn === 0) return null;
  // On a convex ring, beyond b is beyond d too.
  const along = ((c[0] - b[0]) * vy - (c[1] - b[1]) * vx) / turn;
  return along < 0 ? null : [b[0] + along * ux, b[1] + along * uy];
}

function isInBox([lon, lat]: Position, [west, south, east, north]: Bbox): boolean {
  return lon >= west && lon <= east && lat >= south && lat <= north;
}

function polygonOf(ring: Ring): Polygon {
  return { type: 'Polygon', coordinates: [ring] };
}

function boxRing([west, south, east, north]: Bbox): Ring {
  const [w, s, e, n] = [
    Math.floor(west * SCALE) / SCALE,
    Math.floor(south * SCALE) / SCALE,
    Math.ceil(east * SCALE) / SCALE,
    Math.ceil(north * SCALE) / SCALE,
  ];
  return closed([
    [w, s],
    [e, s],
    [e, n],
    [w, n],
  ]);
}

function closed(ring: readonly Position[]): Ring {
  const [first] = ring;
  return first === undefined ? ring : [...ring, first];
}

function shortened([lon, lat]: Position): Position {
  return [Math.round(lon * SCALE) / SCALE, Math.round(lat * SCALE) / SCALE];
}

/** Vertices that rounding made equal are one. */
function distinctVertices(ring: Ring): Ring {
  const kept = withoutRepeats(ring);
  return kept.length < 4 ? ring : kept;
}
