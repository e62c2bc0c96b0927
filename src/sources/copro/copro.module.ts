import { Module } from '@nestjs/common';
import { CoproService } from './copro.service.js';
import { RegisterClient } from './register.client.js';
import { RegisterCopyClient } from './register-copy.client.js';

@Module({ providers: [RegisterClient, RegisterCopyClient, CoproService], exports: [CoproService] })
export class CoproModule {}
