import { request } from 'node:http';
import { type Sandbox, startSandbox } from '../sandbox.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ upstreams: ['dpe'] });
});
afterAll(() => sandbox.close());
afterEach(() => sandbox.resetRequests());

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

async function get(target: string): Promise<Answer> {
  const response = await fetch(`${sandbox.url('dpe')}${target}`, { headers: { 'user-agent': 'test' } });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    text: await response.text(),
  };
}
interface Lines {
  readonly total?: number;
  readonly next?: string;
  readonly meta?: { readonly hints: readonly string[] };
  readonly results: readonly Record<string, unknown>[];
}
const lines = async (query: string): Promise<Lines> =>
  JSON.parse((await get(`/dpe03existant/lines?${query}`)).text) as Lines;

describe('the simulator of data.ademe.fr', () => {
  it('answers twelve lines at first, and a next page under the internal id', async () => {
    const first = await lines('identifiant_ban_eq=74243_0670_00010');
    expect([first.total, first.results.length]).toEqual([229, 12]);
    expect(first.next).toContain('/datasets/meg-83tjwtg8dyz4vv7h1dqe/lines?');
    const second = (await (await fetch(first.next ?? '')).json()) as Lines;
    expect(second.total).toBeUndefined();
    expect(second.results[0]?.['numero_dpe']).not.toBe(first.results[11]?.['numero_dpe']);
  });

  it('matches exactly, in the right case only', async () => {
    expect((await lines('identifiant_ban_in=48012_C057_05279')).total).toBe(1);
    expect(await lines('identifiant_ban_in=48012_c057_05279')).toEqual({ total: 0, results: [] });
  });

  it('ignores a bare column name', async () => {
    const all = await lines('identifiant_ban=74243_0670_00010');
    expect(all.total).toBeGreaterThan(800);
    expect(all.meta?.hints).toHaveLength(1);
  });

  it.each([
    ['/dpe03existant/lines?foo_in=1', 400, "Impossible d'appliquer un filtre sur le champ foo"],
    ['/dpe02neuf/lines?select=type_energie_climatisation', 400, 'Impossible de sélectionner le champ'],
    ['/dpe03existant/lines?size=10001', 400, '"size" cannot be more than 10000'],
    ['/dpe03existant/lines?size=5000&page=3', 400, '"size * page" cannot be more than 10000'],
    ['/dpe03existant/lines?after=x', 400, '"after" parameter is malformed'],
    ['/dpe-v2-logements-existants/lines', 404, 'Dataset not found'],
  ])('%s: %d', async (target, status, text) => {
    const answer = await get(target);
    expect(answer).toMatchObject({ status, type: 'text/plain; charset=utf-8' });
    expect(answer.text).toContain(text);
  });

  it('refuses what its firewall refuses, in HTML', async () => {
    const answer = await get('/dpe03existant/lines?qs=code_postal_ban:75011');
    expect(answer).toMatchObject({ status: 403, type: 'text/html' });
    const status = await new Promise<number | undefined>((resolve, reject) => {
      request(`${sandbox.url('dpe')}/dpe03existant/lines`, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    // node:http sends no User-Agent of its own.
    expect(status).toBe(403);
  });

  it('finds by distance, the nearest first', async () => {
    const { results } = await lines('geo_distance=2.308628,48.850699,50m&select=adresse_brut&size=50');
    expect(results.length).toBeGreaterThanOrEqual(10);
    const metres = results.map(({ _geo_distance }) => Number(_geo_distance));
    expect(metres).toEqual([...metres].sort((a, b) => a - b));
    expect(Math.max(...metres)).toBeLessThanOrEqual(50);
    expect(Object.keys(results[0] ?? {}).sort()).toEqual([
      '_geo_distance',
      '_geopoint',
      '_score',
      'adresse_brut',
    ]);
    // As recorded: number 45 stands 45.04 m off.
    expect(metres.some((value) => Math.abs(value - 45.0434) < 0.2)).toBe(true);
  });
});
