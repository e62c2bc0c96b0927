import type { JSX } from 'preact';
import { counted, pricePerArea } from '../format/numbers.js';
import { yearOf } from '../format/dates.js';
import { type PricedSale, median } from './transactions-rules.js';

const WIDTH = 148;
const HEIGHT = 42;
const AXIS = 38;
const DAY_MS = 86_400_000;
/** Fewer priced sales make no picture. */
const LEAST = 3;

/** Prices per m² by date, and their median: the table beside it holds the same. */
export function DotPlot({ sales }: { readonly sales: readonly PricedSale[] }): JSX.Element | null {
  const middle = median(sales.map(({ price }) => price));
  if (sales.length < LEAST || middle === null) return null;
  const dates = sales.map(({ date }) => Date.parse(date));
  const first = Math.min(...dates) - 60 * DAY_MS;
  const last = Math.max(...dates) + 60 * DAY_MS;
  const highest = Math.max(...sales.map(({ price }) => price));
  const lowest = Math.min(...sales.map(({ price }) => price));
  const x = (date: number): number => 4 + ((date - first) / (last - first)) * (WIDTH - 8);
  const y = (price: number): number =>
    highest === lowest ? AXIS / 2 : 5 + ((highest - price) / (highest - lowest)) * (AXIS - 12);
  const label = `${counted(sales.length, 'vente', 'ventes')} au prix connu, médiane ${pricePerArea(middle)}.`;
  return (
    <figure class="plot">
      <svg role="img" aria-label={label} viewBox={`0 0 ${WIDTH} ${HEIGHT + 12}`}>
        <path class="plot-axis" d={`M0 ${AXIS + 4}H${WIDTH}`} />
        <path class="plot-median" d={`M0 ${y(middle)}H${WIDTH}`} />
        {sales.map(({ id, price, date }) => (
          <circle key={id} cx={x(Date.parse(date))} cy={y(price)} r="3.5" />
        ))}
        {yearsBetween(first, last).map((year) => (
          <text key={year} x={x(Date.parse(`${year}-01-01`))} y={HEIGHT + 11} text-anchor="middle">
            {year}
          </text>
        ))}
      </svg>
      <figcaption>
        Médiane <strong>{pricePerArea(middle)}</strong>
      </figcaption>
    </figure>
  );
}

/** Two years at most, whose first day is on the axis, as its ticks. */
function yearsBetween(first: number, last: number): string[] {
  const from = Number(yearOf(new Date(first).toISOString()));
  const to = Number(yearOf(new Date(last).toISOString()));
  const years: string[] = [];
  const margin = (last - first) * 0.1;
  for (let year = from; year <= to; year += 1) {
    const at = Date.parse(`${year}-01-01`);
    if (at > first + margin && at < last - margin) years.push(String(year));
  }
  return years.length <= 2 ? years : [years[0] ?? '', years[years.length - 1] ?? ''];
}
