import { toText, type UpstreamRow } from '../../fields/index.js';
import type { Position } from '../../geometry/geojson.js';
import { isInLambert93Extent, lambert93FromWgs84 } from '../../geometry/lambert93.js';

/** Columns that tell the department, the surest first. */
const PLACE_COLUMNS = [
  'code_departement_ban',
  'code_insee_ban',
  'identifiant_ban',
  'code_postal_ban',
] as const;

/**
 * Whether a certificate lies overseas. There its coordinates are of a local UTM zone, but ADEME's service converts
 * them as if they were Lambert-93: its points, circles and boxes are thousands of kilometres off.
 */
export function isOverseas(row: UpstreamRow): boolean {
  for (const column of PLACE_COLUMNS) {
    const code = toText(row[column]);
    if (code !== null) return /^9[78]/.test(code);
  }
  return false;
}

/** Whether the service's points can be believed at this position. */
export function isMetropolitan(position: Position): boolean {
  return isInLambert93Extent(lambert93FromWgs84(position));
}
