/** Kinds of premises (`code_type_local`), as the source labels them, odd full stop included. */
export const LOCAL_TYPES = {
  1: 'Maison',
  2: 'Appartement',
  3: 'Dépendance',
  4: 'Local industriel. commercial ou assimilé',
} as const;

export const HOUSE = '1';
export const FLAT = '2';
export const DEPENDENCY = '3';
export const BUSINESS_PREMISES = '4';

/** Most telling first: what a sale is said to be about. Kinds not listed come before the dependencies. */
export const LOCAL_TYPE_PRIORITY: readonly string[] = [HOUSE, FLAT, BUSINESS_PREMISES];

/** Land uses (`code_nature_culture`). */
export const LAND_USES = {
  AB: 'terrains a bâtir',
  AG: "terrains d'agrément",
  B: 'bois',
  BF: 'futaies feuillues',
  BM: 'futaies mixtes',
  BO: 'oseraies',
  BP: 'peupleraies',
  BR: 'futaies résineuses',
  BS: 'taillis sous futaie',
  BT: 'taillis simples',
  CA: 'carrières',
  CH: 'chemin de fer',
  E: 'eaux',
  J: 'jardins',
  L: 'landes',
  LB: 'landes boisées',
  P: 'prés',
  PA: 'pâtures',
  PC: 'pacages',
  PE: "prés d'embouche",
  PH: 'herbages',
  PP: 'prés plantes',
  S: 'sols',
  T: 'terres',
  TP: 'terres plantées',
  VE: 'vergers',
  VI: 'vignes',
} as const;

/** `nature_mutation` of a sale off plan (VEFA). */
export const OFF_PLAN = "Vente en l'état futur d'achèvement";

/** Departments whose land registers are kept apart (Alsace-Moselle), and Mayotte: never in DVF. */
export const DEPARTMENTS_NOT_COVERED: readonly string[] = ['57', '67', '68', '976'];
