import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sandboxParcels } from '../../sandbox/parcels.js';
import { SECTION_KEYS, SECTIONS, type Section } from '../../src/properties/sections.js';
import { type TestApp, startApp } from '../support/app.js';

interface Answer {
  readonly properties: readonly Record<string, unknown>[];
  readonly meta: { readonly sources: Readonly<Record<string, { readonly status: string }>> };
  readonly errors?: unknown;
}

/** Parcels asked in every combination of sections; the others are asked for all. */
const IN_ALL_COMBINATIONS = [
  '75101000AB0001',
  '75107000BQ0003',
  '75115000DH0022',
  '64547000AN0512',
  '44109000EN0204',
  '28390000ZT0002',
];
const COMBINATIONS = 2 ** SECTIONS.length;

const sectionsOf = (combination: number): Section[] =>
  SECTIONS.filter((_, index) => (combination & (1 << index)) !== 0);

describe('every answer of the sandbox', () => {
  let server: TestApp;
  let validate: ValidateFunction;

  beforeAll(async () => {
    server = await startApp({ RATE_LIMIT: '1000000' });
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addSchema((await (await fetch(`${server.url}/openapi.json`)).json()) as object, 'openapi.json');
    validate = ajv.getSchema('openapi.json#/components/schemas/PropertiesAnswer') as ValidateFunction;
  });
  afterAll(() => server.close());

  const ask = async (parcel: string, include = ''): Promise<Answer> => {
    const response = await fetch(`${server.url}/v1/properties?parcel_id=${parcel}&include=${include}`);
    expect(response.status).toBe(200);
    return (await response.json()) as Answer;
  };
  const expectDescribed = (answer: Answer): void => {
    validate(answer);
    expect(validate.errors).toBeNull();
  };

  it.each(sandboxParcels().map(({ id }) => id))(
    '%s: whole, without an error, as OpenAPI says',
    async (parcel) => {
      const answer = await ask(parcel);
      expect(answer.errors).toBeUndefined();
      const troubled = Object.entries(answer.meta.sources).filter(
        ([, { status }]) => status !== 'ok' && status !== 'not_covered',
      );
      expect(troubled).toEqual([]);
      expectDescribed(answer);
    },
  );

  it.each(IN_ALL_COMBINATIONS)(
    '%s: any choice of sections gives the same as asking for all, less the others',
    async (parcel) => {
      const whole = (await ask(parcel)).properties[0] ?? {};
      for (let combination = 1; combination < COMBINATIONS; combination++) {
        const sections = sectionsOf(combination);
        const answer = await ask(parcel, sections.join());
        const kept = new Set([
          'cadastral',
          'buildings',
          'addresses',
          ...sections.map((name) => SECTION_KEYS[name]),
        ]);
        const expected = Object.fromEntries(Object.entries(whole).filter(([key]) => kept.has(key)));
        expect(answer.properties[0]).toEqual(expected);
        validate(answer);
        if (validate.errors) throw new Error(`${sections.join()}: ${JSON.stringify(validate.errors)}`);
      }
    },
    120_000,
  );

  it('is rich for the documentation’s own parcel: something in every section', async () => {
    const [property] = (await ask('75101000AB0001')).properties;
    for (const key of Object.values(SECTION_KEYS)) {
      const section = property?.[key];
      const lists = Array.isArray(section) ? [section] : Object.values(section ?? {}).filter(Array.isArray);
      expect([key, lists.some((list) => list.length > 0)]).toEqual([key, true]);
    }
  });
});
