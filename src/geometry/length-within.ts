import { type Areal, type LineString, type MultiLineString, polygonsOf, type Position } from './geojson.js';
import { localPlane } from './local-plane.js';
import { isInside } from './point-in-polygon.js';
import { segmentsOf, type Segment } from './polyline.js';

/** A cut at the very end of an edge must not be lost to rounding: where two edges meet, both might. */
const CORNER = 1e-9;

/** Length in metres of what lies within the geometry, its outline included. */
export function lengthWithin(line: LineString | MultiLineString, geometry: Areal): number {
  const { toMetres } = localPlane(geometry);
  const area: Areal = {
    type: 'MultiPolygon',
    coordinates: polygonsOf(geometry).map((polygon) => polygon.map((ring) => ring.map(toMetres))),
  };
  const edges = polygonsOf(area).flatMap((polygon) => polygon.flatMap(segmentsOf));
  const lines = line.type === 'LineString' ? [line.coordinates] : line.coordinates;
  let length = 0;
  for (const [from, to] of lines.flatMap((positions) => segmentsOf(positions.map(toMetres)))) {
    const cuts = [0, ...edges.flatMap((edge) => cutsAt([from, to], edge)), 1].sort((a, b) => a - b);
    for (const [index, end] of cuts.entries()) {
      const start = cuts[index - 1];
      if (start === undefined || end - start <= 0) continue;
      const share = (start + end) / 2;
      const middle: Position = [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
      if (isInside(middle, area)) length += (end - start) * Math.hypot(to[0] - from[0], to[1] - from[1]);
    }
  }
  return length;
}

/** Where, as a share of the segment, an edge cuts it; an edge along the segment cuts it where the edge ends. */
function cutsAt([from, to]: Segment, [start, end]: Segment): number[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const [ex, ey] = [end[0] - start[0], end[1] - start[1]];
  const turn = dx * ey - dy * ex;
  const [gx, gy] = [start[0] - from[0], start[1] - from[1]];
  const shares =
    turn === 0
      ? [start, end].map(([x, y]) => ((x - from[0]) * dx + (y - from[1]) * dy) / (dx * dx + dy * dy))
      : isShare((gx * dy - gy * dx) / turn, CORNER)
        ? [(gx * ey - gy * ex) / turn]
        : [];
  return shares.filter((share) => isShare(share));
}

function isShare(value: number, tolerance = 0): boolean {
  return value >= -tolerance && value <= 1 + tolerance;
}
