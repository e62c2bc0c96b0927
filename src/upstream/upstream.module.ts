import { HttpModule } from '@nestjs/axios';
import { Global, Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module.js';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { RedisModule } from '../redis/redis.module.js';
import { CALL_LEASE, NoCallLease } from './call-lease.js';
import { CircuitBreakers } from './circuit-breakers.js';
import { OutgoingGates } from './outgoing-gates.js';
import { Quotas } from './quotas.js';
import { RedisCallLease } from './redis-call-lease.js';
import { Transport } from './transport.js';
import { UpstreamClient } from './upstream.client.js';
import { UpstreamEvents } from './upstream-events.js';

/** The only module that talks to the outside. */
@Global()
@Module({
  imports: [HttpModule, RedisModule, CacheModule],
  providers: [
    OutgoingGates,
    CircuitBreakers,
    Quotas,
    Transport,
    UpstreamEvents,
    UpstreamClient,
    {
      provide: CALL_LEASE,
      inject: [REDIS],
      useFactory: (redis: RedisConnection | null) =>
        redis === null ? new NoCallLease() : new RedisCallLease(redis),
    },
  ],
  exports: [UpstreamClient, UpstreamEvents, CircuitBreakers, Quotas],
})
export class UpstreamModule {}
