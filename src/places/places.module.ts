import { Module } from '@nestjs/common';
import { BanModule } from '../sources/ban/ban.module.js';
import { CadastreModule } from '../sources/cadastre/cadastre.module.js';
import { CoproModule } from '../sources/copro/copro.module.js';
import { GpuModule } from '../sources/gpu/gpu.module.js';
import { AddressesController } from './addresses.controller.js';
import { AddressesService } from './addresses.service.js';
import { ByAddressService } from './by-address.service.js';
import { ByIdentifierService } from './by-identifier.service.js';
import { NeighborsService } from './neighbors.service.js';
import { ParcelSearchService } from './parcel-search.service.js';
import { ParcelsController } from './parcels.controller.js';
import { PlaceReplies } from './place-replies.js';
import { ZonagesService } from './zonages.service.js';

/** From a place to its parcels, and from a parcel to what is around and over it. */
@Module({
  imports: [BanModule, CadastreModule, CoproModule, GpuModule],
  controllers: [AddressesController, ParcelsController],
  providers: [
    PlaceReplies,
    AddressesService,
    ByIdentifierService,
    ByAddressService,
    ParcelSearchService,
    NeighborsService,
    ZonagesService,
  ],
  exports: [ParcelSearchService],
})
export class PlacesModule {}
