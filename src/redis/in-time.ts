/**
 * The outcome of `promise`, unless it takes longer than so many milliseconds.
 * An answer that lies in the socket already counts as in time, though this process was too busy to read it.
 * @throws Error when it takes longer
 */
export async function inTime<T>(promise: T | Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      // Timers come before sockets in a turn of the event loop: sockets are read once more first.
      setImmediate(() => reject(new Error(`no answer in ${milliseconds} ms`)));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
