import fc from 'fast-check';
import { comparableKey, isBanKey } from '../../addresses/ban-key.js';
import { houseNumberOf, plainRnbId, spellingsOf } from './ban-ids.js';

describe('isBanKey', () => {
  it.each([
    '74243_0670_00010',
    '73315_0500_00050_b',
    '73064_a002_00055',
    '2A004_0375_00012',
    '73307_qg1icr_00004',
    '75104_8249_00010__2',
  ])('takes %s', (key) => {
    expect(isBanKey(key)).toBe(true);
  });
  it.each([
    '73157_0066',
    '73054_A061',
    '73057',
    '',
    '75107_8909_20',
    '75107_8909_00020,75107',
    '927a17b0-5afd-445c-a135-5712e2d9dc77',
  ])('refuses %j', (key) => {
    expect(isBanKey(key)).toBe(false);
    expect(spellingsOf(key)).toEqual([]);
  });
});

describe('spellingsOf', () => {
  it('needs one where there is no letter', () => {
    expect(spellingsOf('74243_0670_00010')).toEqual(['74243_0670_00010']);
  });
  it('writes suffixes in both lengths', () => {
    expect(spellingsOf('75101_1234_00001_bis')).toEqual(['75101_1234_00001_bis', '75101_1234_00001_b']);
    expect(spellingsOf('75101_1234_00001_T')).toEqual([
      '75101_1234_00001_T',
      '75101_1234_00001_t',
      '75101_1234_00001_ter',
    ]);
    expect(spellingsOf('75101_1234_00001_c')).toEqual(['75101_1234_00001_c']);
  });
  it('writes street codes in both cases, and never that of Corsica in lower case but as given', () => {
    expect(spellingsOf('73064_a002_00055')).toEqual(['73064_a002_00055', '73064_A002_00055']);
    expect(spellingsOf('2a004_b375_00012')).toEqual([
      '2a004_b375_00012',
      '2A004_b375_00012',
      '2A004_B375_00012',
    ]);
  });

  const key = fc
    .tuple(
      fc.constantFrom('75101', '2A004', '97411'),
      fc.stringMatching(/^[a-zA-Z0-9]{4}$/),
      fc.stringMatching(/^\d{5}$/),
      fc.constantFrom('', '_bis', '_b', '_ter', '_t', '_quater', '_q', '_a', '_BIS'),
    )
    .map(([city, street, number, suffix]) => `${city}_${street}_${number}${suffix}`);

  it('begins with the key itself, and all its spellings name the same address and can be sent in one list', () => {
    fc.assert(
      fc.property(key, (given) => {
        const spellings = spellingsOf(given);
        expect(spellings[0]).toBe(given);
        expect(new Set(spellings).size).toBe(spellings.length);
        for (const spelling of spellings) {
          expect(comparableKey(spelling)).toBe(comparableKey(given));
          expect(spelling).not.toContain(',');
          expect(houseNumberOf(spelling)).toBe(houseNumberOf(given));
        }
      }),
    );
  });

  it('keeps different addresses apart', () => {
    fc.assert(
      fc.property(key, key, (one, other) => {
        const share = spellingsOf(one).some((spelling) => spellingsOf(other).includes(spelling));
        expect(comparableKey(one) === comparableKey(other)).toBe(share);
      }),
    );
  });
});

describe('plainRnbId', () => {
  it('takes what is printed in groups', () => {
    expect(plainRnbId('83sj-572h-h22p')).toBe('83SJ572HH22P');
    expect(plainRnbId('83SJ572HH22P')).toBe('83SJ572HH22P');
    expect(plainRnbId('83SJ572HH22')).toBeUndefined();
    expect(plainRnbId('83SJ572HH22P,X')).toBeUndefined();
  });
});
