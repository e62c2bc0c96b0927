import { Global, Injectable, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { REDIS, type RedisConnection } from '../redis/redis-connection.js';
import { RedisModule } from '../redis/redis.module.js';
import type { DiskCache } from './disk-cache.js';
import { LayeredCache } from './layered-cache.js';
import { UPSTREAM_SHARE } from './memory-shares.js';
import { MemoryCache } from './memory-cache.js';
import { openDiskCache } from './open-disk-cache.js';
import { RedisCache } from './redis-cache.js';
import { RESPONSE_CACHE } from './response-cache.js';

/** The store on disk, open for as long as the server lives; Redis takes its place. */
@Injectable()
class DiskStore implements OnApplicationShutdown {
  readonly cache: DiskCache | undefined;

  constructor(@Inject(SETTINGS) { dataDir, cacheDiskBytes, redisUrl }: Settings) {
    const unwanted = cacheDiskBytes === 0 || redisUrl !== undefined;
    this.cache = unwanted ? undefined : openDiskCache(dataDir, cacheDiskBytes);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache?.close();
  }
}

@Global()
@Module({
  imports: [RedisModule],
  providers: [
    DiskStore,
    {
      provide: RESPONSE_CACHE,
      inject: [SETTINGS, DiskStore, REDIS],
      useFactory: (
        { cacheMemoryBytes, staleIfErrorMs }: Settings,
        { cache: disk }: DiskStore,
        redis: RedisConnection | null,
      ) => {
        const memory = new MemoryCache(cacheMemoryBytes * UPSTREAM_SHARE);
        const lasting = redis === null ? disk : new RedisCache(redis, staleIfErrorMs);
        return lasting === undefined ? memory : new LayeredCache(memory, lasting);
      },
    },
  ],
  exports: [RESPONSE_CACHE],
})
export class CacheModule {}
