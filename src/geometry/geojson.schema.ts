import { type JsonSchema } from '../fields/index.js';

/** Schemas of the geometries of an answer, as OpenAPI shows them. */
export const positionSchema: JsonSchema = {
  type: 'array',
  description: '[longitude, latitude], WGS84 degrees',
  items: { type: 'number' },
  minItems: 2,
  maxItems: 2,
  examples: [[2.3522, 48.8566]],
};

const polygonCoordinatesSchema: JsonSchema = {
  type: 'array',
  items: { type: 'array', items: positionSchema, minItems: 4 },
  minItems: 1,
};

export const pointSchema: JsonSchema = geometrySchema('Point', positionSchema);
export const polygonSchema: JsonSchema = geometrySchema('Polygon', polygonCoordinatesSchema);
export const multiPolygonSchema: JsonSchema = geometrySchema('MultiPolygon', {
  type: 'array',
  items: polygonCoordinatesSchema,
});

function geometrySchema(type: string, coordinates: JsonSchema): JsonSchema {
  return {
    type: 'object',
    description: `GeoJSON ${type}, WGS84 [longitude, latitude]`,
    properties: { type: { type: 'string', const: type }, coordinates },
    required: ['type', 'coordinates'],
  };
}
