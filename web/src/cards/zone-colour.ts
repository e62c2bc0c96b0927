/** Families of planning zones, whose colours the CNIG standard gives. */
export type ZoneFamily = 'u' | 'auc' | 'aus' | 'a' | 'n' | 'none';

export function zoneFamily(typezone: string | null | undefined): ZoneFamily {
  const code = (typezone ?? '').replace(/^\d+/, '');
  if (/^AUs/i.test(code)) return 'aus';
  if (/^AU/i.test(code)) return 'auc';
  if (/^U/i.test(code)) return 'u';
  if (/^A/i.test(code)) return 'a';
  if (/^N/i.test(code)) return 'n';
  // Communal maps: constructible is as U, not constructible as N.
  if (code === '01' || typezone === '01') return 'u';
  if (typezone === '02' || typezone === '03') return 'n';
  return 'none';
}
