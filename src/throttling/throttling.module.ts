import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { REDIS, type RedisConnection } from '../redis/redis-connection.js';
import { type Clock, monotonicClock } from './clock.js';
import { FallbackRateLimitStore } from './fallback-rate-limit-store.js';
import { MemoryRateLimitStore, type RateLimitStore } from './rate-limit-store.js';
import { RedisRateLimitStore } from './redis-rate-limit-store.js';
import { type SlidingWindowOptions } from './sliding-window.js';
import { ThrottlingGuard } from './throttling.guard.js';
import { ThrottlingStorage } from './throttling-storage.js';

export interface ThrottlingOptions extends SlidingWindowOptions {
  /**
   * A store shared by several instances, with the same limit and window; memory stands in while it fails.
   * Without one, Redis where the application has it, else memory alone.
   */
  readonly store?: RateLimitStore;
  readonly clock?: Clock;
}

/** Limits the requests of each client to the routes marked `@RateLimited()`, for the whole application. */
@Module({})
export class ThrottlingModule {
  static register(options: ThrottlingOptions): DynamicModule {
    return {
      module: ThrottlingModule,
      imports: [
        ThrottlerModule.forRootAsync({
          // Made anew for each application, so that two of them share no counters.
          inject: [{ token: REDIS, optional: true }],
          useFactory: (redis?: RedisConnection | null) => ({
            throttlers: [{ limit: options.limit, ttl: options.windowMs }],
            storage: new ThrottlingStorage(storeOf(options, redis ?? undefined)),
          }),
        }),
      ],
      providers: [{ provide: APP_GUARD, useClass: ThrottlingGuard }],
    };
  }
}

function storeOf(
  { store, clock = monotonicClock, ...window }: ThrottlingOptions,
  redis: RedisConnection | undefined,
): RateLimitStore {
  const memory = new MemoryRateLimitStore(window, clock);
  const shared = store ?? (redis && new RedisRateLimitStore(redis, window));
  return shared === undefined ? memory : new FallbackRateLimitStore(shared, memory, clock);
}
