import { deedDate, frenchDate } from './french-date.js';

describe('frenchDate', () => {
  it.each([
    ['2026-08-13', '2026-08-13'],
    ['25/07/2026', '2026-07-25'],
    ['1er juillet 2011', '2011-07-01'],
    ['13 janvier 2010', '2010-01-13'],
    ['10 décembre 2009', '2009-12-10'],
    ['3 AOÛT 2015', '2015-08-03'],
    ['31 février 2010', null],
    ['juillet 2011', null],
    ['sans objet', null],
    [null, null],
    [{}, null],
  ])('%j -> %s', (value, day) => {
    expect(frenchDate(value)).toBe(day);
  });
});

describe('deedDate', () => {
  it.each([
    ['Acte en date du 25/07/2026 enregistre le 24/07/2026.', '2026-07-25'],
    ['Acte sous seing privé en date du 02/05/2026', '2026-05-02'],
    ['Acte notarié en date du 1er juillet 2011', '2011-07-01'],
    ["transfert de l'établissement principal. Cession sous acte authentique", null],
    [undefined, null],
  ])('%s -> %s', (description, day) => {
    expect(deedDate(description)).toBe(day);
  });
});
