import type { UpstreamName } from '../../src/config/upstreams.js';
import type { AnswerPart } from '../../src/properties/answer.js';
import type { UpstreamErrorCode } from '../../src/upstream/upstream-error.js';
import { type FaultCase, effectOf } from './fault-cases.js';

/** What every cell is asked about: the documentation's own example, which has records in every section. */
export const ASKED_PARCEL = '75101000AB0001';

/**
 * What the report of a source in `meta.sources` says: a status, or `noted`: still ok, with a note, or another
 * `matchedBy`, `edition` or attribution than without the fault.
 */
export type Told = 'partial' | 'unavailable' | 'noted';

/** What becomes of an answer when one upstream fails. */
export interface Promised {
  /** When it is asked, if not always. */
  readonly asked?: string;
  /** Upstreams of first choice that have to fail for this one to be asked. */
  readonly after?: readonly UpstreamName[];
  /** For readers of the documentation. */
  readonly about: string;
  /** The answer as a whole fails: 504 when time was the cause, else 502. */
  readonly fails?: true;
  /** Null, with an entry in `errors`. */
  readonly missing?: readonly AnswerPart[];
  /** There and not empty, from another route or with less in it. */
  readonly changed?: readonly AnswerPart[];
  readonly told?: Readonly<Record<string, Told>>;
  /** Parts read from it that are the same when another route reads them. */
  readonly reads?: readonly AnswerPart[];
  /** Whose code `errors` gives: its own (the default); that of the route of first choice; or `late`: the same, unless a later route ran out of time. */
  readonly code?: 'first' | 'late';
}

/** The promise for every upstream; a fault adds only the code (see fault-cases.ts). */
export const PROMISES: Readonly<Record<UpstreamName, Promised>> = {
  cadastre: {
    about: 'the parcel comes from the parcel index of the geocoder, without its legal area',
    changed: ['cadastral'],
    told: { cadastre: 'noted' },
  },
  geocoder: {
    after: ['cadastre'],
    about: 'the parcel comes from the file of its commune, whose outline differs a little',
    changed: ['cadastral', 'urbanisme'],
    told: { cadastre: 'noted' },
  },
  etalabCadastre: {
    after: ['cadastre', 'geocoder'],
    about: 'no cadastre is left: no answer',
    fails: true,
    code: 'late',
  },
  gpu: {
    about: 'the WFS has the same layers: nothing is missing',
    told: { gpu: 'noted' },
    reads: ['urbanisme'],
  },
  wfs: {
    about:
      "addresses come by BDNB's keys; easements and what else only the WFS can find are left out of `urbanisme`",
    changed: ['buildings', 'addresses', 'urbanisme'],
    told: { ban: 'partial', gpu: 'partial' },
  },
  banLookup: {
    after: ['wfs'],
    about: 'addresses are what BDNB says of them',
    changed: ['buildings', 'addresses', 'occupation'],
    told: { ban: 'partial' },
  },
  bdnb: {
    about: 'buildings come from RNB, addresses from BAN-PLUS alone, owners without those of premises',
    changed: ['buildings', 'addresses', 'owners'],
    told: { bdnb: 'unavailable', ban: 'partial', owners: 'partial', copro: 'partial' },
  },
  rnb: {
    after: ['bdnb'],
    about: 'nobody is left who knows the buildings',
    missing: ['buildings'],
    code: 'first',
    changed: ['energy'],
    told: { bdnb: 'unavailable', rnb: 'unavailable', dpe: 'partial' },
  },
  koumoul: {
    about: 'owners are those that BDNB knows; null where it knows none',
    changed: ['owners'],
    told: { owners: 'partial' },
  },
  dvfFiles: {
    about: 'sales come from the section API, without those parts of a sale that lie in other sections',
    changed: ['transactions'],
    told: { dvf: 'noted' },
  },
  dvfApi: {
    after: ['dvfFiles'],
    about: 'no sales are left',
    missing: ['transactions'],
    code: 'late',
    told: { dvf: 'unavailable' },
  },
  dpe: { about: 'nobody else has certificates', missing: ['energy'], told: { dpe: 'unavailable' } },
  sirene: {
    about: 'no occupants; owners without details, sales of businesses by address alone',
    missing: ['occupation'],
    changed: ['owners', 'fondsDeCommerce'],
    told: { sirene: 'unavailable', owners: 'partial', bodacc: 'partial' },
  },
  bodacc: {
    about: 'nobody else has notices',
    missing: ['fondsDeCommerce'],
    told: { bodacc: 'unavailable' },
  },
  tabular: {
    about: 'the register cannot be searched',
    missing: ['copropriete'],
    told: { copro: 'unavailable' },
  },
  sitadel: {
    about: 'nobody else has all permits',
    missing: ['permis'],
    told: { sitadel: 'unavailable' },
  },
  geoApi: { asked: 'by `npm run doctor` only', about: 'no answer depends on it' },
};

/** How routes of first choice are made to fail: with status 503. */
const CODE_OF_FIRST_ROUTE: UpstreamErrorCode = 'UPSTREAM_UNAVAILABLE';

/** What one cell of the matrix promises. */
export interface Cell {
  /** One of these. */
  readonly statuses: readonly number[];
  /** Of the entries in `errors`: one of these. */
  readonly codes: readonly UpstreamErrorCode[];
  readonly missing: readonly AnswerPart[];
  /** Parts that may differ from the answer without the fault. */
  readonly changed: readonly AnswerPart[];
  /** Whether {@link changed} must show in the reports. */
  readonly told: Readonly<Record<string, Told>>;
  readonly kind: 'unaffected' | 'stands in' | 'null' | 'slow' | 'fields' | '502' | '504';
}

const UNAFFECTED: Cell = {
  statuses: [200],
  codes: [],
  missing: [],
  changed: [],
  told: {},
  kind: 'unaffected',
};

export function cellOf(upstream: UpstreamName, fault: FaultCase): Cell {
  const promised = PROMISES[upstream];
  const { missing = [], changed = [], told = {}, reads = [] } = promised;
  const effect = effectOf(fault, upstream);
  if (effect === 'harmless' || promised.asked !== undefined) return UNAFFECTED;
  if (effect === 'slow' || effect === 'fields') {
    return { ...UNAFFECTED, changed: [...missing, ...changed, ...reads], kind: effect };
  }
  const own = promised.code === undefined || (promised.code === 'late' && effect === 'UPSTREAM_TIMEOUT');
  const code = own ? effect : CODE_OF_FIRST_ROUTE;
  const maybeLate = fault.pace === 'heavy' && promised.code !== 'first';
  const codes: UpstreamErrorCode[] = maybeLate ? [code, 'UPSTREAM_TIMEOUT'] : [code];
  if (promised.fails === true) {
    const statuses = codes.map((each) => (each === 'UPSTREAM_TIMEOUT' ? 504 : 502));
    const [kind] = statuses.map((status) => `${status}` as const);
    return { ...UNAFFECTED, statuses, codes, kind: kind ?? '502' };
  }
  const kind = missing.length > 0 ? 'null' : 'stands in';
  return { statuses: [200], codes, missing, changed, told, kind };
}
