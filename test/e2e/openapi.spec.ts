import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import request from 'supertest';
import { type TestApp, startApp } from '../support/app.js';

type Json = Record<string, unknown>;

/** Everything in a schema that a reader meets as a field, with its path. */
function* fieldsOf(schema: unknown, path: string): Generator<[string, Json]> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [name, field] of Object.entries((schema as { properties?: Json }).properties ?? {})) {
    yield [`${path}.${name}`, field as Json];
    yield* fieldsOf(field, `${path}.${name}`);
  }
  yield* fieldsOf((schema as { items?: unknown }).items, `${path}[]`);
}

describe('the OpenAPI document', () => {
  let server: TestApp;
  let document: Json & { paths: Json; components: { schemas: Json } };

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '10000' });
    document = (await request(server.url).get('/openapi.json')).body;
  });
  afterAll(() => server.close());

  it('is valid OpenAPI 3.1', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document['openapi']).toBe('3.1.0');
  });

  it('describes every field', () => {
    const silent = Object.entries(document.components.schemas)
      .flatMap(([name, schema]) => [...fieldsOf(schema, name)])
      // A reference is described where it leads; a GeoJSON member by the geometry it belongs to.
      .filter(
        ([path, field]) => !field['description'] && !field['$ref'] && !/\.(type|coordinates)$/.test(path),
      )
      .map(([path]) => path);
    expect(silent).toEqual([]);
  });

  it('describes every route and answer', () => {
    expect(Object.keys(document.paths).sort()).toEqual([
      ...['commune', 'division', 'feuille', 'geometrie', 'localisant', 'parcelle'].map(
        (layer) => `/api/cadastre/${layer}`,
      ),
      '/health/live',
      '/health/ready',
      '/mcp',
      '/v1/addresses',
      '/v1/communes/{insee}',
      '/v1/communes/{insee}/groupements',
      '/v1/parcels',
      '/v1/parcels/search',
      '/v1/parcels/{id}/neighbors',
      '/v1/parcels/{id}/zonages',
      '/v1/properties',
      '/v1/properties/batch',
      '/v1/properties/stream',
    ]);
    const { get } = document.paths['/v1/properties'] as { get: Json & { responses: Json } };
    expect(Object.keys(get.responses)).toEqual([
      '200',
      '304',
      '400',
      '406',
      '429',
      '500',
      '502',
      '503',
      '504',
    ]);
  });

  it.each([
    '75101000AB0001',
    '75111000BR0052',
    '64547000AN0512',
    '28390000ZT0002',
    '132038120D0037',
    '97411000BP0885',
    '29158000ZZ9999',
  ])('holds the answer for %s', async (parcel) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema(document, 'openapi.json');
    const validate = ajv.getSchema('openapi.json#/components/schemas/PropertiesAnswer');
    const { body } = await request(server.url).get(`/v1/properties?parcel_id=${parcel}`);
    void validate?.(body);
    expect(validate?.errors).toBeNull();
  });

  it('is shown as a page', async () => {
    const { status, text } = await request(server.url).get('/docs');
    expect(status).toBe(200);
    expect(text).toContain('DeepCity API');
  });
});
