import { Module } from '@nestjs/common';
import { GpuClient } from './gpu.client.js';
import { GpuService } from './gpu.service.js';
import { GpuWfsClient } from './gpu-wfs.client.js';

@Module({ providers: [GpuClient, GpuWfsClient, GpuService], exports: [GpuService] })
export class GpuModule {}
