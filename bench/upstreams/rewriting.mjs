// Answers of the sandbox, changed on their way: copies of a parcel under other numbers, and lists made longer.

/** Copies bear the numbers from here on. */
export const FIRST_COPY = 1_000;
const SECTION = '44109000EN';
const NUMBER = '0204';
/** As an identifier, and as API Carto is asked for it. */
const COPY = new RegExp(`${SECTION}([1-9]\\d{3})|section=EN&numero=([1-9]\\d{3})`);

export const copyOf = (index) => `${SECTION}${FIRST_COPY + index}`;

/** The number of the copy that a question is about, if it is about one. */
export function copyAsked(text) {
  const [, inId, inQuery] = COPY.exec(text) ?? [];
  return inId ?? inQuery;
}

/** What the sandbox is asked instead. */
export function asOriginal(text, copy) {
  return text
    .replaceAll(`${SECTION}${copy}`, `${SECTION}${NUMBER}`)
    .replaceAll(`numero=${copy}`, `numero=${NUMBER}`);
}

/** The sandbox's answer, as one about the copy. */
export function asCopy(body, copy) {
  const text = body.toString('utf8');
  return Buffer.from(
    text
      .replaceAll(`${SECTION}${NUMBER}`, `${SECTION}${copy}`)
      .replaceAll(`"numero":"${NUMBER}"`, `"numero":"${copy}"`),
  );
}

/**
 * @typedef {{ upstream: string, match: string, list: string, ids: readonly string[], times: number }} Multiplication
 *   of the rows under `list` ('' for the body itself), each with `ids` of its own; `a.b` is b in a
 */

/** The answer with its first row `times` times, if it is one that the multiplication is about. */
export function multiplied(body, url, { match, list, ids, times }) {
  if (!url.includes(match)) return body;
  const answer = JSON.parse(body.toString('utf8'));
  const rows = list === '' ? answer : answer[list];
  const isFurtherPage = /[?&]offset=[1-9]/.test(url);
  const [first] = rows;
  if (first === undefined) return body;
  const many = isFurtherPage ? [] : Array.from({ length: times }, (_, index) => renamed(first, ids, index));
  if (list !== '' && 'total' in answer) answer.total = times;
  return Buffer.from(JSON.stringify(list === '' ? many : { ...answer, [list]: many }));
}

function renamed(row, ids, index) {
  const copy = structuredClone(row);
  for (const id of ids) {
    const path = id.split('.');
    const last = path.pop();
    const holder = path.reduce((object, name) => object[name], copy);
    const value = holder[last];
    if (typeof value === 'number') holder[last] = value + index;
    else if (value !== undefined) {
      const suffix = String(index).padStart(3, '0');
      holder[last] = `${String(value).slice(0, -suffix.length)}${suffix}`;
    }
  }
  return copy;
}
