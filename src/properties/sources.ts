import { Injectable } from '@nestjs/common';
import { BanService } from '../sources/ban/ban.service.js';
import { BdnbService } from '../sources/bdnb/bdnb.service.js';
import { BodaccService } from '../sources/bodacc/bodacc.service.js';
import { CadastreService } from '../sources/cadastre/cadastre.service.js';
import { CoproService } from '../sources/copro/copro.service.js';
import { DpeService } from '../sources/dpe/dpe.service.js';
import { DvfService } from '../sources/dvf/dvf.service.js';
import { GpuService } from '../sources/gpu/gpu.service.js';
import { OwnersService } from '../sources/owners/owners.service.js';
import { RnbService } from '../sources/rnb/rnb.service.js';
import { SireneService } from '../sources/sirene/sirene.service.js';
import { SitadelService } from '../sources/sitadel/sitadel.service.js';

/** Every source that the graph joins. */
@Injectable()
export class Sources {
  constructor(
    readonly cadastre: CadastreService,
    readonly bdnb: BdnbService,
    readonly rnb: RnbService,
    readonly ban: BanService,
    readonly dvf: DvfService,
    readonly dpe: DpeService,
    readonly sirene: SireneService,
    readonly owners: OwnersService,
    readonly copro: CoproService,
    readonly sitadel: SitadelService,
    readonly bodacc: BodaccService,
    readonly gpu: GpuService,
  ) {}
}
