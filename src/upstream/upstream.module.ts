import { HttpService } from '@nestjs/axios';
import { Global, Module } from '@nestjs/common';
import { Axios, type AxiosInstance } from 'axios';
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
  imports: [RedisModule, CacheModule],
  providers: [
    {
      provide: HttpService,
      // Without axios's defaults, which it would merge into the settings of every call, and of which we use none: its
      // adapters, its headers, its look at every body whether it is JSON.
      useFactory: () => new HttpService(new Axios({ headers: {} }) as AxiosInstance),
    },
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
  exports: [UpstreamClient, UpstreamEvents, CircuitBreakers, OutgoingGates, Quotas],
})
export class UpstreamModule {}
