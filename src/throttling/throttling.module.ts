import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { type Clock, monotonicClock } from './clock.js';
import { FallbackRateLimitStore } from './fallback-rate-limit-store.js';
import { MemoryRateLimitStore, RATE_LIMIT_STORE, type RateLimitStore } from './rate-limit-store.js';
import { RedisRateLimitStore } from './redis-rate-limit-store.js';
import { type SlidingWindowOptions } from './sliding-window.js';
import { ThrottlingGuard } from './throttling.guard.js';
import { ThrottlingStorage } from './throttling-storage.js';
import { WindowPlaces } from './window-places.js';

export interface ThrottlingOptions extends SlidingWindowOptions {
  /**
   * A store shared by several instances, with the same limit and window; memory stands in while it fails.
   * Without one, Redis where the application has it, else memory alone.
   */
  readonly store?: RateLimitStore;
  readonly clock?: Clock;
}

/** The store of one application: made anew for each, so that two of them share no counters. */
@Module({})
class RateLimitStoreModule {
  static with(options: ThrottlingOptions): DynamicModule {
    return {
      module: RateLimitStoreModule,
      providers: [
        {
          provide: RATE_LIMIT_STORE,
          inject: [{ token: REDIS, optional: true }],
          useFactory: (redis?: RedisConnection | null) => storeOf(options, redis ?? undefined),
        },
        WindowPlaces,
      ],
      exports: [RATE_LIMIT_STORE, WindowPlaces],
    };
  }
}

/**
 * Limits the requests of each client to the routes marked `@RateLimited()`, for the whole application, and gives it
 * {@link WindowPlaces} of the same windows.
 */
@Module({})
export class ThrottlingModule {
  static register(options: ThrottlingOptions): DynamicModule {
    // One and the same object: Nest tells dynamic modules apart by that.
    const storeModule = RateLimitStoreModule.with(options);
    return {
      module: ThrottlingModule,
      global: true,
      imports: [
        storeModule,
        ThrottlerModule.forRootAsync({
          imports: [storeModule],
          inject: [RATE_LIMIT_STORE],
          useFactory: (store: RateLimitStore) => ({
            throttlers: [{ limit: options.limit, ttl: options.windowMs }],
            storage: new ThrottlingStorage(store),
          }),
        }),
      ],
      providers: [{ provide: APP_GUARD, useClass: ThrottlingGuard }],
      exports: [storeModule],
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
