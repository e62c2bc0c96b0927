import { Injectable } from '@nestjs/common';
import { currentIdu, formerIdu } from '../../parcels/communes.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { notCovered, reportOf, type SourceCredit, type SourceResult } from '../source-result.js';
import { DEPARTMENTS_NOT_COVERED } from './dvf.codes.js';
import type { Transaction } from './dvf.fields.js';
import { type SoldParcel, transactionOf } from './sale.js';
import { type SalesHistory, SalesHistoryReader, together } from './sales-history.js';

export const DVF_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'DGFiP - Demandes de valeurs foncières, géolocalisées par data.gouv.fr/Etalab',
};

/** The sales of a parcel over the last five years or so. */
@Injectable()
export class DvfService {
  constructor(private readonly history: SalesHistoryReader) {}

  /**
   * Exact look-up by identifier; newest sale first. Parcels that were divided or merged since are sold under their old
   * identifier and not found.
   * @param parcel idu: canonical, with the arrondissement in Paris, Lyon and Marseille
   * @throws UpstreamError when no year could be read, from the files nor from dvf-api
   */
  async transactions(
    { idu }: { readonly idu: string },
    ctx: CallContext,
  ): Promise<SourceResult<Transaction[]>> {
    if (DEPARTMENTS_NOT_COVERED.includes(departmentCodeOf(idu.slice(0, 5)))) {
      const note = 'DVF never covers Bas-Rhin, Haut-Rhin, Moselle and Mayotte';
      return { data: [], report: notCovered(DVF_CREDIT, note) };
    }
    const history = await this.history.read(idu, ctx);
    if (history.sales.length > 0 || history.knowsCommune) {
      return resultOf(history, history, { idu, soldAs: idu, matchMethod: 'parcelId' });
    }
    return this.underOtherId(idu, history, ctx);
  }

  /** An edition that does not know the commune may be older or younger than its merger. */
  private async underOtherId(
    idu: string,
    own: SalesHistory,
    ctx: CallContext,
  ): Promise<SourceResult<Transaction[]>> {
    let whole = own;
    for (const parcel of otherIds(idu)) {
      try {
        const found = await this.history.read(parcel.soldAs, ctx);
        whole = together(whole, found);
        if (found.sales.length > 0) return resultOf(whole, found, parcel);
      } catch (error) {
        if (!(error instanceof UpstreamError)) throw error;
        const note = `Sales under ${parcel.soldAs}, the identifier of another state of the commune, could not be looked for`;
        whole = { ...whole, isPartial: true, notes: [...whole.notes, note] };
      }
    }
    return resultOf(whole, own, { idu, soldAs: idu, matchMethod: 'parcelId' });
  }
}

function otherIds(idu: string): SoldParcel[] {
  const ids = [
    { soldAs: formerIdu(idu), matchMethod: 'formerParcelId' },
    { soldAs: currentIdu(idu), matchMethod: 'currentParcelId' },
  ] as const;
  return ids.flatMap(({ soldAs, matchMethod }) =>
    soldAs === undefined ? [] : [{ idu, soldAs, matchMethod }],
  );
}

function resultOf(
  whole: SalesHistory,
  { sales }: SalesHistory,
  parcel: SoldParcel,
): SourceResult<Transaction[]> {
  const { answers, edition, notes, isPartial } = whole;
  return {
    data: sales.map((sale) => transactionOf(sale, parcel)).sort(newestFirst),
    report: reportOf(DVF_CREDIT, answers, {
      matchedBy: parcel.matchMethod === 'parcelId' ? 'id_parcelle' : `id_parcelle ${parcel.soldAs}`,
      ...(edition === undefined ? {} : { edition }),
      ...(isPartial ? { status: 'partial' } : {}),
      ...(notes.length === 0 ? {} : { notes }),
    }),
  };
}

function newestFirst(one: Transaction, other: Transaction): number {
  return (
    (other.mutationDate ?? '').localeCompare(one.mutationDate ?? '') ||
    (one.mutationId ?? '').localeCompare(other.mutationId ?? '')
  );
}
