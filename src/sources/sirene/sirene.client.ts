import { Injectable } from '@nestjs/common';
import { isRow, toItems, toNumber, type UpstreamRow } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamClient } from '../../upstream/upstream.client.js';
import type { QueryValue, UpstreamResponse } from '../../upstream/upstream-request.js';
import { type AddressQuery } from './address-queries.js';
import { type SearchCircle } from './search-circle.js';
import { readUnit, type Unit } from './unit.js';

/** The most the API gives in a page. */
const PER_PAGE = 25;
/** The most establishments it lists of one unit. */
const ESTABLISHMENTS = 100;
/** Above, `total_results` is an estimate: only a short page tells the end. */
const EXACT_TOTAL = 3_000;

/** One page of legal units. */
export interface UnitPage {
  readonly units: readonly Unit[];
  /** Units in all, an estimate above 3,000; null when the upstream does not say. */
  readonly total: number | null;
  /** No further page has anything. */
  readonly isLast: boolean;
  /** Rows that could not be read for want of a siren. */
  readonly unreadable: number;
  readonly answer: UpstreamResponse<unknown>;
}

/** API Recherche d'entreprises (DINUM): legal units with those of their establishments that match a question. */
@Injectable()
export class SireneClient {
  constructor(private readonly upstream: UpstreamClient) {}

  /**
   * Units with an establishment in the circle, open or closed; active units first, those with most establishments first.
   * @param page from 1
   * @throws UpstreamError
   */
  async nearPoint({ lon, lat, radiusKm }: SearchCircle, page: number, ctx: CallContext): Promise<UnitPage> {
    return this.page('/near_point', { lat, long: lon, radius: radiusKm }, page, ctx);
  }

  /**
   * Units with an establishment whose address holds every word of the query: a superset, to be checked.
   * @param page from 1
   * @throws UpstreamError
   */
  async atAddress({ q, communeCode }: AddressQuery, page: number, ctx: CallContext): Promise<UnitPage> {
    return this.page('/search', { q, code_commune: communeCode }, page, ctx);
  }

  /**
   * A company by its siren; undefined when there is none of that number.
   * @throws UpstreamError
   */
  async bySiren(
    siren: string,
    ctx: CallContext,
  ): Promise<{ readonly unit: Unit | undefined; readonly answer: UpstreamResponse<unknown> }> {
    const answer = await this.upstream.json<unknown>(
      { upstream: 'sirene', path: '/search', query: { q: siren }, validate: notUnits },
      ctx,
    );
    const units = rowsOf(answer.body).map(readUnit);
    return { unit: units.find((unit) => unit?.siren === siren) ?? undefined, answer };
  }

  private async page(
    path: string,
    query: Readonly<Record<string, QueryValue>>,
    page: number,
    ctx: CallContext,
  ): Promise<UnitPage> {
    const answer = await this.upstream.json<unknown>(
      {
        upstream: 'sirene',
        path,
        query: { ...query, per_page: PER_PAGE, page, limite_matching_etablissements: ESTABLISHMENTS },
        validate: notUnitsWithEstablishments,
      },
      ctx,
    );
    const rows = rowsOf(answer.body);
    const units = rows.map(readUnit).filter((unit) => unit !== null);
    const total = isRow(answer.body) ? toNumber(answer.body['total_results']) : null;
    const announcedEnd = total !== null && total < EXACT_TOTAL && page * PER_PAGE >= total;
    return {
      units,
      total,
      isLast: rows.length < PER_PAGE || announcedEnd,
      unreadable: rows.length - units.length,
      answer,
    };
  }
}

function rowsOf(body: unknown): readonly unknown[] {
  return isRow(body) ? toItems(body['results']) : [];
}

/** Why an answer cannot be read; undefined when it can. */
function notUnits(body: unknown): string | undefined {
  if (!isRow(body) || !Array.isArray(body['results'])) return 'sent no list of results';
  const rows = rowsOf(body);
  return rows.length > 0 && rows.every((row) => readUnit(row) === null)
    ? 'sent units without siren'
    : undefined;
}

/** Without its establishments and their addresses a unit cannot be placed: no answer, rather than "nobody there". */
function notUnitsWithEstablishments(body: unknown): string | undefined {
  const problem = notUnits(body);
  if (problem !== undefined) return problem;
  const units = rowsOf(body)
    .map(readUnit)
    .filter((unit) => unit !== null);
  if (units.length === 0) return undefined;
  const establishments: readonly UpstreamRow[] = units.flatMap((unit) => unit.establishments);
  if (establishments.length === 0) return 'sent units without establishments';
  return establishments.every((row) => !('adresse' in row))
    ? 'sent establishments without address'
    : undefined;
}
