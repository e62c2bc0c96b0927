import { asRow, isRow, toItems, toText, type UpstreamRow } from '../../fields/index.js';
import { SIREN } from '../../parcels/siren.js';
import { withoutMasks } from './diffusion.js';

/** A legal unit as the API sends it, made safe to read: nothing masked, a siren, no repeated managers. */
export interface Unit {
  /** 9 digits. */
  readonly siren: string;
  readonly row: UpstreamRow;
  /** Those that matched the question, not all of the unit's. */
  readonly establishments: readonly UpstreamRow[];
}

/** Null for what is no unit: not an object, or without a siren. */
export function readUnit(value: unknown): Unit | null {
  if (!isRow(value)) return null;
  const siren = sirenOf(value['siren']);
  if (siren === null) return null;
  const unmasked = withoutMasks(value);
  const { dirigeants, siege } = unmasked;
  return {
    siren,
    row: { ...unmasked, siren, dirigeants: distinctManagers(dirigeants), siege: emptyAsNull(siege) },
    establishments: toItems(unmasked['matching_etablissements']).filter(isRow),
  };
}

function sirenOf(value: unknown): string | null {
  const text = toText(value);
  // A number has lost its leading zeros.
  const siren = typeof value === 'number' ? text?.padStart(9, '0') : text;
  return siren !== undefined && siren !== null && SIREN.test(siren) ? siren : null;
}

/** The upstream repeats managers; masked ones have no name left, and say nothing. */
function distinctManagers(value: unknown): readonly UpstreamRow[] {
  const managers = new Map<string, UpstreamRow>();
  for (const manager of toItems(value).filter(isRow)) {
    const named = ['nom', 'denomination', 'siren'].some((column) => toText(manager[column]) !== null);
    if (named) managers.set(JSON.stringify(manager), manager);
  }
  return [...managers.values()];
}

/** The headquarters of degenerate units are `{}`. */
function emptyAsNull(value: unknown): UpstreamRow | null {
  const row = asRow(Array.isArray(value) ? value[0] : value);
  return Object.keys(row).length === 0 ? null : row;
}
