import {
  arrondissementsOf,
  cityCodeOf,
  departmentCodeOf,
  hasArrondissements,
  inseeCodeFault,
  isArrondissement,
} from './insee-code.js';

describe('arrondissements', () => {
  it.each([
    ['75056', 20, '75101', '75120'],
    ['69123', 9, '69381', '69389'],
    ['13055', 16, '13201', '13216'],
  ])('%s has %i, from %s to %s', (city, count, first, last) => {
    const codes = arrondissementsOf(city);
    expect(codes).toHaveLength(count);
    expect([codes[0], codes.at(-1)]).toEqual([first, last]);
    expect(codes.every((code) => isArrondissement(code) && cityCodeOf(code) === city)).toBe(true);
    expect(hasArrondissements(city)).toBe(true);
    expect(isArrondissement(city)).toBe(false);
  });

  it.each(['75100', '75121', '69380', '69390', '13200', '13217', '92046'])('%s is none', (code) => {
    expect(isArrondissement(code)).toBe(false);
    expect(cityCodeOf(code)).toBe(code);
    expect(arrondissementsOf(code)).toEqual([]);
    expect(hasArrondissements(code)).toBe(false);
  });
});

it.each([
  ['75107', '75'],
  ['01004', '01'],
  ['2A004', '2A'],
  ['2B033', '2B'],
  ['97123', '971'],
  ['97411', '974'],
  ['97611', '976'],
  ['98735', '987'],
])('%s is in department %s', (code, department) => {
  expect(departmentCodeOf(code)).toBe(department);
});

describe('inseeCodeFault', () => {
  it.each([
    '01001',
    '19272',
    '21231',
    '2A004',
    '2B366',
    '57463',
    '67338',
    '95001',
    '97101',
    '97411',
    '97123',
  ])('has nothing against %s', (code) => {
    expect(inseeCodeFault(code)).toBeUndefined();
  });

  it.each([
    ['20004', /2A004 or 2B004/],
    ['97502', /975 is not covered/],
    ['98411', /984 is not covered/],
    ['98613', /986 is not covered/],
    ['98735', /987 is not covered/],
    ['98818', /988 is not covered/],
    ['00001', /not an INSEE/],
    ['96001', /not an INSEE/],
    ['99100', /not an INSEE/],
    ['97001', /not an INSEE/],
    ['97901', /not an INSEE/],
    ['2C001', /not an INSEE/],
    ['7510A', /not an INSEE/],
    ['2A00', /not an INSEE/],
  ])('refuses %s', (code, reason) => {
    expect(inseeCodeFault(code)).toMatch(reason);
  });
});
