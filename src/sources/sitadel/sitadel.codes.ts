/** Code lists of the SITADEL dictionaries (SDES), in English. */
type Labels = Readonly<Record<string, string>>;

/** The states of a permit in our words; the files use no other code, a corrupt `32` aside. */
export const STATUSES = ['authorized', 'cancelled', 'started', 'completed', 'unknown'] as const;
export type PermitStatus = (typeof STATUSES)[number];

export const STATUS_CODES: ReadonlyMap<string, PermitStatus> = new Map([
  ['2', 'authorized'],
  ['4', 'cancelled'],
  ['5', 'started'],
  ['6', 'completed'],
]);

export const PERMIT_KINDS: Labels = {
  PC: 'building permit (permis de construire)',
  DP: 'prior declaration (déclaration préalable)',
  PA: "development permit (permis d'aménager)",
  PD: 'demolition permit (permis de démolir)',
};

export const DECLARED_NATURES: Labels = {
  '1': 'new construction',
  '2': 'works on an existing building',
};

export const COMPLETED_NATURES: Labels = {
  '1': 'new construction',
  '2': 'conversion, same area',
  '3': 'conversion with extension',
  '4': 'conversion with reduction',
  '5': 'extension only',
  '6': 'reduction only',
};

/** DESTINATION_PRINCIPALE of the file of dwellings. */
export const HOUSING_DESTINATIONS: Labels = {
  '1': 'housing',
  '2': 'non-residential',
};

/** DESTINATION_PRINCIPALE of the file of premises, and TYPE_PRINCIP_LOCAUX_TRANSFORMES. */
export const PREMISES_DESTINATIONS: Labels = {
  '1': 'housing',
  '2': 'hotel accommodation',
  '3': 'offices',
  '4': 'shops',
  '5': 'craft',
  '6': 'industry',
  '7': 'agriculture',
  '8': 'warehouse',
  '9': 'public or collective service',
};

export const HOUSING_TYPES: Labels = {
  '1': 'one house',
  '2': 'several houses',
  '3': 'flats outside residences',
  '4': 'residence',
};

export const TRANSFORMATIONS: Labels = {
  '1': 'premises to housing',
  '2': 'within housing',
  '3': 'housing to premises',
  '4': 'within premises',
};

export const OPERATION_ZONES: Labels = {
  '1': 'housing estate (lotissement)',
  '2': 'joint development zone (ZAC)',
  '3': 'urban land association (AFU)',
  '4': 'outside or unknown',
};

export const INTENDED_USES: Labels = {
  '1': 'own use',
  '2': 'sale',
  '3': 'rental',
  '4': 'sale and rental',
  '5': 'not given',
};

export const RESIDENCE_USES: Labels = {
  '1': 'main residence',
  '2': 'second home',
  '3': 'not given',
};

export const ANNEXES: Labels = {
  '1': 'swimming pool',
  '2': 'garage',
  '3': 'veranda',
  '4': 'garden shed',
  '5': 'other',
  '6': 'several',
  '7': 'none',
};

export const RESIDENCES: Labels = {
  '1': 'elderly people',
  '2': 'students',
  '3': 'tourism',
  '4': 'social hotel',
  '5': 'social',
  '6': 'disabled people',
  '7': 'other',
  '8': 'mixed',
  '9': 'not given',
};

export const PUBLIC_SERVICES: Labels = {
  '1': 'transport',
  '2': 'education and research',
  '3': 'health',
  '4': 'social action',
  '5': 'special works',
  '6': 'culture and leisure',
  '7': 'not given',
  '8': 'several',
};

export const APPLICANT_CATEGORIES: Labels = {
  '10': 'individuals, not specified',
  '11': 'individuals',
  '12': 'family property company (SCI)',
  '20': 'social landlords, not specified',
  '21': 'social landlords: HLM',
  '22': 'social landlords: EPL',
  '23': 'social landlords: other',
  '30': 'developers and builders, not specified',
  '31': 'known developer',
  '32': 'property company or programme vehicle',
  '33': 'developers and builders: other trade',
  '40': 'public bodies, not specified',
  '41': 'State',
  '42': 'departments and regions',
  '43': 'communes',
  '50': 'other companies',
  '80': 'none (premises only)',
  '90': 'undetermined',
};
