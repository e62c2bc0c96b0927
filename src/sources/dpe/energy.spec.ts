import { mergedCandidates } from './candidates.js';
import { dayInFrance, replacedNumbers, residentialOf, tertiaryOf } from './energy.js';

const match = { method: 'ban', quality: 'exact' } as const;
const foundBy = new Set(['identifiant_ban'] as const);
const kept = (row: object, dataset: 'existing' | 'new' | 'tertiary' = 'existing') => ({
  row: row as Record<string, unknown>,
  dataset,
  foundBy,
  match,
});
const around = { today: '2026-09-10', replaced: new Set<string>() };

describe('residentialOf and tertiaryOf', () => {
  it('part housing from the rest, name the dataset, the latest first', () => {
    const all = [
      kept({ numero_dpe: 'A', date_etablissement_dpe: '2023-01-01' }),
      kept({ numero_dpe: 'B', date_etablissement_dpe: '2025-01-01' }, 'new'),
      kept({ numero_dpe: 'C', date_reception_dpe: '2024-01-01' }),
      kept({ numero_dpe: 'D' }),
      kept({ numero_dpe: 'T', date_etablissement_dpe: '2024-06-01' }, 'tertiary'),
    ];
    const residential = residentialOf(all, around);
    expect(residential.map(({ dpeNumber }) => dpeNumber)).toEqual(['B', 'C', 'A', 'D']);
    expect(residential[0]).toMatchObject({ dataset: 'new', matchMethod: 'ban', matchQuality: 'exact' });
    expect(tertiaryOf(all, around).map(({ dpeNumber, dataset }) => [dpeNumber, dataset])).toEqual([
      ['T', 'tertiary'],
    ]);
  });

  it('tells what has expired: the last day of validity still counts', () => {
    const ends = ['2026-09-09', '2026-09-10', undefined].map((date_fin_validite_dpe) =>
      kept({ date_fin_validite_dpe }),
    );
    expect(
      residentialOf(ends, around)
        .map(({ isExpired }) => isExpired)
        .sort(),
    ).toEqual([false, null, true].sort());
    expect(residentialOf(ends.slice(0, 1), around)[0]?.isExpired).toBe(true);
    expect(residentialOf(ends.slice(1, 2), around)[0]?.isExpired).toBe(false);
  });

  it('tells what was replaced, also by a certificate that is not the parcel’s', () => {
    const candidates = mergedCandidates([
      {
        dataset: 'existing',
        column: 'identifiant_ban',
        rows: [{ numero_dpe: 'B', numero_dpe_remplace: 'A' }, { numero_dpe: 'A' }],
      },
    ]);
    const replaced = replacedNumbers(candidates);
    const records = residentialOf([kept({ numero_dpe: 'A' })], { ...around, replaced });
    expect(records[0]?.isReplaced).toBe(true);
    expect(
      residentialOf([kept({ numero_dpe: 'B' }), kept({})], { ...around, replaced }).map((r) => r.isReplaced),
    ).toEqual([false, false]);
  });
});

describe('mergedCandidates', () => {
  it('has each certificate once, with all ways by which it was found', () => {
    const merged = mergedCandidates([
      { dataset: 'existing', column: 'identifiant_ban', rows: [{ numero_dpe: 'A' }, { n_dpe: 'B' }] },
      { dataset: 'existing', column: 'id_rnb', rows: [{ numero_dpe: 'A' }, { _id: 'x' }, { _id: 'x' }] },
      { dataset: 'new', column: null, rows: [{ numero_dpe: 'B' }, { etiquette_dpe: 'C' }] },
    ]);
    expect(merged.map(({ dataset, foundBy: by }) => [dataset, ...by])).toEqual([
      ['existing', 'identifiant_ban', 'id_rnb'],
      ['existing', 'identifiant_ban'],
      ['existing', 'id_rnb'],
      ['new'],
    ]);
  });
});

describe('dayInFrance', () => {
  it('is that of Paris', () => {
    expect(dayInFrance(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
    expect(dayInFrance(new Date('2026-12-31T23:30:00Z'))).toBe('2027-01-01');
    expect(dayInFrance(new Date('2026-07-01T22:30:00Z'))).toBe('2026-07-02');
  });
});
