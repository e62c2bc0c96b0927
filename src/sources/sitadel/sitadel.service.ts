import { Injectable } from '@nestjs/common';
import type { FrenchAddress } from '../../addresses/index.js';
import { toText } from '../../fields/index.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type SourceCredit, type SourceReport, type SourceResult, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { dossiersOf } from './dossiers.js';
import { isAtAddress, likenessOf, placeOf, settled } from './match-permit.js';
import { comparable, type ParcelAddress } from './permit-address.js';
import type { PermitSeries, PermitType } from './permit-files.js';
import { notesOn } from './permit-notes.js';
import { type Match, permitRecord, surest } from './permit-record.js';
import { type GoodReading, PermitRoutes, type Reading } from './permit-routes.js';
import type { PermitRow } from './permit-rows.js';
import { type Edition, editionAt } from './sitadel.client.js';
import type { Permit } from './sitadel.fields.js';
import { type ParcelIdentity, soughtParcel, type SoughtParcel } from './sought-parcel.js';

export const SITADEL_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'SDES - Sitadel',
};

/** What the search for a parcel's permits starts from. */
export interface PermitsInput extends ParcelIdentity {
  /** A promise is waited for only where an address must decide; the files are read meanwhile. */
  readonly addresses: readonly ParcelAddress[] | Promise<readonly ParcelAddress[]>;
  /** Also find permits by number and street alone: weak, so off unless asked for. */
  readonly matchByAddress?: boolean;
}

/** A row that is the parcel's, and why. */
interface MatchedRow extends Match {
  readonly type: PermitType;
  readonly series: PermitSeries;
  readonly number: string;
  readonly row: PermitRow;
}

/** The planning permits of a parcel. */
@Injectable()
export class SitadelService {
  constructor(private readonly routes: PermitRoutes) {}

  /**
   * Authorised permits that name the parcel, newest first. Partial when one of the four files could not be had.
   * @throws UpstreamError when none could
   */
  async permits(input: PermitsInput, ctx: CallContext): Promise<SourceResult<Permit[]>> {
    const parcel = soughtParcel(input);
    const addresses = onceSettled(input.addresses);
    // Where nothing is doubtful nobody waits for them, nor for their failure.
    addresses.catch(() => undefined);
    const { readings, editions } = await this.routes.read(parcel, ctx);
    const good = readings.filter(isGood);
    if (good.length === 0) throw worstOf(readings);

    const search = new PermitSearch(parcel, good);
    const needsAddresses = search.hasDoubts || input.matchByAddress === true;
    const known = needsAddresses ? await addresses : { list: [], note: null };
    const matches = search.matches(comparable(known.list), input.matchByAddress === true);
    const millesime = editionOf(good, editions);
    const permits = search.permits(matches, millesime);
    const notes = [
      ...(known.note === null ? [] : [known.note]),
      ...(search.leftOut === 0
        ? []
        : [`${search.leftOut} permit(s) left out: neither number nor address tells their arrondissement`]),
    ];
    return { data: permits, report: reportOn(readings, good, millesime, notes) };
  }
}

/** Finds one parcel's permits in the rows that were read. */
class PermitSearch {
  private readonly sure: MatchedRow[] = [];
  private readonly doubtful: MatchedRow[] = [];
  /** Permits of an unknown arrondissement that no address speaks for. */
  leftOut = 0;

  constructor(
    private readonly parcel: SoughtParcel,
    private readonly readings: readonly GoodReading[],
  ) {
    for (const reading of readings) {
      for (const row of reading.found.rows.candidates(parcel)) this.sort(reading, row);
    }
  }

  get hasDoubts(): boolean {
    return this.doubtful.length > 0;
  }

  matches(addresses: readonly FrenchAddress[], byAddress: boolean): MatchedRow[] {
    const decided = this.doubtful.flatMap((one) => {
      const quality = settled(one.row.row, this.parcel, addresses);
      if (quality === null) this.leftOut++;
      if (quality === null) return [];
      // Koumoul weighed the address too: what it computed is better than any parcel of that section and number.
      const isComputed = one.method === 'koumoulParcel' && quality === 'ambiguousPrefix';
      return [{ ...one, quality: isComputed ? ('computedParcel' as const) : quality }];
    });
    const found = [...this.sure, ...decided];
    return byAddress ? [...found, ...this.atAddresses(addresses, found)] : found;
  }

  permits(matches: readonly MatchedRow[], millesime: string | null): Permit[] {
    const permits = new Map<string, Permit>();
    for (const { series, number } of matches) {
      for (const dossier of dossiersOf(series, number, (type, sought) => this.numbered(type, sought))) {
        const match = surest(
          matches.filter((one) =>
            dossier.rows.some(({ type, row }) => type === one.type && row.content === one.row.content),
          ),
        );
        if (match === undefined) continue;
        const isOfEdition = dossier.rows.every(({ type }) => this.reading(type)?.route === 'dido');
        const permit = permitRecord(dossier, match, this.parcel, isOfEdition ? millesime : null);
        permits.set(permit.id, permit);
      }
    }
    return [...permits.values()].sort(newestFirst);
  }

  private sort(reading: GoodReading, row: PermitRow): void {
    const likeness = likenessOf(row.row, this.parcel);
    const isComputed = reading.route === 'koumoul';
    const one = this.matched(reading, row, isComputed ? 'koumoulParcel' : 'cadastralReference');
    if (likeness === 'exact') this.sure.push({ ...one, quality: 'exact' });
    else if (likeness === 'settle') this.doubtful.push(one);
    else if (isComputed && placeOf(row.row, this.parcel) !== 'elsewhere') {
      this.sure.push({ ...one, quality: 'computedParcel' });
    }
  }

  private matched({ file }: GoodReading, row: PermitRow, method: Match['method']): MatchedRow {
    const number = toText(row.row[file.numberColumn]) ?? '';
    return { type: file.type, series: file.series, number, row, method, quality: 'ambiguousPrefix' };
  }

  private atAddresses(addresses: readonly FrenchAddress[], found: readonly MatchedRow[]): MatchedRow[] {
    const known = new Set(found.map(({ type, row }) => `${type} ${row.content}`));
    return this.readings.flatMap((reading) =>
      [...reading.found.rows.all()]
        .filter((row) => !known.has(`${reading.file.type} ${row.content}`))
        .filter(({ row }) => isAtAddress(row, this.parcel, addresses))
        .map((row) => ({ ...this.matched(reading, row, 'address'), quality: 'address' as const })),
    );
  }

  private numbered(type: PermitType, number: string): readonly PermitRow[] {
    return this.reading(type)?.found.rows.numbered(number) ?? [];
  }

  private reading(type: PermitType): GoodReading | undefined {
    return this.readings.find(({ file }) => file.type === type);
  }
}

function isGood(reading: Reading): reading is GoodReading {
  return reading.route !== null;
}

/** Time is the cause of the whole when any file ran out of it: the others may have been cut short by it. */
function worstOf(readings: readonly Reading[]): Error {
  const errors = readings.flatMap(({ error }) => (error === undefined ? [] : [error]));
  return worstFailure(errors) ?? new Error('no file was read');
}

function newestFirst(a: Permit, b: Permit): number {
  const [dayA, dayB] = [a.authorizationDate ?? '', b.authorizationDate ?? ''];
  if (dayA !== dayB) return dayA < dayB ? 1 : -1;
  return a.id < b.id ? -1 : 1;
}

function editionOf(readings: readonly GoodReading[], editions: readonly Edition[]): string | null {
  const moments = readings.flatMap(({ route, found }) => (route === 'dido' ? [found.answer.fetchedAt] : []));
  if (moments.length === 0) return null;
  const oldest = new Date(Math.min(...moments.map((moment) => moment.getTime())));
  return editionAt(editions, oldest) ?? null;
}

function reportOn(
  readings: readonly Reading[],
  good: readonly GoodReading[],
  millesime: string | null,
  more: readonly string[],
): SourceReport {
  const { notes, isPartial } = notesOn(readings);
  const all = [...notes, ...more];
  const credit = {
    ...SITADEL_CREDIT,
    attribution: SITADEL_CREDIT.attribution + (millesime === null ? '' : `, ${millesime}`),
  };
  const answers = good.map(({ found }) => found.answer);
  return reportOf(credit, answers, {
    ...(isPartial ? { status: 'partial' as const } : {}),
    ...(millesime === null ? {} : { edition: millesime }),
    matchedBy: good.every(({ route }) => route === 'koumoul') ? 'parcelle' : 'cadastralReference',
    ...(good.some(({ found }) => found.truncated) ? { truncated: true } : {}),
    ...(all.length === 0 ? {} : { notes: all }),
  });
}

interface KnownAddresses {
  readonly list: readonly ParcelAddress[];
  readonly note: string | null;
}

/** The addresses when they are there; a failure of their source leaves ambiguities as they are. */
async function onceSettled(addresses: PermitsInput['addresses']): Promise<KnownAddresses> {
  try {
    return { list: await addresses, note: null };
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    return {
      list: [],
      note: 'the addresses of the parcel could not be read to settle which permits are its own',
    };
  }
}
