import fc from 'fast-check';
import { cellDate, cellText, columnOf } from './cell-text.js';

describe('cellDate', () => {
  it.each([
    ['01/02/2003', '2003-02-01'],
    ['1/2/2003', '2003-02-01'],
    ['2003-02-01T00:00:00', '2003-02-01'],
    ['37653', '2003-02-01'],
    ['37653.75', '2003-02-01'],
    ['59', '1900-02-28'],
    ['61', '1900-03-01'],
  ])('reads %s', (text, date) => expect(cellDate(text)).toBe(date));

  it.each(['', 'sans objet', '31/02/2003', '2003-13-01', '0', '-5', '99999999'])(
    'has no date in "%s"',
    (text) => expect(cellDate(text)).toBeNull(),
  );

  it('counts from 1904 where the workbook does', () => expect(cellDate('36191', true)).toBe('2003-02-01'));

  it('reads the serial of any day since March 1900', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
        const days = (Date.parse(cellDate(String(serial)) ?? '') - Date.UTC(1899, 11, 30)) / 86_400_000;
        expect(days).toBe(serial);
      }),
    );
  });
});

describe('columnOf', () => {
  it.each([
    ['A1', 0],
    ['Z12', 25],
    ['AA3', 26],
    ['AB', 27],
    ['XFD1', 16_383],
    ['12', undefined],
    ['', undefined],
  ])('finds the column of %s', (reference, column) => expect(columnOf(reference)).toBe(column));
});

describe('cellText', () => {
  it('reads characters that XML cannot hold', () =>
    expect(cellText('a_x000A_b_x005F_x0041_')).toBe('a\nb_x0041_'));
});
