import { gzipSync } from 'node:zlib';
import { changed, csv, features, gunzipped, listed, single, under, within } from './answer-rows.js';

const collection = {
  features: [{ id: 'f.1', geometry: { type: 'Point' }, properties: { idu: 'x' } }, { properties: null }, 7],
};

describe('rows of an answer', () => {
  it('reads lists, objects and lists under a key', () => {
    expect(listed([1])).toEqual([1]);
    expect(single({ a: 1 })).toEqual([{ a: 1 }]);
    expect(under('results')({ results: [{ a: 1 }] })).toEqual([{ a: 1 }]);
  });

  it('reads features, with id and geometry where they are wanted', () => {
    expect(features()(collection)).toEqual([{ idu: 'x' }, {}, {}]);
    expect(features({ id: 'fid', geometry: 'shape' })(collection)?.[0]).toEqual({
      idu: 'x',
      fid: 'f.1',
      shape: { type: 'Point' },
    });
  });

  it('reads objects within rows', () => {
    const rows = within(under('results'), 'siege');
    expect(rows({ results: [{ siege: { a: 1 } }, { siege: [{ a: 2 }] }, { siege: null }, {}] })).toEqual([
      { a: 1 },
      { a: 2 },
    ]);
  });

  it('changes rows', () => {
    expect(changed(listed, ({ a }) => ({ b: a }))([{ a: 1 }])).toEqual([{ b: 1 }]);
  });

  it('reads CSV, and packed JSON', () => {
    expect(csv(';')(Buffer.from('\uFEFFa;b\n"1";\n2;3\n'))).toEqual([
      { a: '1', b: '' },
      { a: '2', b: '3' },
    ]);
    expect(gunzipped(listed)(gzipSync('[1]'))).toEqual([1]);
  });

  it('looks at some rows of many', () => {
    expect(listed(Array.from({ length: 500 }))).toHaveLength(50);
    expect(csv(',')(Buffer.from(`a\n${'1\n'.repeat(500)}`))).toHaveLength(50);
  });

  it.each([
    ['a list', listed, { a: 1 }],
    ['an object', single, [1]],
    ['a key', under('results'), { results: 'x' }],
    ['features', features(), {}],
    ['within', within(under('results'), 'siege'), null],
    ['an HTML page', csv(','), Buffer.from('\n<html></html>')],
    ['broken quotes', csv(','), Buffer.from('a,b\n"1,2\n')],
    ['text', csv(','), 'a,b'],
    ['an unpacked file', gunzipped(listed), Buffer.from('[1]')],
    ['packed text', gunzipped(listed), gzipSync('a,b')],
  ])('says that it is not of that shape: %s', (_name, rows, body) => {
    expect(rows(body)).toBeUndefined();
  });
});
