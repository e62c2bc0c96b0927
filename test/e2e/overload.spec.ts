import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';
import { cloneParcels } from '../support/cloned-parcels.js';

const WARM = '75104000AE0003';
const MOST = 3;

describe('more questions at once than may be', () => {
  let server: TestApp;
  let cold: string[];

  beforeAll(async () => {
    cold = cloneParcels('75101000AB0001', MOST + 2);
    server = await startApp({ MAX_IN_PROGRESS: String(MOST) });
    expect((await ask(WARM)).status).toBe(200);
  });
  afterAll(() => server.close());

  const ask = (parcel: string): request.Test =>
    request(server.url).get(`/v1/properties?parcel_id=${parcel}&include=urbanisme`);
  const inProgress = async (): Promise<string | undefined> => {
    const { text } = await request(server.url).get('/metrics');
    return /^deepcity_answers_in_progress (\d+)$/m.exec(text)?.[1];
  };

  it('are told to come back, what is at hand is answered, and a place that is free again is taken', async () => {
    for (const name of ['cadastre', 'wfs', 'etalabCadastre', 'geocoder'] as const) {
      await server.sandbox.setFault(name, { kind: 'hang' });
    }
    const held = cold
      .splice(0, MOST)
      .map((parcel) => fetch(`${server.url}/v1/properties?parcel_id=${parcel}`).then(({ status }) => status));
    while ((await inProgress()) !== String(MOST)) await new Promise((resolve) => setTimeout(resolve, 10));

    const [parcel = '', other = ''] = cold;
    const refused = await ask(parcel);
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    expect(refused.headers['ratelimit']).toBeDefined();
    expect(refused.body).toMatchObject({
      statusCode: 503,
      message: expect.stringContaining('ask again in 5 s'),
    });
    const toolbox = await request(server.url).get('/api/cadastre/parcelle?code_insee=75107&section=BQ');
    expect(toolbox.status).toBe(503);
    expect((await ask(WARM)).status).toBe(200);

    await server.sandbox.clearFaults();
    // What hangs is given up in its own time, and asked elsewhere.
    expect(await Promise.all(held)).toEqual(Array(MOST).fill(200));
    expect((await ask(other)).status).toBe(200);
  }, 60_000);
});
