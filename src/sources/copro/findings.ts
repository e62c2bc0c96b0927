import type { UpstreamRow } from '../../fields/index.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import {
  type Copropriete,
  coproFields,
  MATCH_QUALITIES,
  type MatchMethod,
  type MatchQuality,
} from './copro.fields.js';
import type { RegisterRows } from './register.client.js';

export interface Match {
  readonly method: MatchMethod;
  readonly quality: MatchQuality;
  /** What it was found by. */
  readonly on: string;
}

/** What the search for a parcel's condominiums has brought so far, each once, and how. */
export class Findings {
  private readonly records = new Map<string, Copropriete>();
  private readonly answers: RegisterRows['answers'][number][] = [];
  private readonly notes: string[] = [];
  private isPartial = false;
  private isTruncated = false;

  constructor(private readonly credit: SourceCredit) {}

  get isEmpty(): boolean {
    return this.records.size === 0;
  }

  has(registrationNumber: string): boolean {
    return this.records.has(registrationNumber);
  }

  get hasExact(): boolean {
    return [...this.records.values()].some(({ matchQuality }) => matchQuality === 'exact');
  }

  /** Takes a row in; of two registrations under one number the better match stays. */
  add(row: UpstreamRow, { method, quality, on }: Match): void {
    const record: Copropriete = {
      ...coproFields.map(row),
      matchMethod: method,
      matchQuality: quality,
      matchedOn: on,
    };
    const key = record.immatriculation ?? `line ${record.registryRowNumber ?? this.records.size}`;
    const known = this.records.get(key)?.matchQuality;
    if (known === undefined || known === null || rankOf(quality) < rankOf(known))
      this.records.set(key, record);
  }

  read({ answers, truncated }: RegisterRows): void {
    this.answers.push(...answers);
    this.isTruncated ||= truncated;
  }

  cut(): void {
    this.isTruncated = true;
  }

  /** Something could not be asked: the answer may be missing records. */
  missing(note: string): void {
    this.isPartial = true;
    this.notes.push(note);
  }

  note(note: string): void {
    this.notes.push(note);
  }

  /** @param edition day of the register's file, when known */
  result(edition: string | null): SourceResult<Copropriete[]> {
    const data = [...this.records.values()].sort(
      (a, b) => rankOf(a.matchQuality ?? 'doubtful') - rankOf(b.matchQuality ?? 'doubtful'),
    );
    const methods = [...new Set(data.flatMap(({ matchMethod }) => matchMethod ?? []))];
    return {
      data,
      report: reportOf(this.credit, this.answers, {
        ...(this.isPartial ? { status: 'partial' } : {}),
        ...(edition === null ? {} : { edition }),
        ...(methods.length === 0 ? {} : { matchedBy: methods.join(', ') }),
        ...(this.isTruncated ? { truncated: true } : {}),
        ...(this.notes.length === 0 ? {} : { notes: [...this.notes] }),
      }),
    };
  }
}

function rankOf(quality: MatchQuality): number {
  return MATCH_QUALITIES.indexOf(quality);
}
