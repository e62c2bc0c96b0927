import fc from 'fast-check';
import { SECTION_KEYS, SECTIONS } from '../sections.js';
import { cell } from './csv-answer.js';
import { csvTable, LIST_COLUMN } from './csv-columns.js';
import { FEATURE_KINDS, REPEATING_LISTS } from './feature-kinds.js';
import { selectFields } from './field-selection.js';
import { type FieldNode, fieldAt, fieldTree } from './field-tree.js';

const names = (columns: readonly { name: string }[]): string[] => columns.map(({ name }) => name);

describe('csvTable', () => {
  it.each(SECTIONS)('has the fields of %s as columns, each name once and of one type', (section) => {
    const { lists, columns, parcel, namesList } = csvTable(section, null, 'full');
    expect(names(parcel)).toEqual(['cadastral.id']);
    expect(new Set(names(columns)).size).toBe(columns.length);
    expect(names(columns)).not.toContain(LIST_COLUMN);
    expect(namesList).toBe(section === 'energy' || section === 'urbanisme');
    for (const { path, columns: own } of lists) {
      const tops = new Set(own.map((column) => column.path[0]));
      expect([...tops]).toEqual([...(fieldAt(path)?.members.keys() ?? [])]);
    }
    // A name that two lists share holds the same kind of value in both.
    for (const { name, schema } of columns) {
      const types = lists.flatMap((list) => list.columns.filter((column) => column.name === name));
      for (const { schema: other } of types) {
        expect([name, [other.type].flat().includes('string')]).toEqual([
          name,
          [schema.type].flat().includes('string'),
        ]);
      }
    }
  });

  it('has the lists of sections that have several', () => {
    const lists = (section: 'energy' | 'urbanisme'): unknown =>
      csvTable(section, null, 'full').lists.map(({ name }) => name);
    expect(lists('energy')).toEqual(['residential', 'tertiary']);
    expect(lists('urbanisme')).toEqual([
      ...['zones', 'documents', 'prescriptions', 'informations', 'assiettes', 'generateurs'],
    ]);
  });

  it('has only what fields name, the parcel too', () => {
    const fields = selectFields([
      'cadastral.area',
      'cadastral.geometry',
      'transactions.address',
      'transactions.value',
    ]);
    const { parcel, columns } = csvTable('transactions', fields, 'full');
    expect(names(parcel)).toEqual(['cadastral.area', 'cadastral.geometry']);
    expect(names(columns)).toEqual(expect.arrayContaining(['value', 'address.label', 'address.city']));
    expect(columns.every(({ path: [first] }) => first === 'value' || first === 'address')).toBe(true);
    expect(names(csvTable('transactions', fields, 'none').parcel)).toEqual(['cadastral.area']);
  });

  it('leaves outlines out on demand', () => {
    expect(names(csvTable('urbanisme', null, 'simplified').columns)).toContain('geometry');
    expect(names(csvTable('urbanisme', null, 'none').columns)).not.toContain('geometry');
  });
});

describe('the kinds of Features', () => {
  function listsOf(node: FieldNode, path: readonly string[], depth: number): string[] {
    return [...node.members].flatMap(([name, member]) => {
      const at = [...path, name];
      if (member.isList && member.members.size > 0 && at[0] !== 'buildings') return [at.join('.')];
      return depth === 0 ? [] : listsOf(member, at, depth - 1);
    });
  }

  it('are all lists of records of an answer, each once', () => {
    const paths = FEATURE_KINDS.map(({ path }) => path.join('.'));
    const lists = listsOf(fieldTree(), [], 1).filter((path) => !REPEATING_LISTS.includes(path));
    expect([...paths].sort()).toEqual(['buildings.building', 'cadastral', ...lists].sort());
    expect(lists.map((path) => path.split('.')[0])).toEqual(
      expect.arrayContaining(Object.values(SECTION_KEYS)),
    );
  });

  it('leave the name `kind` to the kind', () => {
    for (const { path } of FEATURE_KINDS)
      expect([...(fieldAt(path)?.members.keys() ?? [])]).not.toContain('kind');
  });

  it('name fields that there are', () => {
    for (const { path, id, drawn } of FEATURE_KINDS) {
      for (const name of [id, ...drawn])
        expect([...path, name, fieldAt([...path, name]) !== undefined]).toEqual([...path, name, true]);
    }
  });
});

describe('cell', () => {
  it.each([
    [null, ''],
    [undefined, ''],
    ['Rue du Bac', 'Rue du Bac'],
    [-5.5, '-5.5'],
    [0, '0'],
    [true, 'true'],
    [false, 'false'],
    [['a', '=b'], '["a","=b"]'],
    ['=HYPERLINK("http://evil")', '\'=HYPERLINK("http://evil")'],
    ['- 2 fenêtres', "'- 2 fenêtres"],
    ['+33 1', "'+33 1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ["'=1", "''=1"],
    ["l'=", "l'="],
    ["'s", "'s"],
  ])('writes %j as %j', (value, text) => {
    expect(cell(value)).toBe(text);
  });

  it('never begins like a formula unless it is a number, and gives every text back', () => {
    const texts = fc.string({ unit: fc.constantFrom(..."'=+-@\t\r\n＝＋－＠a1 ") });
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const written = cell(text);
        expect(written).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
        expect(/^'+[=+\-@\t\r\n＝＋－＠]/.test(written) ? written.slice(1) : written).toBe(text);
      }),
    );
  });
});
