import { Controller, Get, Header } from '@nestjs/common';
import { type BreakerState } from '../upstream/circuit-breaker.js';
import { CircuitBreakers } from '../upstream/circuit-breakers.js';
import { type QuotaReport, Quotas } from '../upstream/quotas.js';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

/** What a probe reads. Degraded is still ready: answers lack a source or come from one that stands in. */
export interface Health {
  readonly status: 'ok' | 'degraded';
  /** Upstreams that failed again and again and are left alone for a while. */
  readonly circuits?: Readonly<Record<string, BreakerState>>;
  /** Monthly quotas of which something was spent. */
  readonly quotas?: Readonly<Record<string, QuotaReport>>;
}

@ApiTags('service')
@Controller('health')
export class HealthController {
  constructor(
    private readonly breakers: CircuitBreakers,
    private readonly quotas: Quotas,
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
  ready(): Health {
    const troubled = Object.entries(this.breakers.states()).filter(([, state]) => state !== 'closed');
    const reports = this.quotas.reports();
    const quotas = Object.keys(reports).length === 0 ? {} : { quotas: reports };
    return troubled.length === 0
      ? { status: 'ok', ...quotas }
      : { status: 'degraded', circuits: Object.fromEntries(troubled), ...quotas };
  }
}
