/** m2 as `/geometrie` always gave them: text with two decimals, and the number 0 where nothing is shared. */
export function surfaceText(area: number | null): string | number | null {
  return area === null || area === 0 ? area : area.toFixed(2);
}

/** m2 to the square centimetre. */
export function surfaceNumber(area: number | null): number | null {
  return area === null ? null : Math.round(area * 1e4) / 1e4;
}
