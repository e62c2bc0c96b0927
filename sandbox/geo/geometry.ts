/** [longitude, latitude] in degrees, or [x, y] in metres: the code below only compares. */
export type Position = readonly [number, number];

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };

export type Box = readonly [number, number, number, number];

/** A geometry as what two of them have to be compared by. */
interface Parts {
  readonly points: readonly Position[];
  readonly lines: readonly (readonly Position[])[];
  readonly polygons: readonly (readonly (readonly Position[])[])[];
}

function partsOf(geometry: Geometry): Parts {
  switch (geometry.type) {
    case 'Point':
      return { points: [geometry.coordinates], lines: [], polygons: [] };
    case 'MultiPoint':
      return { points: geometry.coordinates, lines: [], polygons: [] };
    case 'LineString':
      return { points: geometry.coordinates, lines: [geometry.coordinates], polygons: [] };
    case 'MultiLineString':
      return { points: geometry.coordinates.flat(), lines: geometry.coordinates, polygons: [] };
    case 'Polygon':
      return {
        points: geometry.coordinates.flat(),
        lines: geometry.coordinates,
        polygons: [geometry.coordinates],
      };
    case 'MultiPolygon':
      return {
        points: geometry.coordinates.flat(2),
        lines: geometry.coordinates.flat(),
        polygons: geometry.coordinates,
      };
  }
}

export function positionsOf(geometry: Geometry): readonly Position[] {
  return partsOf(geometry).points;
}

/** [west, south, east, north]. */
export function boxOf(geometry: Geometry): Box {
  const points = positionsOf(geometry);
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

export function boxesMeet(a: Box, b: Box): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

/** Whether two geometries share a point; touching counts, as in GeoServer's INTERSECTS. */
export function intersects(a: Geometry, b: Geometry): boolean {
  if (!boxesMeet(boxOf(a), boxOf(b))) return false;
  const left = partsOf(a);
  const right = partsOf(b);
  return meets(left, right) || meets(right, left) || linesCross(left.lines, right.lines);
}

function meets(points: Parts, other: Parts): boolean {
  return points.points.some(
    (point) =>
      other.polygons.some((polygon) => polygonHolds(polygon, point)) ||
      other.lines.some((line) => segments(line).some(([from, to]) => isOnSegment(point, from, to))) ||
      other.points.some((position) => position[0] === point[0] && position[1] === point[1]),
  );
}

/** Inside or on the border. */
function polygonHolds(rings: readonly (readonly Position[])[], point: Position): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const [from, to] of segments(ring)) {
      if (isOnSegment(point, from, to)) return true;
      if (from[1] > point[1] !== to[1] > point[1]) {
        const x = from[0] + ((point[1] - from[1]) / (to[1] - from[1])) * (to[0] - from[0]);
        if (point[0] < x) inside = !inside;
      }
    }
  }
  return inside;
}

function segments(line: readonly Position[]): (readonly [Position, Position])[] {
  return line.slice(1).map((to, index) => [line[index] ?? to, to] as const);
}

function linesCross(a: readonly (readonly Position[])[], b: readonly (readonly Position[])[]): boolean {
  const others = b.flatMap(segments);
  return a.flatMap(segments).some(([p, q]) => others.some(([r, s]) => segmentsCross(p, q, r, s)));
}

function segmentsCross(p: Position, q: Position, r: Position, s: Position): boolean {
  return turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0;
}

function turn(a: Position, b: Position, c: Position): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

function isOnSegment(point: Position, from: Position, to: Position): boolean {
  if (turn(from, to, point) !== 0) return false;
  return (
    Math.min(from[0], to[0]) <= point[0] &&
    point[0] <= Math.max(from[0], to[0]) &&
    Math.min(from[1], to[1]) <= point[1] &&
    point[1] <= Math.max(from[1], to[1])
  );
}

export function rectangle([west, south, east, north]: Box): Geometry {
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

/** Mean of the vertices of a polygonal geometry, the closing ones left out. */
export function vertexCentre(geometry: Geometry): Position {
  const { lines, points } = partsOf(geometry);
  const vertices = lines.length === 0 ? points : lines.flatMap((line) => line.slice(0, -1));
  const sum = vertices.reduce<Position>(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return [sum[0] / vertices.length, sum[1] / vertices.length];
}

const EARTH_RADIUS_M = 6_371_008.8;
const DEGREE = Math.PI / 180;

/** Metres between two points in degrees. */
export function metresBetween(a: Position, b: Position): number {
  const half = (degrees: number): number => Math.sin((degrees * DEGREE) / 2) ** 2;
  const h = half(b[1] - a[1]) + Math.cos(a[1] * DEGREE) * Math.cos(b[1] * DEGREE) * half(b[0] - a[0]);
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(h));
}

const CIRCLE_CORNERS = 64;

/** A circle in degrees, drawn outside the true one so that what lies exactly on it counts. */
export function circle(centre: Position, radiusM: number): Geometry {
  const reach = radiusM / Math.cos(Math.PI / CIRCLE_CORNERS) / (EARTH_RADIUS_M * DEGREE);
  const ring = Array.from({ length: CIRCLE_CORNERS + 1 }, (_, index): Position => {
    const angle = ((index % CIRCLE_CORNERS) * 2 * Math.PI) / CIRCLE_CORNERS;
    return [
      centre[0] + (reach * Math.cos(angle)) / Math.cos(centre[1] * DEGREE),
      centre[1] + reach * Math.sin(angle),
    ];
  });
  return { type: 'Polygon', coordinates: [ring] };
}
