import fc from 'fast-check';
import { toDate, toDateTime } from './date.js';

describe('toDate', () => {
  it.each([
    ['2023-01-15', '2023-01-15'],
    ['2014-05-15T00:00:00', '2014-05-15'],
    ['2023-01-15T23:30:00+02:00', '2023-01-15'],
    ['2023-1-5', '2023-01-05'],
    ['15/01/2023', '2023-01-15'],
    ['5/1/2023 10:00', '2023-01-05'],
    ['20230115', '2023-01-15'],
    [20230115, '2023-01-15'],
    [['2023-01-15'], '2023-01-15'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2023-13-01', null],
    ['00/00/0000', null],
    ['2023', null],
    ['hier', null],
    ['', null],
    [null, null],
    [1673740800000, null],
  ])('reads %j as %j', (value, expected) => {
    expect(toDate(value)).toBe(expected);
  });

  it('reads every day of the calendar in its three forms', () => {
    const days = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (instant) => {
        const iso = instant.toISOString().slice(0, 10);
        const [year, month, day] = iso.split('-');
        expect(toDate(iso)).toBe(iso);
        expect(toDate(`${day}/${month}/${year}`)).toBe(iso);
        expect(toDate(`${year}${month}${day}`)).toBe(iso);
      }),
    );
  });
});

describe('toDateTime', () => {
  it.each([
    ['2023-01-15T10:20:30Z', '2023-01-15T10:20:30.000Z'],
    ['2023-01-15T10:20:30.1239+01:00', '2023-01-15T09:20:30.123Z'],
    ['2023-01-15T00:30:00-0130', '2023-01-15T02:00:00.000Z'],
    ['2014-05-15T00:00:00', '2014-05-15T00:00:00.000Z'],
    ['15/01/2023 10:20', '2023-01-15T10:20:00.000Z'],
    ['2023-01-15', '2023-01-15T00:00:00.000Z'],
    ['2023-01-15T25:00:00Z', null],
    ['2023-01-15T10:61:00Z', null],
    ['2023-01-15T10:20:30+99:00', null],
    ['2023-01-15T midi', null],
    ['0000-01-01T00:00:00+10:00', null],
    [null, null],
  ])('reads %j as %j', (value, expected) => {
    expect(toDateTime(value)).toBe(expected);
  });

  it('reads back every instant', () => {
    const instants = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9999-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) =>
        expect(toDateTime(instant.toISOString())).toBe(instant.toISOString()),
      ),
    );
  });
});
