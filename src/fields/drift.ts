import { type ColumnGroup } from './field.js';
import { asRow, columnValue, hasColumn } from './upstream-row.js';

/** How a row differs from what its table knows. Upstreams that leave out empty columns always "miss" some. */
export interface Drift {
  /** Known columns that are absent, unless a column that stands in for them is there. */
  readonly missing: readonly string[];
  /** Columns of the row that the table does not read. */
  readonly unknown: readonly string[];
  /** Columns whose value is not of the expected kind. */
  readonly retyped: readonly string[];
}

export function driftOf(row: unknown, sources: readonly ColumnGroup[], ignored: readonly string[]): Drift {
  const columns = asRow(row);
  const missing = new Set<string>();
  const retyped = new Set<string>();
  const known = new Set(ignored);
  for (const group of sources) {
    const present = group.columns.filter((column) => hasColumn(columns, column));
    if (present.length === 0) group.columns.forEach((column) => missing.add(column));
    for (const column of present) {
      const value = columnValue(columns, column);
      if (!isBlank(value) && !group.accepts(value)) retyped.add(column);
    }
    for (const column of group.columns) {
      known.add(column);
      const root = column.split('.')[0];
      if (root !== undefined) known.add(root);
    }
  }
  return {
    missing: [...missing],
    unknown: Object.keys(columns).filter((column) => !known.has(column)),
    retyped: [...retyped],
  };
}

function isBlank(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}
