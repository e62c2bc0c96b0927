import { Injectable } from '@nestjs/common';
import type { Position } from '../geometry/geojson.js';
import { parseParcelReference } from '../parcels/parcel-id.js';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { Outcome, SourceRun } from '../properties/source-run.js';
import { AddressFinder, type LinkedParcel } from '../sources/ban/address-finder.service.js';
import { BAN_CREDIT } from '../sources/ban/ban.service.js';
import type { LocatedAddress } from '../sources/ban/located-address.fields.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { CADASTRE_CREDIT, CadastreService } from '../sources/cadastre/cadastre.service.js';
import { type FoundParcels, ParcelsByPlaceService } from '../sources/cadastre/parcels-by-place.service.js';
import type { SourceResult } from '../sources/source-result.js';
import type { CallContext } from '../upstream/call-context.js';
import { UpstreamError } from '../upstream/upstream-error.js';
import { MAX_AROUND, NEAR_M, parcelsAtPoint } from './by-point.js';
import { type Candidate, candidateOf, inOrder } from './candidate.js';
import { mergedReport } from './merged-report.js';

/** Below this a text is not the address that was found for it. */
const LEAST_SCORE = 0.5;
/** The geocoder's usual bar for trusting a match. */
const TRUSTED_SCORE = 0.7;
/** Another address as like the text as the first one: the text does not tell which is meant. */
const AS_LIKE = 0.005;
const ADDRESSES = 5;
/** Why a text has no address, in words for the readers of `/v1` and of `/mcp`. */
export const NO_ADDRESS = 'No address is like this text: check the spelling, and name the commune';
/** An estate-wide declaration names dozens; each costs a call. */
const MAX_LINKED = 10;

export interface ByAddress {
  /** Null when no address is like the text. */
  readonly address: LocatedAddress | null;
  readonly candidates: readonly Candidate[];
  readonly notes: readonly string[];
  /** What was run and may have failed without making the answer worthless. */
  readonly outcomes: readonly (Outcome<unknown> | null)[];
}

/** The parcels around an address, and those of the linked ones that are farther off. */
interface Surroundings {
  readonly near: readonly Cadastral[];
  readonly linked: readonly Cadastral[];
  readonly notes: readonly string[];
}

/** Finds the parcels of an address: those that are linked to it, else the one under its point. */
@Injectable()
export class ByAddressService {
  constructor(
    private readonly addresses: AddressFinder,
    private readonly cadastre: CadastreService,
    private readonly byPlace: ParcelsByPlaceService,
  ) {}

  /** @throws SourcesFailed when the address or every parcel at it could not be looked up */
  async find(text: string, run: SourceRun, ctx: CallContext): Promise<ByAddress> {
    const located = await run.run('ban', 'addresses', BAN_CREDIT, () =>
      this.addresses.find(text, { limit: ADDRESSES, typing: false }, ctx),
    );
    if ('error' in located) throw new SourcesFailed('The address could not be looked up', [located.error]);
    const [address, ...others] = located.data;
    const score = address?.score ?? 0;
    if (address === undefined || score < LEAST_SCORE) {
      return { address: null, candidates: [], notes: [NO_ADDRESS], outcomes: [] };
    }
    const notes = doubtsAbout(address, others);
    if (address.lon === null || address.lat === null || address.kind === 'municipality') {
      const note = 'This is a whole commune: add a street and a number';
      return { address, candidates: [], notes: [...notes, note], outcomes: [] };
    }
    const found = await this.around(address, [address.lon, address.lat], run, ctx);
    return { ...found, address, notes: [...notes, ...found.notes] };
  }

  private async around(
    { id, kind }: LocatedAddress,
    point: Position,
    run: SourceRun,
    ctx: CallContext,
  ): Promise<Omit<ByAddress, 'address'>> {
    const linking =
      kind === 'housenumber' && id !== null
        ? run.run('banPlus', 'addresses', BAN_CREDIT, () => this.addresses.parcelsOf(id, ctx))
        : Promise.resolve(null);
    const cadastre = await run.run('cadastre', 'cadastral', CADASTRE_CREDIT, () =>
      this.surroundings(
        point,
        linking.then((outcome) => outcome?.data ?? []),
        ctx,
      ),
    );
    const links = await linking;
    if ('error' in cadastre) {
      const errors = [cadastre.error, ...(links !== null && 'error' in links ? [links.error] : [])];
      throw new SourcesFailed('The cadastre could not be read', errors);
    }
    const { near, linked, notes } = cadastre.data;
    const outcomes = [links];
    if (linked.length === 0) {
      const atPoint = parcelsAtPoint(point, near);
      const unread =
        links !== null && 'error' in links
          ? ['The links of the address to parcels could not be read: what is at its point stands in for them']
          : [];
      return {
        candidates: kind === 'housenumber' ? atPoint.candidates : atPoint.candidates.map(merelyNear),
        notes: [...notes, ...unread, ...atPoint.notes],
        outcomes,
      };
    }
    const linkTypes = new Map((links?.data ?? []).map(({ idu, linkType }) => [idu, linkType]));
    const candidates = inOrder(
      linked.map((parcel) => {
        const linkType = linkTypes.get(parcel.id);
        const found = linkType === undefined ? {} : { linkType };
        return candidateOf(parcel, { matchMethod: 'addressLink', point, ...found });
      }),
    );
    return { candidates, notes: [...notes, ...pointElsewhere(point, near, candidates)], outcomes };
  }

  /** @throws UpstreamError when neither the surroundings nor a linked parcel could be read */
  private async surroundings(
    point: Position,
    linking: Promise<readonly LinkedParcel[]>,
    ctx: CallContext,
  ): Promise<SourceResult<Surroundings>> {
    const [around, links] = await Promise.all([
      settled(this.byPlace.around(point, NEAR_M, MAX_AROUND, ctx)),
      linking,
    ]);
    const near = 'failure' in around ? [] : around.result.data.parcels;
    const wanted = links.slice(0, MAX_LINKED);
    const known = near.filter(({ id }) => wanted.some(({ idu }) => idu === id));
    const missing = wanted.filter(({ idu }) => !known.some(({ id }) => id === idu));
    const fetched = await Promise.all(
      missing.map(({ idu }) => settled(this.cadastre.find(idu, parseParcelReference(idu), ctx))),
    );
    const read = fetched.flatMap((one) => ('failure' in one ? [] : [one.result]));
    const linked = [...known, ...read.flatMap(({ data }) => data ?? [])];
    const failures = [around, ...fetched].flatMap((one) => ('failure' in one ? [one.failure] : []));
    const [first, ...others] = [
      ...('failure' in around ? [] : [around.result.report]),
      ...read.map(({ report }) => report),
    ];
    if (first === undefined || ('failure' in around && linked.length === 0)) throw failures[0] ?? new Error();
    const report = mergedReport(first, ...others);
    const notes = [
      ...missing
        .filter((_, index) => isUnknown(fetched[index]))
        .map(({ idu }) => `The parcel ${idu}, linked to the address, is not in the cadastre (any more)`),
      ...(links.length > MAX_LINKED
        ? [`${links.length} parcels are linked to the address: the ${MAX_LINKED} most certain are listed`]
        : []),
      ...surplusNote(around),
    ];
    const failed = failures.map(({ upstream, code }) => `${upstream}: ${code}`);
    return {
      data: { near, linked, notes },
      report:
        failed.length === 0
          ? report
          : { ...report, status: 'partial', notes: [...(report.notes ?? []), ...failed] },
    };
  }
}

type Settled<T> = { readonly result: SourceResult<T> } | { readonly failure: UpstreamError };

/** Only failures of upstreams are told: anything else is a bug, and thrown. */
async function settled<T>(asked: Promise<SourceResult<T>>): Promise<Settled<T>> {
  try {
    return { result: await asked };
  } catch (error) {
    if (error instanceof UpstreamError) return { failure: error };
    throw error;
  }
}

function isUnknown(one: Settled<Cadastral | null> | undefined): boolean {
  return one !== undefined && 'result' in one && one.result.data === null;
}

function surplusNote(around: Settled<FoundParcels>): string[] {
  return 'result' in around && !around.result.data.complete
    ? ['There are more parcels around the address than could be looked at']
    : [];
}

function doubtsAbout(address: LocatedAddress, others: readonly LocatedAddress[]): string[] {
  const score = address.score ?? 0;
  const asLike = others
    .filter((other) => (other.score ?? 0) >= score - AS_LIKE)
    .flatMap(({ label }) => label ?? []);
  return [
    ...(score < TRUSTED_SCORE ? [`The address is little like the text (score ${score.toFixed(2)})`] : []),
    ...(asLike.length > 0 ? [`As like the text: ${asLike.join('; ')}`] : []),
    ...(address.kind === 'street' || address.kind === 'locality'
      ? [`This is a ${address.kind} without a house number: the parcels at its middle are listed`]
      : []),
  ];
}

/** The middle of a street or a hamlet is no address's point, and tells no parcel even where it happens to lie in one. */
function merelyNear(candidate: Candidate): Candidate {
  return { ...candidate, containsPoint: null, matchMethod: 'nearby' };
}

/** The parcel under the point is told where it is not among those linked. */
function pointElsewhere(
  point: Position,
  near: readonly Cadastral[],
  candidates: readonly Candidate[],
): string[] {
  if (candidates[0]?.containsPoint === true) return [];
  const { candidates: here } = parcelsAtPoint(point, near);
  const under = here.filter(({ containsPoint }) => containsPoint === true).map(({ id }) => id);
  return under.length === 0
    ? ['The point of the address is in none of its parcels: entrances are often put on the street']
    : [`The point of the address is in ${under.join(', ')}, which no source links to it`];
}
