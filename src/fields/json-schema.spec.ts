import { nullable, objectSchema } from './json-schema.js';

describe('nullable', () => {
  it('adds null to types and to enumerations, once', () => {
    expect(nullable({ type: 'string', enum: ['a'] })).toEqual({
      type: ['string', 'null'],
      enum: ['a', null],
    });
    expect(nullable(nullable({ type: 'string' }))).toEqual({ type: ['string', 'null'] });
    expect(nullable({ $ref: '#/x' })).toEqual({ anyOf: [{ $ref: '#/x' }, { type: 'null' }] });
  });
});

describe('objectSchema', () => {
  it('requires all properties but the optional ones', () => {
    const schema = objectSchema('T', 'A thing', { a: { type: 'string' }, b: { type: 'number' } }, ['b']);
    expect(schema.required).toEqual(['a']);
    expect(schema).toMatchObject({ type: 'object', title: 'T', description: 'A thing' });
  });
});
