import { Module } from '@nestjs/common';
import { KoumoulPermitsClient } from './koumoul-permits.client.js';
import { PermitRoutes } from './permit-routes.js';
import { SitadelClient } from './sitadel.client.js';
import { SitadelService } from './sitadel.service.js';
import { TabularPermitsClient } from './tabular-permits.client.js';

@Module({
  providers: [SitadelClient, TabularPermitsClient, KoumoulPermitsClient, PermitRoutes, SitadelService],
  exports: [SitadelService],
})
export class SitadelModule {}
