import fc from 'fast-check';
import { negotiatedFormat } from './negotiate.js';

describe('negotiatedFormat', () => {
  it.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['application/*', 'json'],
    ['application/json; charset=utf-8', 'json'],
    // What browsers and axios send.
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'],
    ['application/json, text/plain, */*', 'json'],
    ['application/geo+json', 'geojson'],
    ['Application/GEO+JSON', 'geojson'],
    ['application/geo+json, application/json', 'geojson'],
    ['application/json;q=0.9, application/geo+json', 'geojson'],
    ['application/geo+json;q=0.5, application/json;q=0.9', 'json'],
    ['text/csv, */*', 'csv'],
    ['text/*', 'csv'],
    ['text/csv;q=0.1', 'csv'],
    ['text/csv;header=absent;q=1', 'csv'],
    ['application/*;q=0.2, text/csv ; q = 0.3', 'csv'],
    ['application/json;q=0, */*', 'geojson'],
    // Problem details are a form of errors: who asks for them takes our answers as they are.
    ['application/problem+json', 'json'],
    ['application/problem+json, application/geo+json', 'geojson'],
    // Nothing in it can be read: as if it were not there.
    [',,;', 'json'],
    ['json', 'json'],
  ])('%s: %s', (accept, format) => {
    expect(negotiatedFormat(accept)).toBe(format);
  });

  it.each([
    'text/html',
    'image/*',
    'application/xml, text/html;q=0.9',
    '*/*;q=0',
    'text/csv;q=0',
    'application/json;q=0.0',
  ])('refuses %s with what there is', (accept) => {
    expect(() => negotiatedFormat(accept)).toThrow(
      /application\/json, application\/geo\+json, text\/csv.*format=/,
    );
  });

  it('takes any header for an answer or a refusal', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'*/;q=0.1,aj ') })),
        (accept) => {
          let status = 200;
          try {
            negotiatedFormat(accept);
          } catch (error) {
            status = (error as { getStatus: () => number }).getStatus();
          }
          expect([200, 406]).toContain(status);
        },
      ),
    );
  });
});
