import { setTimeout as delay } from 'node:timers/promises';
import { SETTINGS, type Settings } from '../../src/config/settings.js';
import { Lifecycle } from '../../src/lifecycle/lifecycle.js';
import { type TestApp, startApp } from '../support/app.js';
import { type ReceivedEvent, allEventsOf, eventsOf } from '../support/event-stream.js';

const PARCEL = '75101000AB0001';
const OTHER = '75104000AE0003';
const UNKNOWN_COMMUNE_PARCEL = '75999000AB0001';

/** Until something is so; the test's own timeout ends what never is. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(20);
}

const named = (events: readonly ReceivedEvent[], name: string): ReceivedEvent[] =>
  events.filter(({ event }) => event === name);

describe('GET /v1/properties/stream', () => {
  let server: TestApp;

  beforeAll(async () => {
    server = await startApp();
  });
  afterEach(() => server.sandbox.clearFaults());
  afterAll(async () => {
    // fetch replaces a connection that it has aborted by one on which nothing is asked.
    server.app.getHttpServer().closeAllConnections();
    await server.close();
  });

  const stream = (query: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${server.url}/v1/properties/stream?${query}`, init);

  it('tells of every source and every part, then gives the document of GET /v1/properties', async () => {
    const cold = await allEventsOf(await stream(`parcel_id=${PARCEL}`));
    const body = await (await fetch(`${server.url}/v1/properties?parcel_id=${PARCEL}`)).text();
    const warm = await allEventsOf(await stream(`parcel_id=${PARCEL.toLowerCase()}`));
    const { properties, meta } = JSON.parse(body);

    for (const events of [cold, warm]) {
      expect(events[0]).toMatchObject({ event: 'start', data: { parcelId: PARCEL } });
      expect(events[0]?.data.sections).toEqual(
        Object.keys(properties[0]).filter((key) => !['cadastral', 'buildings', 'addresses'].includes(key)),
      );
      expect(new Set(events[0]?.data.sources)).toEqual(new Set(Object.keys(meta.sources)));

      const reports = named(events, 'source').map(({ data }) => [data.source, data.report]);
      expect(reports).toHaveLength(Object.keys(meta.sources).length);
      expect(Object.fromEntries(reports)).toEqual(meta.sources);
      for (const { data } of named(events, 'source')) expect(data.ms).toBeGreaterThanOrEqual(0);

      const parts = named(events, 'part').map(({ data }) => [data.part, data.data]);
      expect(parts).toHaveLength(Object.keys(properties[0]).length);
      expect(Object.fromEntries(parts)).toEqual(properties[0]);
      expect(named(events, 'part').map(({ data }) => data.error)).toEqual(parts.map(() => null));

      expect(events.at(-1)).toMatchObject({ event: 'answer', text: body });
    }
  });

  it('is an uncompressed, uncached stream that counts once and that pages of any origin may read', async () => {
    const headers = { 'Accept-Encoding': 'br, gzip', Origin: 'https://example.org' };
    const first = await stream(`parcel_id=${PARCEL}`, { headers });
    const second = await stream(`parcel_id=${PARCEL}`, { headers });
    await Promise.all([first.text(), second.text()]);
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex, nofollow',
      'x-request-id': expect.any(String),
    });
    expect(first.headers.get('content-encoding')).toBeNull();
    const remaining = (response: Response): number => Number(response.headers.get('x-ratelimit-remaining'));
    expect(remaining(first) - remaining(second)).toBe(1);
  });

  it('gives each part when it is there, not when all are', async () => {
    await server.sandbox.setFault('gpu', { kind: 'hang' });
    const seen: string[] = [];
    const gone = new AbortController();
    const response = await stream('parcel_id=75111000BR0052&include=transactions,urbanisme', {
      signal: gone.signal,
    });
    for await (const { event, data } of eventsOf(response)) {
      if (event === 'part') seen.push(data.part);
      if (seen.includes('transactions') && seen.includes('buildings')) break;
    }
    gone.abort();
    expect(seen).toContain('cadastral');
    expect(seen).not.toContain('urbanisme');
  });

  it('ends the calls for a client that has gone', async () => {
    const lifecycle = server.app.get(Lifecycle);
    const running = (): number => lifecycle.inProgress;
    await until(() => running() === 0);
    await server.sandbox.setFault('gpu', { kind: 'hang' });
    const gone = new AbortController();
    const response = await stream('parcel_id=75107000BQ0003&include=urbanisme', { signal: gone.signal });
    const first = await eventsOf(response).next();
    expect(first.value).toMatchObject({ event: 'start' });
    expect(running()).toBe(1);
    const started = Date.now();
    gone.abort();
    await until(() => running() === 0);
    // Long before the deadline of the request, which the hanging source would otherwise use up.
    expect(Date.now() - started).toBeLessThan(10_000);
  });

  it('tells of a source that failed, and still ends with the rest', async () => {
    await server.sandbox.setFault('dpe', { kind: 'status', status: 500 });
    const events = await allEventsOf(await stream(`parcel_id=${OTHER}&include=energy,transactions`));
    const error = expect.objectContaining({ source: 'dpe', section: 'energy', code: 'UPSTREAM_UNAVAILABLE' });
    expect(named(events, 'part').map(({ data }) => data)).toContainEqual({
      part: 'energy',
      data: null,
      error,
    });
    expect(named(events, 'source').map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ source: 'dpe', report: expect.objectContaining({ status: 'unavailable' }) }),
    );
    expect(events.at(-1)).toMatchObject({ event: 'answer', data: { errors: [error] } });
  });

  it.each([
    ['none of the sections asked for could be had', 'include=energy', {}],
    ['an incomplete answer is refused', 'include=energy,transactions', { Prefer: 'handling=strict' }],
  ])('ends in a failure where %s', async (_, include, headers) => {
    await server.sandbox.setFault('dpe', { kind: 'status', status: 500 });
    const events = await allEventsOf(await stream(`parcel_id=${OTHER}&${include}`, { headers }));
    expect(named(events, 'answer')).toEqual([]);
    expect(events.at(-1)).toMatchObject({
      event: 'failure',
      data: {
        statusCode: 502,
        path: '/v1/properties/stream',
        errors: [expect.objectContaining({ section: 'energy' })],
      },
    });
  });

  it('ends in a failure where the parcel cannot be read', async () => {
    for (const name of ['cadastre', 'geocoder', 'etalabCadastre'] as const) {
      await server.sandbox.setFault(name, { kind: 'status', status: 500 });
    }
    const events = await allEventsOf(await stream('parcel_id=64547000AN0512&include=energy'));
    expect(events.map(({ event }) => event)).toEqual(['start', 'source', 'part', 'failure']);
    expect(events[2]?.data).toMatchObject({ part: 'cadastral', data: null, error: { source: 'cadastre' } });
    expect(events[3]?.data).toMatchObject({ statusCode: 502, errors: [{ section: 'cadastral' }] });
  });

  it('has no parts where there is no such parcel', async () => {
    const events = await allEventsOf(await stream(`parcel_id=${UNKNOWN_COMMUNE_PARCEL}`));
    expect(events.map(({ event }) => event)).toEqual(['start', 'source', 'answer']);
    expect(events[2]?.data).toMatchObject({ properties: [] });
  });

  it.each([
    ['a parcel_id that cannot be read', 'parcel_id=x', /x/],
    ['no parcel_id', '', /parcel_id/],
    ['an unknown section', `parcel_id=${PARCEL}&include=energie`, /energie/],
    ['what shapes a document', `parcel_id=${PARCEL}&format=csv`, /format/],
  ])('refuses %s before the stream begins', async (_, query, message) => {
    const response = await stream(query);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(((await response.json()) as { message: string }).message).toMatch(message);
  });

  it('refuses an ambiguous parcel_id with its candidates', async () => {
    const response = await stream(`parcel_id=48012ZA0038`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ candidates: ['48012006ZA0038', '48012024ZA0038'] });
  });

  it('is refused while the server has no room for more, like GET /v1/properties', async () => {
    const lifecycle = server.app.get(Lifecycle);
    const works = Array.from(
      { length: server.app.get<Settings>(SETTINGS).maxInProgress - lifecycle.inProgress },
      () => lifecycle.begin(),
    );
    const response = await stream('parcel_id=75115000DH0022');
    for (const { done } of works) done();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ statusCode: 503 });
  });

  it('ends with what there is when the server has to stop', async () => {
    await server.sandbox.setFault('gpu', { kind: 'hang' });
    const events: ReceivedEvent[] = [];
    for await (const event of eventsOf(
      await stream('parcel_id=44109000EN0204&include=urbanisme,transactions'),
    )) {
      events.push(event);
      if (event.data.part === 'transactions') server.app.get(Lifecycle).hurry();
    }
    expect(events.at(-1)).toMatchObject({
      event: 'answer',
      data: { errors: [expect.objectContaining({ section: 'urbanisme', code: 'UPSTREAM_TIMEOUT' })] },
    });
  });
});
