import { Module } from '@nestjs/common';
import { DpeClient } from './dpe.client.js';
import { DpeService } from './dpe.service.js';

@Module({ providers: [DpeClient, DpeService], exports: [DpeService] })
export class DpeModule {}
