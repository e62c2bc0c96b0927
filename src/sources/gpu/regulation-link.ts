import { toText, type UpstreamRow } from '../../fields/index.js';

/** Where the files of published documents are kept: `<partition>/<document id>/<file name>`. */
const FILES = 'https://data.geopf.fr/annexes/gpu/documents';
const DOCUMENT_PAGES = 'https://www.geoportail-urbanisme.gouv.fr/document/by-id';

/** Public address of a file of the document that a row belongs to; null when the row does not name its document. */
export function fileUrl(row: UpstreamRow, name: string | null): string | null {
  const [partition, documentId] = [toText(row['partition']), toText(row['gpu_doc_id'])];
  if (name === null || partition === null || documentId === null) return null;
  // A page or an anchor within the file: `reglement.pdf#page=31`.
  const hash = name.indexOf('#');
  const [file, anchor] = hash === -1 ? [name, ''] : [name.slice(0, hash), name.slice(hash)];
  if (file === '') return null;
  return `${FILES}/${encodeURIComponent(partition)}/${encodeURIComponent(documentId)}/${encodeURIComponent(file)}${anchor.replaceAll(' ', '%20')}`;
}

/** The address that the row itself gives where it is one, else that of the named file. */
export function regulationUrl(row: UpstreamRow, urlColumn: string, fileColumn: string): string | null {
  const given = toText(row[urlColumn]);
  if (given !== null && /^https?:\/\/\S+$/i.test(given)) return given;
  return fileUrl(row, toText(row[fileColumn]));
}

/** The page of a document on the Géoportail de l'urbanisme. */
export function documentPage(documentId: string | null): string | null {
  return documentId === null ? null : `${DOCUMENT_PAGES}/${encodeURIComponent(documentId)}`;
}
