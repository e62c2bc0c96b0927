import type { ErrorBody } from './errors.js';
import type { components, operations } from './schema.js';

type Schemas = components['schemas'];

export type Property = Schemas['Property'];
export type PropertiesAnswer = Schemas['PropertiesAnswer'];
export type PartialPropertiesAnswer = Schemas['PartialPropertiesAnswer'];
export type PropertiesFeatureCollection = Schemas['PropertiesFeatureCollection'];
export type PropertiesFeature = Schemas['PropertiesFeature'];
export type SourceReport = Schemas['SourceReport'];
export type AnswerError = Schemas['AnswerError'];
export type AddressesAnswer = Schemas['AddressesAnswer'];
export type ParcelsAnswer = Schemas['ParcelsAnswer'];
export type NeighborsAnswer = Schemas['NeighborsAnswer'];
export type ZonagesAnswer = Schemas['ZonagesAnswer'];

type Query = NonNullable<operations['getProperties']['parameters']['query']>;
/** What `include` may name. */
export type Section = NonNullable<Query['include']>[number];

/** The key under which each section is answered. */
export const SECTION_KEYS = {
  transactions: 'transactions',
  energy: 'energy',
  occupation: 'occupation',
  proprio: 'owners',
  copro: 'copropriete',
  permis: 'permis',
  fonds_de_commerce: 'fondsDeCommerce',
  urbanisme: 'urbanisme',
} as const satisfies Record<Section, keyof Property>;

export type SectionKey = (typeof SECTION_KEYS)[Section];

/** A property with the sections that were asked for. Each may be null: it could not be had, see `errors`. */
export type PropertyWith<S extends Section> = Omit<Property, SectionKey> & {
  [K in (typeof SECTION_KEYS)[S]]: Exclude<Property[K], undefined>;
};

export type AnswerWith<S extends Section> = Omit<PropertiesAnswer, 'properties'> & {
  /** One entry, or none when no parcel has this identifier. */
  readonly properties: PropertyWith<S>[];
};

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface PropertyOptions<S extends Section> extends CallOptions {
  /** Sections wanted; all without it. */
  readonly include?: readonly S[];
  /** All or nothing: an error rather than an answer with gaps. */
  readonly strict?: boolean;
}

export type GeometryDetail = NonNullable<Query['geometry']>;

/** Where to search for parcels. */
export type ParcelQuery =
  /** An address, or a parcel identifier in any spelling. */
  | { readonly q: string }
  | { readonly lon: number; readonly lat: number }
  /** A GeoJSON geometry that the parcels meet. */
  | { readonly geometry: object };

/** What a stream tells, in this order: how an answer is made, then the answer or the failure. */
export type StreamEvent<S extends Section = Section> =
  | {
      readonly event: 'start';
      readonly data: {
        readonly requestId: string;
        readonly parcelId: string | null;
        readonly sections: readonly string[];
        readonly sources: readonly string[];
      };
    }
  | {
      readonly event: 'source';
      readonly data: { readonly source: string; readonly ms: number; readonly report: SourceReport };
    }
  | { readonly event: 'part'; readonly data: PartOf<S> }
  | { readonly event: 'answer'; readonly data: AnswerWith<S> }
  | { readonly event: 'failure'; readonly data: ErrorBody };

type PartName<S extends Section> = 'cadastral' | 'buildings' | 'addresses' | (typeof SECTION_KEYS)[S];

type PartOf<S extends Section> = {
  [K in PartName<S>]: {
    readonly part: K;
    readonly data: Exclude<Property[K], undefined> | null;
    readonly error: AnswerError | null;
  };
}[PartName<S>];

/** One parcel of a batch. */
export type BatchLine<S extends Section = Section> = {
  /** Place among the identifiers that were given, from 0. */
  readonly index: number;
  /** As it was given. */
  readonly parcelId: string;
} & (
  | { readonly status: 200; readonly answer: AnswerWith<S>; readonly error?: never }
  | { readonly status: number; readonly error: ErrorBody; readonly answer?: never }
);

export interface BatchOptions<S extends Section> extends CallOptions {
  readonly include?: readonly S[];
  /** Lines in the order of the identifiers; without it as they come. */
  readonly ordered?: boolean;
}
