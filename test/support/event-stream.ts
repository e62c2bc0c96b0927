/** One event of a text/event-stream. */
export interface ReceivedEvent {
  readonly event: string;
  /** As it was sent. */
  readonly text: string;
  readonly data: any; // eslint-disable-line @typescript-eslint/no-explicit-any
}

/** The events of an answer as they come; comments are left out. */
export async function* eventsOf(response: Response): AsyncGenerator<ReceivedEvent> {
  if (response.body === null) throw new Error('an event stream has a body');
  let rest = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + chunk).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const [, event, text] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? [];
      if (event !== undefined && text !== undefined) yield { event, text, data: JSON.parse(text) };
      else if (!block.startsWith(':')) throw new Error(`this is no event: ${block}`);
    }
  }
  if (rest !== '') throw new Error(`the stream ends within an event: ${rest}`);
}

export async function allEventsOf(response: Response): Promise<ReceivedEvent[]> {
  const events: ReceivedEvent[] = [];
  for await (const event of eventsOf(response)) events.push(event);
  return events;
}
