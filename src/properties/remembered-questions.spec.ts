import fc from 'fast-check';
import fastify, { type FastifyInstance } from 'fastify';
import { readFormattedQuery } from './formats/formatted-request.js';
import type { PropertiesRequest, RawQuery } from './properties-query.pipe.js';
import { questionOf } from './remembered-questions.js';
import { SECTIONS } from './sections.js';

const PARCEL = '75101000AB0001';

describe('questionOf', () => {
  let app: FastifyInstance;
  let url: string;
  /** What was understood, or why not, of the last request. */
  let last: { readonly question?: PropertiesRequest; readonly error?: unknown; readonly query: RawQuery };

  beforeAll(async () => {
    app = fastify();
    app.get('/v1/properties', (request) => {
      const query = request.query as RawQuery;
      try {
        last = { question: questionOf(request), query };
      } catch (error) {
        last = { error, query };
      }
      return '';
    });
    url = await app.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => app.close());

  const ask = async (query: string, accept = 'application/json'): Promise<typeof last> => {
    await (await fetch(`${url}/v1/properties?${query}`, { headers: { accept } })).text();
    return last;
  };

  it('understands as the reader of queries does, the first time and again, and is then one object', async () => {
    const include = fc.subarray(SECTIONS);
    const format = fc.constantFrom('', '&format=json', '&geometry=none', '&format=geojson');
    await fc.assert(
      fc.asyncProperty(include, format, async (sections, form) => {
        const text = `parcel_id=${PARCEL}${sections.map((one) => `&include=${one}`).join('')}${form}`;
        const { question, query } = await ask(text);
        expect(question).toEqual(readFormattedQuery(query, 'application/json'));
        expect((await ask(text)).question).toBe(question);
      }),
      { numRuns: 30 },
    );
  });

  it('tells apart what only Accept tells apart', async () => {
    const whole = (await ask(`parcel_id=${PARCEL}`)).question;
    const features = (await ask(`parcel_id=${PARCEL}`, 'application/geo+json')).question;
    expect(whole?.representation).toBeUndefined();
    expect(features?.representation?.format).toBe('geojson');
    expect((await ask(`parcel_id=${PARCEL}`)).question).toBe(whole);
  });

  it.each([
    ['no parcel', '', 'application/json', /parcel_id/],
    ['an unknown parameter', `parcel_id=${PARCEL}&includes=dvf`, 'application/json', /includes/],
    ['an unknown section', `parcel_id=${PARCEL}&include=nothing`, 'application/json', /nothing/],
    ['a format we do not have', `parcel_id=${PARCEL}`, 'image/png', /./],
  ])('refuses %s each time it is asked', async (_, query, accept, message) => {
    for (let time = 0; time < 2; time += 1) {
      const { question, error } = await ask(query, accept);
      expect(question).toBeUndefined();
      expect((error as Error).message).toMatch(message);
    }
  });

  it('does not keep texts of which a client could send without end, and understands them still', async () => {
    const text = `parcel_id=${PARCEL}${'&include=energy'.repeat(40)}`;
    const { question, query } = await ask(text);
    expect(question).toEqual(readFormattedQuery(query, 'application/json'));
    const again = (await ask(text)).question;
    expect(again).toEqual(question);
    expect(again).not.toBe(question);
  });
});
