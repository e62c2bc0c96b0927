import { Module } from '@nestjs/common';
import { GeometrieController } from './geometrie.controller.js';
import { GeometrieService } from './geometrie.service.js';
import { LAYER_CONTROLLERS } from './layer.controllers.js';
import { ApiCartoRoute, WfsRoute } from './layer-routes.js';
import { LayersService } from './layers.service.js';
import { Pages } from './pages.js';

/** API Carto's cadastre, call-compatible, with the intersection surfaces that it once had. */
@Module({
  controllers: [...LAYER_CONTROLLERS, GeometrieController],
  providers: [ApiCartoRoute, WfsRoute, LayersService, GeometrieService, Pages],
})
export class ApiCartoModule {}
