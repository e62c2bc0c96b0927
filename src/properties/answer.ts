import type { SourceReport } from '../sources/source-result.js';
import type { UpstreamErrorCode } from '../upstream/upstream-error.js';
import type { Address } from '../sources/ban/ban.fields.js';
import type { Building } from '../sources/bdnb/bdnb.fields.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import type { SectionKey } from './sections.js';

/** Parts of the answer that can be missing for want of a source. */
export type AnswerPart = 'cadastral' | 'buildings' | 'addresses' | SectionKey;

/** Why a part of the answer is null. */
export interface AnswerError {
  readonly source: string;
  readonly section: AnswerPart;
  readonly code: UpstreamErrorCode;
  /** HTTP status the upstream answered with; null when it did not answer. */
  readonly status: number | null;
  readonly message: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

export interface BuildingEntry {
  readonly building: Building;
  /** The parcel's addresses that are this building's; null when addresses could not be obtained. */
  readonly addresses: readonly Address[] | null;
}

/** Parts that were not asked for are absent; null is what could not be obtained. */
export type Property = {
  readonly cadastral: Cadastral;
  readonly buildings?: readonly BuildingEntry[] | null;
  /** All addresses of the parcel, those of no building included. */
  readonly addresses?: readonly Address[] | null;
} & { readonly [key in SectionKey]?: unknown };

export interface AnswerMeta {
  readonly parcelId: string | null;
  readonly sources: Readonly<Record<string, SourceReport>>;
}

/** The body of `GET /v1/properties`. */
export interface PropertiesAnswer {
  readonly properties: readonly Property[];
  readonly meta: AnswerMeta;
  /** Absent when nothing is missing. */
  readonly errors?: readonly AnswerError[];
}
