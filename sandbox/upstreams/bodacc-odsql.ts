/** The part of ODSQL, the query language of Explore v2.1, that clients of this dataset use: the `where` clause. */

export type Row = Readonly<Record<string, unknown>>;
export type Condition = (row: Row) => boolean;

/** Message of a 400. */
export class OdsqlError extends Error {}

const TOKEN =
  /\s*(?:(?<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<sign><=|>=|!=|[=<>:(),]))/y;
const TESTS = new Set(['search', 'suggest', 'startswith']);

interface Token {
  readonly kind: 'text' | 'number' | 'word' | 'sign';
  readonly value: string;
}

/** Turns a `where` into a condition. @throws OdsqlError */
export function parseWhere(where: string, fields: ReadonlySet<string>): Condition {
  return new Parser(tokensOf(where), fields).parse();
}

function tokensOf(where: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = where.trimEnd().length;
  while (pattern.lastIndex < end) {
    const groups = pattern.exec(where)?.groups;
    const found = Object.entries(groups ?? {}).find(([, value]) => value !== undefined);
    if (found === undefined) throw malformed();
    const [kind, value] = found as [Token['kind'], string];
    tokens.push({ kind, value: kind === 'text' ? value.slice(1, -1).replace(/\\(.)/g, '$1') : value });
  }
  return tokens;
}

class Parser {
  private at = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly fields: ReadonlySet<string>,
  ) {}

  parse(): Condition {
    const condition = this.either();
    if (this.at < this.tokens.length) throw malformed();
    return condition;
  }

  private either(): Condition {
    const parts = [this.all()];
    while (this.takeWord('or')) parts.push(this.all());
    return (row) => parts.some((part) => part(row));
  }

  private all(): Condition {
    const parts = [this.one()];
    while (this.takeWord('and')) parts.push(this.one());
    return (row) => parts.every((part) => part(row));
  }

  private one(): Condition {
    if (this.takeWord('not')) {
      const inner = this.one();
      return (row) => !inner(row);
    }
    if (this.takeSign('(')) {
      const inner = this.either();
      this.expectSign(')');
      return inner;
    }
    const { kind, value } = this.next();
    if (kind !== 'word') throw malformed();
    if (TESTS.has(value.toLowerCase()) && this.takeSign('(')) return this.test(value.toLowerCase());
    return this.comparison(this.field(value));
  }

  private test(name: string): Condition {
    const field = this.field(this.next().value);
    this.expectSign(',');
    const text = this.literal();
    this.expectSign(')');
    if (name === 'startswith') return (row) => valuesOf(row[field]).some((value) => value.startsWith(text));
    const words = wordsOf(text);
    const matches = name === 'suggest' ? startsWithWord : resembles;
    return (row) => {
      const known = valuesOf(row[field]).flatMap((value) => wordsOf(value));
      return words.every((word) => known.some((one) => matches(one, word)));
    };
  }

  private comparison(field: string): Condition {
    if (this.takeWord('is')) {
      const isNegated = this.takeWord('not');
      if (!this.takeWord('null')) throw malformed();
      return (row) => (row[field] === null) !== isNegated;
    }
    if (this.takeWord('in')) {
      const wanted = new Set(this.list());
      return (row) => valuesOf(row[field]).some((value) => wanted.has(value));
    }
    if (this.takeWord('like')) return like(field, this.literal());
    const { kind, value: sign } = this.next();
    if (kind !== 'sign' || !/^(?:[=:<>]|[<>!]=)$/.test(sign)) throw malformed();
    const wanted = this.literal();
    return (row) => {
      const values = valuesOf(row[field]);
      if (sign === '!=') return !values.includes(wanted);
      return values.some((value) => compares(value, sign, wanted));
    };
  }

  private list(): string[] {
    this.expectSign('(');
    const values = [this.literal()];
    while (this.takeSign(',')) values.push(this.literal());
    this.expectSign(')');
    return values;
  }

  /** A text, a number, or `date'2020-01-01'`. */
  private literal(): string {
    const token = this.next();
    if (token.kind === 'word' && token.value.toLowerCase() === 'date') return this.literal();
    if (token.kind !== 'text' && token.kind !== 'number') throw malformed();
    return token.value;
  }

  private field(name: string): string {
    if (this.fields.has(name)) return name;
    throw new OdsqlError(
      `ODSQL query is malformed: Unknown field: ${name}. Clause(s) containing the error(s): where.`,
    );
  }

  private next(): Token {
    const token = this.tokens[this.at];
    if (token === undefined) throw malformed();
    this.at += 1;
    return token;
  }

  private takeWord(word: string): boolean {
    return this.take((token) => token.kind === 'word' && token.value.toLowerCase() === word);
  }

  private takeSign(sign: string): boolean {
    return this.take((token) => token.kind === 'sign' && token.value === sign);
  }

  private take(isWanted: (token: Token) => boolean): boolean {
    const token = this.tokens[this.at];
    if (token === undefined || !isWanted(token)) return false;
    this.at += 1;
    return true;
  }

  private expectSign(sign: string): void {
    if (!this.takeSign(sign)) throw malformed();
  }
}

function malformed(): OdsqlError {
  return new OdsqlError('ODSQL query is malformed: syntax error Clause(s) containing the error(s): where.');
}

/** A list column matches by any of its items. */
function valuesOf(value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map(String);
}

function compares(value: string, sign: string, wanted: string): boolean {
  if (sign === '=' || sign === ':') return value === wanted;
  const [left, right] = /^\d+$/.test(value + wanted) ? [Number(value), Number(wanted)] : [value, wanted];
  if (sign === '<') return left < right;
  if (sign === '<=') return left <= right;
  return sign === '>' ? left > right : left >= right;
}

/** Every term must be one of the field's words; `*` and `%` stand for any characters. */
function like(field: string, pattern: string): Condition {
  const terms = wordsOf(pattern.replace(/%/g, '*'), '*').map(
    (term) => new RegExp(`^${term.replaceAll('*', '.*')}$`),
  );
  return (row) => {
    const known = valuesOf(row[field]).flatMap((value) => wordsOf(value));
    return terms.every((term) => known.some((word) => term.test(word)));
  };
}

function wordsOf(text: string, kept = ''): string[] {
  const folded = text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
  return folded.split(new RegExp(`[^a-z0-9${kept}]+`)).filter((word) => word !== '');
}

function startsWithWord(known: string, word: string): boolean {
  return known.startsWith(word);
}

/** Full text is fuzzy: words of some length may differ in one letter. How far the real one goes is not documented. */
function resembles(known: string, word: string): boolean {
  if (known === word) return true;
  if (word.length < 5 || /\d/.test(word) || Math.abs(known.length - word.length) > 1) return false;
  let start = 0;
  while (start < known.length && known[start] === word[start]) start += 1;
  const [one, other] = [known.slice(start), word.slice(start)];
  return one.slice(1) === other.slice(1) || one.slice(1) === other || one === other.slice(1);
}
