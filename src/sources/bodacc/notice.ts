import {
  asRow,
  columnValue,
  toDate,
  toItems,
  toNumber,
  toText,
  type UpstreamRow,
} from '../../fields/index.js';
import { decodeDocument, elementsOf, type InnerDocument, rootOf } from './inner-document.js';
import { addressRows, listedPostalCodes } from './notice-address.js';
import { distinctParties, partySiren, sirenIn } from './party.js';

export const SALES_FAMILY = 'vente';

export type NoticeKind = 'initial' | 'correction' | 'cancellation';

/** Another notice that this one corrects or cancels. */
export interface NoticeReference {
  readonly id: string | null;
  /** `YYYY-MM-DD`. */
  readonly date: string | null;
}

/** A notice whose inner documents are decoded, in one shape each. */
export interface Notice {
  readonly id: string;
  /** As published. */
  readonly row: UpstreamRow;
  readonly kind: NoticeKind;
  readonly buyers: readonly UpstreamRow[];
  readonly previousOwners: readonly UpstreamRow[];
  readonly previousOperators: readonly UpstreamRow[];
  /** `adresse` is one plain object, or absent. */
  readonly establishments: readonly UpstreamRow[];
  readonly deed: UpstreamRow;
  readonly judgment: UpstreamRow;
  /** Of everybody it cites, each once. */
  readonly sirens: readonly string[];
  /** Of head office and business; the notice does not say which is whose. */
  readonly postalCodes: readonly string[];
  readonly references: readonly NoticeReference[];
  /** Columns whose document cannot be read. */
  readonly unreadable: readonly string[];
  /** Columns that decide on its place and fate, and that the row does not have. */
  readonly missing: readonly string[];
}

/** The service sends every column, with null where there is nothing: an absent one has been renamed. */
const DECISIVE = ['listeetablissements', 'registre', 'typeavis', 'parutionavisprecedent'];
const DOCUMENTS = [
  ...['listepersonnes', 'listeetablissements', 'listeprecedentproprietaire', 'listeprecedentexploitant'],
  ...['acte', 'jugement', 'parutionavisprecedent'],
] as const;
type DocumentName = (typeof DOCUMENTS)[number];

/** Reads a row of any shape; null for a notice that is of another family than sales. */
export function readNotice(row: UpstreamRow): Notice | null {
  const family = toText(row['familleavis']);
  if (family !== null && family.toLowerCase() !== SALES_FAMILY) return null;
  const documents = Object.fromEntries(DOCUMENTS.map((name) => [name, decodeDocument(row[name])])) as Record<
    DocumentName,
    InnerDocument
  >;
  const people = (name: DocumentName): readonly UpstreamRow[] =>
    distinctParties(elementsOf(documents[name], 'personne'));
  const parties = {
    buyers: people('listepersonnes'),
    previousOwners: people('listeprecedentproprietaire'),
    previousOperators: people('listeprecedentexploitant'),
  };
  return {
    id: idOf(row),
    row,
    kind: kindOf(row),
    ...parties,
    establishments: elementsOf(documents.listeetablissements, 'etablissement').map(withPlainAddress),
    deed: rootOf(documents.acte),
    judgment: rootOf(documents.jugement),
    sirens: distinct([
      ...toItems(row['registre'], ',')
        .flatMap((item) => toItems(item))
        .map(sirenIn),
      ...Object.values(parties).flat().map(partySiren),
    ]),
    postalCodes: distinct(listedPostalCodes(row['cp'])).filter((code) => /^\d{5}$/.test(code)),
    references: elementsOf(documents.parutionavisprecedent, 'avis').map(referenceOf),
    unreadable: DOCUMENTS.filter((name) => documents[name].kind === 'unreadable'),
    missing: DECISIVE.filter((name) => columnValue(row, name) === undefined),
  };
}

/** Bulletin, issue and number without padding, which is what the id is made of; else all that the row says. */
function idOf(row: UpstreamRow): string {
  return (
    toText(row['id']) ??
    noticeId(row['publicationavis'], row['parution'], row['numeroannonce']) ??
    JSON.stringify(row)
  );
}

function noticeId(bulletin: unknown, issue: unknown, number: unknown): string | null {
  const letter = /(?:^|\s)(?<letter>[ABC])$/i.exec(toText(bulletin) ?? '')?.groups?.['letter'];
  const issueNumber = toText(issue);
  const rank = toNumber(number);
  if (letter === undefined || issueNumber === null || rank === null) return null;
  return `${letter.toUpperCase()}${issueNumber}${rank}`;
}

function referenceOf(reference: UpstreamRow): NoticeReference {
  return {
    id: noticeId(reference['nomPublication'], reference['numeroParution'], reference['numeroAnnonce']),
    date: toDate(reference['dateParution']),
  };
}

function kindOf(row: UpstreamRow): NoticeKind {
  const words = `${toText(row['typeavis']) ?? ''} ${toText(row['typeavis_lib']) ?? ''}`.toLowerCase();
  if (words.includes('annulation')) return 'cancellation';
  return words.includes('rectificatif') ? 'correction' : 'initial';
}

function withPlainAddress(establishment: UpstreamRow): UpstreamRow {
  const [address] = addressRows(establishment['adresse']);
  return { ...establishment, adresse: address };
}

function distinct(values: readonly (string | null)[]): readonly string[] {
  return [...new Set(values.filter((value) => value !== null))];
}

/** The notices of several answers, each once; those of other families left out. */
export function distinctNotices(rows: readonly unknown[]): readonly Notice[] {
  const notices = new Map<string, Notice>();
  for (const row of rows) {
    const notice = readNotice(asRow(row));
    if (notice !== null && !notices.has(notice.id)) notices.set(notice.id, notice);
  }
  return [...notices.values()];
}
