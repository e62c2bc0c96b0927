import fc from 'fast-check';
import { frenchPolygon, squareAt } from '../../test/support/polygons.js';
import { geodesicArea } from './area.js';
import type { MultiPolygon } from './geojson.js';
import { surfacesWithin } from './surfaces-within.js';

const PARCEL = squareAt(2, 48, 0.001);
const WHOLE = geodesicArea(PARCEL);

describe('surfacesWithin', () => {
  it('measures the half that is covered', () => {
    const { parcel, intersection } = surfacesWithin(squareAt(2.0005, 47.999, 0.01))(PARCEL);
    expect(parcel).toBe(WHOLE);
    expect((intersection ?? 0) / WHOLE).toBeCloseTo(0.5, 4);
  });

  it('counts what two polygons of the geometry both cover once', () => {
    const twice: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [PARCEL.coordinates, squareAt(2.0005, 48, 0.001).coordinates],
    };
    expect(surfacesWithin(twice)(PARCEL).intersection).toBeCloseTo(WHOLE, 6);
  });

  it('gives a covered parcel all of its own area, and no parcel more', () => {
    fc.assert(
      fc.property(frenchPolygon, frenchPolygon, (parcel, polygon) => {
        const own = surfacesWithin(parcel)(parcel);
        expect(own.intersection).toBeCloseTo(own.parcel ?? 0, 6);
        const { parcel: area, intersection } = surfacesWithin(polygon)(parcel);
        expect(intersection).toBeLessThanOrEqual(area ?? 0);
      }),
    );
  });

  it('shares no area with a point, and measures nothing without an outline', () => {
    const ofPoint = surfacesWithin({ type: 'Point', coordinates: [2.0005, 48.0005] });
    expect(ofPoint(PARCEL)).toEqual({ parcel: WHOLE, intersection: 0 });
    for (const outline of [null, undefined, {}, { type: 'Point', coordinates: [2, 48] }]) {
      expect(ofPoint(outline)).toEqual({ parcel: null, intersection: null });
    }
  });
});
