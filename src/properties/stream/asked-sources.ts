import type { Section } from '../sections.js';

/** The sources that the graph asks for every parcel. */
const ALWAYS = ['cadastre', 'bdnb', 'ban'] as const;

/** Those that it asks for a section; some only serve another source. */
const OF_SECTION: Readonly<Record<Section, readonly string[]>> = {
  transactions: ['dvf'],
  energy: ['rnb', 'dpe'],
  occupation: ['sirene'],
  proprio: ['owners'],
  copro: ['copro'],
  permis: ['sitadel'],
  fonds_de_commerce: ['sirene', 'bodacc'],
  urbanisme: ['gpu'],
};

/** The sources that will be asked, each once. RNB is asked besides where BDNB has no answer, or BDNB and BAN-PLUS no address. */
export function askedSources(sections: readonly Section[]): string[] {
  return [...new Set([...ALWAYS, ...sections.flatMap((section) => OF_SECTION[section])])];
}
