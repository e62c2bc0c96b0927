import type { JsonSchema } from '../fields/index.js';
import { type LayerName, LAYER_NAMES } from './layers.js';

/** Schemas of the cadastral collections, as OpenAPI shows them. Columns may be missing: the layers drift. */

const text = (description: string): JsonSchema => ({ type: 'string', description });
const count = (description: string): JsonSchema => ({ type: 'integer', description });

const IN_COMMUNE: Readonly<Record<string, JsonSchema>> = {
  gid: count('Technical number; not in BD Parcellaire'),
  nom_com: text('Name of the commune; Paris for all of Paris'),
  code_dep: text('Department, 2 characters (97 overseas)'),
  code_insee: text('code_dep and code_com together: 75056 for all of Paris'),
};
const IN_SECTION: Readonly<Record<string, JsonSchema>> = {
  ...IN_COMMUNE,
  code_com: text('Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille'),
  com_abs: text('Prefix: 000, or the code of an absorbed commune'),
  code_arr: text('Arrondissement, 000 without'),
  section: text('Section, 2 characters'),
  feuille: count('Number of the sheet in the section'),
};
const IN_PARCEL: Readonly<Record<string, JsonSchema>> = {
  ...IN_SECTION,
  numero: text('Number of the parcel in its section, 4 characters'),
  idu: text('Identifier of the parcel, 14 characters'),
};
const PARCEL: Readonly<Record<string, JsonSchema>> = {
  ...IN_PARCEL,
  contenance: {
    type: ['integer', 'null'],
    description: 'Official (tax) area, m2; may be missing or 0; not in BD Parcellaire',
  },
};

const PROPERTIES: Readonly<Record<LayerName, Readonly<Record<string, JsonSchema>>>> = {
  commune: {
    ...IN_COMMUNE,
    code_insee: text('INSEE code of the commune, or of the arrondissement'),
  },
  feuille: {
    ...IN_SECTION,
    echelle: text('Denominator of the scale'),
    edition: text('Date of the edition'),
  },
  division: {
    ...IN_SECTION,
    echelle: { type: ['string', 'integer'], description: 'Denominator of the scale' },
    edition: { type: ['string', 'integer'], description: 'Number of the edition' },
  },
  parcelle: PARCEL,
  localisant: IN_PARCEL,
};

const surface = (description: string): JsonSchema => ({
  type: ['string', 'number', 'null'],
  description: `${description}, m2 on the ellipsoid: text with 2 decimals, or a number with \`numeric=true\`; null where the outline cannot be read`,
});

/** Names of the schemas by layer. */
export const LAYER_SCHEMAS: Readonly<Record<LayerName, string>> = {
  commune: 'CadastreCommunes',
  feuille: 'CadastreSheets',
  division: 'CadastreDivisions',
  parcelle: 'CadastreParcels',
  localisant: 'CadastreParcelPoints',
};
export const GEOMETRIE_SCHEMA = 'CadastreParcelsWithSurfaces';

function collection(description: string, properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return {
    type: 'object',
    description,
    required: ['type', 'features'],
    properties: {
      type: { type: 'string', const: 'FeatureCollection' },
      features: {
        type: 'array',
        description: 'The objects of this page',
        items: {
          type: 'object',
          required: ['type', 'geometry', 'properties'],
          properties: {
            type: { type: 'string', const: 'Feature' },
            id: text('Technical; changes with every edition'),
            geometry: {
              type: ['object', 'null'],
              description: 'GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude]',
            },
            geometry_name: text('Column of the geometry'),
            properties: {
              type: 'object',
              description: 'What is known of the object',
              properties,
            },
            bbox: { type: 'array', items: { type: 'number' }, description: 'West, south, east, north' },
          },
        },
      },
      totalFeatures: { type: ['integer', 'string'], description: 'Objects that there are on all pages' },
      numberMatched: { type: ['integer', 'string'], description: 'The same' },
      numberReturned: count('Objects of this page'),
      timeStamp: text('When the layer was read (UTC)'),
      links: {
        type: 'array',
        description: 'The next page; absent on the last',
        items: {
          type: 'object',
          properties: {
            title: text('next page'),
            type: text('Media type'),
            rel: text('next'),
            href: text(
              'The same request from another `_start` on; what was in a POST body has to be sent again',
            ),
          },
        },
      },
      crs: {
        type: ['object', 'null'],
        description: 'Always WGS84, whatever it says; null when nothing was found',
      },
      bbox: { type: 'array', items: { type: 'number' }, description: 'Around all objects of the page' },
    },
  };
}

export const apicartoSchemas: Readonly<Record<string, JsonSchema>> = {
  ...Object.fromEntries(
    LAYER_NAMES.map((layer) => [
      LAYER_SCHEMAS[layer],
      collection(`A page of the layer ${layer}`, PROPERTIES[layer]),
    ]),
  ),
  [GEOMETRIE_SCHEMA]: collection('Parcels that a geometry meets', {
    ...PARCEL,
    surface_parcelle: surface('Area of the outline'),
    surface_intersection: surface('Area of what the outline shares with the geometry'),
  }),
  CadastreRefusal: {
    type: 'object',
    description: 'Why a request was refused, in the form of API Carto',
    required: ['code', 'message'],
    properties: {
      code: count('The HTTP status'),
      message: {
        description: 'A sentence, or what is wrong by parameter',
        anyOf: [
          { type: 'string' },
          {
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['type', 'msg', 'path', 'location'],
              properties: {
                type: text('Always field'),
                value: { description: 'As it was sent' },
                msg: text('What is wrong'),
                path: text('Name of the parameter'),
                location: { type: 'string', enum: ['query', 'body'], description: 'Where it was sent' },
              },
            },
          },
        ],
      },
    },
  },
};
