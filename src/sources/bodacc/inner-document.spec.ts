import fc from 'fast-check';
import { decodeDocument, elementsOf, rootOf } from './inner-document.js';

const names = (value: unknown): unknown[] =>
  elementsOf(decodeDocument(value), 'personne').map(({ nom }) => nom);

describe('an inner document', () => {
  it.each([
    ['one element', '{"personne":{"nom":"A"}}', ['A']],
    ['an array of elements', '{"personne":[{"nom":"A"},{"nom":"B"}]}', ['A', 'B']],
    [
      'an array at the root',
      '[{"personne":{"nom":"A"}},{"personne":[{"nom":"B"},{"nom":"C"}]}]',
      ['A', 'B', 'C'],
    ],
    ['bare elements', '[{"nom":"A"},{"nom":"B"}]', ['A', 'B']],
    ['one bare element', '{"nom":"A"}', ['A']],
    ['text within text', JSON.stringify('{"personne":{"nom":"A"}}'), ['A']],
    ['text in a list', ['{"personne":{"nom":"A"}}'], ['A']],
    ['decoded already', { personne: { nom: 'A' } }, ['A']],
    ['decoded and wrapped', [{ personne: { nom: 'A' } }], ['A']],
    ['no element', '{"personne":null}', []],
    ['an empty object', '{}', []],
    ['null', null, []],
    ['absent', undefined, []],
    ['blank', ' ', []],
    ['broken JSON', '{"personne":{"nom":"A"', []],
  ])('%s', (_, value, expected) => {
    expect(names(value)).toEqual(expected);
  });

  it.each([
    [null, 'none'],
    ['', 'none'],
    ['[]', 'none'],
    ['{"a":1}', 'document'],
    ['{"a":', 'unreadable'],
    ['plain words', 'unreadable'],
    ['12', 'unreadable'],
    [12, 'unreadable'],
    [true, 'unreadable'],
    [['x'], 'unreadable'],
  ])('%j is %s', (value, kind) => {
    expect(decodeDocument(value).kind).toBe(kind);
  });

  it('repairs texts read in the wrong encoding, at any depth', () => {
    expect(rootOf(decodeDocument('{"a":{"b":["clÃ´ture","Ã‰tÃ©","clôture"]}}'))).toEqual({
      a: { b: ['clôture', 'Été', 'clôture'] },
    });
  });

  it('takes anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.json()), (value) => {
        const document = decodeDocument(value);
        expect(Array.isArray(elementsOf(document, 'personne'))).toBe(true);
        expect(typeof rootOf(document)).toBe('object');
      }),
    );
  });
});
