import { DEFAULT_RETRY, type RetryOptions } from './backoff.js';
import { type ApiRequest, type Retry, Sender } from './sender.js';
import { eventsOf, linesOf } from './streams.js';
import type {
  AddressesAnswer,
  AnswerWith,
  BatchLine,
  BatchOptions,
  CallOptions,
  GeometryDetail,
  NeighborsAnswer,
  ParcelQuery,
  ParcelsAnswer,
  PartialPropertiesAnswer,
  PropertiesFeatureCollection,
  PropertyOptions,
  Section,
  StreamEvent,
  ZonagesAnswer,
} from './types.js';

export interface ClientOptions extends Partial<RetryOptions> {
  /** Where the server is: `http://localhost:3000`. */
  readonly baseUrl: string;
  /** Milliseconds for one attempt; of `stream` and `batch`, until their answer begins. Default: 30 s. */
  readonly timeoutMs?: number;
  readonly fetch?: typeof fetch;
  /** Is told before each pause, for a log. */
  readonly onRetry?: (retry: Retry) => void;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** Identifiers that the server takes at once. */
const BATCH_SIZE = 1_000;
const JSON_TYPE = 'application/json';

type QueryValue = string | number | readonly string[] | undefined;

/**
 * A client of one server. It keeps to the server's rate limit and repeats what failed for a moment (no connection, 429,
 * 502, 503, 504), waiting as long as the server says. What is left is thrown: DeepCityError for an answer of the server,
 * the error of `fetch` for none, the signal's reason when it aborts.
 */
export class DeepCity {
  private readonly sender: Sender;

  constructor({ baseUrl, timeoutMs, fetch: given, onRetry, ...retry }: ClientOptions) {
    this.sender = new Sender({
      ...DEFAULT_RETRY,
      ...retry,
      baseUrl: baseUrl.replace(/\/+$/, ''),
      timeoutMs: timeoutMs ?? DEFAULT_TIMEOUT_MS,
      // Called as a function of its own: browsers refuse it as a method.
      fetch: given ?? ((...call) => fetch(...call)),
      onRetry,
    });
  }

  /** What is known of a parcel: `properties` has one entry, or none when there is no such parcel. */
  property<const S extends Section = Section>(
    parcelId: string,
    options: PropertyOptions<S> & { readonly geometry?: Exclude<GeometryDetail, 'none'> } = {},
  ): Promise<AnswerWith<S>> {
    return this.json(this.request(parcelId, options, { geometry: options.geometry }), options.signal);
  }

  /** Only the fields named, by dotted paths such as `transactions.value`, and the sections they belong to. */
  fields(
    parcelId: string,
    fields: readonly string[],
    options: CallOptions & { readonly geometry?: GeometryDetail; readonly strict?: boolean } = {},
  ): Promise<PartialPropertiesAnswer> {
    return this.json(this.request(parcelId, options, { fields, geometry: options.geometry }), options.signal);
  }

  /** The same as GeoJSON, every record a Feature. */
  geojson<const S extends Section>(
    parcelId: string,
    options: PropertyOptions<S> & {
      readonly geometry?: GeometryDetail;
      readonly fields?: readonly string[];
    } = {},
  ): Promise<PropertiesFeatureCollection> {
    const { geometry, fields } = options;
    return this.json(
      this.request(parcelId, options, { format: 'geojson', geometry, fields }),
      options.signal,
    );
  }

  /** The table of one section, with a header line. */
  csv(
    parcelId: string,
    section: Section,
    options: CallOptions & { readonly geometry?: GeometryDetail; readonly strict?: boolean } = {},
  ): Promise<string> {
    const { geometry, signal, strict } = options;
    const request = this.request(parcelId, { include: [section], strict }, { format: 'csv', geometry });
    return this.sender.send(request, signal, (response) => response.text());
  }

  /** Addresses that begin like a text of three characters or more. */
  addresses(q: string, options: CallOptions & { readonly limit?: number } = {}): Promise<AddressesAnswer> {
    return this.json(get(`/v1/addresses${queryOf({ q, limit: options.limit })}`), options.signal);
  }

  /** Parcels by address or identifier, at a point, or that meet a geometry. */
  search(query: ParcelQuery, { signal }: CallOptions = {}): Promise<ParcelsAnswer> {
    if (!('geometry' in query)) return this.json(get(`/v1/parcels${queryOf({ ...query })}`), signal);
    return this.json({ path: '/v1/parcels/search', accept: JSON_TYPE, body: query.geometry }, signal);
  }

  /** The parcels around a parcel. */
  neighbors(parcelId: string, { signal }: CallOptions = {}): Promise<NeighborsAnswer> {
    return this.json(get(`/v1/parcels/${encodeURIComponent(parcelId)}/neighbors`), signal);
  }

  /** The zones, rules and easements over a parcel. */
  zonages(parcelId: string, { signal }: CallOptions = {}): Promise<ZonagesAnswer> {
    return this.json(get(`/v1/parcels/${encodeURIComponent(parcelId)}/zonages`), signal);
  }

  /** How an answer is made, as it is made; ends with `answer` or `failure`. */
  async *stream<const S extends Section = Section>(
    parcelId: string,
    options: PropertyOptions<S> = {},
  ): AsyncGenerator<StreamEvent<S>> {
    const request = {
      ...this.request(parcelId, options, {}, '/v1/properties/stream'),
      accept: 'text/event-stream',
    };
    const body = await this.sender.send(request, options.signal, bodyOf);
    for await (const { event, data } of eventsOf(body)) {
      yield { event, data: JSON.parse(data) as unknown } as StreamEvent<S>;
    }
  }

  /** A line for each of any number of parcels; a parcel that failed is a line with its error. */
  async *batch<const S extends Section = Section>(
    parcelIds: readonly string[],
    { include, ordered, signal }: BatchOptions<S> = {},
  ): AsyncGenerator<BatchLine<S>> {
    for (let from = 0; from < parcelIds.length; from += BATCH_SIZE) {
      const body = { parcelIds: parcelIds.slice(from, from + BATCH_SIZE), include, ordered };
      const request = { path: '/v1/properties/batch', accept: 'application/x-ndjson', body };
      for await (const line of linesOf(await this.sender.send(request, signal, bodyOf))) {
        if (line.trim() === '') continue;
        const answered = JSON.parse(line) as BatchLine<S>;
        yield { ...answered, index: answered.index + from };
      }
    }
  }

  private request(
    parcelId: string,
    { include, strict }: { readonly include?: readonly Section[]; readonly strict?: boolean | undefined },
    query: Readonly<Record<string, QueryValue>>,
    path = '/v1/properties',
  ): ApiRequest {
    return {
      ...get(`${path}${queryOf({ parcel_id: parcelId, include, ...query })}`),
      ...(strict === true ? { headers: { prefer: 'handling=strict' } } : {}),
    };
  }

  private json<T>(request: ApiRequest, signal: AbortSignal | undefined): Promise<T> {
    return this.sender.send(request, signal, (response) => response.json() as Promise<T>);
  }
}

function get(path: string): ApiRequest {
  // The format is in the query where it is not JSON, so that a URL means one thing.
  return { path, accept: '*/*' };
}

function queryOf(parameters: Readonly<Record<string, QueryValue>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = typeof value === 'object' ? value.join() : value;
    if (text !== undefined && text !== '') query.set(name, String(text));
  }
  return `?${query.toString()}`;
}

function bodyOf({ body }: Response): Promise<ReadableStream<Uint8Array>> {
  return body === null ? Promise.reject(new Error('The answer has no body')) : Promise.resolve(body);
}
