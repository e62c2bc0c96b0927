import { dossiersOf } from './dossiers.js';
import type { PermitType } from './permit-files.js';
import type { PermitRow } from './permit-rows.js';

const row = (content: string, more: object = {}): PermitRow => ({
  content,
  row: { TYPE_DAU: 'PC', ...more },
});
const dossiers = (rows: Partial<Record<PermitType, PermitRow[]>>, series: 'DAU' | 'PA' = 'DAU') =>
  dossiersOf(series, 'N', (type) => rows[type] ?? []).map(({ rank, rows: found }) => [
    rank,
    ...found.map(({ type, row: one }) => `${type}:${one.content}`),
  ]);

describe('dossiersOf', () => {
  it('joins the two rows of a mixed building', () => {
    expect(dossiers({ logements: [row('a')], locaux: [row('b')] })).toEqual([[1, 'logements:a', 'locaux:b']]);
  });

  it('keeps rows of one file apart', () => {
    expect(dossiers({ logements: [row('a'), row('b')] })).toEqual([
      [1, 'logements:a'],
      [2, 'logements:b'],
    ]);
    expect(dossiers({ locaux: [row('a'), row('b')] })).toEqual([
      [1, 'locaux:a'],
      [2, 'locaux:b'],
    ]);
  });

  it('never joins a building permit and a declaration of the same number', () => {
    expect(dossiers({ logements: [row('a')], locaux: [row('b', { TYPE_DAU: 'DP' })] })).toEqual([
      [1, 'logements:a'],
      [2, 'locaux:b'],
    ]);
  });

  it('prefers the row authorised the same day', () => {
    const day = (date: string) => ({ DATE_REELLE_AUTORISATION: date });
    expect(
      dossiers({
        logements: [row('a', day('2014-05-06')), row('b', day('2015-02-10'))],
        locaux: [row('c', day('2015-02-10')), row('d', day('2016-01-01'))],
      }),
    ).toEqual([
      [1, 'logements:a', 'locaux:d'],
      [2, 'logements:b', 'locaux:c'],
    ]);
  });

  it('looks into the files of its series only', () => {
    expect(dossiers({ logements: [row('a')], amenager: [row('p')] }, 'PA')).toEqual([[1, 'amenager:p']]);
  });
});
