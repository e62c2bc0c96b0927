import { Injectable } from '@nestjs/common';
import { metresBetween } from '../../geometry/distance.js';
import type { Areal, Position } from '../../geometry/geojson.js';
import { bboxOf, positionsOf } from '../../geometry/polygons.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { orFailure } from '../or-failure.js';
import { type SourceCredit, type SourceResult, notCovered, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { type Candidate, type Kept, mergedCandidates, numberOf, sortedOut } from './candidates.js';
import { DpeClient, type DpeLines, MAX_VALUES } from './dpe.client.js';
import { DPE_DATASET_NAMES, type DpeDatasetName } from './dpe-certificate.fields.js';
import { dayInFrance, type Energy, replacedNumbers, residentialOf, tertiaryOf } from './energy.js';
import type { IdColumn } from './id-column.js';
import { type DpePlace, type KnownKeys, knownKeysOf } from './known-keys.js';
import { judgeByKey, judgeByPlace, type Rejection } from './match.js';
import { driftNotes, failureNotes, missingNotes, rejectionNotes } from './notes.js';
import { isMetropolitan } from './overseas.js';

export const DPE_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'ADEME - Observatoire DPE-Audit',
};

/** Filters asked per kind of identifier and dataset: 200 values, more than any but the largest estates have. */
const MAX_FILTERS = 4;
/** BAN points stand on the street side of the parcel. */
const SEARCH_MARGIN_M = 15;

interface Question {
  readonly dataset: DpeDatasetName;
  readonly column: IdColumn | null;
  readonly ask: () => Promise<DpeLines>;
}

type Answered = Omit<Question, 'ask'> & ({ readonly lines: DpeLines } | { readonly failure: UpstreamError });

/** What one way of looking for certificates brought to light. */
interface Search {
  readonly candidates: readonly Candidate[];
  readonly kept: readonly Kept[];
  /** By identity of the certificate. */
  readonly rejected: ReadonlyMap<string, Rejection>;
  readonly answered: readonly Answered[];
  readonly truncated: boolean;
  readonly notes: readonly string[];
}

/** The energy performance certificates of a parcel. */
@Injectable()
export class DpeService {
  constructor(private readonly client: DpeClient) {}

  /**
   * Certificates of the parcel's addresses and buildings; where these find none, those whose point lies on the
   * parcel and whose address agrees. Six calls as a rule (three datasets, two identifiers), three more by place.
   * @throws UpstreamError when neither list could be obtained
   */
  async certificates(place: DpePlace, ctx: CallContext): Promise<SourceResult<Energy>> {
    const keys = knownKeysOf(place);
    const hasKeys = keys.banValues.length + keys.rnbValues.length > 0;
    const canSearchByPlace = isMetropolitan(middleOf(place.geometry));
    if (!hasKeys && !canSearchByPlace) {
      return {
        data: { residential: [], tertiary: [] },
        report: notCovered(
          DPE_CREDIT,
          'overseas, certificates can be found by address only, and none is known here',
        ),
      };
    }
    const searches: Search[] = [];
    if (hasKeys) searches.push(await this.byKeys(keys, ctx));
    const foundNothing = searches.every(
      ({ kept, answered }) => kept.length === 0 && !answered.some(hasFailed),
    );
    if (foundNothing && canSearchByPlace) searches.push(await this.byPlace(place, keys, ctx));
    return resultOf(searches, new Date());
  }

  private async byKeys(keys: KnownKeys, ctx: CallContext): Promise<Search> {
    const filters = [...filtersOf('identifiant_ban', keys.banValues), ...filtersOf('id_rnb', keys.rnbValues)];
    const answered = await answersTo(
      DPE_DATASET_NAMES.flatMap((dataset) =>
        filters.map(({ column, values }) => ({
          dataset,
          column,
          ask: () => this.client.byValues(dataset, column, values, ctx),
        })),
      ),
    );
    const candidates = mergedCandidates(findingsOf(answered));
    const sorted = sortedOut(candidates, ({ row, foundBy }) => judgeByKey(row, foundBy, keys));
    const tooMany = [keys.banValues, keys.rnbValues].some(({ length }) => length > MAX_FILTERS * MAX_VALUES);
    const notes = tooMany
      ? [`only ${MAX_FILTERS * MAX_VALUES} of the parcel's identifiers were asked for`]
      : [];
    return {
      ...sorted,
      candidates,
      answered,
      truncated: tooMany || isCut(answered),
      notes: [...notes, ...driftNotes(candidates)],
    };
  }

  /** Narrow rows around the parcel first; whole ones of those that are the parcel's. */
  private async byPlace(place: DpePlace, keys: KnownKeys, ctx: CallContext): Promise<Search> {
    const middle = middleOf(place.geometry);
    const reach = Math.max(...positionsOf(place.geometry).map((position) => metresBetween(middle, position)));
    const nearby = await answersTo(
      DPE_DATASET_NAMES.map((dataset) => ({
        dataset,
        column: null,
        ask: () => this.client.near(dataset, middle, reach + SEARCH_MARGIN_M, ctx),
      })),
    );
    const around = mergedCandidates(findingsOf(nearby));
    const sorted = sortedOut(around, ({ row }) => judgeByPlace(row, keys, place));
    const whole = await answersTo(
      DPE_DATASET_NAMES.flatMap((dataset) => {
        const own = sorted.kept.filter((one) => one.dataset === dataset);
        const numbers = own.flatMap(({ row }) => numberOf(row) ?? []);
        return filtersOf('numero_dpe', numbers).map(({ column, values }) => ({
          dataset,
          column,
          ask: () => this.client.byValues(dataset, column, values, ctx),
        }));
      }),
    );
    const rows = new Map(mergedCandidates(findingsOf(whole)).map(({ row }) => [numberOf(row), row]));
    const kept = sorted.kept.map((one) => ({ ...one, row: rows.get(numberOf(one.row)) ?? one.row }));
    const complete = kept.filter(({ row }) => rows.get(numberOf(row)) === row);
    const narrow = kept.length - complete.length;
    const answered = [...nearby, ...whole];
    return {
      candidates: around,
      kept,
      rejected: sorted.rejected,
      answered,
      truncated: isCut(answered),
      notes: [
        ...(narrow === 0 ? [] : [`${narrow} certificate(s) could be read in part only`]),
        ...driftNotes(complete),
      ],
    };
  }
}

/** Values in the portions that one filter takes. */
function filtersOf<C extends IdColumn>(
  column: C,
  values: readonly string[],
): { readonly column: C; readonly values: readonly string[] }[] {
  const count = Math.min(MAX_FILTERS, Math.ceil(values.length / MAX_VALUES));
  return Array.from({ length: count }, (_, index) => ({
    column,
    values: values.slice(index * MAX_VALUES, (index + 1) * MAX_VALUES),
  }));
}

/** Asks all at once; one question's failure leaves the others' answers. */
async function answersTo(questions: readonly Question[]): Promise<Answered[]> {
  return Promise.all(
    questions.map(async ({ dataset, column, ask }): Promise<Answered> => {
      const lines = await orFailure(ask());
      return lines instanceof UpstreamError
        ? { dataset, column, failure: lines }
        : { dataset, column, lines };
    }),
  );
}

function hasFailed(answered: Answered): answered is Answered & { readonly failure: UpstreamError } {
  return 'failure' in answered;
}

function isCut(answered: readonly Answered[]): boolean {
  return answered.some((one) => 'lines' in one && one.lines.truncated);
}

function findingsOf(answered: readonly Answered[]): Parameters<typeof mergedCandidates>[0] {
  return answered.flatMap((one) =>
    'lines' in one ? [{ dataset: one.dataset, column: one.column, rows: one.lines.rows }] : [],
  );
}

function middleOf(geometry: Areal): Position {
  const [west, south, east, north] = bboxOf(geometry);
  return [(west + east) / 2, (south + north) / 2];
}

function resultOf(searches: readonly Search[], now: Date): SourceResult<Energy> {
  const all = <T>(part: (search: Search) => readonly T[]): T[] =>
    searches.flatMap((search) => [...part(search)]);
  const answered = all((search) => search.answered);
  const failures = answered.filter(hasFailed).map(({ dataset, failure }) => [dataset, failure] as const);
  const failed = new Set(failures.map(([dataset]) => dataset));
  const kept = all((search) => search.kept);
  const surroundings = {
    today: dayInFrance(now),
    replaced: replacedNumbers(all((search) => search.candidates)),
  };
  const residential = residentialOf(kept, surroundings);
  const tertiary = tertiaryOf(kept, surroundings);
  const data: Energy = {
    residential:
      residential.length === 0 && (failed.has('existing') || failed.has('new')) ? null : residential,
    tertiary: tertiary.length === 0 && failed.has('tertiary') ? null : tertiary,
  };
  if (data.residential === null && data.tertiary === null) {
    const errors = failures.map(([, failure]) => failure);
    throw worstFailure(errors) ?? new Error('a list is missing although nothing failed');
  }
  const answers = answered.flatMap((one) => ('lines' in one ? one.lines.answers : []));
  const edition = editionOf(answers);
  // Found by key and again by place: the first reason counts.
  const rejected = new Map(searches.flatMap((search) => [...search.rejected]).reverse());
  const notes = [
    ...missingNotes(data),
    ...failureNotes(failures),
    ...rejectionNotes([...rejected.values()]),
    ...all((search) => search.notes),
  ];
  return {
    data,
    report: reportOf(DPE_CREDIT, answers, {
      ...(failures.length === 0 ? {} : { status: 'partial' }),
      ...(edition === undefined ? {} : { edition }),
      matchedBy: routesOf(answered),
      ...(searches.some(({ truncated }) => truncated) ? { truncated: true } : {}),
      ...(notes.length === 0 ? {} : { notes }),
    }),
  };
}

/** By which keys certificates were looked for; the number only completes what was found by place. */
function routesOf(answered: readonly Answered[]): string {
  const columns = answered.map(({ column }) => column ?? 'geo_distance');
  return [...new Set(columns.filter((column) => column !== 'numero_dpe'))].join(', ');
}

/** The day on which the oldest of the answering datasets was last indexed. */
function editionOf(answers: readonly UpstreamResponse<unknown>[]): string | undefined {
  const times = answers
    .map(({ headers }) => Date.parse(headers['last-modified'] ?? ''))
    .filter((time) => !Number.isNaN(time));
  return times.length === 0 ? undefined : new Date(Math.min(...times)).toISOString().slice(0, 10);
}
