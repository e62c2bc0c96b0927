import { Global, Module } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { RedisConnection } from './redis-connection.js';
import { REDIS } from './redis.token.js';

/** What processes share, where the operator has a Redis: counts, budgets, answers. */
@Global()
@Module({
  providers: [
    {
      provide: REDIS,
      inject: [SETTINGS],
      useFactory: async ({ redisUrl }: Settings): Promise<RedisConnection | null> => {
        if (redisUrl === undefined) return null;
        // Its client is loaded by those who have a Redis.
        const { RedisConnection } = await import('./redis-connection.js');
        const connection = new RedisConnection(redisUrl);
        await connection.open();
        return connection;
      },
    },
  ],
  exports: [REDIS],
})
export class RedisModule {}
