import { Module } from '@nestjs/common';
import { BanModule } from '../sources/ban/ban.module.js';
import { BdnbModule } from '../sources/bdnb/bdnb.module.js';
import { BodaccModule } from '../sources/bodacc/bodacc.module.js';
import { CadastreModule } from '../sources/cadastre/cadastre.module.js';
import { CoproModule } from '../sources/copro/copro.module.js';
import { DpeModule } from '../sources/dpe/dpe.module.js';
import { DvfModule } from '../sources/dvf/dvf.module.js';
import { GpuModule } from '../sources/gpu/gpu.module.js';
import { OwnersModule } from '../sources/owners/owners.module.js';
import { RnbModule } from '../sources/rnb/rnb.module.js';
import { SireneModule } from '../sources/sirene/sirene.module.js';
import { SitadelModule } from '../sources/sitadel/sitadel.module.js';
import { AnswerMaker } from './answer-maker.js';
import { BatchController } from './batch/batch.controller.js';
import { BatchService } from './batch/batch.service.js';
import { BatchSlots } from './batch/batch-slots.js';
import { PropertiesController } from './properties.controller.js';
import { PropertiesService } from './properties.service.js';
import { PropertyAnswers } from './property-answers.js';
import { Sources } from './sources.js';
import { StreamController } from './stream/stream.controller.js';

@Module({
  imports: [
    CadastreModule,
    BdnbModule,
    RnbModule,
    BanModule,
    DvfModule,
    DpeModule,
    SireneModule,
    OwnersModule,
    CoproModule,
    SitadelModule,
    BodaccModule,
    GpuModule,
  ],
  controllers: [PropertiesController, StreamController, BatchController],
  providers: [Sources, PropertyAnswers, PropertiesService, AnswerMaker, BatchSlots, BatchService],
  exports: [PropertiesService],
})
export class PropertiesModule {}
