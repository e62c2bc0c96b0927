import fc from 'fast-check';
import { expectMapsAnything } from '../../test/support/field-tables.js';
import {
  choice,
  computed,
  count,
  custom,
  date,
  dateTime,
  fieldTable,
  flag,
  given,
  integer,
  label,
  listOf,
  number,
  numberList,
  objectAt,
  type RecordOf,
  sameRow,
  text,
  textList,
  toText,
} from './index.js';

const streetFields = fieldTable('Street', 'A street', {
  name: text('voie', 'Name of the street'),
  length: number('longueur', 'Length', { unit: 'm', min: 0, decimals: 1 }),
});

const sampleFields = fieldTable('Sample', 'One field of each kind', {
  id: text('id', 'Identifier'),
  hazard: text(['new_name', 'old_name'], 'Hazard', { unknown: ['INDETERMINE', -1] }),
  city: text('commune.nom', 'City'),
  year: integer('annee', 'Year built', { unit: 'year', min: 1000, max: 2100 }),
  units: count('nb_log', 'Dwellings'),
  ratio: number('ratio', 'Ratio'),
  isSold: flag('vendu', 'Whether it was sold'),
  soldOn: date('date_vente', 'Day of the sale'),
  updatedAt: dateTime('maj', 'Last change'),
  kind: label('type', { M: 'House', A: 'Flat' }, 'Kind of dwelling'),
  grade: choice('classe', ['A', 'B', 'C'], 'Class'),
  owners: textList('proprietaires', 'Owners', { separator: ';' }),
  heights: numberList('hauteurs', 'Heights', { unit: 'm' }),
  size: custom<number>({
    column: 'payload',
    type: 'integer',
    schema: { type: 'integer' },
    description: 'How long the payload is',
    convert: (value) => (typeof value === 'string' ? value.length : 0),
  }),
  title: computed<string | null>({
    columns: ['id', 'annee'],
    type: 'text',
    schema: { type: ['string', 'null'] },
    description: 'Identifier and year',
    compute: (row) => (toText(row['id']) === null ? null : `${toText(row['id'])} (${toText(row['annee'])})`),
  }),
  street: sameRow(streetFields, 'The street it is in'),
  back: objectAt('rue_arriere', streetFields, 'The street behind'),
  around: listOf('rues', streetFields, 'The streets around'),
  matchMethod: given<'key' | 'place' | null>({
    initial: null,
    type: 'key / place',
    schema: { type: ['string', 'null'], enum: ['key', 'place', null] },
    description: 'How it was matched',
  }),
});

type Sample = RecordOf<typeof sampleFields>;

const fullRow = {
  id: 'S1',
  new_name: null,
  old_name: 'Fort',
  commune: { nom: 'Lyon' },
  annee: '1890',
  nb_log: 19.05,
  ratio: '1,5',
  vendu: 'oui',
  date_vente: '15/01/2023',
  maj: '2023-01-15T10:00:00+01:00',
  type: 'M',
  classe: 'b',
  proprietaires: 'SCI A;SCI B',
  hauteurs: [3, '4,5', null],
  payload: 'abc',
  voie: 'Rue du Bac',
  longueur: 1150.04,
  rue_arriere: { voie: 'Rue de Verneuil' },
  rues: [{ voie: 'Quai Voltaire', longueur: -3 }, 'noise'],
};

const fullRecord: Sample = {
  id: 'S1',
  hazard: 'Fort',
  city: 'Lyon',
  year: 1890,
  units: 19,
  ratio: 1.5,
  isSold: true,
  soldOn: '2023-01-15',
  updatedAt: '2023-01-15T09:00:00.000Z',
  kind: 'House',
  grade: 'B',
  owners: ['SCI A', 'SCI B'],
  heights: [3, 4.5],
  size: 3,
  title: 'S1 (1890)',
  street: { name: 'Rue du Bac', length: 1150 },
  back: { name: 'Rue de Verneuil', length: null },
  around: [{ name: 'Quai Voltaire', length: null }],
  matchMethod: null,
};

describe('fieldTable.map', () => {
  it('maps every kind of field', () => {
    expect(sampleFields.map(fullRow)).toEqual(fullRecord);
  });

  it('gives every field, in order, from a row without columns and from no row at all', () => {
    for (const nothing of [{}, null, undefined, [], 'text', 7]) {
      const record = sampleFields.map(nothing);
      expect(Object.keys(record)).toEqual(Object.keys(sampleFields.fields));
      expect(record).toMatchObject({ id: null, hazard: null, owners: [], back: null, around: [], size: 0 });
    }
  });

  it('gives a fresh record that its owner may complete', () => {
    const record = sampleFields.map(fullRow);
    record.matchMethod = 'key';
    expect(sampleFields.map(fullRow).matchMethod).toBeNull();
  });

  it('reads values listed as unknown as null, and tries the next column', () => {
    expect(sampleFields.map({ new_name: ' indetermine ', old_name: 'Faible' }).hazard).toBe('Faible');
    expect(sampleFields.map({ new_name: '-1' }).hazard).toBeNull();
    expect(sampleFields.map({ new_name: ['INDETERMINE'] }).hazard).toBeNull();
  });

  it('reads a column whose name holds a dot, as CSV headers may', () => {
    expect(sampleFields.map({ 'commune.nom': 'Brest' }).city).toBe('Brest');
  });

  it('never throws, and its records hold their schema, whatever the row', () => {
    expectMapsAnything(sampleFields);
  });

  it('takes the members of Object.prototype for no columns', () => {
    const table = fieldTable('Trap', 'Columns named like members', { a: text('x.constructor.name', 'Trap') });
    expect(table.map({ x: {} }).a).toBeNull();
  });
});

describe('fieldTable', () => {
  it('refuses output names that are not plain camelCase', () => {
    for (const name of ['__proto__x', 'a-b', '"],x:[', 'Upper', '1st']) {
      expect(() => fieldTable('Bad', 'Bad names', { [name]: text('a', 'A') })).toThrow(name);
    }
  });

  it('copes with any column name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((name) => !name.includes('.') && !(name in {})),
        (column) => {
          const table = fieldTable('Any', 'Any column', { value: text(column, 'Value') });
          expect(table.map({ [column]: 'here' }).value).toBe('here');
        },
      ),
    );
  });

  it('takes tables of 300 fields', () => {
    const names = Array.from({ length: 300 }, (_, index) => `field${index}`);
    const table = fieldTable(
      'Wide',
      'A wide table',
      Object.fromEntries(names.map((n) => [n, text(`c_${n}`, n)])),
    );
    expect(Object.keys(table.map({ c_field7: 'x' }))).toEqual(names);
  });

  it('lists its columns once each', () => {
    expect(sampleFields.columns.filter((column) => column === 'id')).toHaveLength(1);
    expect(sampleFields.columns).toEqual(
      expect.arrayContaining(['new_name', 'old_name', 'commune.nom', 'voie']),
    );
  });

  it('gives the lines of the reference page', () => {
    const line = (output: string) => sampleFields.rows.find((row) => row.output === output);
    expect(line('year')).toEqual({
      output: 'year',
      columns: ['annee'],
      type: 'integer',
      unit: 'year',
      description: 'Year built',
    });
    expect(line('street')).toMatchObject({
      type: 'Street',
      columns: ['voie', 'longueur'],
      nested: streetFields.rows,
    });
    expect(sampleFields.rows).toHaveLength(Object.keys(sampleFields.fields).length);
  });

  it('describes each property: type with null, unit, bounds', () => {
    const { properties, required, title } = sampleFields.schema;
    expect(title).toBe('Sample');
    expect(required).toEqual(Object.keys(sampleFields.fields));
    expect(properties['year']).toEqual({
      type: ['integer', 'null'],
      minimum: 1000,
      maximum: 2100,
      description: 'Year built. Unit: year',
    });
    expect(properties['grade']).toEqual({
      type: ['string', 'null'],
      enum: ['A', 'B', 'C', null],
      description: 'Class',
    });
    expect(properties['owners']).toEqual({ type: 'array', items: { type: 'string' }, description: 'Owners' });
  });

  it('is extended by further rows', () => {
    const wider = streetFields.extend('Avenue', 'A wide street', { trees: count('arbres', 'Trees') });
    const avenue: RecordOf<typeof wider> = wider.map({ voie: 'Foch', arbres: 3.2 });
    expect(avenue).toEqual({ name: 'Foch', length: null, trees: 3 });
    expect(wider.schema.title).toBe('Avenue');
  });
});

describe('fieldTable.drift', () => {
  it('sees no drift in a row as it should be', () => {
    expect(sampleFields.drift(fullRow)).toEqual({ missing: [], unknown: [], retyped: [] });
  });

  it('names columns that are missing, unknown or of another kind', () => {
    const { ratio: _ratio, new_name: _new, ...rest } = fullRow;
    const drift = sampleFields.drift({ ...rest, voie: 12, id: ['S1'], annee: 'MCM', nouvelle: 1, type: '' });
    expect(drift).toEqual({ missing: ['ratio'], unknown: ['nouvelle'], retyped: ['id', 'annee', 'voie'] });
  });

  it('does not count columns left out on purpose, nor columns that stand in for each other', () => {
    const table = fieldTable('T', 'T', { a: text(['x', 'y'], 'A') }, { ignores: ['z'] });
    expect(table.drift({ y: 'v', z: 1 })).toEqual({ missing: [], unknown: [], retyped: [] });
    expect(table.drift({}).missing).toEqual(['x', 'y']);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (row) => expect(sampleFields.drift(row).unknown).toBeDefined()));
  });
});
