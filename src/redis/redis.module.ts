import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { REDIS, RedisConnection } from './redis-connection.js';

/** What processes share, where the operator has a Redis: counts, budgets, answers. */
@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [SETTINGS],
      useFactory: ({ redisUrl }: Settings) =>
        redisUrl === undefined ? null : new RedisConnection(redisUrl),
    },
  ],
  exports: [REDIS],
})
export class RedisModule {}
