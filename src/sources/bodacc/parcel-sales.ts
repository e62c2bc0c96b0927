import { type Standing, standingNotices } from './corrections.js';
import {
  judgeNotice,
  type KnownPlace,
  type NoticeMatch,
  type Rejection,
  type Verdict,
} from './match-notice.js';
import { type Notice } from './notice.js';

export interface KeptNotice {
  readonly notice: Notice;
  readonly match: NoticeMatch;
}

/** The notices that belong to the parcel, the latest first, and why the others do not. */
export interface ParcelSales {
  readonly kept: readonly KeptNotice[];
  readonly rejections: readonly Rejection[];
  /** Of the parcel, but replaced or withdrawn. */
  readonly corrected: number;
  readonly cancelled: number;
  readonly unexplained: number;
}

/** Takes from the notices found those of the parcel that still stand. */
export function parcelSales(notices: readonly Notice[], place: KnownPlace): ParcelSales {
  const standing = standingNotices(notices);
  const kept: KeptNotice[] = [];
  const rejections: Rejection[] = [];
  for (const notice of standing.notices) {
    const verdict = verdictOn(notice, standing, place);
    if ('match' in verdict) kept.push({ notice, match: verdict.match });
    else rejections.push(verdict.rejected);
  }
  const ofParcel = (one: Notice): boolean => 'match' in judgeNotice(one, place);
  return {
    kept: kept.sort((a, b) => compareDates(a.notice, b.notice)),
    rejections,
    corrected: standing.corrected.filter(ofParcel).length,
    cancelled: standing.cancelled.filter(ofParcel).length,
    unexplained: standing.unexplained,
  };
}

/** A correction that repeats no address stands where the notice stood that it corrects. */
function verdictOn(notice: Notice, { corrected }: Standing, place: KnownPlace): Verdict {
  const verdict = judgeNotice(notice, place);
  const namesPlace = notice.establishments.some(({ adresse }) => adresse !== undefined);
  if ('match' in verdict || notice.kind !== 'correction' || namesPlace) return verdict;
  for (const original of corrected) {
    if (!notice.references.some(({ id }) => id === original.id)) continue;
    const former = judgeNotice(original, place);
    if ('match' in former) return { match: { ...former.match, establishments: [] } };
  }
  return verdict;
}

function compareDates(a: Notice, b: Notice): number {
  const [left, right] = [String(a.row['dateparution']), String(b.row['dateparution'])];
  return left === right ? 0 : left < right ? 1 : -1;
}
