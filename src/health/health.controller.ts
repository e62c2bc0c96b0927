import { Controller, Get, Header, HttpStatus, Inject, Res } from '@nestjs/common';
import type { RedisConnection } from '../redis/redis-connection.js';
import { REDIS } from '../redis/redis.token.js';
import { type BreakerState } from '../upstream/circuit-breaker.js';
import { CircuitBreakers } from '../upstream/circuit-breakers.js';
import { OutgoingGates } from '../upstream/outgoing-gates.js';
import { type QuotaReport, Quotas } from '../upstream/quotas.js';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Lifecycle } from '../lifecycle/lifecycle.js';

/** What a probe reads. Degraded is still ready: answers lack a source or come from one that stands in. */
export interface Health {
  readonly status: 'ok' | 'degraded' | 'stopping';
  /** Upstreams that failed again and again and are left alone for a while. */
  readonly circuits?: Readonly<Record<string, BreakerState>>;
  /** Hosts that asked to be left alone (Retry-After), each with the moment until which it is. */
  readonly pauses?: Readonly<Record<string, string>>;
  /** Monthly quotas of which something was spent. */
  readonly quotas?: Readonly<Record<string, QuotaReport>>;
  /** Where a REDIS_URL is set; without Redis this process goes on alone. */
  readonly redis?: 'ok' | 'lost';
}

@ApiTags('service')
@Controller('health')
export class HealthController {
  constructor(
    private readonly breakers: CircuitBreakers,
    private readonly gates: OutgoingGates,
    private readonly quotas: Quotas,
    private readonly lifecycle: Lifecycle,
    @Inject(REDIS) private readonly connection: RedisConnection | null,
  ) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Is the process alive?' })
  @ApiOkResponse({ description: 'It is.', schema: { $ref: '#/components/schemas/Health' } })
  live(): Health {
    return { status: 'ok' };
  }

  /** Ready as soon as the server listens: it needs no upstream to answer what it can. */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Can it take requests?' })
  @ApiOkResponse({ description: 'It can.', schema: { $ref: '#/components/schemas/Health' } })
  @ApiServiceUnavailableResponse({
    description: 'It is stopping: what it has is answered, new requests belong elsewhere.',
    schema: { $ref: '#/components/schemas/Health' },
  })
  ready(@Res({ passthrough: true }) reply: FastifyReply): Health {
    if (this.lifecycle.stopping) {
      void reply.status(HttpStatus.SERVICE_UNAVAILABLE);
      return { status: 'stopping' };
    }
    const troubled = Object.entries(this.breakers.states()).filter(([, state]) => state !== 'closed');
    const pauses = this.pauses();
    const quotas = this.quotas.reports();
    const redis = this.redis;
    const isWell = troubled.length === 0 && Object.keys(pauses).length === 0 && redis !== 'lost';
    return {
      status: isWell ? 'ok' : 'degraded',
      ...(troubled.length === 0 ? {} : { circuits: Object.fromEntries(troubled) }),
      ...(Object.keys(pauses).length === 0 ? {} : { pauses }),
      ...(Object.keys(quotas).length === 0 ? {} : { quotas }),
      ...(redis === undefined ? {} : { redis }),
    };
  }

  private pauses(): Record<string, string> {
    const held = Object.entries(this.gates.heldBackMs());
    return Object.fromEntries(
      held.map(([host, milliseconds]) => [host, new Date(Date.now() + milliseconds).toISOString()]),
    );
  }

  private get redis(): Health['redis'] {
    if (this.connection === null) return undefined;
    return this.connection.readyForMs === undefined ? 'lost' : 'ok';
  }
}
