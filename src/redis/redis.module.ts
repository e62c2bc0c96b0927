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
      useFactory: async ({ redisUrl }: Settings): Promise<RedisConnection | null> => {
        if (redisUrl === undefined) return null;
        const connection = new RedisConnection(redisUrl);
        await connection.open();
        return connection;
      },
    },
  ],
  exports: [REDIS],
})
export class RedisModule {}
