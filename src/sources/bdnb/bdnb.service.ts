import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { departmentCodeOf } from '../../parcels/insee-code.js';
import { type SourceCredit, type SourceResult, notCovered, reportOf } from '../source-result.js';
import { BdnbClient } from './bdnb.client.js';
import { type Building, buildingFields } from './bdnb.fields.js';

export const BDNB_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'BDNB (CSTB)',
};

/** Departments overseas have three characters and no BDNB. */
const OVERSEAS = /^97\d$/;

/** The building groups of a parcel. */
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
}
