import { Injectable } from '@nestjs/common';
import { toFlag, toNumber, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import { RnbClient } from './rnb.client.js';
import { type RnbAddressRecord, type RnbBuildingRecord, rnbBuildingFields } from './rnb.fields.js';

export const RNB_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'RNB (Référentiel national des bâtiments, IGN, CSTB, DINUM)',
};

export interface RnbAddress extends RnbAddressRecord {
  readonly id: string;
}

export interface RnbBuilding extends Omit<RnbBuildingRecord, 'addresses'> {
  readonly rnbId: string;
  readonly addresses: readonly RnbAddress[];
}

/** What stands on a parcel, by geometry. */
export interface RnbPlot {
  readonly buildings: readonly RnbBuilding[];
}

/** Outlines of the cadastre and of RNB do not fit to the metre: a building less on the parcel than this is the neighbour's. */
const MIN_COVER_RATIO = 0.05;

/** The buildings of a parcel, with their addresses: what stands in for BDNB. */
@Injectable()
export class RnbService {
  constructor(private readonly client: RnbClient) {}

  /**
   * @param idu canonical, with the arrondissement in Paris, Lyon and Marseille
   * @returns no buildings for a parcel that RNB does not know
   * @throws UpstreamError
   */
  async plot(idu: string, ctx: CallContext): Promise<SourceResult<RnbPlot>> {
    const { rows, answers, truncated } = await this.client.plot(idu, (page) => page.some(isMarginal), ctx);
    const active = rows.filter((row) => toFlag(row['is_active']) !== false);
    const standing = active.filter((row) => !isMarginal(row));
    const byId = new Map<string, RnbBuilding>();
    for (const row of standing) {
      const { rnbId, addresses, ...building } = rnbBuildingFields.map(row);
      if (rnbId === null || byId.has(rnbId)) continue;
      byId.set(rnbId, { rnbId, ...building, addresses: addresses.filter(hasId) });
    }
    const notes = exclusions(active.length - standing.length, rows.length - active.length);
    return {
      data: { buildings: [...byId.values()] },
      report: reportOf(RNB_CREDIT, answers, {
        matchedBy: 'plot',
        ...(truncated ? { truncated } : {}),
        ...(notes.length === 0 ? {} : { notes }),
      }),
    };
  }
}

/** Rows come by descending ratio: after the first such row there are only others. */
function isMarginal(row: UpstreamRow): boolean {
  const ratio = toNumber(row['bdg_cover_ratio']);
  return ratio !== null && ratio < MIN_COVER_RATIO;
}

function hasId(address: RnbAddressRecord): address is RnbAddress {
  return address.id !== null;
}

function exclusions(marginal: number, inactive: number): string[] {
  const percent = MIN_COVER_RATIO * 100;
  return [
    ...(marginal === 0
      ? []
      : [`${marginal} building(s) left out: less than ${percent} % of them on the parcel`]),
    ...(inactive === 0 ? [] : [`${inactive} inactive building(s) left out`]),
  ];
}
