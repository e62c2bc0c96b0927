import type { SectionKey } from '../api/answer.js';

/** A section of the sheet: its names, its anchor, whom it comes from. */
export interface SectionNames {
  readonly key: SectionKey;
  /** What `include=` calls it. */
  readonly include: string;
  readonly anchor: string;
  readonly title: string;
  readonly pill: string;
  readonly sources: readonly string[];
  /** Who publishes it; first line of the footer. */
  readonly publisher: string;
  /** The publisher's name while it is being asked, or failed. */
  readonly publisherInFull: string;
  /** Subject of "n’a pas répondu". */
  readonly asked: string;
  readonly waiting: string;
  readonly empty: string;
  /** What may exist all the same when the source failed. */
  readonly mayExist: string;
  readonly notCovered: string;
  /** What one truncated list holds: `établissements`. */
  readonly records: readonly [one: string, many: string];
}

const NO_BUILDINGS_OVERSEAS = 'La BDNB ne couvre pas l’outre-mer.';

/** In the order of the sheet: what matters first. */
export const SECTIONS: readonly SectionNames[] = [
  {
    key: 'transactions',
    include: 'transactions',
    anchor: 'transactions',
    title: 'Transactions',
    pill: 'Transactions',
    sources: ['dvf'],
    publisher: 'DGFiP, DVF géolocalisées',
    publisherInFull: 'DGFiP, DVF géolocalisées',
    asked: 'Le fichier des ventes (DVF)',
    waiting: 'Lecture des ventes (DVF)…',
    empty: 'Aucune vente depuis 2021.',
    mayExist: 'Des ventes existent peut-être.',
    notCovered: 'DVF n’a pas les ventes d’Alsace, de Moselle et de Mayotte, inscrites au livre foncier.',
    records: ['vente', 'ventes'],
  },
  {
    key: 'energy',
    include: 'energy',
    anchor: 'energie',
    title: 'Énergie (DPE)',
    pill: 'Énergie',
    sources: ['dpe'],
    publisher: 'ADEME, DPE logements',
    publisherInFull: 'ADEME, DPE logements et tertiaire',
    asked: 'L’ADEME',
    waiting: 'Interrogation de l’ADEME…',
    empty: 'Aucun diagnostic trouvé.',
    mayExist: 'Des diagnostics existent peut-être.',
    notCovered: NO_BUILDINGS_OVERSEAS,
    records: ['diagnostic', 'diagnostics'],
  },
  {
    key: 'owners',
    include: 'proprio',
    anchor: 'proprietaires',
    title: 'Propriétaires',
    pill: 'Propriétaires',
    sources: ['owners'],
    publisher: 'DGFiP, personnes morales',
    publisherInFull: 'DGFiP, personnes morales',
    asked: 'Le fichier des personnes morales',
    waiting: 'Lecture des parcelles des personnes morales…',
    empty: 'Aucune personne morale propriétaire.',
    mayExist: 'Des propriétaires existent peut-être.',
    notCovered: NO_BUILDINGS_OVERSEAS,
    records: ['propriétaire', 'propriétaires'],
  },
  {
    key: 'urbanisme',
    include: 'urbanisme',
    anchor: 'urbanisme',
    title: 'Urbanisme',
    pill: 'Urbanisme',
    sources: ['gpu'],
    publisher: 'Géoportail de l’urbanisme',
    publisherInFull: 'Géoportail de l’urbanisme',
    asked: 'Le Géoportail de l’urbanisme',
    waiting: 'Lecture du document d’urbanisme…',
    empty: 'Aucun document d’urbanisme publié.',
    mayExist: 'Des règles existent peut-être.',
    notCovered: 'Le Géoportail de l’urbanisme ne couvre pas ce territoire.',
    records: ['règle', 'règles'],
  },
  {
    key: 'copropriete',
    include: 'copro',
    anchor: 'copropriete',
    title: 'Copropriété',
    pill: 'Copropriété',
    sources: ['copro'],
    publisher: 'Anah, RNIC',
    publisherInFull: 'Anah, registre des copropriétés (RNIC)',
    asked: 'Le registre des copropriétés',
    waiting: 'Attente du bâtiment (BDNB)…',
    empty: 'Aucune copropriété immatriculée.',
    mayExist: 'Des copropriétés existent peut-être.',
    notCovered: NO_BUILDINGS_OVERSEAS,
    records: ['copropriété', 'copropriétés'],
  },
  {
    key: 'occupation',
    include: 'occupation',
    anchor: 'occupation',
    title: 'Occupation',
    pill: 'Occupation',
    sources: ['sirene'],
    publisher: 'INSEE Sirene, INPI',
    publisherInFull: 'INSEE Sirene, INPI',
    asked: 'L’annuaire des entreprises',
    waiting: 'Recherche des établissements…',
    empty: 'Aucune entreprise à cette adresse.',
    mayExist: 'Des entreprises existent peut-être.',
    notCovered: 'L’annuaire des entreprises ne couvre pas ce territoire.',
    records: ['établissement', 'établissements'],
  },
  {
    key: 'permis',
    include: 'permis',
    anchor: 'permis',
    title: 'Permis',
    pill: 'Permis',
    sources: ['sitadel'],
    publisher: 'SDES, Sitadel',
    publisherInFull: 'SDES, Sitadel',
    asked: 'Le fichier des permis (Sitadel)',
    waiting: 'Lecture des permis (Sitadel)…',
    empty: 'Aucune autorisation d’urbanisme trouvée pour cette parcelle depuis 2013.',
    mayExist: 'Des autorisations existent peut-être.',
    notCovered: 'Sitadel ne couvre pas ce territoire.',
    records: ['autorisation', 'autorisations'],
  },
  {
    key: 'fondsDeCommerce',
    include: 'fonds_de_commerce',
    anchor: 'fonds',
    title: 'Fonds de commerce',
    pill: 'Fonds',
    sources: ['bodacc'],
    publisher: 'DILA, BODACC',
    publisherInFull: 'DILA, BODACC',
    asked: 'Le BODACC',
    waiting: 'Recherche des annonces (BODACC)…',
    empty: 'Aucune vente de fonds publiée à cette adresse.',
    mayExist: 'Des annonces existent peut-être.',
    notCovered: 'Le BODACC ne couvre pas ce territoire.',
    records: ['annonce', 'annonces'],
  },
];

export function sectionOf(key: SectionKey): SectionNames {
  const found = SECTIONS.find((section) => section.key === key);
  if (found === undefined) throw new Error(`there is no section ${key}`);
  return found;
}
