import { getIssues } from '@placemarkio/check-geojson';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'csv-parse/sync';
import request from 'supertest';
import { csvTable, LIST_COLUMN } from '../../src/properties/formats/csv-columns.js';
import { FEATURE_KINDS } from '../../src/properties/formats/feature-kinds.js';
import { polygonsOf } from '../../src/geometry/geojson.js';
import { type Section, SECTIONS } from '../../src/properties/sections.js';
import { recordsAt } from '../support/answer-fields.js';
import { type TestApp, startApp } from '../support/app.js';

const PARIS = '75101000AB0001';
/** Parcels that answer in many sections, in town, in the country and overseas. */
const PARCELS = [PARIS, '75111000BR0052', '64547000AN0512', '97411000BP0885', '28390000ZT0002'];
/** One whose outline has vertices to spare. */
const OUTLINED = '75104000AE0003';

type Json = Record<string, unknown>;
interface AnswerJson {
  readonly meta: { readonly sources: Json };
}

describe('formats of GET /v1/properties', () => {
  let server: TestApp;
  const whole = new Map<string, Json & { properties: Json[] }>();

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '100000' });
    for (const parcel of PARCELS) whole.set(parcel, (await get(`parcel_id=${parcel}`)).body);
  });
  afterAll(() => server.close());

  const get = (query: string, accept?: string): request.Test => {
    const asked = request(server.url).get(`/v1/properties?${query}`);
    return accept === undefined ? asked : asked.set('Accept', accept);
  };
  /** supertest reads no application/geo+json. */
  const textOf = async (query: string, accept: string): Promise<string> =>
    (await fetch(`${server.url}/v1/properties?${query}`, { headers: { accept } })).text();
  const propertyOf = (parcel: string): Json => whole.get(parcel)?.properties[0] ?? {};

  describe('the format', () => {
    it.each([
      ['format=geojson', undefined, 'application/geo+json'],
      ['', 'application/geo+json', 'application/geo+json'],
      ['format=json', 'application/geo+json', 'application/json; charset=utf-8'],
      ['format=csv&include=transactions', 'application/geo+json', 'text/csv; charset=utf-8; header=present'],
      ['include=transactions', 'text/csv, application/json;q=0.5', 'text/csv; charset=utf-8; header=present'],
      ['include=transactions', 'text/csv;q=0.5, */*', 'application/json; charset=utf-8'],
    ])('%s, Accept: %s is %s', async (query, accept, type) => {
      const { status, headers } = await get(`parcel_id=${PARIS}&${query}`, accept);
      expect([status, headers['content-type']]).toEqual([200, type]);
    });

    it('is what it was without any of the parameters, or with those of the default', async () => {
      const plain = await get(`parcel_id=${PARIS}`);
      for (const query of ['format=json', 'geometry=full', 'format=json&geometry=full']) {
        const same = await get(`parcel_id=${PARIS}&${query}`, 'application/json');
        expect([same.text, same.headers['etag']]).toEqual([plain.text, plain.headers['etag']]);
      }
    });

    it('is refused with 406 when Accept names none of them', async () => {
      const { status, body } = await get(`parcel_id=${PARIS}`, 'text/html');
      expect(status).toBe(406);
      expect(body).toMatchObject({
        statusCode: 406,
        error: 'Not Acceptable',
        message: expect.stringMatching(/application\/json, application\/geo\+json, text\/csv/),
      });
      expect((await get(`parcel_id=${PARIS}&format=json`, 'text/html')).status).toBe(200);
    });

    it('has an ETag for each form, made of its bytes, and says what it varies by', async () => {
      const forms = [
        ['include=transactions', undefined],
        ['include=transactions', 'application/geo+json'],
        ['include=transactions', 'text/csv'],
        ['include=transactions&geometry=none', undefined],
        ['include=transactions&geometry=simplified', undefined],
        ['fields=transactions.value', undefined],
        ['fields=transactions.value', 'text/csv'],
      ] as const;
      const etags: string[] = [];
      for (const [query, accept] of forms) {
        const first = await get(`parcel_id=${OUTLINED}&${query}`, accept);
        expect(first.headers['vary']).toMatch(/^Accept, Accept-Encoding, Prefer/i);
        const etag = String(first.headers['etag']);
        etags.push(etag);
        const again = await get(`parcel_id=${OUTLINED}&${query}`, accept).set('If-None-Match', etag);
        expect(again.status).toBe(304);
      }
      expect(new Set(etags).size).toBe(forms.length);
      // The tag of one form is not the tag of another.
      const mixed = await get(`parcel_id=${OUTLINED}&include=transactions`, 'text/csv').set(
        'If-None-Match',
        etags[0] ?? '',
      );
      expect(mixed.status).toBe(200);
    });

    it('is made of an answer that is at hand, without asking a source again', async () => {
      await get(`parcel_id=${PARIS}&include=permis`);
      server.sandbox.resetRequests();
      const { headers } = await get(`parcel_id=${PARIS}&include=permis&format=csv`);
      expect(headers['server-timing']).toContain('finished answer');
      expect(server.sandbox.requests()).toHaveLength(0);
    });

    it.each(['br', 'gzip'])('is compressed with %s whatever it is', async (encoding) => {
      for (const query of ['format=geojson', 'format=csv&include=energy']) {
        const { headers } = await get(`parcel_id=75111000BR0052&${query}`).set('Accept-Encoding', encoding);
        expect(headers['content-encoding']).toBe(encoding);
      }
    });
  });

  it.each([
    ['format=xml', /format: unknown value "xml"; name one of json, geojson, csv/],
    ['format=JSON', /"JSON"/],
    ['format=', /unknown value ""/],
    ['format=json&format=csv', /format: given more than once/],
    [
      'format[a]=csv',
      /unknown parameter "format\[a\]"; the parameters are parcel_id, include, format, fields and geometry/,
    ],
    ['geometry=small', /geometry: unknown value "small"; name one of full, simplified, none/],
    ['fields=', /fields names no field/],
    ['fields=transactions.prix', /unknown path "transactions\.prix".*openapi\.json/],
    ['fields=__proto__', /unknown path/],
    ['fields=cadastral.area,%00', /unknown path/],
    [`fields=${'a.'.repeat(2_000)}a`, /unknown path/],
    ['fields=transactions.value&include=energy', /fields names transactions, which include leaves out/],
    [
      'fields=transactions.value&include=transactions,proprio',
      /include asks for proprio.*add owners to fields/,
    ],
    ['fields=cadastral.geometry&geometry=none', /cadastral\.geometry, which geometry=none leaves out/],
    ['format=csv', /CSV is the table of one section, and 8 were asked for; name exactly one in include/],
    ['format=csv&include=energy,permis', /2 were asked for/],
    ['format=csv&fields=cadastral.area', /none was asked for/],
    [
      'format=csv&fields=transactions.value,buildings.building.height',
      /buildings, which the table of transactions/,
    ],
    [
      'format=geojson&fields=buildings.addresses.label',
      /buildings\.addresses, whose records GeoJSON has once/,
    ],
    ['format=csv&fields=urbanisme.coverage.status', /urbanisme\.coverage, which the table of urbanisme/],
  ])('refuses %s', async (query, says) => {
    const { status, body } = await get(`parcel_id=${PARIS}&${query}`);
    expect([status, body.message]).toEqual([400, expect.stringMatching(says)]);
    expect(body.message.length).toBeLessThan(600);
  });

  it('is as the OpenAPI document says, in every form', async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const { body: document } = await request(server.url).get('/openapi.json');
    ajv.addSchema(document as object, 'openapi.json');
    const { parameters, responses } = document.paths['/v1/properties'].get;
    const content = '/paths/~1v1~1properties/get/responses/200/content';
    expect(Object.keys(responses['200'].content as Json)).toEqual([
      'application/json',
      'application/geo+json',
      'text/csv',
    ]);
    expect(parameters.map(({ name }: Json) => name)).toEqual(
      expect.arrayContaining(['format', 'fields', 'geometry']),
    );
    for (const [query, type] of [
      ['fields=transactions.value,cadastral.id', 'application/json'],
      ['geometry=none', 'application/json'],
      ['geometry=simplified&include=urbanisme', 'application/json'],
      ['', 'application/geo+json'],
      ['geometry=none&fields=addresses.label,urbanisme.zones', 'application/geo+json'],
    ] as const) {
      const validate = ajv.getSchema(`openapi.json#${content}/${type.replace('/', '~1')}/schema`);
      const text = await textOf(`parcel_id=${OUTLINED}&${query}`, type);
      void validate?.(JSON.parse(text));
      expect([query, validate?.errors]).toEqual([query, null]);
    }
  });

  describe('fields', () => {
    it('leaves the rest out, sections that are not named included', async () => {
      const { body } = await get(
        `parcel_id=${PARIS}&fields=cadastral.area,transactions.value,transactions.address.label`,
      );
      const { cadastral, transactions } = propertyOf(PARIS) as { cadastral: Json; transactions: Json[] };
      expect(body.properties).toEqual([
        {
          cadastral: { area: cadastral['area'] },
          transactions: transactions.map(({ value, address }) => ({
            address: { label: (address as Json)['label'] },
            value,
          })),
        },
      ]);
      expect(transactions.length).toBeGreaterThan(0);
      expect(Object.keys(body)).toEqual(['properties', 'meta']);
    });

    it.each([
      ['fields[]=cadastral.area&fields=cadastral.centroid', ['cadastre']],
      ['fields=transactions.value', ['cadastre', 'dvf']],
      ['fields=transactions.value&format=geojson', ['cadastre', 'dvf']],
      ['include=transactions&format=csv', ['cadastre', 'dvf']],
      ['fields=buildings.building.height', ['ban', 'bdnb', 'cadastre']],
      // Permits are found by addresses, and those by buildings.
      ['fields=permis.number&format=csv', ['ban', 'bdnb', 'cadastre', 'sitadel']],
    ])('%s asks %j and no other source', async (query, sources) => {
      // One that is not at hand in another form.
      const fresh = await startApp({ RATE_LIMIT: '100000' });
      const response = await fetch(`${fresh.url}/v1/properties?parcel_id=${OUTLINED}&${query}`);
      const text = await response.text();
      const statuses = response.headers.get('x-source-status')?.split(', ') ?? null;
      const told =
        statuses?.map((entry) => entry.split('=')[0]) ??
        Object.keys((JSON.parse(text) as AnswerJson).meta.sources);
      expect(told.sort()).toEqual(sources);
      const upstreams = new Set(fresh.sandbox.requests().map(({ upstream }) => upstream));
      expect(upstreams.has('bdnb')).toBe(sources.includes('bdnb'));
      expect(upstreams.has('dvfFiles')).toBe(sources.includes('dvf'));
      await fresh.close();
    });

    it('is answered with what failed when all it names failed', async () => {
      await server.sandbox.setFault('dvfFiles', { kind: 'status', status: 500 });
      await server.sandbox.setFault('dvfApi', { kind: 'status', status: 500 });
      const { status, body } = await get('parcel_id=69383000DO0024&fields=transactions.value&format=csv');
      await server.sandbox.clearFaults();
      expect([status, body.errors?.[0]?.section]).toEqual([502, 'transactions']);
    });
  });

  describe('geometry', () => {
    const outlines = (property: Json): unknown[] => [
      (property['cadastral'] as Json)['geometry'],
      ...recordsAt(property, 'building').map(({ geometry }) => geometry),
      ...recordsAt(property, 'urbanisme.zones').map(({ geometry }) => geometry),
    ];

    it('none leaves outlines out and nothing else', async () => {
      const { body } = await get(`parcel_id=${PARIS}&geometry=none`);
      const [property] = body.properties;
      expect(outlines(property as Json).every((outline) => outline === undefined)).toBe(true);
      expect(property.cadastral.centroid).toEqual((propertyOf(PARIS)['cadastral'] as Json)['centroid']);
      expect(property.addresses).toEqual(propertyOf(PARIS)['addresses']);
      expect(property.energy).toEqual(propertyOf(PARIS)['energy']);
    });

    it('simplified is smaller, and the rest is the same', async () => {
      for (const parcel of PARCELS) {
        const { body, text } = await get(`parcel_id=${parcel}&geometry=simplified`);
        expect(text.length).toBeLessThanOrEqual(JSON.stringify(whole.get(parcel)).length);
        const without = await get(`parcel_id=${parcel}&geometry=none`);
        const [property] = body.properties;
        expect(outlines(property as Json)).toHaveLength(outlines(propertyOf(parcel)).length);
        for (const record of [
          property.cadastral,
          ...recordsAt(property as Json, 'building'),
          ...recordsAt(property as Json, 'urbanisme.zones'),
        ]) {
          delete record.geometry;
        }
        expect(property).toEqual(without.body.properties[0]);
      }
    });
  });

  describe('GeoJSON', () => {
    it.each(
      PARCELS.flatMap((parcel) => ['full', 'simplified', 'none'].map((detail) => [parcel, detail] as const)),
    )('of %s, geometry=%s, is valid: structure, right-hand rule, ids', async (parcel, detail) => {
      const text = await textOf(`parcel_id=${parcel}&geometry=${detail}`, 'application/geo+json');
      const collection = JSON.parse(text) as { features: Feature[] };
      expect(getIssues(text)).toEqual([]);
      const ids = collection.features.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { geometry } of collection.features) {
        for (const [outline = [], ...holes] of isAreal(geometry) ? polygonsOf(geometry as never) : []) {
          expect(turnsLeft(outline)).toBe(true);
          expect(holes.some(turnsLeft)).toBe(false);
        }
      }
      const parcelFeature = collection.features[0];
      expect(parcelFeature?.id).toBe(`parcel/${parcel}`);
      expect(parcelFeature?.geometry === null).toBe(detail === 'none');
    });

    it('has every record of the answer as a Feature of its kind, with its fields', async () => {
      for (const parcel of PARCELS) {
        const { features, meta } = await geojson(`parcel_id=${parcel}`);
        for (const { kind, path, drawn } of FEATURE_KINDS) {
          const records = recordsAt(
            propertyOf(parcel),
            path.join('.').replace('buildings.building', 'building'),
          );
          const own = features.filter(({ properties }) => properties['kind'] === kind);
          expect(own.map(({ properties }) => properties)).toEqual(
            records.map((record) => ({
              kind,
              ...Object.fromEntries(Object.entries(record).filter(([name]) => !drawn.includes(name))),
            })),
          );
        }
        expect(meta).toEqual(whole.get(parcel)?.['meta']);
      }
    });

    it('puts records in their place', async () => {
      const { features } = await geojson(`parcel_id=${PARIS}`);
      const [address] = recordsAt(propertyOf(PARIS), 'addresses');
      expect(features.find(({ id }) => id === `address/${String(address?.['id'])}`)?.geometry).toEqual({
        type: 'Point',
        coordinates: address?.['coordinates'],
      });
      const kinds = (kind: string): Feature[] =>
        features.filter(({ properties }) => properties['kind'] === kind);
      for (const kind of ['building', 'transaction', 'occupant', 'condominium', 'zone']) {
        expect([kind, kinds(kind).some(({ geometry }) => geometry !== null)]).toEqual([kind, true]);
      }
    });

    it('has Features and properties that fields name', async () => {
      const { features } = await geojson(`parcel_id=${PARIS}&fields=transactions.value,cadastral.area`);
      expect(new Set(features.map(({ properties }) => properties['kind']))).toEqual(
        new Set(['parcel', 'transaction']),
      );
      expect(new Set(features.flatMap(({ properties }) => Object.keys(properties)))).toEqual(
        new Set(['kind', 'value', 'area']),
      );
      expect(features[0]?.geometry).not.toBeNull();
    });

    it('says what could not be had, beside the errors', async () => {
      await server.sandbox.setFault('bodacc', { kind: 'status', status: 500 });
      const failed = await geojson('parcel_id=75115000DE0073&include=fonds_de_commerce,transactions');
      await server.sandbox.clearFaults();
      expect(failed.unavailable).toEqual(['fondsDeCommerce']);
      expect(failed['errors']).toHaveLength(1);
      expect((await geojson('parcel_id=75115000DE0073&include=transactions')).unavailable).toBeUndefined();
    });

    it('is empty for a parcel that is not there', async () => {
      const { features } = await geojson('parcel_id=29158000ZZ9999');
      expect(features).toEqual([]);
    });

    async function geojson(query: string): Promise<Collection> {
      const text = await textOf(`${query}&format=geojson`, '*/*');
      return JSON.parse(text) as Collection;
    }
  });

  describe('CSV', () => {
    it.each(SECTIONS)('of %s, read with types, is the JSON', async (section) => {
      let rows = 0;
      for (const parcel of PARCELS) {
        const { text, headers } = await get(`parcel_id=${parcel}&include=${section}&format=csv`);
        expect(headers['content-disposition']).toBe(`attachment; filename="${parcel}-${section}.csv"`);
        const read = parse<Record<string, string>>(text, { columns: true });
        const expected = rowsOf(section, propertyOf(parcel), parcel);
        expect(read.map((row) => typed(row, section))).toEqual(expected);
        rows += read.length;
      }
      expect(rows).toBeGreaterThan(0);
    });

    it('ends lines with CR LF and begins with no byte order mark', async () => {
      const { text } = await get(`parcel_id=${PARIS}&include=transactions&format=csv`);
      expect(text.startsWith('cadastral.id,mutationId,')).toBe(true);
      expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
      expect(text.endsWith('\r\n')).toBe(true);
    });

    it('is its header alone where there is no record, or no parcel', async () => {
      for (const parcel of ['28390000ZT0002', '29158000ZZ9999']) {
        const { text } = await get(`parcel_id=${parcel}&include=copro&format=csv`);
        expect(text).toMatch(/^cadastral\.id,immatriculation,[^\r\n]*\r\n$/);
      }
    });

    it('has a row per record even when its only column is null', async () => {
      const { text } = await get(`parcel_id=${PARIS}&fields=permis.applicantSiren&format=csv`);
      const permits = recordsAt(propertyOf(PARIS), 'permis');
      expect(parse(text, { columns: true, skip_empty_lines: true })).toHaveLength(permits.length);
    });

    it('tells in a header how the sources fared', async () => {
      const { headers } = await get(`parcel_id=${PARIS}&include=transactions&format=csv`);
      expect(headers['x-source-status']).toMatch(/^cadastre=ok, dvf=\w+(;truncated)?$/);
    });
  });

  /** The rows that the table of a section should have, from the JSON. */
  function rowsOf(section: Section, property: Json, parcel: string): Json[] {
    const { lists, columns, namesList } = csvTable(section, null, 'full');
    return lists.flatMap(({ name, path, columns: own }) =>
      recordsAt(property, path.join('.')).map((record) => ({
        'cadastral.id': parcel,
        ...(namesList ? { [LIST_COLUMN]: name } : {}),
        ...Object.fromEntries(
          columns.map((column) => [
            column.name,
            own.some((one) => one.name === column.name) ? at(record, column.path) : null,
          ]),
        ),
      })),
    );
  }

  function at(record: unknown, path: readonly string[]): unknown {
    return path.reduce<unknown>((value, name) => (value as Json | null)?.[name] ?? null, record);
  }

  /** A row with its cells as their schema says they are. */
  function typed(row: Record<string, string>, section: Section): Json {
    const { columns } = csvTable(section, null, 'full');
    const types = new Map(columns.map(({ name, schema }) => [name, [schema.type ?? 'object'].flat()]));
    return Object.fromEntries(
      Object.entries(row).map(([name, text]): [string, unknown] => {
        if (text === '') return [name, null];
        const isText = types.get(name)?.includes('string') ?? true;
        return [name, isText ? text.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '') : JSON.parse(text)];
      }),
    );
  }
});

interface Feature {
  readonly id: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Json;
}
interface Collection extends Json {
  readonly features: Feature[];
  readonly unavailable?: string[];
}

function isAreal(geometry: Feature['geometry']): boolean {
  return geometry?.type.endsWith('Polygon') === true;
}

/** Shoelace, apart from the code under test. */
function turnsLeft(ring: readonly (readonly [number, number])[]): boolean {
  const [[x0, y0] = [0, 0]] = ring;
  const local = ring.map(([x, y]) => [x - x0, y - y0] as const);
  const twice = local.slice(1).reduce((sum, [x, y], index) => {
    const [px, py] = local[index] ?? [0, 0];
    return sum + px * y - x * py;
  }, 0);
  return twice > 0;
}
