import { Module } from '@nestjs/common';
import { ApiCartoClient } from './apicarto.client.js';
import { CadastreService } from './cadastre.service.js';
import { EtalabClient } from './etalab.client.js';
import { ParcelIndexClient } from './parcel-index.client.js';
import { ParcelLayerClient } from './parcel-layer.client.js';
import { ParcelsByPlaceService } from './parcels-by-place.service.js';

@Module({
  providers: [
    ApiCartoClient,
    ParcelIndexClient,
    ParcelLayerClient,
    EtalabClient,
    CadastreService,
    ParcelsByPlaceService,
  ],
  exports: [CadastreService, ParcelsByPlaceService],
})
export class CadastreModule {}
