const [QUOTE, BACKSLASH, OPEN, CLOSE] = Buffer.from('"\\{}') as unknown as [number, number, number, number];

/**
 * The objects of a JSON list, one after the other: as a whole, 9 MB of text are for a moment 60 MB of objects, and a
 * process that has grown hardly shrinks again.
 * @throws SyntaxError for an object that is no JSON
 */
export function* jsonRows<Row>(json: Buffer): Generator<Row> {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === OPEN && depth++ === 0) start = at;
    else if (byte === CLOSE && --depth === 0) yield JSON.parse(json.toString('utf8', start, at + 1)) as Row;
  }
}

/** Where the text that begins here has its closing quote. */
function endOfText(json: Buffer, start: number): number {
  for (let at = start + 1; at < json.length; at += 1) {
    if (json[at] === BACKSLASH) at += 1;
    else if (json[at] === QUOTE) return at;
  }
  return json.length;
}
