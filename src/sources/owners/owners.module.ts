import { Module } from '@nestjs/common';
import { KoumoulClient } from './koumoul.client.js';
import { OwnersService } from './owners.service.js';

@Module({ providers: [KoumoulClient, OwnersService], exports: [OwnersService] })
export class OwnersModule {}
