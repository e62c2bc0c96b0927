import type { FieldTable, Fields } from '../fields/index.js';

/** What the rows of an answer are held against. */
export interface Contract {
  /** What a row is, in a word. */
  readonly row: string;
  /** The rows of a body; undefined when it is not of the shape it should be. */
  readonly rows: (body: unknown) => readonly unknown[] | undefined;
  readonly table: Pick<FieldTable<Fields>, 'columns' | 'drift'>;
  /**
   * The upstream leaves out what is empty, so an absent column says nothing; a renamed one shows by its new name, and
   * new columns count as drift.
   */
  readonly sparse?: boolean;
  /** Columns of the table that never come with this answer: another upstream's, or made by the source itself. */
  readonly notSent?: readonly string[];
  /** Columns that come with this answer and that the table does not list. */
  readonly alsoSent?: readonly string[];
  /** Columns that come with another kind of value than the table was made for, and are read all the same. */
  readonly typedOtherwise?: readonly string[];
}

/** How the rows of one kind differ from what the product knows of them. */
export interface Comparison {
  readonly row: string;
  readonly rows: number;
  /** Known columns that no row has. */
  readonly missing: readonly string[];
  /** Columns that some row has and nothing reads. */
  readonly added: readonly string[];
  /** Columns with a value of another kind than the one known. */
  readonly retyped: readonly string[];
  /** Whether this can cost answers something; a column that is only new does not. */
  readonly drifted: boolean;
}

/** Holds rows against their contract. */
export function compare(rows: readonly unknown[], contract: Contract): Comparison {
  const drifts = rows.map((row) => contract.table.drift(row));
  const missing =
    contract.sparse === true
      ? []
      : missingFrom(
          drifts.map((drift) => drift.missing),
          contract,
        );
  const { alsoSent = [], typedOtherwise = [] } = contract;
  const added = distinct(drifts.flatMap((drift) => drift.unknown)).filter(
    (column) => !alsoSent.includes(column),
  );
  const retyped = distinct(drifts.flatMap((drift) => drift.retyped)).filter(
    (column) => !typedOtherwise.includes(column),
  );
  const drifted = missing.length + retyped.length > 0 || (contract.sparse === true && added.length > 0);
  return { row: contract.row, rows: rows.length, missing, added, retyped, drifted };
}

/** Absent from every row. Within objects empty parts are left out everywhere: of `a.b` only `a` is looked for. */
function missingFrom(perRow: readonly (readonly string[])[], { notSent = [] }: Contract): string[] {
  const [first = [], ...others] = perRow;
  return distinct(first).filter(
    (column) =>
      !column.includes('.') && !notSent.includes(column) && others.every((row) => row.includes(column)),
  );
}

function distinct(columns: readonly string[]): string[] {
  return [...new Set(columns)].sort();
}
