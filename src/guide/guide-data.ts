import { type PartReference, sectionReference } from './section-reference.js';
import { type CatalogedSource, LICENCE_OUVERTE_URL, SOURCE_CATALOG } from './source-catalog.js';

/** What the pages of the guide that no Markdown file holds are made from. */
export interface GuideData {
  readonly parts: readonly PartReference[];
  readonly sources: readonly CatalogedSource[];
  /** Text of the licence that nearly all sources share. */
  readonly licenceUrl: string;
}

export function guideData(): GuideData {
  return { parts: sectionReference(), sources: SOURCE_CATALOG, licenceUrl: LICENCE_OUVERTE_URL };
}
