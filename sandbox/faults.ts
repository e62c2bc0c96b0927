/** What a fault may say besides its kind. */
interface FaultScope {
  /** Only the first so many matching requests; afterwards the upstream is well again. */
  readonly times?: number;
  /** Only requests whose path and query (percent-decoded) contain this text. */
  readonly match?: string;
}

export type RetypeTarget = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null';

export type FaultKind =
  /** Answers after `ms`, plus up to `jitterMs`. */
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs?: number }
  /** The port is closed: connection refused. Takes neither `times` nor `match`. */
  | { readonly kind: 'refuse' }
  /** The connection is reset (RST) before any byte. */
  | { readonly kind: 'reset' }
  /** The request is read and never answered. */
  | { readonly kind: 'hang' }
  /** The right answer, `bytes` at a time (default 1) every `intervalMs` (default 100). */
  | { readonly kind: 'slowDrip'; readonly bytes?: number; readonly intervalMs?: number }
  /** Full content-length, half of the body, then the connection ends. */
  | { readonly kind: 'truncate' }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: unknown;
      readonly contentType?: string;
      /** Seconds or an HTTP date. */
      readonly retryAfter?: number | string;
    }
  /** An HTML page under `status` (default 502). */
  | { readonly kind: 'html'; readonly status?: number }
  /** An OGC ows:ExceptionReport under `status` (default 200). */
  | { readonly kind: 'xmlException'; readonly status?: number }
  | { readonly kind: 'emptyBody' }
  /** The right body announced as `contentType` (default text/plain). */
  | { readonly kind: 'wrongContentType'; readonly contentType?: string }
  | { readonly kind: 'malformedJson' }
  /** The schema moved: fields renamed, removed or of another type, at any depth; in CSV the header line. */
  | {
      readonly kind: 'drift';
      readonly rename?: Readonly<Record<string, string>>;
      readonly remove?: readonly string[];
      readonly retype?: Readonly<Record<string, RetypeTarget>>;
    }
  /** That many bytes of JSON, streamed without content-length. */
  | { readonly kind: 'hugeBody'; readonly bytes: number }
  /** A small gzip body that unpacks to `bytes` (default 512 MB). */
  | { readonly kind: 'gzipBomb'; readonly bytes?: number }
  /** 302 to itself, for ever. */
  | { readonly kind: 'redirectLoop' }
  | { readonly kind: 'redirectTo'; readonly url: string };

export type Fault = FaultKind & FaultScope;
export type FaultName = FaultKind['kind'];

type Check = (value: unknown) => boolean;
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const isText: Check = (value) => typeof value === 'string';
const isObject: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextList: Check = (value) => Array.isArray(value) && value.every(isText);
const isNumberOrText: Check = (value) => isNumber(value) || isText(value);
const isAnything: Check = () => true;

interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
}

const SHAPES: Readonly<Record<FaultName, Shape>> = {
  latency: { required: { ms: isNumber }, optional: { jitterMs: isNumber } },
  refuse: {},
  reset: {},
  hang: {},
  slowDrip: { optional: { bytes: isNumber, intervalMs: isNumber } },
  truncate: {},
  status: {
    required: { status: isNumber },
    optional: { body: isAnything, contentType: isText, retryAfter: isNumberOrText },
  },
  html: { optional: { status: isNumber } },
  xmlException: { optional: { status: isNumber } },
  emptyBody: {},
  wrongContentType: { optional: { contentType: isText } },
  malformedJson: {},
  drift: { optional: { rename: isObject, remove: isTextList, retype: isObject } },
  hugeBody: { required: { bytes: isNumber } },
  gzipBomb: { optional: { bytes: isNumber } },
  redirectLoop: {},
  redirectTo: { required: { url: isText } },
};

export const FAULT_NAMES = Object.keys(SHAPES) as FaultName[];

/** A fault that was written wrongly; the message says what is missing. */
export class FaultFormatError extends Error {}

/** Reads a fault from JSON; throws FaultFormatError. */
export function parseFault(value: unknown): Fault {
  if (!isObject(value)) throw new FaultFormatError('a fault is a JSON object with a "kind"');
  const entries = value as Record<string, unknown>;
  const kind = entries['kind'];
  const shape = FAULT_NAMES.includes(kind as FaultName) ? SHAPES[kind as FaultName] : undefined;
  if (shape === undefined) {
    throw new FaultFormatError(`unknown kind ${JSON.stringify(kind)}; one of ${FAULT_NAMES.join(', ')}`);
  }
  const scope: Record<string, Check> = kind === 'refuse' ? {} : { times: isNumber, match: isText };
  const known: Record<string, Check> = { kind: isText, ...shape.required, ...shape.optional, ...scope };
  for (const name of Object.keys(shape.required ?? {})) {
    if (!(name in entries)) throw new FaultFormatError(`${String(kind)} needs "${name}"`);
  }
  for (const [name, field] of Object.entries(entries)) {
    const check = known[name];
    if (check === undefined) throw new FaultFormatError(`${String(kind)} has no "${name}"`);
    if (!check(field)) throw new FaultFormatError(`"${name}" of ${String(kind)} is of the wrong type`);
  }
  return entries as unknown as Fault;
}

/** The faults in force at one upstream: counts their `times` down. */
export class FaultQueue {
  private faults: { readonly fault: Fault; left: number }[] = [];

  replace(faults: readonly Fault[]): void {
    this.faults = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  get refuses(): boolean {
    return this.faults.some(({ fault }) => fault.kind === 'refuse');
  }

  list(): readonly Fault[] {
    return this.faults.filter(({ left }) => left > 0).map(({ fault }) => fault);
  }

  /** The first fault that fits this path and query, used up by one. */
  take(target: string): Fault | undefined {
    const text = decodeLoosely(target);
    const entry = this.faults.find(
      ({ fault, left }) => left > 0 && (fault.match === undefined || text.includes(fault.match)),
    );
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault;
  }
}

function decodeLoosely(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
