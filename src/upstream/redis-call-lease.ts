import { createHash, randomUUID } from 'node:crypto';
import type { RedisConnection } from '../redis/redis-connection.js';
import { RedisScript } from '../redis/redis-script.js';
import type { CallLease, LeasedCall } from './call-lease.js';
import { pause } from './pause.js';

/** A process that dies in the middle of a call keeps the others waiting for no longer than this. */
export const LEASE_MS = 3_000;
const RENEW_MS = LEASE_MS / 3;
const FIRST_LOOK_MS = 15;
const LOOK_GROWTH = 1.5;
const LONGEST_LOOK_MS = 100;

const RENEW = new RedisScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0
`);
const RELEASE = new RedisScript(`
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`);

/**
 * A lease per call in Redis, held and renewed for as long as the call takes. Whoever does not get it looks for the answer
 * until there is one or the lease is free: the holder failed or died, and the next one calls. Without Redis everybody does.
 */
export class RedisCallLease implements CallLease {
  constructor(private readonly redis: RedisConnection) {}

  async run<T>(key: string, { look, call, signal }: LeasedCall<T>): Promise<T> {
    const name = `deepcity:lease:${createHash('sha256').update(key).digest('base64url')}`;
    const token = randomUUID();
    let wait = FIRST_LOOK_MS;
    for (;;) {
      const lease = await this.take(name, token);
      if (lease === 'no redis') return call();
      if (lease === 'mine') return this.callAndRelease(name, token, look, call);
      await pause(wait, signal);
      const answer = await look();
      if (answer !== undefined) return answer;
      wait = Math.min(wait * LOOK_GROWTH, LONGEST_LOOK_MS);
    }
  }

  private async take(name: string, token: string): Promise<'mine' | 'taken' | 'no redis'> {
    try {
      const reply = await this.redis.run((client) => client.set(name, token, 'PX', LEASE_MS, 'NX'));
      return reply === 'OK' ? 'mine' : 'taken';
    } catch {
      return 'no redis';
    }
  }

  private async callAndRelease<T>(
    name: string,
    token: string,
    look: LeasedCall<T>['look'],
    call: LeasedCall<T>['call'],
  ): Promise<T> {
    const renewal = setInterval(() => {
      // Where it fails the lease ends early, and another process may make the call as well.
      this.redis.run((client) => RENEW.run(client, [name], [token, LEASE_MS])).catch(() => undefined);
    }, RENEW_MS).unref();
    try {
      // Another process may have had the answer, and have let go of its lease, just before.
      return (await look()) ?? (await call());
    } finally {
      clearInterval(renewal);
      this.redis.run((client) => RELEASE.run(client, [name], [token])).catch(() => undefined);
    }
  }
}
