/** What the person at the keyboard can mend: told in a sentence. */
export class MistakeError extends Error {
  override readonly name = 'MistakeError';
}
