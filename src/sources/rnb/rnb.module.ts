import { Module } from '@nestjs/common';
import { RnbClient } from './rnb.client.js';
import { RnbService } from './rnb.service.js';

@Module({ providers: [RnbClient, RnbService], exports: [RnbService] })
export class RnbModule {}
