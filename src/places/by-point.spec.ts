import type { Polygon } from '../geometry/geojson.js';
import { metresPerDegree } from '../geometry/distance.js';
import { parcelsAtPoint } from './by-point.js';
import { parcelWith } from '../../test/support/parcel-with.js';

const METRE = metresPerDegree(45);
const at = (x: number, y: number): readonly [number, number] => [4 + x / METRE.lon, 45 + y / METRE.lat];
function box(west: number, south: number, east: number, north: number): Polygon['coordinates'][number] {
  return [at(west, south), at(east, south), at(east, north), at(west, north), at(west, south)];
}
const parcel = (id: string, ...rings: Polygon['coordinates']): ReturnType<typeof parcelWith> =>
  parcelWith({ id, geometry: { type: 'Polygon', coordinates: rings } });

/** A block 40 m wide with a courtyard of 10 m that is another parcel, and a long strip whose middle is far off. */
const BLOCK = parcel('69043000AA0001', box(0, 0, 40, 40), box(5, 5, 15, 15));
const COURTYARD = parcel('69043000AA0002', box(5, 5, 15, 15));
const STRIP = parcel('69043000AA0003', box(-10, -300, 0, 300));
const ALL = [STRIP, BLOCK, COURTYARD];

const found = (x: number, y: number): [string, string, number | null][] =>
  parcelsAtPoint(at(x, y), ALL).candidates.map(({ id, matchMethod, distance }) => [
    id,
    matchMethod,
    distance,
  ]);

describe('parcelsAtPoint', () => {
  it('takes the courtyard for the courtyard, not for the block around it', () => {
    expect(found(10, 10)[0]).toEqual([COURTYARD.id, 'containsPoint', 0]);
    expect(found(10, 10)[1]).toEqual([BLOCK.id, 'nearby', 5]);
  });

  it('takes the strip that contains the point, though the middle of the block is nearer', () => {
    expect(found(-0.5, 20)[0]).toEqual([STRIP.id, 'containsPoint', 0]);
  });

  it('names both parcels of a limit', () => {
    expect(found(0, 20).filter(([, method]) => method === 'containsPoint')).toHaveLength(2);
  });

  it('leaves out what is not quite beside the parcel that contains the point', () => {
    expect(found(30, 30)).toEqual([[BLOCK.id, 'containsPoint', 0]]);
  });

  it('has nothing but what is near for a point outside of all', () => {
    const { candidates, notes } = parcelsAtPoint(at(60, 20), ALL);
    expect(candidates.map(({ id }) => id)).toEqual([BLOCK.id, COURTYARD.id]);
    expect(candidates.every(({ containsPoint }) => containsPoint === false)).toBe(true);
    expect(notes).toEqual([expect.stringContaining('street')]);
  });

  it('has nothing at sea', () => {
    expect(parcelsAtPoint(at(600, 20), ALL)).toEqual({
      candidates: [],
      notes: [expect.stringContaining('at sea')],
    });
  });

  it('sees coordinates the wrong way round', () => {
    expect(parcelsAtPoint([48.85, 2.35], []).notes[0]).toContain('exchanged');
    expect(parcelsAtPoint([-5.2, 47.7], []).notes[0]).not.toContain('exchanged');
  });
});
