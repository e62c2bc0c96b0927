/**
 * The outcome, unless it takes longer than so many milliseconds.
 * An answer that lies in the socket already counts as in time, though this process was too busy to read it.
 * @throws Error when it takes longer
 */
export function inTime<T>(outcome: T | Promise<T>, milliseconds: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      // Timers come before sockets in a turn of the event loop: sockets are read once more first.
      setImmediate(() => reject(new Error(`no answer in ${milliseconds} ms`)));
    }, milliseconds);
    Promise.resolve(outcome).then(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: Error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
