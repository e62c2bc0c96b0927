import type { UpstreamName } from '../../src/config/upstreams.js';
import { type TestApp, startApp } from '../support/app.js';

/** Dense: five addresses, 27 owning companies, a condominium of 1,005 lots, 76 sales. */
const DENSE_PARIS_PARCEL = '75115000DH0022';

describe('what a cold answer costs its upstreams', () => {
  let server: TestApp;

  beforeEach(async () => {
    server = await startApp();
  });
  afterEach(() => server.close());

  const calls = (upstream: UpstreamName): number => server.sandbox.requests(upstream).length;
  const ask = async (parcel: string): Promise<{ status: number; headers: Headers; body: unknown }> => {
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}`);
    const { status, headers } = response;
    return { status, headers, body: await response.json() };
  };

  it('at most 2 calls of BDNB’s quota and 6 of SIRENE for a dense parcel of Paris', async () => {
    expect((await ask(DENSE_PARIS_PARCEL)).status).toBe(200);
    expect(calls('bdnb')).toBeLessThanOrEqual(2);
    expect(calls('bdnb')).toBeGreaterThan(0);
    expect(calls('sirene')).toBeLessThanOrEqual(6);
    expect(calls('sirene')).toBeGreaterThan(0);
  });

  it('is told in Server-Timing', async () => {
    const { headers } = await ask(DENSE_PARIS_PARCEL);
    const all = server.sandbox.requests().length;
    const told = Number(/desc="(\d+) upstream calls"/.exec(headers.get('server-timing') ?? '')?.[1]);
    // A redirect is one call to us and two to the host.
    expect(told).toBeLessThanOrEqual(all);
    expect(told).toBeGreaterThan(all / 2);
  });

  it('nothing for an INSEE code that never existed', async () => {
    const response = await ask('75999000AB0001');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ properties: [] });
    expect(server.sandbox.requests()).toHaveLength(0);
  });

  it('nothing of BDNB for a parcel that does not exist, and nothing at all the second time', async () => {
    await ask('75101000ZZ9999');
    expect(calls('bdnb')).toBe(0);
    server.sandbox.resetRequests();
    await ask('75101000ZZ9999');
    expect(server.sandbox.requests()).toHaveLength(0);
  });

  it('nothing for a warm one', async () => {
    await ask(DENSE_PARIS_PARCEL);
    server.sandbox.resetRequests();
    const response = await ask(DENSE_PARIS_PARCEL);
    expect(response.status).toBe(200);
    expect(server.sandbox.requests()).toHaveLength(0);
  });
});
