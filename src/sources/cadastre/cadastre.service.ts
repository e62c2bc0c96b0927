import { Injectable } from '@nestjs/common';
import { parseMultiPolygon } from '../../geometry/parse-polygons.js';
import { currentIdu } from '../../parcels/communes.js';
import { AmbiguousParcelId } from '../../parcels/invalid-parcel-id.js';
import { type ParcelReference, parcelIdOf } from '../../parcels/parcel-id.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { ApiCartoClient } from './apicarto.client.js';
import { type CadastreQuery, fits, queriesOf, queryOf } from './cadastre-query.js';
import type { CadastreFinding } from './cadastre-row.js';
import { type Cadastral, cadastralOf } from './cadastre.fields.js';
import { EtalabClient } from './etalab.client.js';
import { ParcelIndexClient } from './parcel-index.client.js';

export const CADASTRE_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'Parcellaire Express (PCI) - IGN / DGFiP',
};
const ETALAB_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'Cadastre - DGFiP, Etalab/data.gouv.fr',
};

/** What each route that stood in for API Carto does not give. */
const FALLBACK_NOTES: Partial<Record<CadastreFinding['route'], string>> = {
  wfs: 'API Carto could not be read; the WFS behind it answered',
  geocoder:
    'API Carto could not be read; the parcel index of the Géoplateforme answered, which has no legal area',
  etalabCadastre: 'API Carto and the Géoplateforme could not be read; the file of the commune answered',
};

/** Finds the parcel that an identifier means, by whichever cadastre answers. */
@Injectable()
export class CadastreService {
  constructor(
    private readonly apiCarto: ApiCartoClient,
    private readonly parcelIndex: ParcelIndexClient,
    private readonly etalab: EtalabClient,
  ) {}

  /**
   * @param given the text that the reference was read from, for the message about an ambiguity
   * @returns the parcel, or null data when no cadastre knows it
   * @throws AmbiguousParcelId when several parcels fit the reference
   * @throws UpstreamError when no route could be read: the first route's error, or a timeout if one ran out of time last
   */
  async find(
    given: string,
    reference: ParcelReference,
    ctx: CallContext,
  ): Promise<SourceResult<Cadastral | null>> {
    let last: CadastreFinding | undefined;
    for (const query of this.questions(reference)) {
      last = await this.ask(query, ctx);
      const idus = [...new Set(last.features.map(({ idu }) => idu))];
      if (idus.length > 1) throw new AmbiguousParcelId(given, idus.sort());
      if (idus.length === 1) return resultOf(last, cadastralOf(last));
    }
    if (last === undefined) throw new Error('a parcel reference asks at least one question');
    return resultOf(last, null);
  }

  /** After the questions of the reference itself: the identifier that a merged commune's parcel has today. */
  private questions(reference: ParcelReference): CadastreQuery[] {
    const questions = queriesOf(reference);
    if (reference.kind === 'cityWide') return questions;
    const current = parcelIdOf(currentIdu(reference.id.idu) ?? '');
    return current === undefined ? questions : [...questions, queryOf(current)];
  }

  private async ask(query: CadastreQuery, ctx: CallContext): Promise<CadastreFinding> {
    const routes = [this.apiCarto, this.parcelIndex, ...(this.etalab.canFind(query) ? [this.etalab] : [])];
    const failures: UpstreamError[] = [];
    for (const route of routes) {
      try {
        const finding = await route.find(query, ctx);
        return withOutlines({ ...finding, features: finding.features.filter(({ idu }) => fits(idu, query)) });
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        failures.push(error);
      }
    }
    // Time is the cause of the whole when any route ran out of it: the others may have been cut short by it.
    throw worstFailure(failures) ?? new Error('no route');
  }
}

/** A parcel without an outline is of no use to anybody: another route may have it. */
function withOutlines(finding: CadastreFinding): CadastreFinding {
  if (finding.features.some(({ geometry }) => parseMultiPolygon(geometry) === null)) {
    throw new UpstreamError(finding.route, 'UPSTREAM_BAD_RESPONSE', 'sent a parcel without an outline');
  }
  return finding;
}

/** What a route found, and which route that was. */
export function resultOf<T>(finding: CadastreFinding, data: T): SourceResult<T> {
  const note = FALLBACK_NOTES[finding.route];
  const credit = finding.route === 'etalabCadastre' ? ETALAB_CREDIT : CADASTRE_CREDIT;
  return {
    data,
    report: reportOf(credit, [finding], {
      matchedBy: finding.route,
      ...(note === undefined ? {} : { notes: [note] }),
    }),
  };
}
