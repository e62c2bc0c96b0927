/** Department of a postal code, as INSEE writes it. True for all but a handful of communes served from next door. */
export function departmentOfPostalCode(postalCode: string): string {
  if (/^9[78]/.test(postalCode)) return postalCode.slice(0, 3);
  if (postalCode.startsWith('20')) return /^20[01]/.test(postalCode) ? '2A' : '2B';
  return postalCode.slice(0, 2);
}
