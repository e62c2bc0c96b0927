import fc from 'fast-check';
import { type Geom, intersection as clip, union } from 'polyclip-ts';
import type { Response as TestResponse } from 'supertest';
import { geodesicArea } from '../../src/geometry/area.js';
import type { MultiPolygon, Polygon } from '../../src/geometry/geojson.js';
import { type TestApp, startApp } from '../support/app.js';
import { squareAt } from '../support/polygons.js';

/** A body of whatever shape. */
type Json = TestResponse['body'];

const URL_PATH = '/api/cadastre/geometrie';
/** Penmarch, section AW, number 1. */
const PARCEL = '29158000AW0001';
const INSIDE = { type: 'Point', coordinates: [-4.3658, 47.8053] };
const AROUND = squareAt(-4.367, 47.804, 0.003);

interface Parcel {
  readonly geometry: MultiPolygon;
  readonly properties: Record<string, Json>;
}

describe('/api/cadastre/geometrie', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '100000' });
  });
  afterAll(() => server.close());

  async function post(body: unknown, query = ''): Promise<{ status: number; body: Json }> {
    const response = await fetch(`${server.url}${URL_PATH}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }
  const parcelsOf = async (geom: unknown, more: object = {}): Promise<Parcel[]> =>
    (await post({ geom, ...more })).body.features;
  const one = async (geom: unknown, more: object = {}): Promise<Parcel> => {
    const found = (await parcelsOf(geom, more)).find(({ properties }) => properties['idu'] === PARCEL);
    if (found === undefined) throw new Error('the parcel is not there');
    return found;
  };

  it('measures a parcel that is wholly covered, as texts like the old service', async () => {
    const { properties, geometry } = await one(AROUND);
    expect(properties).toMatchObject({ idu: PARCEL, contenance: 1968, code_insee: '29158' });
    expect(properties['surface_parcelle']).toBe(geodesicArea(geometry).toFixed(2));
    expect(properties['surface_intersection']).toBe(properties['surface_parcelle']);
  });

  it('gives numbers where they are asked for', async () => {
    const { properties, geometry } = await one(AROUND, { numeric: true });
    expect(properties['surface_parcelle']).toBeCloseTo(geodesicArea(geometry), 3);
    expect(properties['surface_intersection']).toBe(properties['surface_parcelle']);
  });

  it.each([
    ['text', JSON.stringify(AROUND)],
    ['a Feature', { type: 'Feature', properties: {}, geometry: AROUND }],
    [
      'a FeatureCollection of two halves',
      {
        type: 'FeatureCollection',
        features: [-4.367, -4.3655].map((west) => ({
          type: 'Feature',
          properties: null,
          geometry: {
            type: 'Polygon',
            coordinates: [
              [
                [west, 47.804],
                [west + 0.0015, 47.804],
                [west + 0.0015, 47.807],
                [west, 47.807],
                [west, 47.804],
              ],
            ],
          },
        })),
      },
    ],
  ])('takes a geometry as %s', async (_form, geom) => {
    const { properties } = await one(geom, { numeric: 'true' });
    expect(properties['surface_intersection']).toBeCloseTo(properties['surface_parcelle'], 2);
  });

  it('answers a GET', async () => {
    const query = new URLSearchParams({ geom: JSON.stringify(AROUND), numeric: 'true' });
    const response = await fetch(`${server.url}${URL_PATH}?${query.toString()}`);
    expect(await response.json()).toMatchObject({ features: await parcelsOf(AROUND, { numeric: true }) });
  });

  it('counts every polygon of a parcel', async () => {
    const [whole, westOnly] = await Promise.all(
      [squareAt(5.3765, 43.3025, 0.0015), squareAt(5.3765, 43.3025, 0.0008)].map(async (geom) => {
        const [parcel] = await parcelsOf(geom, { numeric: true });
        return parcel;
      }),
    );
    expect(whole?.geometry.coordinates.length).toBeGreaterThan(1);
    expect(whole?.properties['surface_intersection']).toBe(whole?.properties['surface_parcelle']);
    expect(whole?.properties['surface_parcelle']).toBeCloseTo(
      geodesicArea(whole?.geometry ?? { type: 'MultiPolygon', coordinates: [] }),
      2,
    );
    const share = westOnly?.properties['surface_intersection'];
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(westOnly?.properties['surface_parcelle']);
  });

  it('says 0, the number, for what is only touched', async () => {
    expect((await one(INSIDE)).properties['surface_intersection']).toBe(0);
    const [corner] = (await one(AROUND)).geometry.coordinates[0]?.[0] ?? [];
    const line = { type: 'LineString', coordinates: [corner, [-4.3658, 47.8053]] };
    expect((await one(line)).properties['surface_intersection']).toBe(0);
  });

  /** Parcels that lie side by side, and the box around them. */
  it.each([
    ['75105', [2.3544, 48.8475, 2.358, 48.849]],
    ['64547', [-1.4542, 43.3941, -1.4534, 43.3947]],
    ['75101', [2.3358, 48.8635, 2.3372, 48.8642]],
  ] as const)(
    'shares out any polygon over %s among its parcels: in sum what the polygon has in common with all of them',
    async (_commune, [west, south, east, north]) => {
      const lon = fc.double({ min: west, max: east, noNaN: true });
      const lat = fc.double({ min: south, max: north, noNaN: true });
      const radii = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 14 });
      await fc.assert(
        fc.asyncProperty(lon, lat, radii, async (x, y, spokes) => {
          const ring = spokes.map((radius, index): [number, number] => {
            const angle = (2 * Math.PI * index) / spokes.length;
            return [
              x + radius * (east - west) * Math.cos(angle),
              y + radius * (north - south) * Math.sin(angle),
            ];
          });
          const polygon: Polygon = { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
          const parcels = await parcelsOf(polygon, { numeric: true });
          const sum = parcels.reduce((all, { properties }) => all + properties['surface_intersection'], 0);
          expect(Math.abs(sum - sharedArea(polygon, parcels))).toBeLessThanOrEqual(0.001 * sum + 0.01);
        }),
        { numRuns: 60 },
      );
    },
  );

  it('pages: each parcel once, all of them in the end', async () => {
    const geom = squareAt(2.29, 48.84, 0.1);
    const seen: string[] = [];
    let query: string | undefined = '?_limit=3';
    let pages = 0;
    while (query !== undefined) {
      const { body } = await post({ geom }, query);
      expect(body.features.length).toBeLessThanOrEqual(3);
      seen.push(...body.features.map(({ properties }: Parcel) => properties['idu']));
      const href: string | undefined = body.links?.[0].href;
      query = href === undefined ? undefined : new URL(href).search;
      pages += 1;
    }
    const whole = await parcelsOf(geom);
    expect(whole.length).toBeGreaterThan(6);
    expect(seen).toEqual(whole.map(({ properties }) => properties['idu']));
    expect(pages).toBe(Math.ceil(whole.length / 3));
  });

  it('falls back to the WFS', async () => {
    const alone = await startApp();
    await alone.sandbox.setFault('cadastre', { kind: 'refuse' });
    const query = new URLSearchParams({ geom: JSON.stringify(AROUND) });
    const response = await fetch(`${alone.url}${URL_PATH}?${query.toString()}`);
    const { features } = (await response.json()) as Json;
    expect(features[0].properties).toEqual((await one(AROUND)).properties);
    await alone.sandbox.setFault('wfs', { kind: 'refuse' });
    const failed = await fetch(`${alone.url}${URL_PATH}?${query.toString()}&_limit=7`);
    expect(failed.status).toBe(502);
    await alone.close();
  });

  it('does not measure what has no outline', async () => {
    const drifting = await startApp();
    await drifting.sandbox.setFault('cadastre', { kind: 'drift', remove: ['geometry'] });
    const query = new URLSearchParams({ geom: JSON.stringify(AROUND) });
    const response = await fetch(`${drifting.url}${URL_PATH}?${query.toString()}`);
    expect(((await response.json()) as Json).features[0].properties).toMatchObject({
      idu: PARCEL,
      surface_parcelle: null,
      surface_intersection: null,
    });
    await drifting.close();
  });

  describe('refuses', () => {
    const vertices = (count: number): Polygon => {
      const ring = Array.from({ length: count - 1 }, (_, index): [number, number] => {
        const angle = (2 * Math.PI * index) / (count - 1);
        return [-4.3658 + 0.002 * Math.cos(angle), 47.8053 + 0.002 * Math.sin(angle)];
      });
      return { type: 'Polygon', coordinates: [[...ring, ...ring.slice(0, 1)]] };
    };

    it('a request without a geometry', async () => {
      const missing = { status: 400, body: { code: 400, message: 'Missing geom parameter' } };
      expect(await post({})).toEqual(missing);
      expect(await post({ geom: '' })).toEqual(missing);
    });

    it('what is no geometry, in the words of the other routes', async () => {
      expect(await post({ geom: { type: 'Point', coordinates: [3] } })).toEqual({
        status: 400,
        body: {
          code: 400,
          message: {
            geom: {
              type: 'field',
              value: { type: 'Point', coordinates: [3] },
              msg: 'position must have 2 or more elements',
              path: 'geom',
              location: 'body',
            },
          },
        },
      });
    });

    it('too many positions, and says how many it takes', async () => {
      expect((await post({ geom: vertices(5_000) })).status).toBe(200);
      const { status, body } = await post({ geom: vertices(5_001) });
      expect([status, body.code]).toEqual([413, 413]);
      expect(body.message).toContain('5001');
      expect(body.message).toContain('5000');
    });

    it('pages of more than 1,000, and numeric that is neither true nor false', async () => {
      expect((await post({ geom: AROUND, _limit: 1_001 })).status).toBe(400);
      const { body } = await post({ geom: AROUND, numeric: 'maybe' });
      expect(body.message.numeric.msg).toBe('must be true or false');
    });
  });
});

/** By another hand: all parcels made one, then cut by the polygon. */
function sharedArea(polygon: Polygon, parcels: readonly Parcel[]): number {
  const [first, ...others] = parcels.map(({ geometry }) => geometry.coordinates as unknown as Geom);
  if (first === undefined) return 0;
  const coordinates = clip(polygon.coordinates as unknown as Geom, union(first, ...others));
  return geodesicArea({ type: 'MultiPolygon', coordinates });
}
