import { Module } from '@nestjs/common';
import { BdnbClient } from './bdnb.client.js';
import { BdnbService } from './bdnb.service.js';

@Module({ providers: [BdnbClient, BdnbService], exports: [BdnbService] })
export class BdnbModule {}
