import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jsonRows } from './json-rows.js';

const PACKAGE = '@etalab/decoupage-administratif';
const require = createRequire(import.meta.url);

type DecoupageFile = 'communes' | 'epci' | 'ept' | 'departements' | 'regions';

/** The rows of one file of the shipped Code officiel géographique; up to 9 MB: reduce them as they come. */
export function readDecoupage<Row>(file: DecoupageFile): Iterable<Row> {
  return jsonRows(readFileSync(require.resolve(`${PACKAGE}/data/${file}.json`)));
}

/** Version of the package; its major number counts the years of the Code officiel géographique from 2020. */
export function decoupageVersion(): string {
  return (require(`${PACKAGE}/package.json`) as { version: string }).version;
}
