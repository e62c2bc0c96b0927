import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

/** What a probe reads. */
export interface Health {
  readonly status: 'ok';
}

@ApiTags('service')
@Controller('health')
export class HealthController {
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
    return { status: 'ok' };
  }
}
