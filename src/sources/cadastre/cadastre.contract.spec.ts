import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { AmbiguousParcelId } from '../../parcels/invalid-parcel-id.js';
import { parseParcelReference } from '../../parcels/parcel-id.js';
import type { SourceResult } from '../source-result.js';
import type { Cadastral } from './cadastre.fields.js';
import { CadastreModule } from './cadastre.module.js';
import { CadastreService } from './cadastre.service.js';

describe('CadastreService', () => {
  let source: SourceOnSandbox<CadastreService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(CadastreModule, CadastreService);
  });
  afterEach(() => source.close());

  const find = (text: string, deadlineMs = 10_000): Promise<SourceResult<Cadastral | null>> =>
    source.service.find(text, parseParcelReference(text), callContext(deadlineMs));

  it('gives every field of a recorded parcel', async () => {
    const { data, report } = await find('29158000AW0001');
    expect(data).toMatchObject({
      id: '29158000AW0001',
      area: 1968,
      cadastralArea: 1968,
      section: 'AW',
      number: '0001',
      prefix: '000',
      sheet: 1,
      inseeCode: '29158',
      cityInseeCode: '29158',
      departmentCode: '29',
      communeCode: '158',
      districtCode: null,
      communeName: 'Penmarch',
      isSurveyed: null,
      source: 'cadastre',
      geometry: { type: 'Polygon' },
    });
    expect(data?.computedArea).toBeGreaterThan(1968 * 0.97);
    expect(data?.computedArea).toBeLessThan(1968 * 1.03);
    expect(report).toMatchObject({ status: 'ok', licence: 'Licence Ouverte 2.0', matchedBy: 'cadastre' });
  });

  it('asks Paris as one commune with its arrondissement, and always with the prefix', async () => {
    const { data } = await find('75104000AE0003');
    expect(data).toMatchObject({
      id: '75104000AE0003',
      area: 15168,
      inseeCode: '75104',
      cityInseeCode: '75056',
      districtCode: '104',
      communeName: 'Paris',
    });
    const [request] = source.sandbox.requests('cadastre');
    const query = new URL(request?.target ?? '', 'http://x').searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      code_insee: '75056',
      code_arr: '104',
      com_abs: '000',
      section: 'AE',
      numero: '0003',
    });
  });

  it.each([
    ['a merged commune', '092960280A0896', { prefix: '028', communeName: expect.any(String) }],
    ['Corsica', '2A0040000D0037', { departmentCode: '2A', communeCode: '004' }],
    ['a single-letter section', '412310000A0075', { section: '0A', area: 24810 }],
    ['Alsace-Moselle', '67365000220739', { section: '22', cadastralArea: 0 }],
    ['overseas', '97411000BP0885', { departmentCode: '974', inseeCode: '97411' }],
    ['a city with a known arrondissement', '75056104AE0003', { id: '75104000AE0003' }],
    ['the 16-character form', '7505675104AE0003', { id: '75104000AE0003' }],
    ['the 11-character form', '29158AW0001', { id: '29158000AW0001' }],
    ['the 11-character form of a merged commune', '092960A0896', { id: '092960280A0896' }],
  ])('finds %s: %s', async (_name, text, expected) => {
    expect((await find(text)).data).toMatchObject(expected);
  });

  it('takes the area of the outline where the official one is 0', async () => {
    const { data } = await find('67365000220739');
    expect(data?.area).toBe(data?.computedArea);
    expect(data?.area).toBeGreaterThan(0);
  });

  it('makes one parcel of two polygons', async () => {
    const { data } = await find('132038120D0037');
    expect(data?.geometry.type).toBe('MultiPolygon');
    expect(data?.geometry.coordinates).toHaveLength(2);
  });

  it('lists the candidates of an ambiguous identifier', async () => {
    const ambiguous = find('48012ZA0038');
    await expect(ambiguous).rejects.toBeInstanceOf(AmbiguousParcelId);
    await expect(ambiguous).rejects.toMatchObject({ candidates: ['48012006ZA0038', '48012024ZA0038'] });
  });

  it('knows that a parcel does not exist', async () => {
    const { data, report } = await find('29158000ZZ9999');
    expect(data).toBeNull();
    expect(report.status).toBe('ok');
    expect(source.sandbox.requests('geocoder')).toHaveLength(0);
  });

  describe('when API Carto fails', () => {
    it.each([
      { kind: 'refuse' },
      { kind: 'status', status: 500 },
      { kind: 'html' },
      { kind: 'xmlException' },
      { kind: 'malformedJson' },
      { kind: 'drift', rename: { features: 'items' } },
      { kind: 'drift', rename: { geometry: 'shape' } },
    ] as const)('%j: the parcel index answers, without the official area', async (fault) => {
      await source.sandbox.setFault('cadastre', fault);
      const { data, report } = await find('75104000AE0003');
      expect(data).toMatchObject({
        id: '75104000AE0003',
        cadastralArea: null,
        area: data?.computedArea,
        communeName: 'Paris',
        source: 'geocoder',
      });
      expect(report.matchedBy).toBe('geocoder');
      expect(report.notes?.[0]).toContain('API Carto');
    });

    it('falls back to the file of the commune when the parcel index fails too', async () => {
      await source.sandbox.setFault('cadastre', { kind: 'refuse' });
      await source.sandbox.setFault('geocoder', { kind: 'status', status: 503 });
      const { data, report } = await find('75105000AD0044');
      expect(data).toMatchObject({
        id: '75105000AD0044',
        area: 10817,
        isSurveyed: false,
        createdAt: '2011-01-11',
        updatedAt: '2016-07-21',
        communeName: 'Paris',
        source: 'etalabCadastre',
      });
      expect(report.attribution).toContain('Etalab');
    });

    it('finds the prefix of an 11-character form in the file of the commune', async () => {
      await source.sandbox.setFault('cadastre', { kind: 'refuse' });
      await source.sandbox.setFault('geocoder', { kind: 'refuse' });
      expect((await find('092960A0896')).data?.id).toBe('092960280A0896');
    });

    it('names the failure when no cadastre can be read', async () => {
      for (const name of ['cadastre', 'geocoder', 'etalabCadastre'] as const) {
        await source.sandbox.setFault(name, { kind: 'refuse' });
      }
      await expect(find('75104000AE0003')).rejects.toMatchObject({
        name: 'UpstreamError',
        code: 'UPSTREAM_UNAVAILABLE',
      });
    });

    it('calls it a timeout when time was the cause', async () => {
      await source.sandbox.setFault('cadastre', { kind: 'refuse' });
      await source.sandbox.setFault('geocoder', { kind: 'hang' });
      await expect(find('75104000AE0003', 500)).rejects.toMatchObject({ code: 'UPSTREAM_TIMEOUT' });
    });
  });
});
