import { Module } from '@nestjs/common';
import { BodaccClient } from './bodacc.client.js';
import { BodaccService } from './bodacc.service.js';

@Module({ providers: [BodaccClient, BodaccService], exports: [BodaccService] })
export class BodaccModule {}
