import { buildingGeometry } from './building-geometry.js';

const polygon = (ring: number[][]): object => ({ type: 'Polygon', coordinates: [ring] });

describe('buildingGeometry', () => {
  it('keeps degrees, should the BDNB come to send them', () => {
    const ring = [
      [2.38833041, 48.85783012],
      [2.3884, 48.8578],
      [2.3884, 48.8579],
      [2.38833041, 48.85783012],
    ];
    const [first] = buildingGeometry(polygon(ring))?.coordinates[0]?.[0] ?? [];
    expect(first).toEqual([2.3883304, 48.8578301]);
  });

  it('is null for what is neither degrees nor Lambert-93', () => {
    expect(
      buildingGeometry(
        polygon([
          [300, 48],
          [301, 48],
          [301, 49],
          [300, 48],
        ]),
      ),
    ).toBeNull();
    expect(buildingGeometry({ type: 'Point', coordinates: [2, 48] })).toBeNull();
  });
});
