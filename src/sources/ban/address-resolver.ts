import { Injectable } from '@nestjs/common';
import { toText, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type AddressTrail, reasonOf } from './address-trail.js';
import { banKeyParts, otherSpelling, plainKey } from '../../addresses/ban-key.js';
import { rowOfLabel } from './ban-row.js';
import { BanClient, type BanRows } from './ban.client.js';
import type { Candidate } from './candidates.js';
import { stage } from './stage.js';

/** A candidate and the fullest row that could be had of it. */
export interface Resolved {
  readonly candidate: Candidate;
  readonly row: UpstreamRow;
}

/** Rows found so far, and why the others were not. */
interface Findings {
  readonly rows: Map<Candidate, UpstreamRow>;
  /** Failures of calls, by candidate: it may exist. Without one, the upstream said that it does not. */
  readonly failures: Map<Candidate, UpstreamError>;
}

type Route = (candidate: Candidate) => Promise<BanRows>;

/** For all calls of a stage together: a host that hangs must leave time for what comes after it. */
const LOOKUP_STAGE_MS = 5_000;
const SEARCH_STAGE_MS = 3_000;

/** Finds the details of addresses whose keys are known: by key, then by label, then from the key and label alone. */
@Injectable()
export class AddressResolver {
  constructor(private readonly client: BanClient) {}

  /**
   * Never fails: what cannot be read is told to the trail and answered with what is known anyway.
   * @param known rows of the BAN that are at hand
   */
  async resolve(
    candidates: readonly Candidate[],
    known: readonly UpstreamRow[],
    trail: AddressTrail,
    ctx: CallContext,
  ): Promise<Resolved[]> {
    const findings: Findings = { rows: fromKnown(candidates, known), failures: new Map() };
    const lookup = stage(ctx, LOOKUP_STAGE_MS);
    await this.follow((candidate) => this.byKey(candidate.key, lookup), candidates, findings, trail);
    const search = stage(ctx, SEARCH_STAGE_MS);
    await this.follow((candidate) => this.byLabel(candidate, search), candidates, findings, trail);
    tell(candidates, findings, trail);
    return candidates.map((candidate) => ({
      candidate,
      row: findings.rows.get(candidate) ?? candidate.parts ?? rowOfLabel(candidate.key, candidate.label),
    }));
  }

  /** Asks a route for every candidate without a row, at once. */
  private async follow(
    route: Route,
    candidates: readonly Candidate[],
    { rows, failures }: Findings,
    trail: AddressTrail,
  ): Promise<void> {
    const open = candidates.filter((candidate) => !rows.has(candidate));
    await Promise.all(
      open.map(async (candidate) => {
        try {
          const { rows: found, answers } = await route(candidate);
          trail.answered(answers);
          if (found[0] !== undefined) rows.set(candidate, found[0]);
        } catch (failure) {
          if (!(failure instanceof UpstreamError)) throw failure;
          failures.set(candidate, failure);
        }
      }),
    );
  }

  private async byKey(key: string, ctx: CallContext): Promise<BanRows> {
    const found = await this.client.byKey(key, ctx);
    const other = otherSpelling(key);
    if (found.rows.length > 0 || other === undefined) return found;
    const second = await this.client.byKey(other, ctx);
    return { rows: second.rows, answers: [...found.answers, ...second.answers] };
  }

  /** A text match counts only when it is the very address: the first hit is often the neighbour. */
  private async byLabel({ key, label }: Candidate, ctx: CallContext): Promise<BanRows> {
    const cityCode = banKeyParts(key)?.cityCode;
    if (label === null || cityCode === undefined) return { rows: [], answers: [] };
    const { rows, answers } = await this.client.byLabel(label, cityCode, ctx);
    const row = rowOfKey(key, byPlainKey(rows));
    return { rows: row === undefined ? [] : [row], answers };
  }
}

function fromKnown(
  candidates: readonly Candidate[],
  known: readonly UpstreamRow[],
): Map<Candidate, UpstreamRow> {
  const index = byPlainKey(known);
  return new Map(
    candidates.flatMap((candidate) => {
      const row = candidate.row ?? rowOfKey(candidate.key, index);
      return row === undefined ? [] : [[candidate, row] as const];
    }),
  );
}

function byPlainKey(rows: readonly UpstreamRow[]): ReadonlyMap<string, UpstreamRow> {
  return new Map(rows.map((row) => [plainKey(toText(row['id']) ?? ''), row]));
}

function rowOfKey(key: string, index: ReadonlyMap<string, UpstreamRow>): UpstreamRow | undefined {
  const other = otherSpelling(key);
  return index.get(plainKey(key)) ?? (other === undefined ? undefined : index.get(plainKey(other)));
}

function tell(candidates: readonly Candidate[], { rows, failures }: Findings, trail: AddressTrail): void {
  const bare = candidates.filter((candidate) => !rows.has(candidate));
  const unread = bare.filter((candidate) => failures.has(candidate));
  const reasons = new Set(unread.map((candidate) => reasonOf(failures.get(candidate))));
  if (unread.length > 0) {
    trail.lacks(`${unread.length} address(es) without details: ${[...reasons].join('; ')}`);
  }
  const unknown = bare.length - unread.length;
  if (unknown > 0)
    trail.note(`${unknown} address(es) that the Base Adresse Nationale does not have under this key`);
}
