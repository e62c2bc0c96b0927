/** A valid identifier, shown to whoever sent another one. */
export const EXAMPLE_PARCEL_ID = '75101000AB0001';

const MAX_ECHO = 40;
const MAX_CANDIDATES_IN_MESSAGE = 8;

/** What may be shown of an input: at most 40 characters, none of them a control, format or surrogate one. */
function echo(given: unknown): string {
  if (typeof given !== 'string') return given === null ? 'null' : typeof given;
  const cut = given.length > MAX_ECHO ? `${given.slice(0, MAX_ECHO - 1)}…` : given;
  return cut.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?');
}

/**
 * The text is no parcel identifier. `message` is one or two sentences for the caller: what is wrong, what to do,
 * a valid example; it is always under 400 characters and free of control characters.
 */
export class InvalidParcelId extends Error {
  override readonly name: string = 'InvalidParcelId';
  /** What was given, made safe to show: shortened, control characters replaced; the type's name if not a text. */
  readonly given: string;
  readonly example = EXAMPLE_PARCEL_ID;

  constructor(given: unknown, reason: string) {
    const shown = echo(given);
    const quoted = typeof given === 'string' && shown !== '' ? ` "${shown}"` : '';
    super(`Invalid parcel identifier${quoted}: ${reason}. Valid example: ${EXAMPLE_PARCEL_ID}.`);
    this.given = shown;
  }
}

/** The identifier leaves out a part (arrondissement or prefix), and several parcels fit the rest. */
export class AmbiguousParcelId extends InvalidParcelId {
  override readonly name = 'AmbiguousParcelId';
  /** 14-character identifiers of every parcel that fits. */
  readonly candidates: readonly string[];

  constructor(given: unknown, candidates: readonly string[]) {
    const named = candidates.slice(0, MAX_CANDIDATES_IN_MESSAGE).join(', ');
    const others = candidates.length - MAX_CANDIDATES_IN_MESSAGE;
    const list = others > 0 ? `${named} and ${others} more` : named;
    super(given, `${candidates.length} parcels fit it, send the 14 characters of one of them: ${list}`);
    this.candidates = Object.freeze([...candidates]);
  }
}
