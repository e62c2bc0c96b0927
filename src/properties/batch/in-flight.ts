/** Starts work number `index`; must not reject. */
export type Start<T> = (index: number) => Promise<T>;

/**
 * Results as they come. At most `width` works are begun and not yet taken, so a reader that pauses stops them.
 * @param count of works, numbered from 0
 */
export async function* asTheyCome<T>(count: number, width: number, start: Start<T>): AsyncGenerator<T> {
  const running = new Map<number, Promise<{ index: number; result: T }>>();
  let next = 0;
  while (next < count || running.size > 0) {
    for (; next < count && running.size < width; next += 1) {
      const index = next;
      running.set(
        index,
        start(index).then((result) => ({ index, result })),
      );
    }
    const { index, result } = await Promise.race(running.values());
    running.delete(index);
    yield result;
  }
}

/** Results in the order of their numbers, otherwise as {@link asTheyCome}. */
export async function* inOrder<T>(count: number, width: number, start: Start<T>): AsyncGenerator<T> {
  const running: Promise<T>[] = [];
  let next = 0;
  for (let wanted = 0; wanted < count; wanted += 1) {
    for (; next < count && running.length < width; next += 1) running.push(start(next));
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
}

/** The same, with a pulse whenever nothing came for so long. */
export async function* withPulse<T>(source: AsyncGenerator<T>, everyMs: number, pulse: T): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const result = await orSilence(next, everyMs);
      if (result === undefined) {
        yield pulse;
        continue;
      }
      if (result.done === true) return;
      yield result.value;
      next = source.next();
    }
  } finally {
    await source.return(undefined);
  }
}

async function orSilence<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}
