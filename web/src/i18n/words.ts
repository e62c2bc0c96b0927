import type { AnswerError, Cadastral } from '../api/answer.js';
import { clock } from '../format/dates.js';
import { NBSP, THIN, decimal } from '../format/numbers.js';
import { spacedId, spokenNumber } from '../format/parcel-id.js';
import type { Failure } from '../state/failure.js';
import type { SectionNames } from './sections.js';

/** Every sentence that the page says outside of one card. */
export const WORDS = {
  productLine: 'DeepCity · fiche de parcelle',
  searchPlaceholder: 'Adresse ou identifiant de parcelle',
  landingTitle: 'Trouvez une parcelle',
  landingLine: 'Saisissez une adresse ou un identifiant, ou cliquez sur la carte.',
  parcelOf: (id: string): string => `Parcelle ${spacedId(id)}`,
  parcelNamed: ({ section, number }: Cadastral): string => `Parcelle ${spokenNumber(section, number)}`,
  notGiven: 'non renseigné',
  unknownTitle: 'Parcelle inconnue du cadastre.',
  unknownLine: 'Vérifiez l’identifiant, ou cherchez l’adresse.',
  badId: `Identifiant invalide. Exemple${NBSP}: 75115000DE0073.`,
  ambiguousTitle: 'Plusieurs parcelles possibles.',
  ambiguousLine: `Cet identifiant est incomplet. Choisissez la parcelle${NBSP}:`,
  failed: {
    cadastreDown: 'Le cadastre ne répond pas.',
    noAnswer: 'Ce serveur ne répond pas.',
    serverError: 'Erreur du serveur.',
    tooMany: 'Trop de requêtes.',
    busy: 'Serveur occupé.',
  } satisfies Record<Failure, string>,
  nextTry: (seconds: number): string => `Nouvel essai dans ${seconds}${NBSP}s.`,
  retry: 'Réessayer',
  retryAll: 'Tout réessayer',
  retryIn: (seconds: number): string => `Réessayer dans ${seconds}${NBSP}s`,
  stillDown: 'Toujours indisponible.',
  offline: 'Vous êtes hors ligne. La dernière fiche reste affichée.',
  slow: 'Plus long que d’habitude.',
  complete: (sources: number): string => `Fiche complète, ${sources} sources.`,
  incompleteSpoken: (failed: number): string =>
    failed === 1
      ? 'Fiche incomplète, 1 source n’a pas répondu.'
      : `Fiche incomplète, ${failed} sources n’ont pas répondu.`,
  incomplete: (failed: number, of: number): string =>
    failed === 1
      ? `Fiche incomplète${NBSP}: 1 source sur ${of} n’a pas répondu.`
      : `Fiche incomplète${NBSP}: ${failed} sources sur ${of} n’ont pas répondu.`,
  progress: (answered: number, of: number): readonly [string, string] => [
    `${answered} sources sur ${of}`,
    answered < 2 ? 'a répondu' : 'ont répondu',
  ],
  unavailable: 'Source indisponible',
  notCovered: 'Non couvert ici',
  partialList: 'Liste partielle',
  nothingYet: 'Rien trouvé, mais la recherche est incomplète.',
  licence: 'Licence Ouverte 2.0',
  inProgress: 'en cours',
  lastTry: (at: Date): string => `dernière tentative à ${clock(at, true)}`,
  legal: [
    'Données ouvertes sous Licence Ouverte 2.0, sans valeur juridique. Les ventes anonymisées de DVF ne',
    'doivent ni être ré-identifiées ni indexées par un moteur de recherche.',
  ],
  otherAddresses: (count: number): string =>
    count === 1 ? 'et 1 autre adresse' : `et ${count} autres adresses`,
} as const;

/** `dans les 12 secondes` of what the source took; `à temps` where that is not known. */
function inTime(tookMs: number | undefined): string {
  const seconds = Math.round((tookMs ?? 0) / 1_000);
  if (seconds < 1) return 'à temps';
  return seconds === 1 ? 'en 1 seconde' : `dans les ${seconds} secondes`;
}

/**
 * Why a section is not there, in a sentence.
 * @param tookMs how long the source was waited for, where that is known
 */
export function causeOf(error: AnswerError | null, section: SectionNames, tookMs?: number): string {
  switch (error?.code) {
    case 'UPSTREAM_TIMEOUT':
      return `${section.asked} n’a pas répondu ${inTime(tookMs)}.`;
    case 'UPSTREAM_RATE_LIMITED':
      return `${section.asked} limite les requêtes.`;
    case 'UPSTREAM_BUDGET_EXHAUSTED':
      return 'Le quota de ce serveur est épuisé.';
    case 'UPSTREAM_BAD_RESPONSE':
      return 'La source a répondu par une erreur.';
    case 'UPSTREAM_UNAVAILABLE':
    case undefined:
      return 'La source est en panne.';
  }
}

/** `26 établissements affichés ; d’autres existent peut-être.` */
export function partialOf(shown: number, { records: [one, many] }: SectionNames): string {
  const feminine = /^(vente|règle|copropriété|autorisation|annonce)/.test(one);
  const seen = `affiché${feminine ? 'e' : ''}${shown < 2 ? '' : 's'}`;
  return `${decimal(shown, 0)}${NBSP}${shown < 2 ? one : many} ${seen}${THIN}; d’autres existent peut-être.`;
}
