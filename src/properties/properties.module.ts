import { Module } from '@nestjs/common';
import { BanModule } from '../sources/ban/ban.module.js';
import { BdnbModule } from '../sources/bdnb/bdnb.module.js';
import { CadastreModule } from '../sources/cadastre/cadastre.module.js';
import { RnbModule } from '../sources/rnb/rnb.module.js';
import { FinishedAnswers } from './finished-answers.js';
import { PropertiesController } from './properties.controller.js';
import { PropertiesService } from './properties.service.js';

@Module({
  imports: [CadastreModule, BdnbModule, BanModule, RnbModule],
  controllers: [PropertiesController],
  providers: [FinishedAnswers, PropertiesService],
})
export class PropertiesModule {}
