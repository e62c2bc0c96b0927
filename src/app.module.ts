import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { AnswersModule } from './answers/answers.module.js';
import { ApiCartoModule } from './apicarto/apicarto.module.js';
import { CommunesModule } from './communes/communes.module.js';
import type { Settings } from './config/settings.js';
import { SettingsModule } from './config/settings.module.js';
import { ExplorerModule } from './explorer/explorer.module.js';
import { GuideModule } from './guide/guide.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpExceptionFilter } from './http/http-exception.filter.js';
import { LifecycleModule } from './lifecycle/lifecycle.module.js';
import { McpModule } from './mcp/mcp.module.js';
import { ObservabilityModule } from './observability/observability.module.js';
import { OpenApiModule } from './openapi/openapi.module.js';
import { PlacesModule } from './places/places.module.js';
import { ParcelIdFilter } from './properties/parcel-id.filter.js';
import { PropertiesModule } from './properties/properties.module.js';
import { RedisModule } from './redis/redis.module.js';
import { ThrottlingModule } from './throttling/throttling.module.js';
import { UpstreamModule } from './upstream/upstream.module.js';

@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings),
        LifecycleModule,
        RedisModule,
        UpstreamModule,
        AnswersModule,
        ThrottlingModule.register({ limit: settings.rateLimit, windowMs: settings.rateLimitWindowMs }),
        ObservabilityModule,
        HealthModule,
        OpenApiModule,
        PropertiesModule,
        ApiCartoModule,
        PlacesModule,
        CommunesModule,
        McpModule,
        GuideModule.serving(),
        ExplorerModule,
      ],
      providers: [
        { provide: APP_FILTER, useClass: HttpExceptionFilter },
        { provide: APP_FILTER, useClass: ParcelIdFilter },
      ],
    };
  }
}
