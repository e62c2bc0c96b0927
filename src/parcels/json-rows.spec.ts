import fc from 'fast-check';
import { jsonRows } from './json-rows.js';

describe('jsonRows', () => {
  it('reads what JSON.parse reads, whatever texts and objects are within, and however it is laid out', () => {
    const row = fc.dictionary(fc.string(), fc.jsonValue(), { noNullPrototype: true });
    fc.assert(
      fc.property(fc.array(row), fc.nat(3), (rows, indent) => {
        const text = JSON.stringify(rows, null, indent);
        expect([...jsonRows(Buffer.from(text))]).toEqual(JSON.parse(text));
      }),
    );
  });

  it('says of what is no JSON that it is none', () => {
    expect(() => [...jsonRows(Buffer.from('[{"a": 1}, {"b": }]'))]).toThrow(SyntaxError);
  });
});
