import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.js';
import type { Fault } from '../../../sandbox/faults.js';
import { sandboxPlace } from '../../../test/support/dpe-places.js';
import { validatorOf } from '../../../test/support/field-tables.js';
import { callContext, createUpstream, type TestUpstream } from '../../../test/support/upstream.js';
import { startServer } from '../../../test/support/with-server.js';
import { DpeClient } from './dpe.client.js';
import { DpeService } from './dpe.service.js';
import { energySchema } from './energy.js';
import type { DpePlace } from './known-keys.js';

let sandbox: Sandbox;
let upstream: TestUpstream;
let service: DpeService;

const serviceOf = ({ client, settings }: TestUpstream): DpeService =>
  new DpeService(new DpeClient(client, settings));

beforeAll(async () => {
  sandbox = await startSandbox({ limits: false, upstreams: ['dpe'] });
});
afterAll(() => sandbox.close());

// A fresh client each time: answers must not come from another test's cache.
beforeEach(async () => {
  upstream = await createUpstream({ ...sandbox.env, OUTGOING_FACTOR: '50' });
  service = serviceOf(upstream);
});
afterEach(async () => {
  await sandbox.clearFaults();
  sandbox.resetRequests();
  await upstream.close();
});

/** Somewhere without any certificate, so that only keys find some. */
const farAway: DpePlace['geometry'] = {
  type: 'Polygon',
  coordinates: [
    [
      [0.1, 46.1],
      [0.101, 46.1],
      [0.101, 46.101],
      [0.1, 46.1],
    ],
  ],
};
const placeOf = (part: Partial<DpePlace>): DpePlace => ({
  banKeys: [],
  rnbIds: [],
  addresses: [],
  geometry: farAway,
  ...part,
});
const targets = (): string[] => sandbox.requests('dpe').map(({ target }) => decodeURIComponent(target));

describe('recorded certificates', () => {
  it('reads the whole line of Bordeaux, field by field', async () => {
    const { data, report } = await service.certificates(
      placeOf({ banKeys: ['33063_0225_00051'] }),
      callContext(),
    );
    expect(data.tertiary).toEqual([]);
    expect(data.residential).toHaveLength(1);
    expect(data.residential?.[0]).toMatchObject({
      dpeNumber: '2533E0608156B',
      dataset: 'existing',
      matchMethod: 'ban',
      matchQuality: 'exact',
      isExpired: false,
      isReplaced: false,
      inspectorVisitDate: '2025-02-20',
      dpeEstablishmentDate: '2025-02-22',
      dpeReceptionDate: '2025-02-23',
      dpeValidityEndDate: '2035-02-21',
      dpeModel: 'DPE 3CL 2021 méthode logement',
      dpeVersion: 2.4,
      dpeLabel: 'E',
      gesLabel: 'B',
      buildingType: 'appartement',
      constructionYear: null,
      constructionPeriod: 'avant 1948',
      ceilingHeight: 2.9,
      apartmentCount: 1,
      habitableHousingSurface: 26.5,
      habitableBuildingSurface: null,
      banAddress: '51 Rue Amédée Saint-Germain 33800 Bordeaux',
      banPostalCode: '33800',
      banInseeCode: '33063',
      banCoordinateX: 418813.86,
      rawPostalCode: '33800',
      summerComfortIndicator: 'moyen',
      exteriorSolarProtection: true,
      ceilingFanPresence: false,
      envelopeLosses: 84.3,
      thermalBridgeLosses: 7.1,
      wallLosses: 26.4,
      upperFloorLosses: 0,
      lowerFloorLosses: 11.4,
      envelopeInsulationQuality: 'moyenne',
      ubatWPerM2K: 0.76,
      heatingNeed: 2961.8,
      ecsNeed: 774.7,
      coolingNeed: 0,
      fiveUsesPrimaryConsumption: 8627.9,
      fiveUsesPrimaryConsumptionPerM2: 325,
      fiveUsesFinalConsumption: 3751.2,
      fiveUsesGesEmission: 280.6,
      heatingPrimaryConsumption: 6041.8,
      ecsPrimaryConsumption: 1915.9,
      heatingFinalConsumption: 2626.9,
      ecsGesEmission: 54.1,
      energyTypeN1: 'Électricité',
      energyTypeN2: null,
      fiveUsesFinalConsumptionEnergyN1: 3751.2,
      totalFiveUsesCostEnergyN1: 868.8,
      heatingCostEnergyN1: 608.4,
      ecsCostEnergyN1: 192.9,
      mainHeatingEnergyType: 'Électricité',
      heatingInstallationTypeN1: 'installation individuelle',
      generatorTypeN1InstallationN1: 'radiateur électrique NFC, NF** et NF***',
      ecsInstallationTypeN1: 'installation individuelle',
      generatorTypeN1EcsN1: 'chauffe-eau électrique instantané',
      pvElectricityProductionKwhEpPerYear: 0,
      geopoint: [-0.5583829809788369, 44.823586958657835],
      lineId: 'l3fsx7rf_zE3Edjfn1Hrg',
    });
    expect(report).toMatchObject({
      status: 'ok',
      matchedBy: 'identifiant_ban',
      edition: '2026-09-10',
      licence: 'Licence Ouverte 2.0',
      attribution: 'ADEME - Observatoire DPE-Audit',
    });
    expect(report.notes).toBeUndefined();
  });

  it.each([
    [
      '2681E0059280I',
      placeOf({ banKeys: ['81099_1030_00003'] }),
      {
        mainHeatingGeneratorType: 'PAC air/air installée à partir de 2015',
        wallInsulationQuality: 'insuffisante',
        habitableHousingSurface: 71,
        dpeValidityEndDate: '2036-01-08',
      },
    ],
    [
      '2675E0044676K',
      placeOf({ banKeys: ['75120_9146_00001'] }),
      { apartmentFloor: 0, housingAddressComplement: 'Etage 4; Porte Gauche', dpeLabel: 'E' },
    ],
    [
      '2675E0864501D',
      placeOf({ banKeys: ['75107_8909_00061'] }),
      { banScore: 0.69, habitableHousingSurface: 11, geopoint: [2.3074769864369857, 48.84886201351127] },
    ],
    [
      '2577E1857492D',
      placeOf({ rnbIds: ['FTK7WTFD2YQJ'] }),
      { matchMethod: 'rnb', matchQuality: 'exact', rnbIdSource: 'Logiciel', rawCommuneName: 'SAINT-PATHUS' },
    ],
    [
      '2556E1206580G',
      placeOf({ rnbIds: ['54PG-G4Q7-WHB2'] }),
      { matchMethod: 'rnb', rawAddress: '56-58-60 Rue Madame Molé', rnbId: '54PGG4Q7WHB2' },
    ],
  ])('reads %s', async (dpeNumber, place, expected) => {
    const { data } = await service.certificates(place, callContext());
    expect(data.residential).toHaveLength(1);
    expect(data.residential?.[0]).toMatchObject({ dpeNumber, ...expected });
  });

  it('reads tertiary certificates', async () => {
    const { data } = await service.certificates(placeOf({ banKeys: ['69228_0086_00707'] }), callContext());
    expect(data.residential).toEqual([]);
    expect(data.tertiary).toHaveLength(1);
    expect(data.tertiary?.[0]).toMatchObject({
      dpeNumber: '2269T2615953W',
      dataset: 'tertiary',
      banPostalCode: '69440',
      rawPostalCode: '69440',
      consumptionKwhPrimaryM2Year: null,
      geopoint: null,
    });
  });

  it('lets the RNB building decide in Marseille, and keeps the certificate that has none', async () => {
    const place = placeOf({ banKeys: ['13201_8457_00005'], rnbIds: ['83SJ572HH22P'] });
    const { data, report } = await service.certificates(place, callContext());
    expect(data.residential?.map(({ dpeNumber, matchMethod }) => [dpeNumber, matchMethod])).toEqual([
      ['2513E2973549Y', 'ban'],
      ['2413E3400217F', 'rnb'],
      ['2413E0114866O', 'rnb'],
      ['2313E4141651W', 'rnb'],
      ['2313E2442973C', 'rnb'],
    ]);
    expect(report.matchedBy).toBe('identifiant_ban, id_rnb');
    const other = await service.certificates({ ...place, rnbIds: ['G3N4PZG2PWMZ'] }, callContext());
    expect(other.data.residential?.map(({ dpeNumber }) => dpeNumber)).toEqual([
      '2513E2973549Y',
      '2213E2028019H',
    ]);
    expect(other.report.notes).toEqual([
      '4 certificate(s) left out: their RNB building is not on the parcel',
    ]);
  });

  it('reads all 229 certificates of the biggest address, page by page', async () => {
    sandbox.configure('dpe', { maxSize: 100 });
    const place = placeOf({ banKeys: ['74243_0670_00010'] });
    const { data, report } = await service.certificates(place, callContext());
    expect(data.residential).toHaveLength(229);
    expect(new Set(data.residential?.map(({ dpeNumber }) => dpeNumber)).size).toBe(229);
    expect(report.truncated).toBeUndefined();
    // Three pages, all of our own address: `next` speaks of another name of the dataset.
    expect(targets().filter((target) => target.includes('/dpe03existant/lines?'))).toHaveLength(3);
    expect(targets().some((target) => target.includes('meg-83tjwtg8dyz4vv7h1dqe'))).toBe(false);
  });

  it('says when a cap cut the list', async () => {
    sandbox.configure('dpe', { maxSize: 60 });
    const { data, report } = await service.certificates(
      placeOf({ banKeys: ['74243_0670_00010'] }),
      callContext(),
    );
    expect(data.residential).toHaveLength(180);
    expect(report).toMatchObject({ status: 'ok', truncated: true });
  });
});

describe('what is asked', () => {
  it('asks three datasets by address and by building, in one spelling of many, and nothing else', async () => {
    await service.certificates(sandboxPlace('75101000AB0001'), callContext());
    expect(targets()).toHaveLength(6);
    const byAddress = targets().filter((target) => target.includes('identifiant_ban_in='));
    expect(byAddress).toHaveLength(3);
    expect(byAddress[0]).toContain('75101_1234_00001_bis,75101_1234_00001_b');
    for (const target of targets()) {
      expect(target).toMatch(/^\/data-fair\/api\/v1\/datasets\/dpe0\w+\/lines\?/);
      expect(target).not.toMatch(/[?&]qs?=/);
    }
  });

  it('sends portions of fifty values, and says when it cannot send them all', async () => {
    const banKeys = Array.from(
      { length: 260 },
      (_, index) => `74243_0670_${String(index + 10).padStart(5, '0')}`,
    );
    const { report, data } = await service.certificates(placeOf({ banKeys }), callContext());
    expect(targets()).toHaveLength(12);
    expect(data.residential).toHaveLength(229);
    expect(report).toMatchObject({
      truncated: true,
      notes: ["only 200 of the parcel's identifiers were asked for"],
    });
  });

  it('sends the key of the operator, and a User-Agent always', async () => {
    const server = await startServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end('{"total":0,"results":[]}');
    });
    const keyed = await createUpstream({ DPE_BASE_URL: server.url, DPE_API_KEY: 'k-1' });
    const keyless = await createUpstream({ DPE_BASE_URL: server.url });
    const place = placeOf({ banKeys: ['33063_0225_00051'] });
    await serviceOf(keyed).certificates(place, callContext());
    expect(server.seen.every(({ headers }) => headers['x-apikey'] === 'k-1')).toBe(true);
    expect(server.seen.every(({ headers }) => headers['user-agent']?.startsWith('deepcity/'))).toBe(true);
    const before = server.seen.length;
    await serviceOf(keyless).certificates(place, callContext());
    expect(server.seen.slice(before).some(({ headers }) => 'x-apikey' in headers)).toBe(false);
    await Promise.all([keyed.close(), keyless.close(), server.close()]);
  });

  it('never leaves its own host, and is not led in circles', async () => {
    const server = await startServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      const next = 'http://127.0.0.1:1/elsewhere/lines?after=1,2&identifiant_ban_in=other';
      response.end(
        JSON.stringify({
          total: 9,
          next,
          results: [{ numero_dpe: 'A', identifiant_ban: '33063_0225_00051' }],
        }),
      );
    });
    const other = await createUpstream({ DPE_BASE_URL: server.url });
    const { data, report } = await serviceOf(other).certificates(
      placeOf({ banKeys: ['33063_0225_00051'] }),
      callContext(),
    );
    expect(data.residential).toHaveLength(1);
    expect(report.truncated).toBe(true);
    expect(server.seen).toHaveLength(6);
    expect(server.seen.every(({ url }) => url.includes('identifiant_ban_in=33063_0225_00051'))).toBe(true);
    await Promise.all([other.close(), server.close()]);
  });
});

describe('the search by place', () => {
  it('finds the new house that is geocoded to its street only, and not its neighbour', async () => {
    const { data, report } = await service.certificates(sandboxPlace('64547000AN0512'), callContext());
    expect(data.residential).toHaveLength(1);
    expect(data.residential?.[0]).toMatchObject({
      dpeNumber: '2364N6000001A',
      dataset: 'new',
      matchMethod: 'spatial',
      matchQuality: 'likely',
      // Of the whole line, which was fetched for it.
      totalHousingLosses: 96.3,
    });
    expect(report.matchedBy).toBe('identifiant_ban, id_rnb, geo_distance');
    expect(report.notes).toEqual(['1 certificate(s) left out: their address is not one of the parcel']);
    expect(targets()).toHaveLength(10);
  });

  it('takes none of the recorded neighbours of avenue de Ségur', async () => {
    const { geometry } = sandboxPlace('75107000BQ0003');
    const place = placeOf({ geometry, addresses: [{ houseNumber: '20', street: 'Avenue de Ségur' }] });
    const { data, report } = await service.certificates(place, callContext());
    expect(data.residential).toEqual([]);
    // The composed one of number 20 itself.
    expect(data.tertiary?.map(({ dpeNumber, matchMethod }) => [dpeNumber, matchMethod])).toEqual([
      ['2375T2000001A', 'spatial'],
    ]);
    expect(report.matchedBy).toBe('geo_distance');
  });

  it('is not made overseas', async () => {
    const reunion = sandboxPlace('97411000BP0885').geometry;
    const none = await service.certificates(placeOf({ geometry: reunion }), callContext());
    expect(none.report).toMatchObject({ status: 'not_covered' });
    expect(targets()).toEqual([]);
    const place = placeOf({ geometry: reunion, banKeys: ['97411_1030_00007'] });
    const { data } = await service.certificates(place, callContext());
    expect(data.residential?.map(({ dpeNumber, geopoint }) => [dpeNumber, geopoint])).toEqual([
      ['2397E9000001A', null],
    ]);
    const empty = await service.certificates({ ...place, banKeys: ['97411_1030_00009'] }, callContext());
    expect(empty.data).toEqual({ residential: [], tertiary: [] });
    expect(targets().some((target) => target.includes('geo_distance'))).toBe(false);
  });

  it('finds nothing on farm land', async () => {
    const { data, report } = await service.certificates(sandboxPlace('28390000ZT0002'), callContext());
    expect(data).toEqual({ residential: [], tertiary: [] });
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'geo_distance' });
    expect(targets()).toHaveLength(3);
  });
});

describe('answers hold their schema', () => {
  it.each([
    '75101000AB0001',
    '75107000BQ0003',
    '75111000BR0052',
    '75115000DE0073',
    '75115000DH0022',
    '64547000AN0512',
    '44109000EN0204',
    '480120240A0610',
    '28390000ZT0002',
  ])('%s', async (parcelId) => {
    const { data } = await service.certificates(sandboxPlace(parcelId), callContext());
    const validate = validatorOf(energySchema);
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('failures', () => {
  const place = placeOf({ banKeys: ['33063_0225_00051'] });

  it.each<[string, Fault, string]>([
    ['500', { kind: 'status', status: 500 }, 'UPSTREAM_UNAVAILABLE'],
    ['the page of the firewall', { kind: 'html', status: 403 }, 'UPSTREAM_UNAVAILABLE'],
    ['a page under 200', { kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
    ['429', { kind: 'status', status: 429, body: 'Trop de traffic' }, 'UPSTREAM_RATE_LIMITED'],
    ['504', { kind: 'status', status: 504 }, 'UPSTREAM_TIMEOUT'],
    ['malformed JSON', { kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
    ['an empty body', { kind: 'emptyBody' }, 'UPSTREAM_BAD_RESPONSE'],
    ['a reset', { kind: 'reset' }, 'UPSTREAM_UNAVAILABLE'],
    ['no lines', { kind: 'drift', rename: { results: 'lines' } }, 'UPSTREAM_BAD_RESPONSE'],
  ])('%s is an error', async (_name, fault, code) => {
    await sandbox.setFault('dpe', fault);
    await expect(service.certificates(place, callContext())).rejects.toMatchObject({
      name: 'UpstreamError',
      upstream: 'dpe',
      code,
    });
  });

  it('takes rows of which none was asked for as no answer', async () => {
    await sandbox.setFault('dpe', { kind: 'drift', retype: { identifiant_ban: 'number' } });
    const { data, report } = await service.certificates(place, callContext());
    // The other datasets have no rows here that would show it.
    expect(data).toEqual({ residential: null, tertiary: [] });
    expect(report).toMatchObject({
      status: 'partial',
      notes: [
        'energy.residential could not be obtained, and is null',
        'certificates of the dataset "existing" may be missing: its service ignored the filter on identifiant_ban',
      ],
    });
  });

  it('runs out of time when the service hangs', async () => {
    await sandbox.setFault('dpe', { kind: 'hang' });
    await expect(service.certificates(place, callContext(300))).rejects.toMatchObject({
      name: 'UpstreamError',
      code: 'UPSTREAM_TIMEOUT',
    });
  });

  it('gives what one dataset has when another fails, and no list where it knows nothing', async () => {
    await sandbox.setFault('dpe', { kind: 'status', status: 500, match: 'dpe01tertiaire' });
    const { data, report } = await service.certificates(sandboxPlace('75101000AB0001'), callContext());
    expect(data.residential).toHaveLength(7);
    expect(data.tertiary).toBeNull();
    expect(report).toMatchObject({ status: 'partial' });
    expect(report.notes?.slice(0, 2)).toEqual([
      'energy.tertiary could not be obtained, and is null',
      'certificates of the dataset "tertiary" may be missing: its service answered with status 500',
    ]);
    const validate = validatorOf(energySchema);
    expect(validate(data)).toBe(true);
  });

  it('keeps the certificates of addresses when the filter on buildings is gone', async () => {
    await sandbox.setFault('dpe', { kind: 'status', status: 400, match: 'id_rnb_in' });
    const { data, report } = await service.certificates(sandboxPlace('75101000AB0001'), callContext());
    // Without the one that only its building ties to the parcel, and the new one, whose address is known.
    expect(data.residential?.map(({ dpeNumber }) => dpeNumber)).not.toContain('2475E1000005E');
    expect(data.residential).toHaveLength(6);
    expect(report.status).toBe('partial');
  });

  it('is an error when nothing is known by key and the place cannot be searched', async () => {
    await sandbox.setFault('dpe', { kind: 'status', status: 500, match: 'geo_distance' });
    await expect(service.certificates(sandboxPlace('64547000AN0512'), callContext())).rejects.toMatchObject({
      name: 'UpstreamError',
      code: 'UPSTREAM_UNAVAILABLE',
    });
  });

  it('keeps what it saw of a certificate whose whole line cannot be read', async () => {
    await sandbox.setFault('dpe', { kind: 'status', status: 500, match: 'numero_dpe_in' });
    const { data, report } = await service.certificates(sandboxPlace('64547000AN0512'), callContext());
    expect(data.residential).toHaveLength(1);
    expect(data.residential?.[0]).toMatchObject({ dpeNumber: '2364N6000001A', totalHousingLosses: null });
    expect(report).toMatchObject({ status: 'partial' });
    expect(report.notes).toContain('1 certificate(s) could be read in part only');
  });
});

describe('drift', () => {
  const place = placeOf({ banKeys: ['33063_0225_00051'] });

  it.each<[string, Fault]>([
    [
      'fewer columns',
      { kind: 'drift', remove: ['etiquette_dpe', 'conso_5_usages_ep', 'identifiant_ban', '_geopoint'] },
    ],
    ['one-element lists', { kind: 'drift', retype: { etiquette_dpe: 'array', conso_5_usages_ep: 'array' } }],
    [
      'numbers as texts',
      { kind: 'drift', retype: { conso_5_usages_ep: 'string', code_postal_brut: 'string' } },
    ],
    ['objects', { kind: 'drift', retype: { besoin_ecs: 'object', _geopoint: 'object' } }],
    ['nulls', { kind: 'drift', retype: { numero_dpe: 'null', date_fin_validite_dpe: 'null' } }],
  ])('%s: a record that holds its schema', async (_name, fault) => {
    await sandbox.setFault('dpe', fault);
    const { data } = await service.certificates(place, callContext());
    expect(data.residential).toHaveLength(1);
    const validate = validatorOf(energySchema);
    validate(data);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('reports columns renamed or retyped', async () => {
    await sandbox.setFault('dpe', {
      kind: 'drift',
      rename: { etiquette_dpe: 'classe_energie' },
      retype: { conso_5_usages_ep: 'object' },
    });
    const { data, report } = await service.certificates(place, callContext());
    expect(data.residential?.[0]).toMatchObject({ dpeLabel: null, gesLabel: 'B' });
    expect(report.notes).toEqual([
      'the dataset "existing" has columns unknown to this version: classe_energie',
      'the dataset "existing" has columns of another type: conso_5_usages_ep',
    ]);
  });

  it('reports that certificates lost their numbers, and keeps them', async () => {
    await sandbox.setFault('dpe', { kind: 'drift', remove: ['numero_dpe'] });
    const { data, report } = await service.certificates(sandboxPlace('75101000AB0001'), callContext());
    expect(data.residential).toHaveLength(7);
    expect(report.notes).toContain('the dataset "existing" gives no certificate numbers');
  });
});
