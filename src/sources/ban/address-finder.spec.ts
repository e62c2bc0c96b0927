import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { AddressFinder } from './address-finder.service.js';
import { BanModule } from './ban.module.js';

describe('AddressFinder', () => {
  let source: SourceOnSandbox<AddressFinder>;

  beforeEach(async () => {
    source = await sourceOnSandbox(BanModule, AddressFinder);
  });
  afterEach(() => source.close());

  const find = (text: string, typing = false, limit = 5): ReturnType<AddressFinder['find']> =>
    source.service.find(text, { limit, typing }, callContext());
  const parcelsOf = (key: string): ReturnType<AddressFinder['parcelsOf']> =>
    source.service.parcelsOf(key, callContext());

  it('gives every field of an address', async () => {
    const { data, report } = await find('26 avenue de Lowendal 75015 Paris');
    expect(data[0]).toEqual({
      id: '75115_5886_00026',
      label: '26 Avenue de Lowendal 75015 Paris',
      name: '26 Avenue de Lowendal',
      postalCode: '75015',
      city: 'Paris',
      inseeCode: '75115',
      context: '75, Paris, Île-de-France',
      kind: 'housenumber',
      lon: 2.302389,
      lat: 48.848631,
      score: expect.any(Number),
    });
    expect(report).toMatchObject({ status: 'ok', matchedBy: 'text' });
  });

  it('takes an unfinished word while somebody writes, not afterwards', async () => {
    expect((await find('26 avenue de lowen', true)).data[0]?.id).toBe('75115_5886_00026');
    const asked = source.sandbox.requests('geocoder').map(({ target }) => new URL(target, 'http://x'));
    expect(asked[0]?.searchParams.get('autocomplete')).toBe('1');
    await find('26 avenue de lowendal');
    const [, second] = source.sandbox.requests('geocoder');
    expect(new URL(second?.target ?? '', 'http://x').searchParams.get('autocomplete')).toBe('0');
  });

  it('survives words of any length, and finds nothing for what is no text', async () => {
    expect((await find('x'.repeat(150))).data).toEqual([]);
    expect((await find('--')).data).toEqual([]);
  });

  it.each([
    ['declared in the BAN', '69043_0990_00003', ['69043000AM0082', '69043000AM0080'], 'declared'],
    ['computed by IGN', '75115_5886_00026', ['75115000DE0073'], 'computed'],
    ['declared and in BAN-PLUS', '75111_6507_00003', ['75111000BR0052'], 'declared'],
    ['under the other spelling of its suffix', '75115_9070_00076_bis', ['75115000DH0022'], 'computed'],
  ])('knows the parcels of an address: %s', async (_name, key, idus, linkType) => {
    const { data } = await parcelsOf(key);
    expect(data).toEqual(idus.map((idu) => ({ idu, linkType })));
  });

  it.each([['69043_0990_00001'], ['75115_5886'], ['69123'], ['no key']])(
    'has no parcels for %s',
    async (key) => {
      expect((await parcelsOf(key)).data).toEqual([]);
    },
  );

  it('does without one of the two that know links, and says so', async () => {
    await source.sandbox.setFault('banLookup', { kind: 'status', status: 503 });
    const { data, report } = await parcelsOf('75115_5886_00026');
    expect(data).toHaveLength(1);
    expect(report).toMatchObject({ status: 'partial', notes: [expect.stringContaining('banLookup')] });
    await source.sandbox.setFault('wfs', { kind: 'refuse' });
    await expect(parcelsOf('75115_5886_00024')).rejects.toMatchObject({ name: 'UpstreamError' });
  });
});
