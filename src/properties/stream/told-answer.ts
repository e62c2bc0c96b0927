import type { AnswerPart, PropertiesAnswer } from '../answer.js';
import type { AssemblyObserver } from '../assembly-observer.js';

/** Tells of an answer that is at hand what would have been told while it was made. */
export function tellAnswer(
  { properties, meta, errors = [] }: PropertiesAnswer,
  observer: AssemblyObserver,
): void {
  observer.begins(meta.parcelId);
  for (const [source, report] of Object.entries(meta.sources)) observer.sourceEnded(source, 0, report);
  for (const property of properties) {
    for (const [part, data] of Object.entries(property)) {
      observer.partEnded(part as AnswerPart, data, errors.find(({ section }) => section === part) ?? null);
    }
  }
}
