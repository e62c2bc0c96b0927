const FIRST_CAPACITY = 4;

/** A queue of times, oldest first: a ring that doubles when full, so a client pays only for what it used. */
export class HitTimes {
  private slots: number[];
  private head = 0;
  private count = 0;

  /** @param limit the most times it will ever hold at once */
  constructor(private readonly limit: number) {
    this.slots = new Array<number>(Math.min(FIRST_CAPACITY, limit)).fill(0);
  }

  get size(): number {
    return this.count;
  }

  /** The oldest time; NaN when there is none. */
  get oldest(): number {
    return this.count === 0 ? NaN : this.at(0);
  }

  /**
   * Adds the newest time.
   * @throws RangeError when `limit` times are held already
   */
  push(time: number): void {
    if (this.count >= this.limit) throw new RangeError(`more than ${this.limit} times`);
    if (this.count === this.slots.length) this.grow();
    this.slots[(this.head + this.count) % this.slots.length] = time;
    this.count += 1;
  }

  shift(): void {
    if (this.count === 0) return;
    this.head = (this.head + 1) % this.slots.length;
    this.count -= 1;
  }

  private at(index: number): number {
    return this.slots[(this.head + index) % this.slots.length] ?? NaN;
  }

  private grow(): void {
    const next = new Array<number>(Math.min(this.slots.length * 2, this.limit)).fill(0);
    for (let index = 0; index < this.count; index += 1) next[index] = this.at(index);
    this.slots = next;
    this.head = 0;
  }
}
