import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { endless } from '../../test/support/endless-patience.js';
import { RedisConnections } from '../../test/support/redis-connections.js';
import { type TestRedis, describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import { type TestUpstream, callContext, createUpstream } from '../../test/support/upstream.js';
import { type TestServer, startServer } from '../../test/support/with-server.js';
import { RESERVED_MS } from '../redis/send-log.js';
import { GATE_WINDOW_MS, OutgoingGate } from './outgoing-gate.js';
import { RedisStarts } from './redis-starts.js';

const never = new AbortController().signal;
setMaxListeners(0, never);

describeWithRedis('processes that share a Redis', () => {
  let redis: TestRedis;
  const connections = new RedisConnections();

  beforeEach(async () => {
    redis = await startRedis();
  });
  afterEach(async () => {
    connections.close();
    await redis.close();
  });

  async function gateOf(perSecond: number, name = 'sirene'): Promise<OutgoingGate> {
    const starts = new RedisStarts(await connections.open(redis.url), name, perSecond, GATE_WINDOW_MS);
    return new OutgoingGate({ perSecond, concurrency: 20 }, undefined, { perSecond, starts });
  }

  async function pass(gate: OutgoingGate, starts: number[]): Promise<void> {
    const { leave } = await gate.enter(never, endless);
    starts.push(performance.now());
    leave();
  }

  it('start no more calls in any second than their host allows, together', async () => {
    const gates = [await gateOf(5), await gateOf(5)];
    const starts: number[] = [];
    const began = performance.now();
    await Promise.all(gates.flatMap((gate) => Array.from({ length: 10 }, () => pass(gate, starts))));
    starts.sort((a, b) => a - b);
    expect(starts).toHaveLength(20);
    starts.forEach((start, index) => {
      const later = starts[index + 5];
      if (later !== undefined) expect(later - start).toBeGreaterThanOrEqual(1_000);
    });
    // And waste none of it: 20 calls at 5 a window take three windows more than the first.
    expect((starts.at(-1) ?? 0) - began).toBeLessThan(4 * GATE_WINDOW_MS);
  });

  it('count from the wire: a busy one that sends late holds the others back', async () => {
    const [busy, other] = [await gateOf(3), await gateOf(3)];
    const LATE_MS = 700;
    const starts: number[] = [];
    const late = [1, 2, 3].map(async () => {
      const { sent, leave } = await busy.enter(never, endless);
      await sleep(LATE_MS);
      starts.push(performance.now());
      sent();
      leave();
    });
    await sleep(50);
    await Promise.all([...late, pass(other, starts), pass(other, starts), pass(other, starts)]);
    starts.sort((a, b) => a - b);
    expect(starts).toHaveLength(6);
    starts.forEach((start, index) => {
      const later = starts[index + 3];
      if (later !== undefined) expect(later - start).toBeGreaterThanOrEqual(1_000);
    });
  });

  it('do not wait for ever for one that died with its places', async () => {
    const [dead, other] = [await gateOf(2), await gateOf(2)];
    await Promise.all([dead.enter(never, endless), dead.enter(never, endless)]);
    const began = performance.now();
    await pass(other, []);
    // Neither before those it had may have been sent, nor long after.
    expect(performance.now() - began).toBeGreaterThan(GATE_WINDOW_MS);
    expect(performance.now() - began).toBeLessThan(RESERVED_MS + 4 * GATE_WINDOW_MS);
  }, 30_000);

  it('pause together when one of them was told to', async () => {
    const [told, other] = [await gateOf(50), await gateOf(50)];
    told.pause(600);
    await sleep(30);
    const began = performance.now();
    await pass(other, []);
    expect(performance.now() - began).toBeGreaterThan(450);
  });

  it('go on alone, one window later, when Redis is lost', async () => {
    const gate = await gateOf(3);
    const starts: number[] = [];
    await pass(gate, starts);
    await redis.kill();
    await sleep(50);
    await Promise.all([pass(gate, starts), pass(gate, starts), pass(gate, starts)]);
    const [first = 0, second = 0] = starts;
    expect(starts).toHaveLength(4);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
  });

  describe('their calls', () => {
    let server: TestServer;
    let clients: TestUpstream[];
    let status: number;

    beforeEach(async () => {
      status = 200;
      server = await startServer(async (_request, response) => {
        await sleep(150);
        response.writeHead(status, { 'content-type': 'application/json' }).end('{"a":1}');
      });
      const env = { BDNB_BASE_URL: server.url, REDIS_URL: redis.url, OUTGOING_FACTOR: '50' };
      clients = [await createUpstream(env), await createUpstream(env)];
    });
    afterEach(async () => {
      for (const client of clients) await client.close();
      await server.close();
    });

    const askAll = (times: number): Promise<{ body: unknown }[]> =>
      Promise.all(
        clients.flatMap(({ client }) =>
          Array.from({ length: times }, () =>
            client.json<unknown>({ upstream: 'bdnb', path: '/x' }, callContext()),
          ),
        ),
      );

    it('are made once: 50 and 50 identical ones cost one', async () => {
      const answers = await askAll(50);
      expect(answers).toHaveLength(100);
      expect(new Set(answers.map(({ body }) => JSON.stringify(body)))).toEqual(new Set(['{"a":1}']));
      expect(server.seen).toHaveLength(1);
    });

    it('find the answers of each other later on', async () => {
      const [one, other] = clients;
      await one?.client.json({ upstream: 'bdnb', path: '/x' }, callContext());
      await other?.client.json({ upstream: 'bdnb', path: '/x' }, callContext());
      expect(server.seen).toHaveLength(1);
    });

    it('fail each on their own, and soon', async () => {
      status = 400;
      await expect(askAll(5)).rejects.toMatchObject({ code: 'UPSTREAM_BAD_RESPONSE' });
      await sleep(500);
      expect(server.seen).toHaveLength(2);
    });

    it('are made by everybody while Redis is away', async () => {
      await redis.kill();
      expect(await askAll(5)).toHaveLength(10);
      expect(server.seen).toHaveLength(2);
    });
  });
});
