import { Module } from '@nestjs/common';
import { ExplorerController } from './explorer.controller.js';

/** The page for people. */
@Module({ controllers: [ExplorerController] })
export class ExplorerModule {}
