import { connect } from 'node:net';

export interface RawExchange {
  /** All that the server wrote. */
  readonly text: string;
  /** Status codes of all answers, in their order. */
  readonly statuses: readonly number[];
  /** Whether the server closed the connection, within the time. */
  readonly closed: boolean;
  readonly ms: number;
}

/** Writes these bytes on a connection of their own and reads until the server closes it, or the time is over. */
export function rawHttp(url: string, bytes: string, withinMs = 2_000): Promise<RawExchange> {
  const { hostname, port } = new URL(url);
  const from = Date.now();
  return new Promise((resolve) => {
    let text = '';
    const end = (closed: boolean): void => {
      clearTimeout(late);
      socket.destroy();
      const statuses = [...text.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
      resolve({ text, statuses, closed, ms: Date.now() - from });
    };
    const late = setTimeout(() => end(false), withinMs);
    const socket = connect(Number(port), hostname, () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => end(true));
  });
}
