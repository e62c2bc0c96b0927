import { Module } from '@nestjs/common';
import { SireneClient } from './sirene.client.js';
import { SireneService } from './sirene.service.js';

@Module({ providers: [SireneClient, SireneService], exports: [SireneService] })
export class SireneModule {}
