import { parseTrustProxy } from '../throttling/trust-proxy.js';
import { UPSTREAMS, UPSTREAM_NAMES, type UpstreamName } from './upstreams.js';

/** The server's settings, typed and checked. Read once at start by {@link readSettings}. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** IPs and CIDRs whose X-Forwarded-For is believed; false: nobody's. */
  readonly trustProxy: readonly string[] | false;
  readonly requestDeadlineMs: number;
  readonly rateLimit: number;
  readonly rateLimitWindowMs: number;
  /** Answers that may be in the making at once. */
  readonly maxInProgress: number;
  /** Parcels of batches that are worked on at once. */
  readonly batchConcurrency: number;
  readonly cacheMemoryBytes: number;
  /** Folder of the store that survives restarts. */
  readonly dataDir: string;
  /** 0: no such store. */
  readonly cacheDiskBytes: number;
  /** Redis shared by several processes; undefined: each is alone. */
  readonly redisUrl: string | undefined;
  /** How long after its fetch an answer may stand in for a source that fails. */
  readonly staleIfErrorMs: number;
  /** Multiplies the outgoing budgets; below 1 when they are shared. */
  readonly outgoingFactor: number;
  /** Servers that ask from one address. */
  readonly instances: number;
  readonly shutdownDelayMs: number;
  readonly shutdownGraceMs: number;
  readonly logLevel: LogLevel;
  readonly contactUrl: string;
  readonly baseUrls: Readonly<Record<UpstreamName, string>>;
  readonly bdnbApiKey: string | undefined;
  /** Keyless calls of a month until BDNB tells; 0: no quota but what it tells. */
  readonly bdnbMonthlyQuota: number;
  /** Part of a day's BDNB calls, 0 to 1, that one client may use. */
  readonly bdnbClientShare: number;
  readonly dpeApiKey: string | undefined;
  /** Tiles of the explorer's map: templates with {z}, {x}, {y}; '': none. */
  readonly tilesPlanUrl: string;
  readonly tilesPhotoUrl: string;
  /** Folder of the built explorer; undefined: the package's own. */
  readonly webDir: string | undefined;
}

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Nest injection token of {@link Settings}. */
export const SETTINGS = Symbol('SETTINGS');

export class InvalidSettings extends Error {
  override readonly name = 'InvalidSettings';
  constructor(readonly problems: readonly string[]) {
    super(`Invalid settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/** One environment variable: how it is read, what it is without one, and why. The settings page is made from these rows. */
export interface SettingRow<T> {
  readonly variable: string;
  readonly fallback: string;
  readonly reason: string;
  /** Returns the value or throws an Error whose message says what is expected. */
  readonly read: (text: string) => T;
}

function row<T>(
  variable: string,
  fallback: string,
  reason: string,
  read: (text: string) => T,
): SettingRow<T> {
  return { variable, fallback, reason, read };
}

const integer =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max) {
      throw new Error(`must be a whole number from ${min} to ${max}`);
    }
    return value;
  };

const decimal =
  (min: number, max: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+(\.\d+)?$/.test(text) || value < min || value > max) {
      throw new Error(`must be a number from ${min} to ${max}`);
    }
    return value;
  };

const asIs = (text: string): string => text;

const optional = (text: string): string | undefined => (text === '' ? undefined : text);

function logLevel(text: string): LogLevel {
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) throw new Error(`must be one of ${LOG_LEVELS.join(', ')}`);
  return level;
}

function baseUrl(text: string): string {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Error('must be an absolute http(s) URL');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('must be an http(s) URL');
  if (url.search !== '' || url.hash !== '') throw new Error('must not carry a query or a fragment');
  return text.replace(/\/+$/, '');
}

/** A template of map tiles, such as `https://tiles.example/{z}/{x}/{y}.png`. */
function tilesUrl(text: string): string {
  if (text === NO_TILES) return '';
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error(`must be an http(s) URL, or ${NO_TILES}`);
  if (!['{z}', '{x}', '{y}'].every((place) => text.includes(place)))
    throw new Error('must hold {z}, {x} and {y}');
  return text;
}

function redisUrl(text: string): string | undefined {
  if (text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if ((url?.protocol !== 'redis:' && url?.protocol !== 'rediss:') || url.hostname === '') {
    throw new Error('must be a URL like redis://host:6379 or rediss://:password@host:6379/0');
  }
  return text;
}

const MB = 1024 * 1024;

/** Said in place of a template where there shall be no tiles. */
const NO_TILES = 'none';
/** Tiles of IGN's Géoplateforme, keyless (Licence Ouverte 2.0). */
const IGN_TILES =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&STYLE=normal&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}';

export const SETTING_ROWS = {
  port: row('PORT', '3000', 'TCP port to listen on; 0 takes a free one', integer(0, 65_535)),
  host: row('HOST', '0.0.0.0', 'Address to listen on', asIs),
  trustProxy: row(
    'TRUST_PROXY',
    '',
    'Proxies whose X-Forwarded-For is believed (IPs, CIDRs, loopback); by default nobody, so that no client can choose its own address',
    parseTrustProxy,
  ),
  requestDeadlineMs: row(
    'REQUEST_DEADLINE_MS',
    '25000',
    'An answer is due within this; clients are told to wait 30 s',
    integer(100, 120_000),
  ),
  rateLimit: row('RATE_LIMIT', '100', 'Requests a client may make per window', integer(1, 1_000_000)),
  rateLimitWindowMs: row('RATE_LIMIT_WINDOW_MS', '60000', 'Length of that window', integer(100, 3_600_000)),
  maxInProgress: row(
    'MAX_IN_PROGRESS',
    '400',
    'Answers that may be in the making at once, those at hand not counted; further requests get 503 with Retry-After',
    integer(1, 100_000),
  ),
  batchConcurrency: row(
    'BATCH_CONCURRENCY',
    '4',
    'Parcels of batches that are worked on at once, over all batches; further ones wait their turn',
    integer(1, 100),
  ),
  cacheMemoryBytes: row(
    'CACHE_MEMORY_MB',
    '128',
    'Answers kept in memory, at most: half of it those of upstreams, half our own, ready to be sent',
    (text) => integer(1, 16_384)(text) * MB,
  ),
  dataDir: row('DATA_DIR', './data', 'Folder of what must survive a restart', asIs),
  cacheDiskBytes: row(
    'CACHE_DISK_MB',
    '1024',
    'Upstream answers kept on disk, at most; 0 keeps none, and every restart costs BDNB quota',
    (text) => integer(0, 1_048_576)(text) * MB,
  ),
  redisUrl: row(
    'REDIS_URL',
    '',
    'Redis (redis:// or rediss://) through which several instances share rate limits, outgoing budgets and answers; answers are then kept there instead of on disk',
    redisUrl,
  ),
  staleIfErrorMs: row(
    'STALE_IF_ERROR',
    '2592000',
    'Seconds after its fetch for which an answer may stand in for a source that fails',
    (text) => integer(0, 31_536_000)(text) * 1_000,
  ),
  outgoingFactor: row(
    'OUTGOING_FACTOR',
    '1',
    'Multiplies what upstreams are asked at most: below 1 to be gentler, above only for mirrors of your own',
    decimal(0.01, 1_000),
  ),
  instances: row(
    'INSTANCES',
    '1',
    'Servers that ask from one address: where they cannot count together through Redis, each takes its part',
    integer(1, 1_000),
  ),
  shutdownDelayMs: row(
    'SHUTDOWN_DELAY_MS',
    '0',
    'How long a server that is told to stop still takes connections while /health/ready says 503: what the load balancer in front needs to notice',
    integer(0, 120_000),
  ),
  shutdownGraceMs: row(
    'SHUTDOWN_GRACE_MS',
    '10000',
    'How long requests in flight may take to end then; afterwards their connections are cut',
    integer(100, 120_000),
  ),
  logLevel: row('LOG_LEVEL', 'info', 'Least severe log line written', logLevel),
  contactUrl: row(
    'CONTACT_URL',
    'https://github.com/deepcity/deepcity',
    'Told to the upstreams in User-Agent, so that they can reach whoever runs this server',
    asIs,
  ),
  bdnbApiKey: row('BDNB_API_KEY', '', 'Key of a paid BDNB plan; lifts the monthly quota', optional),
  bdnbMonthlyQuota: row(
    'BDNB_MONTHLY_QUOTA',
    String(UPSTREAMS.bdnb.quota.calls),
    'Calls a month that BDNB gives without a key, until its headers tell; 0 for a mirror of your own',
    integer(0, 1_000_000_000),
  ),
  bdnbClientShare: row(
    'BDNB_CLIENT_SHARE',
    '0.25',
    "Part of a day's BDNB calls that one client may use; 1 where there is only one",
    decimal(0.01, 1),
  ),
  dpeApiKey: row('DPE_API_KEY', '', 'Key of data.ademe.fr; lifts its rate limit', optional),
  tilesPlanUrl: row(
    'TILES_PLAN_URL',
    `${IGN_TILES}&FORMAT=image/png&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2`,
    "Tiles of the explorer's map, with {z}, {x} and {y}; none: a plain ground, and browsers ask nobody but this server",
    tilesUrl,
  ),
  tilesPhotoUrl: row(
    'TILES_PHOTO_URL',
    `${IGN_TILES}&FORMAT=image/jpeg&LAYER=ORTHOIMAGERY.ORTHOPHOTOS`,
    'The same, aerial pictures; none: not offered',
    tilesUrl,
  ),
  webDir: row('WEB_DIR', '', 'Folder of the built explorer page; by default that of the package', optional),
} as const satisfies Record<string, SettingRow<unknown>>;

/**
 * Reads the settings from an environment.
 * @throws InvalidSettings naming every variable that cannot be used, and what it should be
 */
export function readSettings(environment: Environment): Settings {
  const problems: string[] = [];
  const read = <T>({ variable, fallback, read: parse }: SettingRow<T>): T => {
    const text = environment[variable]?.trim() ?? '';
    try {
      return parse(text === '' ? fallback : text);
    } catch (error) {
      problems.push(`${variable} ${(error as Error).message}, but is "${text.slice(0, 100)}"`);
      return parse(fallback);
    }
  };

  const baseUrls = Object.fromEntries(
    UPSTREAM_NAMES.map((name) => [
      name,
      read(row(UPSTREAMS[name].variable, UPSTREAMS[name].baseUrl, '', baseUrl)),
    ]),
  ) as Record<UpstreamName, string>;

  const settings: Settings = {
    port: read(SETTING_ROWS.port),
    host: read(SETTING_ROWS.host),
    trustProxy: read(SETTING_ROWS.trustProxy),
    requestDeadlineMs: read(SETTING_ROWS.requestDeadlineMs),
    rateLimit: read(SETTING_ROWS.rateLimit),
    rateLimitWindowMs: read(SETTING_ROWS.rateLimitWindowMs),
    maxInProgress: read(SETTING_ROWS.maxInProgress),
    batchConcurrency: read(SETTING_ROWS.batchConcurrency),
    cacheMemoryBytes: read(SETTING_ROWS.cacheMemoryBytes),
    dataDir: read(SETTING_ROWS.dataDir),
    cacheDiskBytes: read(SETTING_ROWS.cacheDiskBytes),
    redisUrl: read(SETTING_ROWS.redisUrl),
    staleIfErrorMs: read(SETTING_ROWS.staleIfErrorMs),
    outgoingFactor: read(SETTING_ROWS.outgoingFactor),
    instances: read(SETTING_ROWS.instances),
    shutdownDelayMs: read(SETTING_ROWS.shutdownDelayMs),
    shutdownGraceMs: read(SETTING_ROWS.shutdownGraceMs),
    logLevel: read(SETTING_ROWS.logLevel),
    contactUrl: read(SETTING_ROWS.contactUrl),
    bdnbApiKey: read(SETTING_ROWS.bdnbApiKey),
    bdnbMonthlyQuota: read(SETTING_ROWS.bdnbMonthlyQuota),
    bdnbClientShare: read(SETTING_ROWS.bdnbClientShare),
    dpeApiKey: read(SETTING_ROWS.dpeApiKey),
    tilesPlanUrl: read(SETTING_ROWS.tilesPlanUrl),
    tilesPhotoUrl: read(SETTING_ROWS.tilesPhotoUrl),
    webDir: read(SETTING_ROWS.webDir),
    baseUrls,
  };
  if (problems.length > 0) throw new InvalidSettings(problems);
  return settings;
}
