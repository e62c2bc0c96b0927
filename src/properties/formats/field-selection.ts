import { BadRequestException } from '@nestjs/common';
import { printable } from '../../http/printable.js';
import { type FieldNode, fieldAt, fieldTree, pathText } from './field-tree.js';

/** Names wanted of an object, each with the names wanted below it; null: all of it. */
export type Branch = ReadonlyMap<string, Branch | null>;

/** What `fields` asks for. */
export interface FieldSelection {
  /** The paths, sorted, none below another. */
  readonly paths: readonly string[];
  readonly branch: Branch;
  /** Equal for selections of the same fields, in whatever order they were named. */
  readonly key: string;
}

/** Where a person finds the paths there are. */
export const FIELD_LIST = 'schema Property of /openapi.json, readable at /docs';
/** Names that a message lists; more would hide what it says. */
const NAMES_SHOWN = 12;

/**
 * Reads dotted paths.
 * @throws BadRequestException that names a path there is not, and the list
 */
export function selectFields(paths: readonly string[]): FieldSelection {
  const known = paths.map((path) => knownPath(path));
  const kept = withoutCovered([...new Set(known.map(pathText))].sort());
  const branch = new Map<string, Branch | null>();
  for (const path of kept) add(branch, path.split('.'));
  return { paths: kept, branch, key: kept.join() };
}

function knownPath(text: string): readonly string[] {
  const path = text.split('.');
  for (let length = 1; length <= path.length; length++) {
    if (fieldAt(path.slice(0, length)) !== undefined) continue;
    const parent = path.slice(0, length - 1);
    throw new BadRequestException(
      `fields: unknown path "${printable(text)}"; ${alternatives(parent)} (${FIELD_LIST})`,
    );
  }
  return path;
}

function alternatives(parent: readonly string[]): string {
  const node: FieldNode = fieldAt(parent) ?? fieldTree();
  const names = [...node.members.keys()];
  if (names.length === 0) return `${pathText(parent)} has no fields below it`;
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return parent.length === 0
    ? `a path begins with ${shown}${more}`
    : `${pathText(parent)} has ${shown}${more}`;
}

/** A path whose parent is asked for too adds nothing. Sorted, a parent comes before what is below it. */
function withoutCovered(sorted: readonly string[]): string[] {
  const all = new Set(sorted);
  return sorted.filter((path) => {
    const names = path.split('.');
    return !names.slice(1).some((_, length) => all.has(pathText(names.slice(0, length + 1))));
  });
}

function add(branch: Map<string, Branch | null>, [name = '', ...below]: readonly string[]): void {
  if (below.length === 0) {
    branch.set(name, null);
    return;
  }
  const next = (branch.get(name) ?? new Map()) as Map<string, Branch | null>;
  branch.set(name, next);
  add(next, below);
}

/** What of a selection lies at a path: undefined when nothing does, null when all of it does. */
export function branchAt(
  selection: FieldSelection | null,
  path: readonly string[],
): Branch | null | undefined {
  return path.reduce<Branch | null | undefined>(
    (branch, name) => (branch instanceof Map ? (branch as Branch).get(name) : branch),
    selection === null ? null : selection.branch,
  );
}

/** Whether a selection names a part by its own path or one below it, rather than by one above. */
export function namesWithin({ paths }: FieldSelection, part: string): boolean {
  return paths.some((path) => path === part || path.startsWith(`${part}.`));
}

/** The value with the fields of a branch only; lists item by item, what is null stays null. */
export function pick(value: unknown, branch: Branch | null): unknown {
  if (branch === null || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => pick(item, branch));
  const picked: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    const below = branch.get(name);
    if (below !== undefined) picked[name] = pick(member, below);
  }
  return picked;
}
