import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { squareAt } from '../../../test/support/polygons.js';
import { callContext } from '../../../test/support/upstream.js';
import type { Geometry, Position } from '../../geometry/geojson.js';
import { CadastreModule } from './cadastre.module.js';
import { ParcelsByPlaceService } from './parcels-by-place.service.js';

/** On the street beside the block of Rue du Puits, Chaponost. */
const STREET: Position = [4.740757, 45.707964];
const BLOCK = squareAt(4.7405, 45.708, 0.0005);
const AROUND_STREET = ['69043000AM0080', '69043000AM0081', '69043000AM0082'];

describe('ParcelsByPlaceService', () => {
  let source: SourceOnSandbox<ParcelsByPlaceService>;

  beforeAll(async () => {
    source = await sourceOnSandbox(CadastreModule, ParcelsByPlaceService);
  });
  afterEach(() => source.sandbox.clearFaults());
  afterAll(() => source.close());

  const ids = async (
    found: ReturnType<ParcelsByPlaceService['meeting']>,
  ): Promise<{ ids: string[]; complete: boolean; matchedBy: string | undefined }> => {
    const { data, report } = await found;
    return {
      ids: data.parcels.map(({ id }) => id).sort(),
      complete: data.complete,
      matchedBy: report.matchedBy,
    };
  };
  const meeting = (geometry: Geometry, limit = 100, ms = 10_000): ReturnType<typeof ids> =>
    ids(source.service.meeting(geometry, limit, callContext(ms)));
  const around = (metres: number, ms = 10_000): ReturnType<typeof ids> =>
    ids(source.service.around(STREET, metres, 100, callContext(ms)));

  it('finds what a geometry meets, and what is around a point', async () => {
    expect(await meeting(BLOCK)).toEqual({
      ids: ['69043000AM0080', '69043000AM0081'],
      complete: true,
      matchedBy: 'cadastre',
    });
    expect((await around(30)).ids).toEqual(AROUND_STREET);
    expect((await around(3)).ids).toEqual([]);
  });

  it('says that there are more than were asked for', async () => {
    const { ids: found, complete } = await meeting(BLOCK, 1);
    expect(found).toHaveLength(1);
    expect(complete).toBe(false);
  });

  it('has the WFS stand in for API Carto, for every kind of geometry', async () => {
    await source.sandbox.setFault('cadastre', { kind: 'refuse' });
    const inBlock: Position = [4.74055, 45.70805];
    const geometries: Geometry[] = [
      BLOCK,
      { type: 'MultiPolygon', coordinates: [BLOCK.coordinates] },
      { type: 'Point', coordinates: inBlock },
      { type: 'MultiPoint', coordinates: [inBlock] },
      { type: 'LineString', coordinates: [inBlock, STREET] },
      { type: 'MultiLineString', coordinates: [[inBlock, STREET]] },
    ];
    for (const geometry of geometries) {
      const { ids: found, matchedBy } = await meeting(geometry);
      expect(found).toContain('69043000AM0080');
      expect(matchedBy).toBe('wfs');
    }
    const { report } = await source.service.meeting(BLOCK, 100, callContext());
    expect(report.notes?.[0]).toContain('API Carto');
  });

  it('has the parcel index stand in for both, where it takes the geometry', async () => {
    await source.sandbox.setFault('cadastre', { kind: 'status', status: 500 });
    await source.sandbox.setFault('wfs', { kind: 'xmlException' });
    expect(await around(30)).toEqual({ ids: AROUND_STREET, complete: true, matchedBy: 'geocoder' });
    expect((await meeting(BLOCK)).matchedBy).toBe('geocoder');
    await expect(meeting(squareAt(4.73, 45.7, 0.05))).rejects.toMatchObject({ name: 'UpstreamError' });
  });

  it('asks the parcel index for the point besides its surroundings', async () => {
    await source.sandbox.setFault('cadastre', { kind: 'refuse' });
    await source.sandbox.setFault('wfs', { kind: 'refuse' });
    source.sandbox.resetRequests();
    await around(30);
    const places = source.sandbox
      .requests('geocoder')
      .map(({ target }) => new URL(target, 'http://x').searchParams.get('searchgeom') ?? '');
    expect(places.map((text) => (JSON.parse(text) as Geometry).type).sort()).toEqual(['Point', 'Polygon']);
  });

  it('leaves out a parcel without an outline, and says so', async () => {
    await source.sandbox.setFault('cadastre', { kind: 'drift', rename: { geometry: 'shape' } });
    // All of them: another route has to do.
    expect((await meeting(BLOCK)).matchedBy).toBe('wfs');
  });

  it('names the failure when no route could be read: time, where that was the cause', async () => {
    for (const name of ['cadastre', 'wfs', 'geocoder'] as const) {
      await source.sandbox.setFault(name, { kind: 'refuse' });
    }
    await expect(around(30)).rejects.toMatchObject({ code: 'UPSTREAM_UNAVAILABLE' });
    await source.sandbox.setFault('geocoder', { kind: 'hang' });
    await expect(around(30, 500)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
  });
});
