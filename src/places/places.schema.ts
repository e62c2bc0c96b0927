import { type JsonSchema, listOfSchema, nullable, objectSchema } from '../fields/index.js';
import { multiPolygonSchema, polygonSchema } from '../geometry/geojson.schema.js';
import { locatedAddressFields } from '../sources/ban/located-address.fields.js';
import { MATCH_METHODS } from './candidate.js';
import { ADJACENT_M } from './neighbors.service.js';
import { ZONING_THEMES } from './zoning-themes.codes.js';
import { ZONING_CATEGORIES } from './zonings.js';

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const text = (description: string): JsonSchema => ({ type: 'string', description });
const optionalText = (description: string): JsonSchema => ({ type: ['string', 'null'], description });
const link = (description: string): JsonSchema => ({ type: 'string', format: 'uri-reference', description });
const share = (description: string): JsonSchema => ({
  type: ['number', 'null'],
  minimum: 0,
  maximum: 1,
  description,
});

const centroid: JsonSchema = {
  ...nullable(
    objectSchema('PlainPoint', 'A point', {
      lon: { type: 'number', description: 'Longitude, WGS84 degrees' },
      lat: { type: 'number', description: 'Latitude, WGS84 degrees' },
    }),
  ),
  description: 'A point inside the parcel, far from its edges',
};

const PARCEL: Readonly<Record<string, JsonSchema>> = {
  id: text('Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4'),
  inseeCode: text('INSEE code; of the arrondissement in Paris, Lyon and Marseille'),
  cityName: optionalText('Name of the commune; Paris, Lyon, Marseille for their arrondissements'),
  prefix: text('Prefix: 000, the code of an absorbed commune, or a district of a big city'),
  section: text('Section, 2 characters'),
  number: text('Number in the section, 4 digits'),
  area: {
    type: ['number', 'null'],
    minimum: 0,
    description: 'Official area where there is one, else the area of the outline. Unit: m2',
  },
  centroid,
  links: {
    ...objectSchema('ParcelLinks', 'Where more is told of the parcel', {
      property: link('Everything known of it'),
      neighbors: link('The parcels that touch it'),
      zonages: link('The zonings that it is in'),
    }),
    description: 'Where more is told of the parcel, on this server',
  },
};

const CANDIDATE = objectSchema('ParcelCandidate', 'A parcel that a question may mean', {
  ...PARCEL,
  containsPoint: {
    type: ['boolean', 'null'],
    description:
      'Whether the point asked for, or that of the address, is in the parcel (courtyards that are parcels of their own are not); null without such a point, also where a street or a hamlet has a middle only',
  },
  matchMethod: {
    type: 'string',
    enum: MATCH_METHODS,
    description:
      'parcelId: it bears the identifier; addressLink: a source links it to the address (BAN, BAN-PLUS); containsPoint: the point is in it; intersects: it meets the geometry; nearby: it is merely near the point, and very likely not what was meant where another one contains the point',
  },
  linkType: {
    type: ['string', 'null'],
    enum: ['declared', 'computed', null],
    description:
      'declared: the commune links it to the address; computed: IGN does, from the map; null: found otherwise',
  },
  distance: {
    type: ['number', 'null'],
    minimum: 0,
    description:
      'From the point, or the middle of a street or a hamlet, to the nearest edge of the parcel, 0 within. Unit: m',
  },
  coverage: share(
    'Share of the parcel that the surface sent covers, 0 where they only touch; null where none was sent',
  ),
});

const CLOSING: Readonly<Record<string, JsonSchema>> = {
  meta: objectSchema('PlacesMeta', 'How the answer was made', {
    sources: {
      type: 'object',
      additionalProperties: ref('SourceReport'),
      description: 'By source: status, freshness, licence',
    },
  }),
  notes: {
    ...listOfSchema({ type: 'string' }),
    description:
      'Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say',
  },
  errors: {
    ...listOfSchema(ref('AnswerError')),
    description: 'What failed without making the answer worthless. Absent when nothing did',
  },
};
const TRUNCATED: JsonSchema = {
  type: 'boolean',
  const: true,
  description: 'There when there are more than are listed',
};
const OPTIONAL = ['notes', 'errors', 'truncated', 'address'];

/** The components of the OpenAPI document that describe answers about places. */
export const placesSchemas: Readonly<Record<string, JsonSchema>> = {
  LocatedAddress: locatedAddressFields.schema,
  ParcelCandidate: CANDIDATE,
  ParcelSummary: objectSchema('ParcelSummary', 'The parcel that was asked about', PARCEL),
  NeighborParcel: objectSchema('NeighborParcel', 'A parcel that touches another one', {
    ...PARCEL,
    sharedBoundary: {
      type: 'number',
      minimum: 0,
      description: `Length of the limit in common (outlines within ${ADJACENT_M} m of each other); 0 for parcels that meet in a corner. Unit: m`,
    },
    geometry: {
      anyOf: [polygonSchema, multiPolygonSchema],
      description: 'Outline, WGS84; a MultiPolygon only when the parcel has several parts',
    },
  }),
  Zoning: objectSchema('Zoning', 'Something that holds on the parcel because of where it is', {
    category: {
      type: 'string',
      enum: ZONING_CATEGORIES,
      description:
        "plan: document in force; nationalRule: RNU, loi Littoral; planningZone: zone of the plan or sector of a communal map; prescription, information: of the plan; easement: servitude d'utilité publique; priorityDistrict: QPV",
    },
    code: optionalText('Short name on the plan, or code of the standard: UG, 39-02, AC1'),
    label: optionalText('Its name, in French'),
    typeLabel: optionalText('What its kind means, from the lists of the CNIG standard, in French'),
    theme: {
      type: ['string', 'null'],
      enum: [...ZONING_THEMES, null],
      description:
        'What it is about, where people ask for it by that name; heritage easements are those within which the architecte des Bâtiments de France is heard',
    },
    coverage: share('Share of the parcel; null for lines, points and what has no shape'),
    regulationUrl: {
      type: ['string', 'null'],
      description: 'Where its rules, its act or its document can be read',
    },
    source: { type: 'string', enum: ['gpu', 'copro'], description: 'Who says so' },
  }),
  AddressesAnswer: objectSchema(
    'AddressesAnswer',
    'Answer of GET /v1/addresses',
    {
      addresses: { ...listOfSchema(ref('LocatedAddress')), description: 'The most alike first' },
      ...CLOSING,
    },
    OPTIONAL,
  ),
  ParcelsAnswer: objectSchema(
    'ParcelsAnswer',
    'Answer of GET /v1/parcels and of POST /v1/parcels/search',
    {
      parcels: {
        ...listOfSchema(ref('ParcelCandidate')),
        description:
          'The parcel that contains the point first; empty when there is none, and `notes` say why',
      },
      address: {
        ...ref('LocatedAddress'),
        description: 'The address that was understood; only where a text was one',
      },
      truncated: TRUNCATED,
      ...CLOSING,
    },
    OPTIONAL,
  ),
  NeighborsAnswer: objectSchema(
    'NeighborsAnswer',
    'Answer of GET /v1/parcels/{id}/neighbors',
    {
      parcel: { ...ref('ParcelSummary'), description: 'The parcel that was asked about' },
      neighbors: {
        ...listOfSchema(ref('NeighborParcel')),
        description: 'The longest limit in common first',
      },
      truncated: TRUNCATED,
      ...CLOSING,
    },
    OPTIONAL,
  ),
  ZonagesAnswer: objectSchema(
    'ZonagesAnswer',
    'Answer of GET /v1/parcels/{id}/zonages',
    {
      parcel: { ...ref('ParcelSummary'), description: 'The parcel that was asked about' },
      zonings: {
        ...listOfSchema(ref('Zoning')),
        description: 'By category; an empty list proves nothing, see `notes`',
      },
      ...CLOSING,
    },
    OPTIONAL,
  ),
};
