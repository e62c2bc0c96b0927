import { Injectable } from '@nestjs/common';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { SourceRun } from '../properties/source-run.js';
import { COPRO_CREDIT, CoproService } from '../sources/copro/copro.service.js';
import { GPU_CREDIT, GpuService } from '../sources/gpu/gpu.service.js';
import type { CallContext } from '../upstream/call-context.js';
import { ByIdentifierService } from './by-identifier.service.js';
import { unknownParcel } from './neighbors.service.js';
import { type ParcelSummary, summaryOf } from './parcel-summary.js';
import { PLAN_NOTES } from './plan-notes.js';
import { closing, type PlacesAnswer } from './places-answer.js';
import { planZonings, priorityDistricts, unreadCategories, type Zoning } from './zonings.js';

/** What nobody should take an absence for. */
const NOT_COVERED = [
  'Risks are known here as far as plans on the GPU tell them (PM1 and PM3 easements, prescriptions): flood studies, clay, radon, earthquakes and polluted soils are with Géorisques, which is no source of this server',
  'Priority districts (QPV) are known here by the register of condominiums only: none listed proves nothing',
  "The Géoportail de l'urbanisme is not exhaustive and has no legal value",
];

export interface ZonagesAnswer extends PlacesAnswer {
  readonly parcel: ParcelSummary;
  readonly zonings: readonly Zoning[];
}

/** The zonings that a parcel is in. */
@Injectable()
export class ZonagesService {
  constructor(
    private readonly byIdentifier: ByIdentifierService,
    private readonly gpu: GpuService,
    private readonly copro: CoproService,
  ) {}

  /**
   * @throws InvalidParcelId
   * @throws NotFoundException
   * @throws SourcesFailed when the cadastre or the GPU could not be read
   */
  async find(given: string, run: SourceRun, ctx: CallContext): Promise<ZonagesAnswer> {
    const parcel = await this.byIdentifier.one(given, run, ctx);
    if (parcel === null) throw unknownParcel();
    const { id: idu, inseeCode, geometry } = parcel;
    const [plans, condominiums] = await Promise.all([
      run.run('gpu', 'urbanisme', GPU_CREDIT, () => this.gpu.urbanisme({ inseeCode, geometry }, ctx)),
      // The register is asked by the parcel alone: the rest would cost calls of a quota.
      run.run('copro', 'copropriete', COPRO_CREDIT, () =>
        this.copro.coproprietes({ idu, registrationNumbers: [], addresses: [] }, ctx),
      ),
    ]);
    if ('error' in plans)
      throw new SourcesFailed("The Géoportail de l'urbanisme could not be read", [plans.error]);
    const unread = unreadCategories(plans.data);
    const notes = [
      PLAN_NOTES[plans.data.coverage.status],
      ...(unread.length === 0 ? [] : [`Could not be read, and may exist: ${unread.join(', ')}`]),
      ...NOT_COVERED,
    ];
    return {
      parcel: summaryOf(parcel),
      zonings: [...planZonings(plans.data), ...priorityDistricts(condominiums.data ?? [])],
      ...closing(run, notes, [condominiums]),
    };
  }
}
