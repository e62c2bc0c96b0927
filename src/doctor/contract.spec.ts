import { fieldTable, number, text } from '../fields/index.js';
import { type Contract, compare } from './contract.js';
import { QUESTIONS } from './questions.js';

const table = fieldTable('Thing', 'A thing', {
  id: text('id', 'Id'),
  size: number(['size', 'old_size'], 'Size'),
  city: text('place.city', 'City'),
  note: text('note', 'Note'),
});
const contract: Contract = { row: 'thing', rows: () => [], table };
const whole = { id: 'a', size: 1, place: { city: 'x' }, note: null };

describe('compare', () => {
  it('finds nothing in rows as known', () => {
    expect(compare([whole, whole], contract)).toEqual({
      row: 'thing',
      rows: 2,
      missing: [],
      added: [],
      retyped: [],
      drifted: false,
    });
  });

  it('counts a column as missing only when no row has it', () => {
    const without = { id: 'a', size: 1, place: {} };
    expect(compare([without, whole], contract).missing).toEqual([]);
    expect(compare([without, without], contract)).toMatchObject({ missing: ['note'], drifted: true });
  });

  it('takes stand-in columns for the one they stand in for', () => {
    const { size, ...others } = whole;
    expect(compare([{ ...others, old_size: size }], contract).drifted).toBe(false);
  });

  it('looks for the root of what lies within objects, whose empty parts are left out', () => {
    expect(compare([{ ...whole, place: {} }], contract).drifted).toBe(false);
  });

  it('does not take a new column for drift', () => {
    expect(compare([{ ...whole, colour: 'red' }], contract)).toMatchObject({
      added: ['colour'],
      drifted: false,
    });
  });

  it('takes it for drift where absent columns say nothing', () => {
    const sparse = { ...contract, sparse: true };
    expect(compare([{ id: 'a' }], sparse)).toMatchObject({ missing: [], drifted: false });
    expect(compare([{ id: 'a', colour: 'red' }], sparse)).toMatchObject({ added: ['colour'], drifted: true });
  });

  it('knows what each answer is excused from', () => {
    const excused = { ...contract, notSent: ['note'], alsoSent: ['colour'], typedOtherwise: ['size'] };
    const row = { id: 'a', size: { value: 1 }, place: {}, colour: 'red' };
    expect(compare([row], contract)).toMatchObject({
      missing: ['note'],
      retyped: ['size'],
      added: ['colour'],
    });
    expect(compare([row], excused)).toMatchObject({ missing: [], retyped: [], added: [], drifted: false });
  });

  it.each([[[]], [[null]], [['text']]])('survives rows like %j', (rows) => {
    expect(compare(rows, contract).rows).toBe(rows.length);
  });
});

describe('the questions', () => {
  const contracts = Object.entries(QUESTIONS).flatMap(([name, question]) =>
    question.contracts.map((one) => [`${name} ${one.row}`, one] as const),
  );

  it.each(contracts)('%s: excuses name columns there are, and no others', (_name, one) => {
    const { table: known, notSent = [], typedOtherwise = [], alsoSent = [] } = one;
    const columns = new Set(known.columns);
    expect([...notSent, ...typedOtherwise].filter((column) => !columns.has(column))).toEqual([]);
    expect(alsoSent.filter((column) => columns.has(column))).toEqual([]);
  });
});
