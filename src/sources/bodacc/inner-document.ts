import { isRow, repairedText, type UpstreamRow } from '../../fields/index.js';

/** An inner document of a notice: XML that was turned into JSON, and that into text. */
export type InnerDocument =
  | { readonly kind: 'none' }
  /** Text that is no JSON, or a value that can be no document. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'document'; readonly roots: readonly UpstreamRow[] };

const NONE: InnerDocument = { kind: 'none' };
const UNREADABLE: InnerDocument = { kind: 'unreadable' };
/** A document written as text within a text, or alone in a list; deeper was never seen. */
const MAX_WRAPPINGS = 2;

/** Decodes a column that holds a document. Total: takes any value, and the document itself where it came undecoded. */
export function decodeDocument(value: unknown): InnerDocument {
  let decoded = value;
  for (let turn = 0; turn < MAX_WRAPPINGS; turn += 1) {
    if (Array.isArray(decoded) && decoded.length === 1 && !isRow(decoded[0])) decoded = decoded[0] as unknown;
    if (typeof decoded !== 'string') break;
    if (decoded.trim() === '') return NONE;
    try {
      decoded = JSON.parse(decoded) as unknown;
    } catch {
      return UNREADABLE;
    }
  }
  if (decoded === null || decoded === undefined) return NONE;
  const roots = asList(decoded).flat(1).map(readable).filter(isRow);
  if (roots.length > 0) return { kind: 'document', roots };
  return Array.isArray(decoded) && decoded.length === 0 ? NONE : UNREADABLE;
}

/** The document as one object; its first root where it has several. */
export function rootOf(document: InnerDocument): UpstreamRow {
  return document.kind === 'document' ? (document.roots[0] ?? {}) : {};
}

/**
 * The elements of that name: one is an object, several are an array, and the array may also stand at the root,
 * around the wrapper (`[{personne}, {personne: []}]`) or around bare elements.
 */
export function elementsOf(document: InnerDocument, name: string): readonly UpstreamRow[] {
  if (document.kind !== 'document') return [];
  return document.roots.flatMap((root) => {
    if (Object.hasOwn(root, name)) return rowsOf(root[name]);
    return Object.keys(root).length === 0 ? [] : [root];
  });
}

/** The objects of a value that is one, or a list of them. */
export function rowsOf(value: unknown): readonly UpstreamRow[] {
  return asList(value).filter(isRow);
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}

function readable(value: unknown): unknown {
  if (typeof value === 'string') return repairedText(value);
  if (Array.isArray(value)) return value.map(readable);
  if (!isRow(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, readable(inner)]));
}
