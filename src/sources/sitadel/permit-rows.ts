import { toText, type UpstreamRow } from '../../fields/index.js';
import type { PermitFile } from './permit-files.js';
import type { SoughtParcel } from './sought-parcel.js';

/** A row of one of the four files, and a text equal for rows that say the same in every column. */
export interface PermitRow {
  readonly row: UpstreamRow;
  readonly content: string;
}

/** Where the rows of one file can be looked up: a commune's whole file, or what a per-parcel route gave. */
export interface PermitRows {
  /** Rows that may name the parcel; whether they do is for the caller to judge. In the order of the file. */
  candidates(parcel: SoughtParcel): readonly PermitRow[];
  /** Rows of one permit number, those that say the same only once, in the order of the file. */
  numbered(number: string): readonly PermitRow[];
  /** Every row. */
  all(): Iterable<PermitRow>;
  /** Names the columns that are there; empty when there is no row to tell. */
  readonly columns: readonly string[];
  /** Rows that were there and could not be read. */
  readonly unreadable: number;
}

export const NO_ROWS: PermitRows = {
  candidates: () => [],
  numbered: () => [],
  all: () => [],
  columns: [],
  unreadable: 0,
};

/** Rows as a per-parcel route gives them: few, and all candidates. */
export class RowList implements PermitRows {
  private readonly rows: readonly PermitRow[];
  readonly unreadable = 0;

  constructor(
    rows: readonly UpstreamRow[],
    private readonly file: PermitFile,
  ) {
    this.rows = distinct(rows.map((row) => ({ row, content: JSON.stringify(row) })));
  }

  get columns(): readonly string[] {
    return Object.keys(this.rows[0]?.row ?? {});
  }

  candidates(): readonly PermitRow[] {
    return this.rows;
  }

  numbered(number: string): readonly PermitRow[] {
    return this.rows.filter(({ row }) => (toText(row[this.file.numberColumn]) ?? '') === number);
  }

  all(): readonly PermitRow[] {
    return this.rows;
  }
}

export function distinct(rows: readonly PermitRow[]): PermitRow[] {
  return [...new Map(rows.map((one) => [one.content, one])).values()];
}
