import { BadRequestException, Controller, Get, Logger, Module, Query } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { jest } from '@jest/globals';
import { type RateLimitStore } from './rate-limit-store.js';
import { RateLimited } from './rate-limited.decorator.js';
import { ThrottlingModule, type ThrottlingOptions } from './throttling.module.js';
import { parseTrustProxy } from './trust-proxy.js';

const whole = {
  transform(value: unknown): number {
    if (!/^\d+$/.test(String(value))) throw new BadRequestException('n must be a whole number');
    return Number(value);
  },
};

@Controller('data')
@RateLimited()
class DataController {
  @Get('one')
  one(): string {
    return 'one';
  }

  @Get('two')
  two(): string {
    return 'two';
  }

  @Get('checked')
  checked(@Query('n', whole) n: number): number {
    return n;
  }

  @Get('broken')
  broken(): string {
    throw new Error('a bug');
  }
}

@Controller()
class OtherController {
  @Get('health')
  health(): string {
    return 'ok';
  }

  @Get('marked')
  @RateLimited()
  marked(): string {
    return 'marked';
  }
}

describe('ThrottlingModule', () => {
  let now = 0;
  let app: NestFastifyApplication;
  let url: string;

  async function start(options: Partial<ThrottlingOptions> = {}, trustProxy = ''): Promise<void> {
    @Module({
      imports: [ThrottlingModule.register({ limit: 100, windowMs: 60_000, clock: () => now, ...options })],
      controllers: [DataController, OtherController],
    })
    class TestModule {}

    const adapter = new FastifyAdapter({ trustProxy: parseTrustProxy(trustProxy) });
    app = await NestFactory.create<NestFastifyApplication>(TestModule, adapter, { logger: false });
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
  }

  const get = async (path: string, forwardedFor?: string): Promise<Response> => {
    const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
    const response = await fetch(`${url}${path}`, { headers });
    await response.clone().text();
    return response;
  };

  const remaining = async (path: string, forwardedFor?: string): Promise<string | null> =>
    (await get(path, forwardedFor)).headers.get('x-ratelimit-remaining');

  beforeEach(() => {
    now = 0;
  });

  afterEach(() => app.close());

  it('lets 100 requests in 60 s pass, refuses the 101st, and frees a slot as the oldest leaves', async () => {
    await start();
    for (let hit = 0; hit < 100; hit += 1) {
      now = hit * 100;
      const response = await get(hit % 2 === 0 ? '/data/one' : '/data/two');
      expect(response.status).toBe(200);
      const reset = Math.ceil((60_000 - hit * 100) / 1_000);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'ratelimit-policy': '"default";q=100;w=60',
        ratelimit: `"default";r=${99 - hit};t=${reset}`,
        'x-ratelimit-limit': '100',
        'x-ratelimit-remaining': `${99 - hit}`,
        'x-ratelimit-reset': `${reset}`,
      });
      expect(response.headers.has('retry-after')).toBe(false);
    }

    now = 10_400;
    const refused = await get('/data/one');
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      statusCode: 429,
      message: 'ThrottlerException: Too Many Requests',
    });
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'ratelimit-policy': '"default";q=100;w=60',
      ratelimit: '"default";r=0;t=50',
      'x-ratelimit-limit': '100',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': '50',
      'retry-after': '50',
    });

    now = 59_999;
    expect((await get('/data/two')).status).toBe(429);
    now = 60_000;
    expect((await get('/data/two')).status).toBe(200);
    expect((await get('/data/two')).status).toBe(429);
    now = 60_100;
    expect((await get('/data/two')).status).toBe(200);
  });

  it('counts exactly the limit under a burst of parallel requests', async () => {
    await start({ limit: 20 });
    const statuses = await Promise.all(
      Array.from({ length: 50 }, async () => (await get('/data/one')).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  it('counts only marked routes, over all controllers together', async () => {
    await start({ limit: 2 });
    for (const path of ['/health', '/nowhere', '/health']) {
      const response = await get(path);
      expect([...response.headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
    }
    expect(await remaining('/marked')).toBe('1');
    expect(await remaining('/data/one')).toBe('0');
    expect((await get('/marked')).status).toBe(429);
    expect((await get('/health')).status).toBe(200);
  });

  it('counts bad requests and failures, and tells them the state too', async () => {
    await start({ limit: 3 });
    const bad = await get('/data/checked?n=x');
    expect(bad.status).toBe(400);
    expect(bad.headers.get('ratelimit')).toBe('"default";r=2;t=60');
    const failed = await get('/data/broken');
    expect(failed.status).toBe(500);
    expect(failed.headers.get('ratelimit')).toBe('"default";r=1;t=60');
    expect(await remaining('/data/checked?n=1')).toBe('0');
  });

  it('says each header once', async () => {
    await start({ limit: 1 });
    for (const status of [200, 429]) {
      const response = await get('/data/one');
      expect(response.status).toBe(status);
      const names = [...response.headers.keys()].filter((name) => /ratelimit|retry/.test(name));
      expect(names).toHaveLength(status === 200 ? 5 : 6);
      // Repeated headers would have been joined with commas.
      for (const name of names) expect(response.headers.get(name)).not.toContain(',');
    }
  });

  it('starts anew with every application', async () => {
    await start({ limit: 1 });
    await get('/data/one');
    await app.close();
    await start({ limit: 1 });
    expect((await get('/data/one')).status).toBe(200);
  });

  it('ignores X-Forwarded-For when no proxy is trusted', async () => {
    await start({ limit: 2 });
    expect(await remaining('/data/one', '198.51.100.1')).toBe('1');
    expect(await remaining('/data/one', '198.51.100.2')).toBe('0');
    expect((await get('/data/one', '198.51.100.3')).status).toBe(429);
  });

  it('ignores it from a peer that is not among the trusted', async () => {
    await start({ limit: 1 }, '10.0.0.0/8');
    await get('/data/one', '198.51.100.1');
    expect((await get('/data/one', '198.51.100.2')).status).toBe(429);
  });

  it('believes it from a trusted peer, up to the first address that is not trusted', async () => {
    await start({ limit: 2 }, 'loopback, 10.0.0.0/8');
    expect(await remaining('/data/one', '198.51.100.1')).toBe('1');
    expect(await remaining('/data/one', '198.51.100.2')).toBe('1');
    expect(await remaining('/data/one', '203.0.113.9, 198.51.100.1, 10.1.1.1')).toBe('0');
    expect((await get('/data/one', '198.51.100.1')).status).toBe(429);
    expect((await get('/data/one', '::ffff:198.51.100.1')).status).toBe(429);
    expect(await remaining('/data/one')).toBe('1');
  });

  it('counts IPv6 clients per /64', async () => {
    await start({ limit: 2 }, 'loopback');
    expect(await remaining('/data/one', '2001:db8:0:1::1')).toBe('1');
    expect(await remaining('/data/one', '2001:db8::1:ffff:0:0:2')).toBe('0');
    expect((await get('/data/one', '2001:0db8:0:0001::3')).status).toBe(429);
    expect((await get('/data/one', '2001:db8:0:2::1')).status).toBe(200);
  });

  it('gives no fresh counter to addresses that cannot be read', async () => {
    await start({ limit: 2 }, 'loopback');
    expect(await remaining('/data/one', 'made-up')).toBe('1');
    expect(await remaining('/data/one', 'x'.repeat(2_000))).toBe('0');
    expect((await get('/data/one', '999.1.1.1')).status).toBe(429);
  });

  it('counts in memory when the store it is given fails', async () => {
    const error = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
    const store: RateLimitStore = { hit: () => Promise.reject(new Error('lost')) };
    await start({ limit: 2, store });
    const statuses = [];
    for (let hit = 0; hit < 3; hit += 1) statuses.push((await get('/data/one')).status);
    expect(statuses).toEqual([200, 200, 429]);
    expect(error).toHaveBeenCalledTimes(1);
    error.mockRestore();
  });
});
