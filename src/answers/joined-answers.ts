/** A question begun longer ago has too much of its time behind it to answer another one. */
const JOIN_WITHIN_MS = 1_000;

interface Begun<T> {
  readonly at: number;
  readonly answer: Promise<T>;
}

/** Equal questions that come at one moment are answered by the work of the first. */
export class JoinedAnswers<T> {
  private readonly begun = new Map<string, Begun<T>>();

  /** @param now milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * @param key equal for equal questions
   * @returns what `begin` made, for this question or for one just before it; its failure is that of all
   */
  answer(key: string, begin: () => Promise<T>): Promise<T> {
    const running = this.begun.get(key);
    if (running !== undefined && this.now() - running.at < JOIN_WITHIN_MS) return running.answer;
    const mine: Begun<T> = {
      at: this.now(),
      answer: begin().finally(() => {
        if (this.begun.get(key) === mine) this.begun.delete(key);
      }),
    };
    this.begun.set(key, mine);
    return mine.answer;
  }
}
