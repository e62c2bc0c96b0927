import type { SourceReport } from '../sources/source-result.js';
import type { Competence } from './banatic/grouping-table.js';
import type { Requested } from './find-commune.js';
import type { Zone } from '../parcels/territories.js';

/** Answer of `GET /v1/communes/{insee}`. */
export interface CommuneAnswer {
  readonly commune: CommuneRecord;
  /** What was asked for, where the answer is about the commune it belongs to. */
  readonly requested?: Requested;
  readonly notes?: readonly string[];
  readonly meta: AnswerMeta;
}

export interface CommuneRecord {
  readonly code: string;
  readonly name: string;
  readonly siren: string | null;
  readonly postalCodes: readonly string[];
  readonly population: number | null;
  readonly departmentCode: string;
  readonly departmentName: string | null;
  readonly regionCode: string;
  readonly regionName: string | null;
  readonly zone: Zone | null;
  readonly arrondissements: readonly string[];
  readonly formerCodes: readonly string[];
  readonly links: { readonly groupements: string };
}

/** Answer of `GET /v1/communes/{insee}/groupements`. */
export interface GroupingsAnswer {
  readonly commune: { readonly code: string; readonly name: string; readonly siren: string | null };
  readonly requested?: Requested;
  readonly groupings: readonly GroupingRecord[];
  readonly notes?: readonly string[];
  readonly meta: AnswerMeta;
}

export interface GroupingRecord {
  readonly siren: string;
  readonly name: string;
  readonly type: string;
  readonly typeLabel: string | null;
  readonly ownTax: boolean;
  readonly financing: string | null;
  readonly population: number | null;
  readonly memberCount: number | null;
  readonly department: string | null;
  readonly creationDate: string | null;
  /** Groupings by which the commune belongs to this one; empty where it is a member itself. */
  readonly through: readonly GroupingName[];
  readonly competences: readonly Competence[] | null;
  /** Only where asked for. */
  readonly members?: readonly Member[];
  readonly sources: readonly SourceName[];
}

export interface GroupingName {
  readonly siren: string;
  readonly name: string;
}

export interface Member {
  readonly kind: 'commune' | 'grouping' | 'other';
  /** Of a current commune. */
  readonly inseeCode: string | null;
  readonly siren: string | null;
  readonly name: string | null;
}

export type SourceName = 'cog' | 'banatic';

export interface AnswerMeta {
  readonly sources: Readonly<Partial<Record<SourceName, SourceReport>>>;
}
