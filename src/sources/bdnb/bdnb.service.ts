import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';
import { type SourceCredit, type SourceResult, notCovered, reportOf } from '../source-result.js';
import { BdnbClient } from './bdnb.client.js';
import { type Building, buildingFields } from './bdnb.fields.js';
import { type BdnbOwner, bdnbOwnerFields } from './bdnb-owners.fields.js';

export const BDNB_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'BDNB (CSTB)',
};

/** Departments overseas have three characters and no BDNB. */
const OVERSEAS = /^97\d$/;

/** RNB's ids, which stand in for BDNB's where it failed, mean nothing to it. */
const BUILDING_GROUP = /^bdnb-bg-[0-9A-Z-]+$/;

/** The building groups of a parcel, and the legal persons that own premises in them. */
@Injectable()
export class BdnbService {
  constructor(private readonly client: BdnbClient) {}

  /** Keyless calls are scarce: they must not be spent on parcels that may not exist. */
  get mayAskBeforeTheCadastre(): boolean {
    return this.client.hasKey;
  }

  /**
   * @param idu canonical, with the arrondissement in Paris, Lyon and Marseille
   * @throws UpstreamError; UPSTREAM_BUDGET_EXHAUSTED when the monthly quota is gone
   */
  async buildings(idu: string, ctx: CallContext): Promise<SourceResult<Building[]>> {
    const inseeCode = idu.slice(0, 5);
    if (OVERSEAS.test(departmentCodeOf(inseeCode))) {
      return { data: [], report: notCovered(BDNB_CREDIT, 'BDNB covers metropolitan France only') };
    }
    const { rows, answers, truncated } = await this.client.buildingsOf(idu, inseeCode, ctx);
    const buildings = new Map<string, Building>();
    for (const row of rows) {
      const building = buildingFields.map(row);
      // A group comes once per address or parcel link on some routes.
      if (building.id !== null && !buildings.has(building.id)) buildings.set(building.id, building);
    }
    return {
      data: [...buildings.values()],
      report: reportOf(BDNB_CREDIT, answers, {
        matchedBy: 'parcelle_id',
        ...(truncated ? { truncated } : {}),
      }),
    };
  }

  /**
   * Legal persons with premises in these building groups. Costs no call when none of the ids is BDNB's.
   * @throws UpstreamError; UPSTREAM_BUDGET_EXHAUSTED when the monthly quota is gone
   */
  async ownersOf(buildingIds: readonly string[], ctx: CallContext): Promise<SourceResult<BdnbOwner[]>> {
    const ids = [...new Set(buildingIds)].filter((id) => BUILDING_GROUP.test(id));
    if (ids.length === 0) return { data: [], report: reportOf(BDNB_CREDIT, []) };
    const { rows, answers, truncated } = await this.client.ownersOf(ids, ctx);
    const owners = rows.map((row) => bdnbOwnerFields.map(row));
    const asked = owners.filter(({ buildingId }) => buildingId !== null && ids.includes(buildingId));
    if (owners.length > 0 && asked.length === 0) {
      throw new UpstreamError('bdnb', 'UPSTREAM_BAD_RESPONSE', 'answered with owners of other buildings');
    }
    return {
      data: asked,
      report: reportOf(BDNB_CREDIT, answers, {
        matchedBy: 'batiment_groupe_id',
        ...(truncated
          ? {
              truncated,
              notes: ['not all owners of premises were read: BDNB gives ten to a call without a key'],
            }
          : {}),
      }),
    };
  }
}
