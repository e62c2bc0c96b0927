import { callContext } from '../../../test/support/upstream.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { parcelById } from '../../../sandbox/cadastre-data.js';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { AddressQuestion } from './address-search.js';
import { BanModule } from './ban.module.js';
import { BanService } from './ban.service.js';
import type { AddressedParcel } from './parcel-address.js';

/** Five addresses: two declared, three by geometry, of which one is `_bis` in the BAN and `_b` in BAN-PLUS. */
const IDU = '75101000AB0001';
const IDS = ['75101_1234_00001', '75101_1234_00001_bis', '75101_1234_00003'];
const DECLARED = ['75101_4321_00002', '75101_4321_00004'];
const BARE_LAND = '75101000AB0003';
const BAN_LAYER = 'BAN.DATA.GOUV';

const down = { kind: 'status', status: 500 } as const;
const html = { kind: 'html', status: 200 } as const;
const refused = { kind: 'status', status: 400, body: { code: 400 } } as const;

let on: SourceOnSandbox<BanService>;
beforeEach(async () => {
  on = await sourceOnSandbox(BanModule, BanService);
});
afterEach(() => on.close());

function parcel(idu: string): AddressedParcel {
  const geometry = parseMultiPolygon(parcelById(idu)?.geometry);
  if (geometry === null) throw new Error(`${idu} has no outline in the sandbox`);
  return { idu, inseeCode: idu.slice(0, 5), geometry };
}

const noPlot: AddressQuestion['plot'] = () => Promise.resolve({ buildings: [] });
const noRnb: AddressQuestion['plot'] = () =>
  Promise.reject(new UpstreamError('rnb', 'UPSTREAM_UNAVAILABLE', 'answered with status 503'));

function ask(idu: string, parts: Partial<AddressQuestion> = {}, ctx = callContext()) {
  const links = parts.links ?? on.service.links([idu], ctx);
  return on.service.addresses(
    { parcel: parcel(idu), bdnb: { keys: [] }, plot: noPlot, ...parts, links },
    ctx,
  );
}

function labelled(...ids: string[]): AddressQuestion['bdnb'] {
  const numbers = ids.map((id) => Number(/_(\d{5})/.exec(id)?.[1]));
  return {
    keys: ids.map((id, index) => ({
      id,
      label: `${numbers[index]}${id.endsWith('bis') ? ' bis' : ''} Rue Example, 75001, Paris 1er Arrondissement`,
    })),
  };
}

const noLinks = (code: 'UPSTREAM_TIMEOUT' | 'UPSTREAM_UNAVAILABLE'): AddressQuestion['links'] => {
  const links = Promise.reject(new UpstreamError('wfs', code, 'failed'));
  links.catch(() => undefined);
  return links;
};

describe('links', () => {
  it('come from the id alone', async () => {
    const { data, report } = await on.service.links([IDU], callContext());
    expect(data).toHaveLength(5);
    expect(data[0]).toEqual({
      key: '75101_1234_00001',
      idu: IDU,
      linkType: 'GEO',
      addressesOnParcel: 5,
      parcelsOfAddress: 1,
      point: [2.336369, 48.863629],
    });
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'idu', licence: 'Licence Ouverte 2.0' });
  });

  it('of several ids are asked for at once', async () => {
    const { data } = await on.service.links([IDU, '75101000AB0002'], callContext());
    expect(new Set(data.map(({ idu }) => idu)).size).toBe(2);
    expect(on.sandbox.requests('wfs')).toHaveLength(1);
  });

  it('tell their failure only to who waits for it', async () => {
    await on.sandbox.setFault('wfs', { kind: 'xmlException' });
    const links = on.service.links([IDU], callContext());
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(links).rejects.toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
  });
});

describe('addresses', () => {
  it('join BDNB and BAN-PLUS, strongest first, in two calls', async () => {
    const { data, report } = await ask(IDU, { bdnb: labelled(...IDS) });
    expect(data.map(({ id, matchMethods }) => [id, matchMethods])).toEqual([
      [DECLARED[0], ['banPlus:BAN', 'banDeclared']],
      [DECLARED[1], ['banPlus:BAN', 'banDeclared']],
      [IDS[0], ['banPlus:GEO', 'bdnb']],
      [IDS[2], ['banPlus:GEO', 'bdnb']],
      [IDS[1], ['banPlus:GEO', 'bdnb']],
    ]);
    expect(data[4]).toMatchObject({
      label: '1 bis Rue Example, 75001 Paris',
      city: 'Paris',
      matchMethod: 'banPlus:GEO',
      linkType: 'GEO',
      addressesOnParcel: 5,
      parcelsOfAddress: 1,
      distance: 0,
      isFarFromParcel: false,
    });
    expect(report).toMatchObject({
      status: 'ok',
      matchedBy: 'banPlus:BAN, banDeclared, banPlus:GEO, bdnb',
      attribution: 'Base Adresse Nationale (DINUM/IGN), BAN PLUS (IGN)',
    });
    expect(report).not.toHaveProperty('notes');
    expect(on.sandbox.requests().map(({ upstream }) => upstream)).toEqual(['wfs', 'wfs']);
  });

  it('that only declare the parcel are found around it', async () => {
    const links = Promise.resolve({
      data: [],
      report: (await on.service.links([BARE_LAND], callContext())).report,
    });
    const { data } = await ask(IDU, { bdnb: labelled(IDS[0] ?? ''), links });
    expect(data.map(({ id, matchMethod }) => [id, matchMethod])).toEqual([
      [DECLARED[0], 'banDeclared'],
      [DECLARED[1], 'banDeclared'],
      [IDS[0], 'bdnb'],
    ]);
  });

  it('that the layer does not give are looked up, in the other spelling too', async () => {
    await on.sandbox.setFault('wfs', { ...down, match: BAN_LAYER });
    const { data, report } = await ask(IDU);
    expect(data.map(({ id }) => id).sort()).toEqual([...IDS, ...DECLARED]);
    expect(data.find(({ id }) => id === IDS[1])).toMatchObject({
      isCertified: true,
      updatedAt: '2025-06-01',
    });
    expect(data.every(({ banId }) => banId !== null)).toBe(true);
    expect(report).toMatchObject({ status: 'partial' });
    expect(report.notes).toEqual([expect.stringContaining('wfs answered with status 500')]);
  });

  it('that cannot be looked up are searched for, and taken only if they are the very ones', async () => {
    await on.sandbox.setFault('wfs', { ...refused, match: BAN_LAYER });
    await on.sandbox.setFault('banLookup', html);
    const { data } = await ask(IDU, { bdnb: labelled(...IDS, '75101_1234_00777') });
    const byId = new Map(data.map((address) => [address.id, address]));
    expect(byId.get('75101_1234_00001_bis')).toMatchObject({
      coordinates: [2.336501, 48.863676],
      type: 'housenumber',
    });
    expect(byId.get('75101_1234_00001_bis')?.score).toBeGreaterThan(0);
    // No such house: its neighbours, which the search gives instead, must not take its place.
    expect(byId.get('75101_1234_00777')).toMatchObject({
      label: '777 Rue Example, 75001 Paris',
      coordinates: null,
      distance: null,
      isFarFromParcel: null,
    });
    // Without a label the link still tells where it is.
    expect(byId.get(DECLARED[0] ?? '')).toMatchObject({
      label: null,
      houseNumber: '2',
      city: 'Paris',
      distance: 0,
    });
  });

  it('keep their labels when nothing can be asked', async () => {
    await on.sandbox.setFault('wfs', { kind: 'refuse' });
    await on.sandbox.setFault('banLookup', { kind: 'refuse' });
    await on.sandbox.setFault('geocoder', html);
    const { data, report } = await ask(IDU, { bdnb: labelled(...IDS) });
    expect(data.map(({ label }) => label)).toEqual([
      '1 Rue Example, 75001 Paris',
      '1 bis Rue Example, 75001 Paris',
      '3 Rue Example, 75001 Paris',
    ]);
    expect(data.every(({ coordinates }) => coordinates === null)).toBe(true);
    expect(report.status).toBe('partial');
    expect(report.notes?.join()).toMatch(
      /3 address\(es\) without details: geocoder sent HTML instead of JSON/,
    );
    expect(report.notes?.join()).toMatch(/links of BAN-PLUS are missing: wfs/);
  });

  it('unknown to the BAN are kept, and it is said', async () => {
    const { data, report } = await ask(IDU, { bdnb: labelled('75101_1234_00777') });
    expect(data.at(-1)).toMatchObject({ id: '75101_1234_00777', matchMethod: 'bdnb', coordinates: null });
    expect(report).toMatchObject({
      status: 'ok',
      notes: ['1 address(es) that the Base Adresse Nationale does not have under this key'],
    });
  });

  it('do not wait for a lookup that hangs', async () => {
    await on.sandbox.setFault('banLookup', { kind: 'hang' });
    await on.sandbox.setFault('geocoder', { kind: 'hang' });
    const ctx = callContext(1_500);
    const { data, report } = await ask(IDU, { bdnb: labelled('75101_1234_00777') }, ctx);
    expect(data).toHaveLength(6);
    expect(report.status).toBe('partial');
    expect(ctx.remainingMs()).toBeGreaterThan(0);
  });

  it('far away are kept last, and marked', async () => {
    const { data } = await ask(IDU, { bdnb: { keys: [{ id: '75107_8909_00020', label: null }] } });
    expect(data.at(-1)).toMatchObject({ id: '75107_8909_00020', isFarFromParcel: true, city: 'Paris' });
    expect(data.at(-1)?.distance).toBeGreaterThan(1_000);
  });

  it('are cut at thirty, and it is said', async () => {
    const ids = Array.from(
      { length: 40 },
      (_, index) => `75101_1234_${String(200 + index).padStart(5, '0')}`,
    );
    const { data, report } = await ask(IDU, { bdnb: labelled(...ids) });
    expect(data).toHaveLength(30);
    expect(data.slice(0, 5).every(({ linkType }) => linkType !== null)).toBe(true);
    expect(report).toMatchObject({ truncated: true });
    expect(report.notes).toContain('the 30 most certain of 45 addresses');
  });

  it('of BDNB without a key of the BAN are left out, and it is said', async () => {
    const { data, report } = await ask(IDU, { bdnb: { keys: [{ id: '3000000C051200101', label: 'x' }] } });
    expect(data).toHaveLength(5);
    expect(report.notes).toEqual(['1 address(es) of BDNB left out: their keys are not those of the BAN']);
  });

  it('without BDNB are those of BAN-PLUS, partial', async () => {
    const { data, report } = await ask(IDU, { bdnb: null });
    expect(data).toHaveLength(5);
    expect(report).toMatchObject({ status: 'partial', notes: [expect.stringContaining('BDNB')] });
  });

  it('take links that came too late by the box of the parcel', async () => {
    const { data, report } = await ask(IDU, { links: noLinks('UPSTREAM_TIMEOUT') });
    expect(data).toHaveLength(5);
    expect(report.status).toBe('ok');
    const asked = on.sandbox.requests('wfs').map(({ target }) => decodeURIComponent(target));
    expect(asked.some((query) => query.includes('BBOX(geom,'))).toBe(true);
  });
});

describe('addresses without a key of BDNB or BAN-PLUS', () => {
  const rnbAddress = {
    id: '75101_1234_00003',
    label: '3 Rue Example, 75001 Paris',
    houseNumber: '3',
    street: 'Rue Example',
    postalCode: '75001',
    city: 'Paris',
    cityCode: '75101',
  };
  const plot: AddressQuestion['plot'] = () => Promise.resolve({ buildings: [{ addresses: [rnbAddress] }] });

  it('are those of the RNB buildings', async () => {
    const { data } = await ask(BARE_LAND, { plot });
    expect(data).toMatchObject([
      { id: rnbAddress.id, matchMethod: 'rnb', coordinates: [2.336645, 48.863728] },
    ]);
  });

  it('have what RNB says of them when the BAN cannot be read', async () => {
    await on.sandbox.setFault('wfs', { ...refused, match: BAN_LAYER });
    await on.sandbox.setFault('banLookup', refused);
    await on.sandbox.setFault('geocoder', refused);
    const { data, report } = await ask(BARE_LAND, { plot });
    expect(data).toMatchObject([{ label: rnbAddress.label, street: 'Rue Example', coordinates: null }]);
    expect(report.status).toBe('partial');
  });

  it('are the points inside the outline, known already from the rows around', async () => {
    const links = noLinks('UPSTREAM_UNAVAILABLE');
    const { data } = await ask('75107000BP0010', { links });
    expect(data.map(({ matchMethods }) => matchMethods)).toEqual([['polygon'], ['polygon'], ['polygon']]);
    expect(on.sandbox.requests('geocoder')).toEqual([]);
  });

  it('are the points inside the outline, as the geocoder gives them', async () => {
    await on.sandbox.setFault('wfs', down);
    const { data, report } = await ask('75107000BP0010', { plot: noRnb });
    expect(data.map(({ id, matchMethod }) => [id, matchMethod]).sort()).toEqual([
      ['75107_8909_00043', 'polygon'],
      ['75107_8909_00045', 'polygon'],
      ['75107_8909_00047', 'polygon'],
    ]);
    expect(report.status).toBe('partial');
    expect(report.notes?.join()).toContain('addresses of RNB are missing: rnb answered with status 503');
  });

  it('are at last the nearest one, said to be approximate, when BAN-PLUS could not be read', async () => {
    const { data, report } = await ask(BARE_LAND, { links: noLinks('UPSTREAM_UNAVAILABLE') });
    expect(data.map(({ id, matchMethod }) => [id, matchMethod])).toEqual([['75101_1234_00005', 'nearby']]);
    expect(report.notes?.join()).toContain('approximate');
  });

  it('are none when all say so: the neighbour is not asked for', async () => {
    const { data, report } = await ask(BARE_LAND);
    expect(data).toEqual([]);
    expect(report).toMatchObject({ status: 'ok' });
    expect(on.sandbox.requests('geocoder')).toEqual([]);
  });

  it('are none when the outline holds none, though others failed', async () => {
    const { data, report } = await ask('44109000IN0620', { bdnb: null, plot: noRnb });
    expect(data).toEqual([]);
    expect(report.status).toBe('partial');
  });

  it('are not none when nobody could say so', async () => {
    await on.sandbox.setFault('wfs', down);
    await on.sandbox.setFault('geocoder', { kind: 'status', status: 503 });
    await expect(ask(BARE_LAND, { bdnb: null, plot: noRnb })).rejects.toMatchObject({
      name: 'UpstreamError',
      upstream: 'geocoder',
      code: 'UPSTREAM_UNAVAILABLE',
    });
    // BDNB alone is no proof either.
    await expect(ask(BARE_LAND, { plot: noRnb })).rejects.toBeInstanceOf(UpstreamError);
  });

  it('are not none when the layer lost its columns', async () => {
    await on.sandbox.setFault('wfs', { kind: 'drift', rename: { id_adr: 'adresse', id: 'cle' } });
    await on.sandbox.setFault('geocoder', down);
    await expect(ask(IDU, { bdnb: null, plot: noRnb })).rejects.toBeInstanceOf(UpstreamError);
  });
});
