import { Global, Module } from '@nestjs/common';
import { Lifecycle } from './lifecycle.js';
import { RequestWork } from './request-work.js';

@Global()
@Module({ providers: [Lifecycle, RequestWork], exports: [Lifecycle, RequestWork] })
export class LifecycleModule {}
