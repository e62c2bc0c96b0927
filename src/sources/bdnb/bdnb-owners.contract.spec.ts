import { expectMapsAnything } from '../../../test/support/field-tables.js';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { bdnbOwnerFields } from './bdnb-owners.fields.js';
import { BdnbModule } from './bdnb.module.js';
import { BdnbService } from './bdnb.service.js';

const SUISSE = 'bdnb-bg-2HH6-SVYC-U9D4';

describe('BdnbService.ownersOf', () => {
  let source: SourceOnSandbox<BdnbService>;

  beforeEach(async () => {
    source = await sourceOnSandbox(BdnbModule, BdnbService);
  });
  afterEach(() => source.close());

  const owners = (...ids: string[]): ReturnType<BdnbService['ownersOf']> =>
    source.service.ownersOf(ids, callContext());

  it('gives the recorded owners of Le Village Suisse, over all pages, where a key lifts the quota', async () => {
    await source.close();
    source = await sourceOnSandbox(BdnbModule, BdnbService, { BDNB_API_KEY: 'k' });
    source.sandbox.configure('bdnb', { rowCap: 10 });
    const { data, report } = await owners(SUISSE);
    expect(data).toHaveLength(27);
    expect(data[0]).toEqual({
      buildingId: SUISSE,
      ownerName: 'IMEFA CENT UN',
      siren: '421262031',
      registerId: null,
      numberOfLocals: 13,
      inMajicPm: true,
      isLandlord: false,
      departmentCode: '75',
    });
    expect(data.at(-1)).toMatchObject({
      ownerName: 'LA JEUNE CHAMBRE ECONOMIQUE FRANCAISE',
      siren: null,
      registerId: 'U21684704',
      numberOfLocals: 1,
    });
    expect(data.reduce((sum, { numberOfLocals }) => sum + (numberOfLocals ?? 0), 0)).toBe(104);
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'batiment_groupe_id' });
  });

  it('spends one call of the keyless quota, and says that the list is cut', async () => {
    const { data, report } = await owners(SUISSE);
    expect(data).toHaveLength(10);
    expect(report).toMatchObject({ truncated: true, notes: [expect.stringContaining('without a key')] });
    expect(source.sandbox.requests('bdnb')).toHaveLength(1);
  });

  it('reads several groups in one call', async () => {
    const { data } = await owners(
      'bdnb-bg-S2ZM-K48E-RAB8',
      'bdnb-bg-1UZD-979F-CK26',
      'bdnb-bg-Y8TG-S439-KUSU',
    );
    expect(data.map(({ ownerName }) => ownerName)).toEqual([
      'LA POSTE',
      'DIRECTION INTERMINISTERIELLE DU NUMERIQUE',
      'LA JEUNE CHAMBRE ECONOMIQUE FRANCAISE',
    ]);
    expect(source.sandbox.requests('bdnb')).toHaveLength(1);
  });

  it('takes the recorded values of a social landlord', () => {
    const row = {
      bat_prop_denomination_proprietaire: 'ALLIADE HABITAT',
      dans_majic_pm: true,
      is_bailleur: true,
      nb_locaux_open: 162,
      siren: '960506152',
    };
    expect(bdnbOwnerFields.map(row)).toMatchObject({
      ownerName: 'ALLIADE HABITAT',
      siren: '960506152',
      numberOfLocals: 162,
      inMajicPm: true,
      isLandlord: true,
    });
  });

  it('takes no owner for an answer, and asks nothing for buildings that are not BDNB’s', async () => {
    expect((await owners('bdnb-bg-NRPW-16Z7-RVCM')).data).toEqual([]);
    source.sandbox.resetRequests();
    expect((await owners('ABCD1234EFGH')).data).toEqual([]);
    expect((await owners()).data).toEqual([]);
    expect(source.sandbox.requests('bdnb')).toHaveLength(0);
  });

  it('asks group by group where the list is refused', async () => {
    await source.sandbox.setFault('bdnb', { kind: 'status', status: 400, match: 'in.(' });
    const { data } = await owners('bdnb-bg-S2ZM-K48E-RAB8', 'bdnb-bg-1UZD-979F-CK26');
    expect(data).toHaveLength(3);
  });

  it.each([
    [{ kind: 'status', status: 503 }, 'UPSTREAM_UNAVAILABLE'],
    [{ kind: 'html', status: 200 }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'malformedJson' }, 'UPSTREAM_BAD_RESPONSE'],
    [{ kind: 'drift', remove: ['batiment_groupe_id'] }, 'UPSTREAM_BAD_RESPONSE'],
    [
      {
        kind: 'status',
        status: 429,
        body: { message: 'Quota exceeded! You reached the limit of 10000 requests per 1 months' },
      },
      'UPSTREAM_BUDGET_EXHAUSTED',
    ],
  ] as const)('%j is %s, never an empty list', async (fault, code) => {
    await source.sandbox.setFault('bdnb', fault);
    await expect(owners(SUISSE)).rejects.toMatchObject({ name: 'UpstreamError', code });
  });

  it('outlives drift', async () => {
    await source.sandbox.setFault('bdnb', {
      kind: 'drift',
      remove: ['nb_locaux_open'],
      retype: { siren: 'number', dans_majic_pm: 'string', batiment_groupe_id: 'array' },
    });
    expect((await owners(SUISSE)).data[0]).toMatchObject({
      siren: '421262031',
      numberOfLocals: null,
      inMajicPm: true,
    });
  });

  it('maps whatever comes', () => expectMapsAnything(bdnbOwnerFields));
});
