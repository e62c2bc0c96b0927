import { type Sandbox, startSandbox } from '../sandbox.js';

interface Collection {
  readonly features: readonly {
    readonly id: string;
    readonly geometry: unknown;
    readonly properties: Record<string, unknown>;
  }[];
  readonly numberMatched: number;
  readonly crs: unknown;
}

describe('the simulated GPU', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ upstreams: ['gpu', 'wfs'] });
  });
  afterAll(() => sandbox.close());

  const post = (layer: string, body: unknown): Promise<Response> =>
    fetch(`${sandbox.url('gpu')}/${layer}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const collection = async (response: Promise<Response>): Promise<Collection> =>
    (await (await response).json()) as Collection;
  const wfs = (query: Record<string, string>): Promise<Response> =>
    fetch(
      `${sandbox.url('wfs')}?${new URLSearchParams({ service: 'WFS', request: 'GetFeature', outputFormat: 'application/json', ...query }).toString()}`,
    );
  const AT_PARIS_7 = { type: 'Point', coordinates: [2.308628, 48.850699] };

  it('answers a recorded point as recorded', async () => {
    const zones = await collection(post('zone-urba', { geom: AT_PARIS_7 }));
    expect(zones.features.map(({ id }) => id)).toEqual(['zone_urba.4497504']);
    const asText = await collection(post('zone-urba', { geom: JSON.stringify(AT_PARIS_7) }));
    expect(asText.features).toEqual(zones.features);
    const url = `${sandbox.url('gpu')}/zone-urba?geom=${encodeURIComponent(JSON.stringify(AT_PARIS_7))}`;
    expect((await collection(fetch(url))).features).toEqual(zones.features);
  });

  it('answers nothing with an empty collection', async () => {
    const nowhere = await collection(post('zone-urba', { geom: { type: 'Point', coordinates: [-30, 40] } }));
    expect(nowhere).toMatchObject({ features: [], totalFeatures: 0, numberMatched: 0, crs: null });
    expect(nowhere).not.toHaveProperty('bbox');
  });

  it('knows the city and the arrondissement', async () => {
    const communes = await collection(post('municipality', { geom: AT_PARIS_7 }));
    expect(communes.features.map(({ properties }) => properties['insee'])).toEqual(['75107', '75056']);
    expect((await collection(post('municipality', { insee: '2a004' }))).features).toHaveLength(1);
  });

  it.each([
    [{ insee: '7510' }, 'insee', 'INSEE code must have 5 characters'],
    [{ insee: '99001' }, 'insee', 'Invalid INSEE code'],
    [{ geom: '{' }, 'geom', 'Parse error'],
    [
      {
        geom: {
          type: 'Polygon',
          coordinates: [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 1],
            ],
          ],
        },
      },
      'geom',
      'must be the same',
    ],
  ])('refuses %j', async (body, name, message) => {
    const response = await post('municipality', body);
    expect(response.status).toBe(400);
    const answer = (await response.json()) as {
      code: number;
      message: Record<string, { msg: string; path: string }>;
    };
    expect(answer).toMatchObject({
      code: 400,
      message: { [name]: { type: 'field', path: name, location: 'body' } },
    });
    expect(answer.message[name]?.msg).toContain(message);
  });

  it('filters by partition and category', async () => {
    const body = { partition: '172014607_SUP_2A_AC1' };
    expect((await collection(post('generateur-sup-s', body))).numberMatched).toBe(3);
    expect((await collection(post('acte-sup', body))).numberMatched).toBe(3);
    expect((await collection(post('assiette-sup-s', { ...body, categorie: 'AC1' }))).numberMatched).toBe(6);
    expect((await collection(post('assiette-sup-s', { ...body, categorie: 'AC2' }))).numberMatched).toBe(0);
  });

  it('ignores what it does not know: no filter is all of France', async () => {
    const all = await collection(post('zone-urba', { idgen: 'x', _limit: 1 }));
    expect(all.numberMatched).toBeGreaterThan(10);
    const form = { method: 'POST', body: new URLSearchParams({ geom: JSON.stringify(AT_PARIS_7) }) };
    const formAnswer = await collection(fetch(`${sandbox.url('gpu')}/zone-urba`, form));
    expect(formAnswer.numberMatched).toBe(all.numberMatched);
    expect((await collection(post('acte-sup', { geom: AT_PARIS_7 }))).numberMatched).toBe(3);
  });

  it.each([
    ['servitude-sup', {}, 404],
    ['zone-urba', { geom: AT_PARIS_7, filling: 'x'.repeat(110_000) }, 413],
  ])('answers /%s with a page and a status', async (layer, body, status) => {
    const response = await post(layer, body);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('is served by the WFS too, by any column and without geometries', async () => {
    const cql = "partition IN ('172014607_SUP_2A_AC1') AND idgen IN ('AC1-172014607-00099058')";
    const [generator] = (
      await collection(
        wfs({
          typeNames: 'wfs_sup:generateur_sup_s',
          cql_filter: cql,
          propertyName: 'idgen,nomgen,code_alea',
        }),
      )
    ).features;
    expect(generator).toMatchObject({
      geometry: null,
      properties: { idgen: 'AC1-172014607-00099058', nomgen: 'AC1_CathedraleNotreDame_gen' },
    });
    expect(generator).not.toHaveProperty('bbox');
    const refused = await wfs({
      typeNames: 'wfs_sup:generateur_sup_s',
      cql_filter: cql,
      propertyName: 'nope',
    });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('Illegal property name: nope');
  });

  it.each([
    ['INTERSECTS(the_geom,SRID=4326;POINT(2.308628 48.850699))', 1],
    ['INTERSECTS(the_geom,POINT(48.850699 2.308628))', 1],
    ['INTERSECTS(the_geom,SRID=4326;POINT(48.850699 2.308628))', 0],
  ])('reads the axes of %s', async (cql_filter, count) => {
    const found = await collection(wfs({ typeNames: 'wfs_du:zone_urba', cql_filter }));
    expect(found.features).toHaveLength(count);
  });
});
