/** What `include` may name, and the key under which it is answered. */
export const SECTION_KEYS = {
  transactions: 'transactions',
  energy: 'energy',
  occupation: 'occupation',
  proprio: 'owners',
  copro: 'copropriete',
  permis: 'permis',
  fonds_de_commerce: 'fondsDeCommerce',
  urbanisme: 'urbanisme',
} as const;

export type Section = keyof typeof SECTION_KEYS;
export type SectionKey = (typeof SECTION_KEYS)[Section];

export const SECTIONS = Object.keys(SECTION_KEYS) as Section[];

export function isSection(text: string): text is Section {
  return Object.hasOwn(SECTION_KEYS, text);
}
