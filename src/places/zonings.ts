import type { Copropriete } from '../sources/copro/copro.fields.js';
import type {
  EasementArea,
  PlanDocument,
  PlanInformation,
  PlanMunicipality,
  PlanZone,
  Prescription,
} from '../sources/gpu/gpu.fields.js';
import type { Urbanisme } from '../sources/gpu/gpu.service.js';
import {
  EASEMENT_THEMES,
  INFORMATION_THEMES,
  PRESCRIPTION_THEMES,
  type ZoningTheme,
} from './zoning-themes.codes.js';

/** In the order in which they are listed. */
export const ZONING_CATEGORIES = [
  'plan',
  'nationalRule',
  'planningZone',
  'prescription',
  'easement',
  'information',
  'priorityDistrict',
] as const;
export type ZoningCategory = (typeof ZONING_CATEGORIES)[number];

/** Something that holds on the parcel because of where it is. */
export interface Zoning {
  readonly category: ZoningCategory;
  /** Short name or code: UG, AC1, 39-02. */
  readonly code: string | null;
  readonly label: string | null;
  /** What the code means, from the lists of the standard. */
  readonly typeLabel: string | null;
  readonly theme: ZoningTheme | null;
  /** Share of the parcel, 0 to 1; null for lines, points, and what has no shape. */
  readonly coverage: number | null;
  /** Where the rules can be read. */
  readonly regulationUrl: string | null;
  readonly source: 'gpu' | 'copro';
}

/** What town planning says of the parcel. */
export function planZonings({
  municipality,
  documents,
  zones,
  prescriptions,
  informations,
  assiettes,
}: Urbanisme): Zoning[] {
  return [
    ...(documents ?? []).map(ofDocument),
    ...(municipality === null ? [] : ofMunicipality(municipality)),
    ...(zones ?? []).map(ofZone),
    ...(prescriptions ?? []).map(ofPrescription),
    ...(assiettes ?? []).map(ofEasement),
    ...(informations ?? []).map(ofInformation),
  ];
}

/** The priority districts (QPV) that the register of condominiums names on the parcel, each once. */
export function priorityDistricts(condominiums: readonly Copropriete[]): Zoning[] {
  const byCode = new Map(
    condominiums.flatMap(({ qpvCode, qpvName }) => (qpvCode === null ? [] : [[qpvCode, qpvName] as const])),
  );
  return [...byCode].map(([code, name]) => ({
    category: 'priorityDistrict',
    code,
    label: name,
    typeLabel: 'Quartier prioritaire de la politique de la ville (QPV 2024)',
    theme: 'cityPolicy',
    coverage: null,
    regulationUrl: null,
    source: 'copro',
  }));
}

/** What could not be read of town planning, by category: nothing listed there proves nothing. */
export function unreadCategories(urbanisme: Urbanisme): ZoningCategory[] {
  const lists: Partial<Record<ZoningCategory, unknown>> = {
    plan: urbanisme.documents,
    planningZone: urbanisme.zones,
    prescription: urbanisme.prescriptions,
    easement: urbanisme.assiettes,
    information: urbanisme.informations,
  };
  return ZONING_CATEGORIES.filter((category) => lists[category] === null);
}

type Told = Partial<Pick<Zoning, 'typeLabel' | 'theme' | 'coverage' | 'regulationUrl'>>;

function ofGpu(category: ZoningCategory, code: string | null, label: string | null, told: Told = {}): Zoning {
  const { typeLabel = null, theme = null, coverage = null, regulationUrl = null } = told;
  return { category, code, label, typeLabel, theme, coverage, regulationUrl, source: 'gpu' };
}

function ofDocument({ type, name, gridTitle, typeLabel, parcelCoverageRatio, url }: PlanDocument): Zoning {
  const told = { typeLabel, coverage: parcelCoverageRatio, regulationUrl: url };
  return ofGpu('plan', type, gridTitle ?? name, told);
}

function ofMunicipality({ isRnu, isCoastline }: PlanMunicipality): Zoning[] {
  return [
    ...(isRnu === true
      ? [ofGpu('nationalRule', 'RNU', "Règlement national d'urbanisme : la commune n'a pas de plan")]
      : []),
    ...(isCoastline === true ? [ofGpu('nationalRule', 'LITTORAL', 'Commune soumise à la loi Littoral')] : []),
  ];
}

function ofZone(zone: PlanZone): Zoning {
  const typeLabel = zone.typezoneLabel ?? zone.typesectLabel;
  return ofGpu('planningZone', zone.libelle ?? zone.typezone ?? zone.typesect, zone.libelong ?? typeLabel, {
    typeLabel,
    coverage: zone.parcelCoverageRatio,
    regulationUrl: zone.regulationUrl,
  });
}

function ofPrescription(prescription: Prescription): Zoning {
  const { typepsc, stypepsc, libelle, txt, typeLabel, parcelCoverageRatio, fileUrl } = prescription;
  return ofGpu('prescription', joined(typepsc, stypepsc), libelle ?? txt ?? typeLabel, {
    typeLabel,
    theme: themeIn(PRESCRIPTION_THEMES, typepsc),
    coverage: parcelCoverageRatio,
    regulationUrl: fileUrl,
  });
}

function ofInformation(information: PlanInformation): Zoning {
  const { typeinf, stypeinf, libelle, txt, typeLabel, parcelCoverageRatio, fileUrl } = information;
  return ofGpu('information', joined(typeinf, stypeinf), libelle ?? txt ?? typeLabel, {
    typeLabel,
    theme: themeIn(INFORMATION_THEMES, typeinf),
    coverage: parcelCoverageRatio,
    regulationUrl: fileUrl,
  });
}

function ofEasement(easement: EasementArea): Zoning {
  const { category, categoryLabel, typeass, nomsuplitt, files, regulationUrl, parcelCoverageRatio } =
    easement;
  const label = [nomsuplitt, typeass].filter((part) => part !== null).join(' - ');
  return ofGpu('easement', category, label === '' ? categoryLabel : label, {
    typeLabel: categoryLabel,
    theme: themeIn(EASEMENT_THEMES, category),
    coverage: parcelCoverageRatio,
    regulationUrl: regulationUrl ?? files.find(({ url }) => url !== null)?.url ?? null,
  });
}

function joined(type: string | null, subtype: string | null): string | null {
  return type === null ? null : [type, subtype].filter((part) => part !== null).join('-');
}

function themeIn(themes: Readonly<Record<string, ZoningTheme>>, code: string | null): ZoningTheme | null {
  return code !== null && Object.hasOwn(themes, code) ? (themes[code] ?? null) : null;
}
