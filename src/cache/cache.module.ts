import { Global, Injectable, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { DiskCache } from './disk-cache.js';
import { LayeredCache } from './layered-cache.js';
import { UPSTREAM_SHARE } from './memory-shares.js';
import { MemoryCache } from './memory-cache.js';
import { openDiskCache } from './open-disk-cache.js';
import { RESPONSE_CACHE } from './response-cache.js';

/** The store on disk, open for as long as the server lives. */
@Injectable()
class DiskStore implements OnApplicationShutdown {
  readonly cache: DiskCache | undefined;

  constructor(@Inject(SETTINGS) { dataDir, cacheDiskBytes }: Settings) {
    this.cache = cacheDiskBytes === 0 ? undefined : openDiskCache(dataDir, cacheDiskBytes);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.cache?.close();
  }
}

@Global()
@Module({
  providers: [
    DiskStore,
    {
      provide: RESPONSE_CACHE,
      inject: [SETTINGS, DiskStore],
      useFactory: ({ cacheMemoryBytes }: Settings, { cache: disk }: DiskStore) => {
        const memory = new MemoryCache(cacheMemoryBytes * UPSTREAM_SHARE);
        return disk === undefined ? memory : new LayeredCache(memory, disk);
      },
    },
  ],
  exports: [RESPONSE_CACHE],
})
export class CacheModule {}
