import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { MemoryCache } from './memory-cache.js';
import { RESPONSE_CACHE } from './response-cache.js';

@Global()
@Module({
  providers: [
    {
      provide: RESPONSE_CACHE,
      inject: [SETTINGS],
      useFactory: ({ cacheMemoryBytes }: Settings) => new MemoryCache(cacheMemoryBytes),
    },
  ],
  exports: [RESPONSE_CACHE],
})
export class CacheModule {}
