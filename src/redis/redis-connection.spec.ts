import { Logger } from '@nestjs/common';
import { jest } from '@jest/globals';
import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisConnections } from '../../test/support/redis-connections.js';
import { type TestRedis, describeWithRedis, startRedis } from '../../test/support/redis-server.js';
import type { RedisConnection } from './redis-connection.js';

async function until(condition: () => boolean, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!condition()) {
    if (Date.now() > end) throw new Error('not in time');
    await sleep(10);
  }
}

const ping = (connection: RedisConnection): Promise<string> => connection.run((client) => client.ping());

describe('RedisConnection', () => {
  const connections = new RedisConnections();
  const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  const log = jest.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);

  beforeEach(() => {
    error.mockClear();
    log.mockClear();
  });
  afterEach(() => connections.close());
  afterAll(() => jest.restoreAllMocks());

  it('starts where there is no Redis, says so once, and fails at once', async () => {
    const connection = await connections.open('redis://127.0.0.1:1');
    expect(connection.readyForMs).toBeUndefined();
    const started = performance.now();
    await expect(ping(connection)).rejects.toThrow();
    expect(performance.now() - started).toBeLessThan(50);
    await sleep(400);
    expect(error).toHaveBeenCalledTimes(1);
    expect(JSON.stringify(error.mock.calls[0])).toContain('ECONNREFUSED');
  });

  it('does not wait for a server that never answers', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    const sockets: { destroy: () => void }[] = [];
    silent.on('connection', (socket) => sockets.push(socket));
    await once(silent, 'listening');
    const started = performance.now();
    try {
      const connection = await connections.open(
        `redis://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      );
      await expect(ping(connection)).rejects.toThrow();
      expect(performance.now() - started).toBeLessThan(1_600);
    } finally {
      connections.close();
      for (const socket of sockets) socket.destroy();
      silent.close();
    }
  });

  describeWithRedis('with Redis', () => {
    let redis: TestRedis;

    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis.close());

    it('comes back by itself, with one line for each change', async () => {
      const connection = await connections.open(redis.url);
      expect(await ping(connection)).toBe('PONG');
      await redis.kill();
      await until(() => connection.readyForMs === undefined);
      await expect(ping(connection)).rejects.toThrow();
      await sleep(500);
      await redis.restart();
      await until(() => connection.readyForMs !== undefined);
      expect(await ping(connection)).toBe('PONG');
      expect(error).toHaveBeenCalledTimes(1);
      expect(log).toHaveBeenCalledTimes(1);
    });

    it('gives up a command that takes too long, and the connection when nothing comes back at all', async () => {
      const connection = await connections.open(redis.url);
      const started = performance.now();
      await expect(connection.run((client) => client.blpop('nothing', 0))).rejects.toThrow('no answer in');
      expect(performance.now() - started).toBeLessThan(600);
      await until(() => connection.readyForMs === undefined);
      await until(() => connection.readyForMs !== undefined);
    });

    it('takes an answer that this process was too busy to read', async () => {
      const connection = await connections.open(redis.url);
      const answer = ping(connection);
      // The command leaves, then nothing is read for longer than the patience.
      await new Promise((resolve) => setImmediate(resolve));
      const busyUntil = performance.now() + 400;
      while (performance.now() < busyUntil);
      expect(await answer).toBe('PONG');
    });

    it('is closed without a word', async () => {
      const connection = await connections.open(redis.url);
      connection.onApplicationShutdown();
      await expect(ping(connection)).rejects.toThrow();
      await sleep(300);
      expect(error).not.toHaveBeenCalled();
    });
  });
});
