import { decoupageVersion } from '../parcels/decoupage.js';
import type { SourceCredit, SourceReport } from '../sources/source-result.js';
import type { BanaticState } from './banatic/banatic-store.js';

export const COG_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'INSEE, DGCL, La Poste — Code officiel géographique, by @etalab/decoupage-administratif',
};
export const BANATIC_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'DGCL — BANATIC, base nationale sur les intercommunalités',
};
/** The package's major number is the year of its Code officiel géographique, counted from here. */
const YEAR_OF_VERSION_0 = 2020;

/** The Code officiel géographique that comes with the server. */
export function cogReport(): SourceReport {
  const version = decoupageVersion();
  const year = YEAR_OF_VERSION_0 + Number.parseInt(version, 10);
  return { status: 'ok', fetchedAt: null, edition: `${year} (${version})`, ...COG_CREDIT };
}

/** The operator's import of BANATIC, or that there is none. */
export function banaticReport(banatic: BanaticState): SourceReport {
  const note = banaticNote(banatic);
  if (banatic.state !== 'imported') {
    return {
      status: 'unavailable',
      fetchedAt: null,
      ...BANATIC_CREDIT,
      ...(note === undefined ? {} : { notes: [note] }),
    };
  }
  const { importedAt, files } = banatic.index.table;
  const edition = files.map(
    ({ name, savedAt }) => `${name}${savedAt === null ? '' : ` (${savedAt.slice(0, 10)})`}`,
  );
  return { status: 'ok', fetchedAt: importedAt, edition: edition.join(', '), ...BANATIC_CREDIT };
}

/** What an answer lacks for want of an import. */
export function banaticNote({ state }: BanaticState): string | undefined {
  const unknown = 'syndicates are not listed and competences are null';
  switch (state) {
    case 'imported':
      return undefined;
    case 'none':
      return `BANATIC has not been imported on this server: ${unknown} (for operators: npm run import:banatic)`;
    case 'unreadable':
      return `The import of BANATIC on this server cannot be read: ${unknown} (for operators: npm run import:banatic -- FILE --replace)`;
  }
}
