import type { PlanCoverage, PlanDocument, PlanMunicipality, PlanStatus, PlanZone } from './gpu.fields.js';

/** `du_type` of a communal map. */
export const COMMUNAL_MAP = 'CC';
/** Layer of a communal map's sectors. */
const SECTOR_LAYER = 'secteur_cc';

const LABELS: Readonly<Record<PlanStatus, string>> = {
  plan: "Document d'urbanisme publié sur le Géoportail de l'urbanisme",
  carte_communale: "Carte communale publiée sur le Géoportail de l'urbanisme",
  rnu: "Règlement national d'urbanisme : la commune n'a pas de document d'urbanisme en vigueur",
  not_on_gpu:
    "Aucun document publié sur le Géoportail de l'urbanisme : la commune n'est pas soumise au RNU, son document est à consulter en mairie",
  unknown:
    "Situation inconnue : le Géoportail de l'urbanisme n'a pas pu être lu, ou ne connaît pas la commune",
};

interface PlanFindings {
  /** Null when they could not be read. */
  readonly documents: readonly PlanDocument[] | null;
  readonly zones: readonly PlanZone[] | null;
  readonly municipality: PlanMunicipality | null;
}

/** Which rules apply, as far as the GPU tells: never "no plan" where there may be one that is not published. */
export function planCoverage(findings: PlanFindings): PlanCoverage {
  const status = statusOf(findings);
  return { status, label: LABELS[status] };
}

function statusOf({ documents, zones, municipality }: PlanFindings): PlanStatus {
  const isMap = [
    ...(documents ?? []).map(({ type }) => type === COMMUNAL_MAP),
    // A plan may be missing from the documents and still show its zones (PSMV).
    ...(documents === null || documents.length === 0
      ? (zones ?? []).map(({ source }) => source === SECTOR_LAYER)
      : []),
  ];
  if (isMap.length > 0) return isMap.every(Boolean) ? 'carte_communale' : 'plan';
  if (documents === null || municipality === null || municipality.isRnu === null) return 'unknown';
  return municipality.isRnu ? 'rnu' : 'not_on_gpu';
}
