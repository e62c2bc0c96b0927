import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { PACKAGE_ROOT } from '../config/version.js';
import { GuideFiles } from './guide-files.js';
import { GuideController } from './guide.controller.js';

/** Where guide/build.mjs puts the pages. */
export const GUIDE_FOLDER = join(PACKAGE_ROOT, 'dist', 'guide');

/** The documentation at `/docs/guide`. */
@Module({})
export class GuideModule {
  static serving(folder: string = GUIDE_FOLDER): DynamicModule {
    return {
      module: GuideModule,
      controllers: [GuideController],
      providers: [{ provide: GuideFiles, useFactory: () => new GuideFiles(folder) }],
    };
  }
}
