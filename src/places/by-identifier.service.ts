import { Injectable } from '@nestjs/common';
import { isKnownInseeCode } from '../parcels/communes.js';
import { AmbiguousParcelId } from '../parcels/invalid-parcel-id.js';
import { parseParcelReference } from '../parcels/parcel-id.js';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { SourceRun } from '../properties/source-run.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT, CadastreService } from '../sources/cadastre/cadastre.service.js';
import { reportOf, type SourceResult } from '../sources/source-result.js';
import type { CallContext } from '../upstream/call-context.js';
import { mergedReport } from './merged-report.js';

/** An identifier without its prefix may fit that many parcels at most that are looked at. */
const MAX_PARCELS = 20;

/** Finds the parcels that an identifier may mean. */
@Injectable()
export class ByIdentifierService {
  constructor(private readonly cadastre: CadastreService) {}

  /**
   * The parcel, all of them where several fit, or none.
   * @param given 14, 11 or 16 characters
   * @throws InvalidParcelId for a text that is none
   * @throws SourcesFailed
   */
  async find(given: string, run: SourceRun, ctx: CallContext): Promise<readonly Cadastral[]> {
    const reference = parseParcelReference(given);
    if (reference.kind !== 'cityWide' && !isKnownInseeCode(reference.id.inseeCode)) {
      const notes = ['No commune has, or had, this INSEE code'];
      run.note('cadastre', reportOf(CADASTRE_CREDIT, [], { notes }));
      return [];
    }
    const outcome = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, async () => {
      try {
        const { data, report } = await this.cadastre.find(given, reference, ctx);
        return { data: data === null ? [] : [data], report };
      } catch (error) {
        if (!(error instanceof AmbiguousParcelId)) throw error;
        return this.each(error.candidates, ctx);
      }
    });
    if ('error' in outcome) throw cadastreFailed(outcome.error);
    return outcome.data;
  }

  /**
   * The parcel that an identifier means.
   * @throws InvalidParcelId also where several fit
   * @throws SourcesFailed
   */
  async one(given: string, run: SourceRun, ctx: CallContext): Promise<Cadastral | null> {
    const reference = parseParcelReference(given);
    if (reference.kind !== 'cityWide' && !isKnownInseeCode(reference.id.inseeCode)) return null;
    const outcome = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, () =>
      this.cadastre.find(given, reference, ctx),
    );
    if ('error' in outcome) throw cadastreFailed(outcome.error);
    return outcome.data;
  }

  private async each(idus: readonly string[], ctx: CallContext): Promise<SourceResult<Cadastral[]>> {
    const kept = idus.slice(0, MAX_PARCELS);
    const found = await Promise.all(
      kept.map((idu) => this.cadastre.find(idu, parseParcelReference(idu), ctx)),
    );
    const report = mergedReport(
      ...(found.map(({ report: one }) => one) as [SourceResult<unknown>['report']]),
    );
    return {
      data: found.flatMap(({ data }) => data ?? []),
      report: kept.length === idus.length ? report : { ...report, truncated: true },
    };
  }
}

function cadastreFailed(error: ConstructorParameters<typeof SourcesFailed>[1][number]): SourcesFailed {
  return new SourcesFailed('The cadastre could not be read', [error]);
}
