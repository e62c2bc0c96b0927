import { toText, type UpstreamRow } from '../../fields/index.js';
import { cityCodeOf } from '../../parcels/insee-code.js';
import { SIREN } from '../../parcels/siren.js';
import { FEATURE_GEOMETRY } from './gpu-feature.js';
import {
  documentFields,
  type PlanDocument,
  type PlanMunicipality,
  municipalityFields,
} from './gpu.fields.js';
import type { ParcelMatcher } from './parcel-match.js';

/** A document that covers that much of the parcel is the parcel's, whatever it is called. */
const MOST = 0.5;
/** Less of the parcel than that is an EPCI across the limit. */
const LEAST = 0.01;

/**
 * The documents of the parcel among those whose area meets it: plans of the next commune meet it too, where the
 * parcel lies at the limit.
 * @param partitions partitions of the zones, prescriptions and informations found on the parcel
 */
export function documentsOf(
  rows: readonly UpstreamRow[],
  inseeCode: string,
  partitions: ReadonlySet<string>,
  matcher: ParcelMatcher,
): PlanDocument[] {
  const documents = new Map<string, PlanDocument>();
  for (const row of rows) {
    const document = documentFields.map(row);
    const ratio = matcher.coverage(row[FEATURE_GEOMETRY])?.ratio ?? null;
    const matchMethod = methodOf(document, inseeCode, partitions, ratio);
    if (matchMethod === null) continue;
    const key = document.id ?? document.name ?? `row ${documents.size}`;
    const parcelCoverageRatio = ratio === null ? null : Number(ratio.toFixed(4));
    if (!documents.has(key)) documents.set(key, { ...document, matchMethod, parcelCoverageRatio });
  }
  return [...documents.values()];
}

function methodOf(
  { partition, gridName }: PlanDocument,
  inseeCode: string,
  partitions: ReadonlySet<string>,
  ratio: number | null,
): PlanDocument['matchMethod'] | null {
  if (partition !== null && partitions.has(partition)) return 'zone';
  if (gridName === inseeCode || gridName === cityCodeOf(inseeCode)) return 'commune';
  if (ratio !== null && ratio >= MOST) return 'coverage';
  // A SIREN does not tell whose EPCI it is.
  const isEpci = gridName !== null && SIREN.test(gridName);
  return isEpci && (ratio === null || ratio >= LEAST) ? 'epci' : null;
}

/** The commune among those answered: for Paris, Lyon and Marseille the arrondissement rather than the city. */
export function municipalityOf(rows: readonly UpstreamRow[], inseeCode: string): PlanMunicipality | null {
  const communes = rows
    .filter((row) => toText(row['insee']) !== null)
    .map((row) => municipalityFields.map(row));
  const current = communes.filter(({ isDeleted }) => isDeleted !== true);
  return (
    current.find(({ insee }) => insee === inseeCode) ??
    current.find(({ insee }) => insee === cityCodeOf(inseeCode)) ??
    null
  );
}
