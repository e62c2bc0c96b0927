import { Readable } from 'node:stream';

/** How often a stream with nothing to say shows that it lives: proxies close what is silent for a minute. */
const PING_EVERY_MS = 10_000;

/** One event of a text/event-stream. @param data one line of JSON */
export function serverSentEvent(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}

/** A text/event-stream that is written to as things happen. */
export class EventStream {
  readonly readable = new Readable({ read: () => undefined });
  private readonly pings = setInterval(() => this.write(': ping\n\n'), PING_EVERY_MS);

  constructor() {
    this.readable.once('close', () => clearInterval(this.pings));
  }

  event(name: string, data: unknown): void {
    this.eventOf(name, JSON.stringify(data));
  }

  /** @param json one line */
  eventOf(name: string, json: string): void {
    this.write(serverSentEvent(name, json));
  }

  end(): void {
    clearInterval(this.pings);
    if (!this.readable.destroyed) this.readable.push(null);
  }

  private write(text: string): void {
    if (!this.readable.destroyed) this.readable.push(text);
  }
}
