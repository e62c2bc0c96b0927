/** What is kept of one group's answers. */
export interface GroupStats {
  readonly entries: number;
  readonly bytes: number;
  /** Epoch milliseconds of the oldest answer. */
  readonly oldest: number | null;
}

/** Counts answers by group. */
export class StatsByGroup {
  readonly groups = new Map<string, GroupStats>();

  /** @param fetchedAt epoch milliseconds; null when it cannot be read */
  add(group: string, size: number, fetchedAt: number | null): void {
    const { entries, bytes, oldest } = this.groups.get(group) ?? { entries: 0, bytes: 0, oldest: null };
    this.groups.set(group, {
      entries: entries + 1,
      bytes: bytes + size,
      oldest: oldest === null || (fetchedAt !== null && fetchedAt < oldest) ? fetchedAt : oldest,
    });
  }
}

/** A lasting store as people see it: `npm run cache`. */
export interface StoredAnswers {
  /** What is kept, by group. Reads everything. */
  stats(): Promise<Map<string, GroupStats>>;
  /** Drops the answers of one group, or all. @returns how many */
  clear(group?: string): Promise<number>;
}
