import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import { KoumoulClient, type ParcelRow } from './koumoul.client.js';
import {
  mergeOwners,
  type OwnedBuilding,
  ownersByName,
  ownersOfPremises,
  type PremisesOwner,
} from './merge-owners.js';
import type { Owner } from './owners.fields.js';

export const OWNERS_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution:
    'DGFiP - Fichiers des parcelles et des locaux des personnes morales, via Koumoul and BDNB (CSTB)',
};

type Awaitable<T> = T | PromiseLike<T>;

/**
 * What owners are made from. What comes from BDNB may be a promise: the parcel file is asked at once. Null, or a promise
 * that fails, means that it could not be had.
 */
export interface OwnersInput {
  /** Canonical identifier. */
  readonly idu: string;
  readonly buildings: Awaitable<readonly OwnedBuilding[] | null>;
  /** Owners of premises in these buildings; empty where BDNB has none. */
  readonly bdnbOwners: Awaitable<readonly PremisesOwner[] | null>;
}

/** The legal persons that own a parcel or premises on it, or act for those who do. */
@Injectable()
export class OwnersService {
  constructor(private readonly koumoul: KoumoulClient) {}

  /**
   * @throws UpstreamError when a file could not be asked and the others name nobody
   */
  async owners(input: OwnersInput, ctx: CallContext): Promise<SourceResult<Owner[]>> {
    const edition = this.koumoul.edition(ctx);
    // Its failure is told where it is awaited.
    edition.catch(() => undefined);
    const [parcel, buildings, premises] = await Promise.all([
      settled(this.koumoul.parcel(input.idu, ctx)),
      settled(input.buildings),
      settled(input.bdnbOwners),
    ]);
    const known = buildings.value ?? [];
    const ofBuildings = premises.value === null ? ownersByName(known) : ownersOfPremises(premises.value);
    const { owners, withheld } = mergeOwners(ofBuildings, parcel.value?.row ?? null, known);

    const failure = parcel.failure ?? (premises.value === null ? premisesFailure(premises.failure) : null);
    if (owners.length === 0 && failure !== null) throw failure;
    const notes = [
      ...(parcel.value === null ? ['the parcel file could not be asked: owners of premises only'] : []),
      ...(premises.value === null ? [noteOnPremises(ofBuildings)] : []),
      ...(withheld > 0 ? [`${withheld} left out that may be natural persons`] : []),
    ];
    return {
      data: owners,
      report: this.report(parcel.value, await edition, owners, {
        isPartial: failure !== null,
        notes,
      }),
    };
  }

  private report(
    parcel: ParcelRow | null,
    edition: string | null,
    owners: readonly Owner[],
    { isPartial, notes }: { readonly isPartial: boolean; readonly notes: readonly string[] },
  ): SourceResult<Owner[]>['report'] {
    const answers: readonly UpstreamResponse<unknown>[] = parcel === null ? [] : [parcel.answer];
    const methods = [...new Set(owners.flatMap(({ matchMethod }) => matchMethod ?? []))];
    return reportOf(OWNERS_CREDIT, answers, {
      ...(isPartial ? { status: 'partial' } : {}),
      ...(edition === null ? {} : { edition }),
      ...(methods.length === 0 ? {} : { matchedBy: methods.join(', ') }),
      ...(notes.length === 0 ? {} : { notes }),
    });
  }
}

function noteOnPremises(named: readonly Owner[]): string {
  return named.length > 0
    ? 'BDNB’s owners of premises could not be had: names from its buildings only, without numbers of premises'
    : 'BDNB’s owners of premises could not be had: holders of the parcel only';
}

interface Settled<T> {
  readonly value: T | null;
  /** Why the value is null, when it is known. */
  readonly failure: UpstreamError | null;
}

async function settled<T>(value: Awaitable<T | null>): Promise<Settled<T>> {
  try {
    return { value: await value, failure: null };
  } catch (error) {
    if (error instanceof UpstreamError) return { value: null, failure: error };
    throw error;
  }
}

function premisesFailure(failure: UpstreamError | null): UpstreamError {
  return (
    failure ?? new UpstreamError('bdnb', 'UPSTREAM_UNAVAILABLE', 'could not give the owners of premises')
  );
}
