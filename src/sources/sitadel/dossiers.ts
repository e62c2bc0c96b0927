import { toText, type UpstreamRow } from '../../fields/index.js';
import { PERMIT_FILES, type PermitFile, type PermitSeries, type PermitType } from './permit-files.js';
import type { PermitRow } from './permit-rows.js';

/** One permit: its rows (two where a mixed building is in two files) and its rank among those of its number. */
export interface Dossier {
  readonly series: PermitSeries;
  readonly number: string;
  /** From 1. */
  readonly rank: number;
  readonly rows: readonly { readonly type: PermitType; readonly row: PermitRow }[];
}

interface Draft {
  readonly rows: { readonly type: PermitType; readonly row: PermitRow }[];
}

/** All rows of a number in one file, in the order of the file. */
export type RowsOfNumber = (type: PermitType, number: string) => readonly PermitRow[];

/**
 * The permits of one number in one series. Rows of one file are permits of their own; a row of the file of premises
 * joins the row of the file of dwellings that is of the same kind, best of the same date.
 */
export function dossiersOf(series: PermitSeries, number: string, rowsOf: RowsOfNumber): Dossier[] {
  const drafts: Draft[] = [];
  for (const { type } of filesOf(series)) {
    const rows = rowsOf(type, number);
    // Rows of the same file never join: only drafts of earlier files are open.
    const open = drafts.map((draft) => draft);
    for (const row of rows) {
      const partner = partnerOf(row.row, open);
      if (partner === undefined) drafts.push({ rows: [{ type, row }] });
      else {
        partner.rows.push({ type, row });
        open.splice(open.indexOf(partner), 1);
      }
    }
  }
  return drafts.map(({ rows }, index) => ({ series, number, rank: index + 1, rows }));
}

function filesOf(series: PermitSeries): readonly PermitFile[] {
  return PERMIT_FILES.filter((file) => file.series === series);
}

function partnerOf(row: UpstreamRow, open: readonly Draft[]): Draft | undefined {
  const alike = open.filter(({ rows }) => rows.every((one) => mayBeSame(one.row.row, row)));
  const sameDay = alike.find(({ rows }) =>
    rows.every((one) => authorizedOn(one.row.row) === authorizedOn(row)),
  );
  return sameDay ?? alike[0];
}

/** A building permit and a prior declaration may bear the same number. */
function mayBeSame(a: UpstreamRow, b: UpstreamRow): boolean {
  const [one, other] = [toText(a['TYPE_DAU']), toText(b['TYPE_DAU'])];
  return one === null || other === null || one === other;
}

function authorizedOn(row: UpstreamRow): string | null {
  return toText(row['DATE_REELLE_AUTORISATION']);
}
