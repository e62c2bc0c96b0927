import { Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { RedisModule } from '../redis/redis.module.js';
import type { DiskCache } from './disk-cache.js';
import { LayeredCache } from './layered-cache.js';
import { UPSTREAM_SHARE } from './memory-shares.js';
import { MemoryCache } from './memory-cache.js';
import { RedisCache } from './redis-cache.js';
import { RESPONSE_CACHE } from './response-cache.js';

/** The store on disk, open for as long as the server lives; Redis takes its place. */
class DiskStore implements OnApplicationShutdown {
  private constructor(readonly cache: DiskCache | undefined) {}

  static async open({ dataDir, cacheDiskBytes, redisUrl }: Settings): Promise<DiskStore> {
    if (cacheDiskBytes === 0 || redisUrl !== undefined) return new DiskStore(undefined);
    // LMDB takes 12 MB for itself: it is loaded by those who use it.
    const { openDiskCache } = await import('./open-disk-cache.js');
    return new DiskStore(openDiskCache(dataDir, cacheDiskBytes));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache?.close();
  }
}

@Global()
@Module({
  imports: [RedisModule],
  providers: [
    { provide: DiskStore, inject: [SETTINGS], useFactory: (settings: Settings) => DiskStore.open(settings) },
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
