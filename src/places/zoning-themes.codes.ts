/** What a zoning is about, where people ask for it by that name. */
export const ZONING_THEMES = ['heritage', 'risk', 'pollution', 'noise', 'nature', 'cityPolicy'] as const;
export type ZoningTheme = (typeof ZONING_THEMES)[number];

/**
 * Categories of easements. Within AC1, AC2 and AC4 the architecte des Bâtiments de France (ABF) is heard.
 * Source: CNIG standard for easements; the themes are ours.
 */
export const EASEMENT_THEMES: Readonly<Record<string, ZoningTheme>> = {
  AC1: 'heritage',
  AC2: 'heritage',
  AC3: 'nature',
  AC4: 'heritage',
  AC4bis: 'heritage',
  PM1: 'risk',
  PM1bis: 'risk',
  PM2: 'pollution',
  PM3: 'risk',
  PM4: 'risk',
  PM5: 'risk',
  PM6: 'risk',
  PM7: 'risk',
  PM8: 'risk',
  PM9: 'risk',
};

/** Types of information perimeters, CNIG standard for local plans. */
export const INFORMATION_THEMES: Readonly<Record<string, ZoningTheme>> = {
  '14': 'noise',
  '16': 'heritage',
  '17': 'pollution',
  '21': 'risk',
  '27': 'noise',
  '38': 'pollution',
  '40': 'heritage',
};

/** Types of prescriptions, CNIG standard for local plans. 02: limits to building, mostly for risks; 07: heritage. */
export const PRESCRIPTION_THEMES: Readonly<Record<string, ZoningTheme>> = {
  '01': 'nature',
  '02': 'risk',
  '07': 'heritage',
};
