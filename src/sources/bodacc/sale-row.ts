import { toText, type UpstreamRow } from '../../fields/index.js';
import { type BusinessSale, businessSaleFields } from './bodacc.fields.js';
import { type NoticeMatch } from './match-notice.js';
import { type Notice } from './notice.js';
import { isPerson, publishable } from './party.js';

export interface NamePolicy {
  /** False: natural persons stay unnamed, and texts that name parties are left out. */
  readonly withPersonNames: boolean;
}

/** The record of a notice that belongs to the parcel. */
export function businessSaleOf(notice: Notice, match: NoticeMatch, policy: NamePolicy): BusinessSale {
  const sale = businessSaleFields.map(saleRow(notice, match, policy));
  return { ...sale, matchMethod: match.matchMethod, matchQuality: match.matchQuality };
}

/** The notice as the field tables read it. */
export function saleRow(notice: Notice, match: NoticeMatch, { withPersonNames }: NamePolicy): UpstreamRow {
  const shown = (parties: readonly UpstreamRow[]): readonly UpstreamRow[] =>
    parties.map((party) => publishable(party, withPersonNames));
  const [buyers, previousOwners, previousOperators] = [
    shown(notice.buyers),
    shown(notice.previousOwners),
    shown(notice.previousOperators),
  ];
  const parties = [...notice.buyers, ...notice.previousOwners, ...notice.previousOperators];
  // Free texts name everybody; where there are persons and they are not to be named, these texts go too.
  const mayQuote = withPersonNames || (parties.length > 0 && !parties.some(isPerson));
  const relevant = match.establishments.length > 0 ? match.establishments : notice.establishments;
  const [business] = match.establishments.length > 0 || relevant.length === 1 ? relevant : [];
  const { row, deed } = notice;
  return {
    ...row,
    id: notice.id,
    commercant: mayQuote ? row['commercant'] : null,
    listepersonnes: { personne: buyers[0] ?? null },
    listeetablissements: { etablissement: business ?? null },
    listeprecedentproprietaire: { personne: previousOwners[0] ?? null },
    listeprecedentexploitant: { personne: previousOperators[0] ?? null },
    acte: { ...deed, descriptif: mayQuote ? deed['descriptif'] : null },
    jugement: Object.keys(notice.judgment).length > 0 ? notice.judgment : null,
    buyers,
    previousOwners,
    previousOperators,
    establishments: notice.establishments.map((one) => ({
      ...one,
      isOnParcel: match.establishments.includes(one),
    })),
    fundsOrigins: distinctTexts(relevant.map((one) => one['origineFonds'])),
    sirens: notice.sirens,
    isCorrection: notice.kind === 'correction',
    previousNotice: notice.references[0] ?? null,
  };
}

function distinctTexts(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.map(toText).filter((value) => value !== null))];
}
