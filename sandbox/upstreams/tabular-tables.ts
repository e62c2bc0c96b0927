import { lazyJson } from '../data-folder.js';

export type TabularRow = Readonly<Record<string, unknown>>;

/** A resource of data.gouv.fr as the tabular API serves it. */
export interface TabularTable {
  readonly datasetId: string;
  /** Column names of the file, in its order. */
  readonly header: readonly string[];
  /** Rows of the file; columns without a value may be left out. */
  readonly rows: readonly TabularRow[];
  /** The file that the table was built from, and when. */
  readonly url: string;
  readonly createdAt: string;
}

interface RnicColumns {
  readonly header: readonly string[];
  /** Name of a column -> its name in the files before April 2026. */
  readonly formerNames: Readonly<Record<string, string>>;
}

const rnicRows = lazyJson<readonly TabularRow[]>('copro', 'rnic.json');
const rnicColumns = lazyJson<RnicColumns>('copro', 'columns.json');

export const RNIC = '3ea8e2c3-0038-464a-b17e-cd5c91f65ce2';

/** The condominium register, on request under the column names it had before April 2026. */
function rnic(formerNames: boolean): TabularTable {
  const { header, formerNames: former } = rnicColumns();
  const nameOf = (column: string): string => (formerNames ? (former[column] ?? column) : column);
  return {
    datasetId: 'registre-national-dimmatriculation-des-coproprietes',
    header: header.map(nameOf),
    rows: rnicRows().map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [nameOf(column), value])),
    ),
    url: 'https://static.data.gouv.fr/resources/registre-national-dimmatriculation-des-coproprietes/20261119-054213/rnc-data-gouv-with-qpv.csv',
    createdAt: '2026-11-19T07:12:33.481023+00:00',
  };
}

/** A table by the id of its resource; undefined for one that is not in the index. */
export function tabularTable(resource: string, formerNames: boolean): TabularTable | undefined {
  return resource === RNIC ? rnic(formerNames) : undefined;
}
