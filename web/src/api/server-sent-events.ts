export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
}

const SEPARATOR = /\r?\n\r?\n/;
/** Of a separator that the next piece completes. */
const LONGEST_START = 3;

/**
 * Cuts a text/event-stream into its events. Feed it pieces as they come; comments and other fields are left out. What
 * came before is not read again: one event may be megabytes long.
 */
export class EventCutter {
  private pieces: string[] = [];
  private tail = '';

  push(text: string): ServerSentEvent[] {
    const blocks = (this.tail + text).split(SEPARATOR);
    const last = blocks.pop() ?? '';
    if (blocks.length > 0) {
      blocks[0] = this.pieces.join('') + (blocks[0] ?? '');
      this.pieces = [];
    }
    this.pieces.push(last.slice(0, -LONGEST_START));
    this.tail = last.slice(-LONGEST_START);
    return blocks.map(eventOf).filter((event) => event !== null);
  }
}

function eventOf(block: string): ServerSentEvent | null {
  let event = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, field, value = ''] = /^([a-z]+):? ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') event = value;
    if (field === 'data') data.push(value);
  }
  return data.length === 0 ? null : { event, data: data.join('\n') };
}
