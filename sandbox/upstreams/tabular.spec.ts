import { type Sandbox, startSandbox } from '../sandbox.js';
import { RNIC } from './tabular-tables.js';

describe('the tabular API and Koumoul in the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ upstreams: ['tabular', 'koumoul'] });
  });
  afterAll(() => sandbox.close());

  const ask = (query: string, route = `resources/${RNIC}/data/`): Promise<Response> =>
    fetch(`${sandbox.url('tabular')}/${route}${query}`);
  const lines = (query: string): Promise<Response> =>
    fetch(`${sandbox.url('koumoul')}/parcelles-des-personnes-morales/lines?${query}`);

  it.each([
    ['?limit=1', 400, "Malformed query: argument 'limit=1' could not be parsed"],
    ['?page=1&page_size=201', 400, 'Page size exceeds allowed maximum: 200'],
    ['?no_such_column__exact=1', 400, '"code":"42703"'],
    ['?type_syndic__groupby', 403, 'Unauthorized parameters'],
    ['?or=(numero_immatriculation__in.AB8146169)', 400, 'Malformed query'],
    ['?page=99', 416, 'Database error'],
    ['?page=x', 500, 'Internal Server Error'],
  ])('%s is %i', async (query, status, text) => {
    const response = await ask(query);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });

  it('needs the last slash, and knows its resources only', async () => {
    expect((await ask('', `resources/${RNIC}/data`)).status).toBe(404);
    expect((await ask('', 'resources/00000000-0000-0000-0000-000000000000/data/')).status).toBe(404);
  });

  it('pages with absolute links, all columns in every row', async () => {
    const first = (await (await ask('?code_postal_adresse__exact=75015&page_size=5')).json()) as {
      data: Record<string, unknown>[];
      links: Record<string, string>;
      meta: { total: number };
    };
    expect(first.data).toHaveLength(5);
    expect(first.data[0]).toMatchObject({ __id: 1, numero_immatriculation: 'AB8146169', code_qp_2024: null });
    const second = (await (await fetch(first.links['next'] ?? '')).json()) as typeof first;
    expect(second.data[0]?.['__id']).not.toBe(first.data[0]?.['__id']);
    expect(second.meta.total).toBe(first.meta.total);
  });

  it.each([
    ['adresse_reference__contains=LOWENDAL&code_postal_adresse__exact=75015', 7],
    ['numero_voie_adresse__contains=low_ndal', 7],
    ['adresse_reference__contains=pre%20aux', 0],
    ['adresse_reference__contains=pr_%20aux', 3],
    ['or=(reference_cadastrale_1__exact.69123383AZ0145,reference_cadastrale_3__exact.69123383AZ0145)', 1],
    [
      'or=(and(section_parcelle_1__exact.A,numero_parcelle_1__exact.0002),numero_immatriculation__exact.AE1293612)',
      2,
    ],
    ['numero_immatriculation__in=AE1293612,AA4896338', 2],
  ])('%s finds %i', async (query, total) => {
    const { meta } = (await (await ask(`?${query}`)).json()) as { meta: { total: number } };
    expect(meta.total).toBe(total);
  });

  it('ignores a column without filter, as Koumoul does', async () => {
    const { total, results } = (await (await lines('code_parcelle=75117000DJ0023')).json()) as {
      total: number;
      results: unknown[];
    };
    expect(total).toBe(16_000_000);
    expect(results).toHaveLength(12);
  });

  it('refuses a filter on an unknown column with the recorded sentence', async () => {
    const response = await lines('parcelle_eq=75117000DJ0023');
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe(
      "Impossible d'appliquer un filtre sur le champ parcelle, il n'existe pas dans le jeu de données.",
    );
  });
});
