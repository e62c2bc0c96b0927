import { Injectable } from '@nestjs/common';
import { asRow, isRow, toDate, toNumber, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { QueryValue, UpstreamResponse } from '../../upstream/upstream-request.js';
import { spellingsOf } from './parcel-reference.js';
import { type ColumnNames, headerOf, nameIn, REGISTER_COLUMNS, SLOT_COLUMNS } from './register-columns.js';

/** Rows of one question, over all the pages it took. */
export interface RegisterRows {
  readonly rows: readonly UpstreamRow[];
  readonly answers: readonly UpstreamResponse<unknown>[];
  /** More rows exist than were read. */
  readonly truncated: boolean;
}

type Query = Readonly<Record<string, QueryValue>>;
/** The name under which a column is asked for. */
type NameOf = (names: ColumnNames) => string;

/** "RNIC - Actualisation quotidienne" at data.gouv.fr. */
const RESOURCE = '/resources/3ea8e2c3-0038-464a-b17e-cd5c91f65ce2';
/** More than any parcel, or any list of registration numbers, has. */
const PAGE = 50;
/** The most that the service serves: streets have many condominiums. */
const STREET_PAGE = 200;
const MOST_STREET_PAGES = 3;
const EDITION_TIMEOUT_MS = 3_000;
/** Read only after the service said that a column does not exist, so it must be new. */
const PROFILE_FRESH_MS = 0;
/** PostgreSQL's "undefined column", and the tabular API's "what do you mean". */
const UNKNOWN_COLUMN = '42703';
const MALFORMED = 'Malformed query';

/** The condominium register in data.gouv.fr's tabular API. */
@Injectable()
export class RegisterClient {
  /** Names of the file's columns as last read; the newest ones until the service refuses them. */
  private header: ReadonlySet<string> = new Set();

  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Condominiums that name one of these parcels.
   * @param keys parcels as the register writes them
   * @throws UpstreamError
   */
  async byReferences(keys: readonly string[], ctx: CallContext): Promise<RegisterRows> {
    try {
      return await this.ask(
        (nameOf) => ({
          or: group(
            keys.flatMap((key) => SLOT_COLUMNS.reference.map((names) => `${nameOf(names)}__exact.${key}`)),
          ),
          page_size: PAGE,
        }),
        ctx,
      );
    } catch (error) {
      if (!says(error, MALFORMED)) throw error;
      // Versions before June 2026 know no `or`.
      return joined(
        await Promise.all(
          SLOT_COLUMNS.reference.map((names) =>
            this.ask((nameOf) => ({ [`${nameOf(names)}__in`]: keys.join(','), page_size: PAGE }), ctx),
          ),
        ),
      );
    }
  }

  /**
   * Condominiums of an arrondissement that name a parcel of this section and number, whatever its prefix.
   * @throws UpstreamError
   */
  byParts(idu: string, ctx: CallContext): Promise<RegisterRows> {
    const { sections, numbers } = spellingsOf(idu);
    return this.ask((nameOf) => {
      const slots = SLOT_COLUMNS.section.flatMap((sectionNames, slot) => {
        const section = nameOf(sectionNames);
        const number = nameOf(SLOT_COLUMNS.planNumber[slot] ?? SLOT_COLUMNS.planNumber[0]);
        return sections.flatMap((one) =>
          numbers.map((other) => `and${group([`${section}__exact.${one}`, `${number}__exact.${other}`])}`),
        );
      });
      return {
        [`${nameOf(REGISTER_COLUMNS.commune)}__exact`]: idu.slice(0, 5),
        or: group(slots),
        page_size: PAGE,
      };
    }, ctx);
  }

  /**
   * Condominiums by registration number, {@link PAGE} at most.
   * @throws UpstreamError
   */
  byNumbers(numbers: readonly string[], ctx: CallContext): Promise<RegisterRows> {
    return this.ask(
      (nameOf) => ({ [`${nameOf(REGISTER_COLUMNS.number)}__in`]: numbers.join(','), page_size: PAGE }),
      ctx,
    );
  }

  /**
   * Condominiums with an address in a street: its word must be in their reference address or in a further one.
   * @param word as `streetPattern` makes it
   * @throws UpstreamError
   */
  async byStreet(postalCode: string, word: string, ctx: CallContext): Promise<RegisterRows> {
    const town = (nameOf: NameOf): Query => ({
      [`${nameOf(REGISTER_COLUMNS.postalCode)}__exact`]: postalCode,
      page_size: STREET_PAGE,
    });
    const columns = [REGISTER_COLUMNS.street, ...SLOT_COLUMNS.complement];
    try {
      return await this.ask(
        (nameOf) => ({
          ...town(nameOf),
          or: group(columns.map((names) => `${nameOf(names)}__contains.${word}`)),
        }),
        ctx,
        MOST_STREET_PAGES,
      );
    } catch (error) {
      if (!says(error, MALFORMED)) throw error;
      return this.ask(
        (nameOf) => ({ ...town(nameOf), [`${nameOf(REGISTER_COLUMNS.street)}__contains`]: word }),
        ctx,
        MOST_STREET_PAGES,
      );
    }
  }

  /** The day on which the file was last read by the service; null when it does not say (that is no failure). */
  async edition(ctx: CallContext): Promise<string | null> {
    try {
      const request = { upstream: 'tabular', path: `${RESOURCE}/`, timeoutMs: EDITION_TIMEOUT_MS } as const;
      const { body } = await this.upstream.json<unknown>(request, ctx);
      return toDate(asRow(body)['created_at']);
    } catch (error) {
      if (error instanceof UpstreamError) return null;
      throw error;
    }
  }

  /** Asks under the names we believe in; when the service does not know one, under those it has. */
  private async ask(
    question: (nameOf: NameOf) => Query,
    ctx: CallContext,
    mostPages = 1,
  ): Promise<RegisterRows> {
    const query = question((names) => nameIn(this.header, names));
    try {
      return await this.pages(query, mostPages, ctx);
    } catch (error) {
      if (!says(error, UNKNOWN_COLUMN)) throw error;
      this.header = await this.readHeader(ctx);
      const renamed = question((names) => nameIn(this.header, names));
      if (JSON.stringify(renamed) === JSON.stringify(query)) throw error;
      return this.pages(renamed, mostPages, ctx);
    }
  }

  private async readHeader(ctx: CallContext): Promise<ReadonlySet<string>> {
    const { body } = await this.upstream.json<unknown>(
      {
        upstream: 'tabular',
        path: `${RESOURCE}/profile/`,
        freshMs: PROFILE_FRESH_MS,
        validate: (profile) => (headerOf(profile) === null ? 'sent a profile without header' : undefined),
      },
      ctx,
    );
    return new Set(headerOf(body));
  }

  private async pages(query: Query, mostPages: number, ctx: CallContext): Promise<RegisterRows> {
    const rows: UpstreamRow[] = [];
    const answers: UpstreamResponse<unknown>[] = [];
    for (let page = 1; ; page += 1) {
      const answer = await this.upstream.json<{ readonly data: readonly unknown[] }>(
        {
          upstream: 'tabular',
          path: `${RESOURCE}/data/`,
          query: { ...query, page: page === 1 ? undefined : page },
          validate: notRows,
        },
        ctx,
      );
      answers.push(answer);
      rows.push(...answer.body.data.filter(isRow));
      const total = toNumber(asRow(asRow(answer.body)['meta'])['total']) ?? rows.length;
      if (total <= rows.length || answer.body.data.length === 0) return { rows, answers, truncated: false };
      if (page === mostPages) return { rows, answers, truncated: true };
    }
  }
}

function group(conditions: readonly string[]): string {
  return `(${conditions.join(',')})`;
}

function joined(parts: readonly RegisterRows[]): RegisterRows {
  return {
    rows: parts.flatMap(({ rows }) => rows),
    answers: parts.flatMap(({ answers }) => answers),
    truncated: parts.some(({ truncated }) => truncated),
  };
}

function notRows(body: unknown): string | undefined {
  const { data } = asRow(body);
  return Array.isArray(data) && data.every(isRow) ? undefined : 'sent JSON that is no list of rows';
}

function says(error: unknown, words: string): boolean {
  return error instanceof UpstreamError && error.status === 400 && (error.excerpt ?? '').includes(words);
}
