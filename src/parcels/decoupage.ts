import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PACKAGE = '@etalab/decoupage-administratif';
const require = createRequire(import.meta.url);

type DecoupageFile = 'communes' | 'epci' | 'ept' | 'departements' | 'regions';

/** The rows of one file of the shipped Code officiel géographique; up to 9 MB: reduce them and let them go. */
export function readDecoupage<Row>(file: DecoupageFile): readonly Row[] {
  return JSON.parse(readFileSync(require.resolve(`${PACKAGE}/data/${file}.json`), 'utf8')) as readonly Row[];
}

/** Version of the package; its major number counts the years of the Code officiel géographique from 2020. */
export function decoupageVersion(): string {
  return (require(`${PACKAGE}/package.json`) as { version: string }).version;
}
