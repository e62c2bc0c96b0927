// What scenarios hand in: tables of text, and facts: a figure with its target.

export const number = (value, digits = 1) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
export const kilobytes = (bytes) => `${number(bytes / 1_000, 0)} kB`;

/** The rows of loadInTurns. */
export function loadTable(title, rows) {
  return {
    title,
    columns: ['', 'requests/s', 'p50 ms', 'p99 ms', 'CPU ms/request', 'ours / this', 'CPU this / ours'],
    rows: rows.map(({ name, perSecond, p50, p99, cpuMs, ratio, cpuRatio }) => [
      name,
      number(perSecond, perSecond < 100 ? 1 : 0),
      number(p50, 2),
      number(p99, 2),
      number(cpuMs, 3),
      number(ratio, 2),
      number(cpuRatio, 2),
    ]),
  };
}

/** @param target at least this, or at most where `atMost` */
export function fact(name, value, target, { atMost = false, unit = '', digits = 2 } = {}) {
  const met = target === undefined ? undefined : atMost ? value <= target : value >= target;
  const sign = atMost ? '≤' : '≥';
  return {
    name,
    value,
    text: `${number(value, digits)}${unit === '' ? '' : ` ${unit}`}`,
    target: target === undefined ? '' : `${sign} ${target}${unit === '' ? '' : ` ${unit}`}`,
    met: Number.isFinite(value) ? met : undefined,
  };
}

/** The ratio to the row whose name begins so; of none, where it was not measured. */
export function ratioFact(name, rows, start, target) {
  return fact(name, rows.find((row) => row.name.startsWith(start))?.ratio ?? NaN, target);
}
