import { ZONE_TYPES } from './zones.codes.js';

/** Families of zones, the longer prefix first: AU before A. Old plans write AU, 1AU, Ah, Nd... */
const FAMILIES: readonly (readonly [prefix: string, label: string])[] = [
  ['AU', 'À urbaniser'],
  ['U', 'Urbaine'],
  ['A', 'Agricole'],
  ['N', 'Naturelle et forestière'],
];

/** The label of a zone type, by its family where the code is not one of the standard's; null when it has none. */
export function zoneTypeLabel(type: string | null): string | null {
  if (type === null) return null;
  if (Object.hasOwn(ZONE_TYPES, type)) return ZONE_TYPES[type] ?? null;
  const code = type.replace(/^\d+/, '').toUpperCase();
  return FAMILIES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? null;
}
