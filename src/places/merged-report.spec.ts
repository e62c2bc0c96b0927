import type { SourceReport } from '../sources/source-result.js';
import { mergedReport } from './merged-report.js';

const OK: SourceReport = {
  status: 'ok',
  fetchedAt: '2026-11-20T10:00:00.000Z',
  licence: 'l',
  attribution: 'a',
  matchedBy: 'cadastre',
};

describe('mergedReport', () => {
  it('leaves a single report as it is', () => {
    expect(mergedReport(OK)).toEqual(OK);
  });

  it('is as old as the oldest and as bad as the worst, and says everything once', () => {
    const stale: SourceReport = {
      ...OK,
      status: 'stale',
      fetchedAt: '2026-11-19T10:00:00.000Z',
      notes: ['one', 'two'],
    };
    const cut: SourceReport = { ...OK, fetchedAt: null, truncated: true, notes: ['two'] };
    expect(mergedReport(OK, stale, cut)).toEqual({
      ...OK,
      status: 'stale',
      fetchedAt: '2026-11-19T10:00:00.000Z',
      truncated: true,
      notes: ['one', 'two'],
    });
    expect(mergedReport(stale, { ...OK, status: 'partial' }).status).toBe('partial');
  });
});
