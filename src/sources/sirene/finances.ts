import { isRow, type JsonSchema, toNumber } from '../../fields/index.js';

/** Published accounts of one year, in euros. */
export interface YearlyFinances {
  readonly year: number;
  readonly revenue: number | null;
  readonly netIncome: number | null;
}

export const financesSchema: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    title: 'YearlyFinances',
    properties: {
      year: { type: 'integer', description: 'Year of the accounts' },
      revenue: { type: ['number', 'null'], description: 'Turnover. Unit: EUR' },
      netIncome: { type: ['number', 'null'], description: 'Net income. Unit: EUR' },
    },
    required: ['year', 'revenue', 'netIncome'],
  },
};

/** From `{"2024": {"ca": ..., "resultat_net": ...}}`, newest year first. */
export function toFinances(value: unknown): YearlyFinances[] {
  if (!isRow(value)) return [];
  return Object.entries(value)
    .filter(
      (entry): entry is [string, Readonly<Record<string, unknown>>] =>
        /^\d{4}$/.test(entry[0]) && isRow(entry[1]),
    )
    .map(([year, accounts]) => {
      const netIncome = toNumber(accounts['resultat_net']);
      return { year: Number(year), revenue: revenueOf(accounts['ca'], netIncome), netIncome };
    })
    .sort((a, b) => b.year - a.year);
}

/** A turnover of 0 beside a result means that the turnover was not published. */
function revenueOf(value: unknown, netIncome: number | null): number | null {
  const revenue = toNumber(value);
  return revenue === 0 && netIncome !== null && netIncome !== 0 ? null : revenue;
}
