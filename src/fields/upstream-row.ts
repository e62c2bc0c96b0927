/** A record as an upstream sent it: nothing is known about its values. */
export type UpstreamRow = Readonly<Record<string, unknown>>;

const NO_COLUMNS: UpstreamRow = Object.freeze({});

/** The row itself when it is an object, else a row without columns. */
export function asRow(value: unknown): UpstreamRow {
  return isRow(value) ? value : NO_COLUMNS;
}

export function isRow(value: unknown): value is UpstreamRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of a column; `commune.nom` is the column of that very name, else `nom` within `commune`. */
export function columnValue(row: UpstreamRow, column: string): unknown {
  if (Object.hasOwn(row, column)) return row[column];
  let value: unknown = row;
  for (const step of column.split('.')) {
    if (!isRow(value) || !Object.hasOwn(value, step)) return undefined;
    value = value[step];
  }
  return value;
}

/** Whether the upstream sent the column, be it with null. */
export function hasColumn(row: UpstreamRow, column: string): boolean {
  return columnValue(row, column) !== undefined;
}
