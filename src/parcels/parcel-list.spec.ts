import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { MissingColumn, parcelsOfCsv, parcelsOfLines } from './parcel-list.js';

const IDS = ['75101000AB0001', '2A0040000D0037'];

describe('a list of parcels', () => {
  it.each([
    ['lines', '75101000AB0001\n2A0040000D0037\n'],
    ['Windows lines without the last end', '75101000AB0001\r\n2A0040000D0037'],
    ['blank lines, blanks and a byte order mark', '\uFEFF 75101000AB0001 \n\n  \n2A0040000D0037\n'],
    ['the name of the column', 'Parcel_ID\n75101000AB0001\n2A0040000D0037\n'],
  ])('as plain text: %s', (_, text) => {
    expect(parcelsOfLines(text)).toEqual(IDS);
  });

  it.each([
    ['without a header', '75101000AB0001,a\n2A0040000D0037,b\n'],
    ['with parcel_id somewhere', 'name,PARCEL_ID\na,75101000AB0001\nb,2A0040000D0037\n'],
    ['with another header', 'Parcelle;Nom\n75101000AB0001;a\n2A0040000D0037;b\n'],
    [
      'with tabs, a byte order mark and empty rows',
      '\uFEFFparcel_id\tx\r\n75101000AB0001\t1\r\n\t\r\n\r\n2A0040000D0037\t\r\n',
    ],
    ['quoted', '"id","note"\n"75101000AB0001","a, b\nc"\n"2A0040000D0037",""\n'],
    ['with rows of different lengths', 'x,parcel_id\n1,75101000AB0001\n2,2A0040000D0037,more\n'],
  ])('as CSV: %s', (_, text) => {
    expect(parcelsOfCsv(text)).toEqual(IDS);
  });

  it('keeps what is no identifier: whoever asks tells why', () => {
    expect(parcelsOfLines('x\n75101000AB0001\n-\n')).toEqual(['x', '75101000AB0001', '-']);
    expect(parcelsOfCsv('parcel_id,b\n,1\n75101000AB0001,2\n')).toEqual(['', '75101000AB0001']);
    expect(parcelsOfCsv('a,parcel_id\n1\n')).toEqual(['']);
  });

  it('takes the column that is named, or says which there are', () => {
    expect(parcelsOfCsv('parcel_id,Other\nx,75101000AB0001\ny,2A0040000D0037', 'other')).toEqual(IDS);
    expect(() => parcelsOfCsv('a,b\n1,2', 'c')).toThrow(new MissingColumn('c', ['a', 'b']));
  });

  it('reads back what was written, whatever stands beside it', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', ',', ';', '"', '\n', 'é', '\t') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.stringMatching(/^[0-9A-Z]{1,14}$/)), { minLength: 1 }),
        (rows) => {
          const text = stringify(rows, { header: true, columns: ['note', 'parcel_id'], quoted: true });
          expect(parcelsOfCsv(text)).toEqual(rows.map(([, id]) => id));
        },
      ),
    );
  });
});
