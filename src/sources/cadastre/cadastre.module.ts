import { Module } from '@nestjs/common';
import { ApiCartoClient } from './apicarto.client.js';
import { CadastreService } from './cadastre.service.js';
import { EtalabClient } from './etalab.client.js';
import { ParcelIndexClient } from './parcel-index.client.js';

@Module({
  providers: [ApiCartoClient, ParcelIndexClient, EtalabClient, CadastreService],
  exports: [CadastreService],
})
export class CadastreModule {}
