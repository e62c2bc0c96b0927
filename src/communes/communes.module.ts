import { Module } from '@nestjs/common';
import { BanaticStore } from './banatic/banatic-store.js';
import { CommunesController } from './communes.controller.js';
import { CommunesService } from './communes.service.js';

/** Communes, the groupings they belong to, and what these are competent for. */
@Module({ controllers: [CommunesController], providers: [BanaticStore, CommunesService] })
export class CommunesModule {}
