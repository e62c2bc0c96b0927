import { HttpModule } from '@nestjs/axios';
import { Global, Module } from '@nestjs/common';
import { CacheModule } from '../cache/cache.module.js';
import { CircuitBreakers } from './circuit-breakers.js';
import { OutgoingGates } from './outgoing-gates.js';
import { Quotas } from './quotas.js';
import { Transport } from './transport.js';
import { UpstreamClient } from './upstream.client.js';
import { UpstreamEvents } from './upstream-events.js';

/** The only module that talks to the outside. */
@Global()
@Module({
  imports: [HttpModule, CacheModule],
  providers: [OutgoingGates, CircuitBreakers, Quotas, Transport, UpstreamEvents, UpstreamClient],
  exports: [UpstreamClient, UpstreamEvents, CircuitBreakers, Quotas],
})
export class UpstreamModule {}
