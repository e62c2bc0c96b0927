/**
 * Every upstream, what its base URL is by default, and how hard it may be asked.
 * Limits are those of shared knowledge about each service; the reason stands beside the number.
 */
export interface UpstreamProfile {
  /** Environment variable that replaces the base URL. */
  readonly variable: string;
  readonly baseUrl: string;
  /** Upstreams of one host share one outgoing budget; its name. */
  readonly budget: BudgetName;
  readonly connectTimeoutMs: number;
  /** For one attempt, from leaving the queue to the last byte. */
  readonly timeoutMs: number;
  /** First try included. */
  readonly attempts: number;
  /** Statuses worth another try besides network errors and 429. */
  readonly retryStatuses: readonly number[];
  readonly maxBytes: number;
  /** How long an answer counts as current. */
  readonly freshMs: number;
  /** Keeps its files on another host and redirects there. */
  readonly redirectsElsewhere: boolean;
  /** Its calls are counted over months. */
  readonly quota?: MonthlyQuota;
  /** It shuts addresses out at the network, for longer with each try. */
  readonly shutsOut?: ShutOut;
}

/** When to take failures to connect for being shut out. */
export interface ShutOut {
  /** In a row. */
  readonly failures: number;
  /** For which it is then left alone, at least. */
  readonly restMs: number;
}

export interface MonthlyQuota {
  /** Calls of a window, without a key. */
  readonly calls: number;
  /** Length of a window, which begins with its first call. */
  readonly periodMs: number;
  /** The last part of them, 0 to 1, that is kept for what was never asked before. */
  readonly reserve: number;
}

export interface Budget {
  /** Calls that may start in any 1,000 ms. */
  readonly perSecond: number;
  readonly concurrency: number;
}

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const DAY = 24 * HOUR;
const MB = 1024 * 1024;
const OVERLOAD = [502, 503, 504] as const;

export const BUDGETS = {
  /** No published limit; a WFS of 30/s stands behind it. */
  apicarto: { perSecond: 8, concurrency: 4 },
  /** 30/s per IP published; 429 was seen from six calls at a time on. */
  wfs: { perSecond: 20, concurrency: 5 },
  /** 50/s per IP, then a block of 5 s. */
  geocoder: { perSecond: 40, concurrency: 10 },
  banLookup: { perSecond: 10, concurrency: 5 },
  /** 120/min keyless: 2/s with room for a burst of one parcel. */
  bdnb: { perSecond: 2, concurrency: 4 },
  rnb: { perSecond: 5, concurrency: 4 },
  koumoul: { perSecond: 5, concurrency: 4 },
  /** data.gouv.fr's file hosts ask for restraint. */
  dataGouvFiles: { perSecond: 2, concurrency: 2 },
  dvfApi: { perSecond: 5, concurrency: 4 },
  dpe: { perSecond: 8, concurrency: 4 },
  /** 7/s gets an IP banned at the network level. */
  sirene: { perSecond: 5, concurrency: 4 },
  bodacc: { perSecond: 10, concurrency: 4 },
  tabular: { perSecond: 5, concurrency: 4 },
  dido: { perSecond: 2, concurrency: 2 },
  geoApi: { perSecond: 20, concurrency: 4 },
} as const satisfies Record<string, Budget>;
export type BudgetName = keyof typeof BUDGETS;

const defaults = {
  connectTimeoutMs: 3 * SECOND,
  timeoutMs: 8 * SECOND,
  attempts: 2,
  retryStatuses: OVERLOAD,
  maxBytes: 20 * MB,
  freshMs: DAY,
  redirectsElsewhere: false,
};

export const UPSTREAMS = {
  cadastre: {
    ...defaults,
    variable: 'CADASTRE_BASE_URL',
    baseUrl: 'https://apicarto.ign.fr/api/cadastre',
    budget: 'apicarto',
    timeoutMs: 6 * SECOND,
    // API Carto answers 500 when the WFS behind it stumbled.
    retryStatuses: [500, ...OVERLOAD],
    freshMs: 7 * DAY,
  },
  gpu: {
    ...defaults,
    variable: 'GPU_BASE_URL',
    baseUrl: 'https://apicarto.ign.fr/api/gpu',
    budget: 'apicarto',
    retryStatuses: [500, ...OVERLOAD],
    freshMs: 7 * DAY,
  },
  wfs: {
    ...defaults,
    variable: 'WFS_BASE_URL',
    baseUrl: 'https://data.geopf.fr/wfs/ows',
    budget: 'wfs',
    timeoutMs: 6 * SECOND,
    freshMs: 7 * DAY,
  },
  geocoder: {
    ...defaults,
    variable: 'GEOCODER_BASE_URL',
    baseUrl: 'https://data.geopf.fr/geocodage',
    budget: 'geocoder',
    timeoutMs: 5 * SECOND,
    freshMs: 7 * DAY,
  },
  banLookup: {
    ...defaults,
    variable: 'BAN_LOOKUP_BASE_URL',
    baseUrl: 'https://plateforme.adresse.data.gouv.fr/lookup',
    budget: 'banLookup',
    timeoutMs: 5 * SECOND,
    freshMs: 30 * DAY,
  },
  etalabCadastre: {
    ...defaults,
    variable: 'ETALAB_CADASTRE_BASE_URL',
    baseUrl: 'https://cadastre.data.gouv.fr',
    budget: 'dataGouvFiles',
    timeoutMs: 12 * SECOND,
    maxBytes: 64 * MB,
    freshMs: 7 * DAY,
    redirectsElsewhere: true,
  },
  bdnb: {
    ...defaults,
    variable: 'BDNB_BASE_URL',
    baseUrl: 'https://api.bdnb.io/v1/bdnb',
    budget: 'bdnb',
    // Each call costs monthly quota: a second try only where the gateway itself was overloaded.
    attempts: 2,
    freshMs: 14 * DAY,
    // Seen in headers of the keyless plan, per address.
    quota: { calls: 10_000, periodMs: 30 * DAY, reserve: 0.05 },
  },
  rnb: {
    ...defaults,
    variable: 'RNB_BASE_URL',
    baseUrl: 'https://rnb-api.beta.gouv.fr/api/alpha',
    budget: 'rnb',
    freshMs: 14 * DAY,
  },
  koumoul: {
    ...defaults,
    variable: 'KOUMOUL_BASE_URL',
    baseUrl: 'https://opendata.koumoul.com/data-fair/api/v1/datasets',
    budget: 'koumoul',
    freshMs: 14 * DAY,
  },
  dvfFiles: {
    ...defaults,
    variable: 'DVF_FILES_BASE_URL',
    baseUrl: 'https://files.data.gouv.fr/geo-dvf/latest/csv',
    budget: 'dataGouvFiles',
    timeoutMs: 15 * SECOND,
    maxBytes: 32 * MB,
    redirectsElsewhere: true,
  },
  dvfApi: {
    ...defaults,
    variable: 'DVF_API_BASE_URL',
    baseUrl: 'https://dvf-api.data.gouv.fr',
    budget: 'dvfApi',
    freshMs: 7 * DAY,
  },
  dpe: {
    ...defaults,
    variable: 'DPE_BASE_URL',
    baseUrl: 'https://data.ademe.fr/data-fair/api/v1/datasets',
    budget: 'dpe',
    freshMs: 3 * DAY,
  },
  sirene: {
    ...defaults,
    variable: 'SIRENE_BASE_URL',
    baseUrl: 'https://recherche-entreprises.api.gouv.fr',
    budget: 'sirene',
    shutsOut: { failures: 3, restMs: 60 * SECOND },
    freshMs: DAY,
  },
  bodacc: {
    ...defaults,
    variable: 'BODACC_BASE_URL',
    baseUrl:
      'https://bodacc-datadila.opendatasoft.com/api/explore/v2.1/catalog/datasets/annonces-commerciales',
    budget: 'bodacc',
    freshMs: DAY,
  },
  tabular: {
    ...defaults,
    variable: 'TABULAR_BASE_URL',
    baseUrl: 'https://tabular-api.data.gouv.fr/api',
    budget: 'tabular',
    freshMs: 7 * DAY,
  },
  sitadel: {
    ...defaults,
    variable: 'SITADEL_BASE_URL',
    baseUrl: 'https://data.statistiques.developpement-durable.gouv.fr/dido/api/v1',
    budget: 'dido',
    timeoutMs: 15 * SECOND,
    maxBytes: 64 * MB,
    freshMs: 7 * DAY,
    redirectsElsewhere: true,
  },
  geoApi: {
    ...defaults,
    variable: 'GEO_API_BASE_URL',
    baseUrl: 'https://geo.api.gouv.fr',
    budget: 'geoApi',
    timeoutMs: 5 * SECOND,
    freshMs: 30 * DAY,
  },
} as const satisfies Record<string, UpstreamProfile>;

export type UpstreamName = keyof typeof UPSTREAMS;
export const UPSTREAM_NAMES = Object.keys(UPSTREAMS) as UpstreamName[];
