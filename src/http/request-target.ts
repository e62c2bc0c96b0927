const ABSOLUTE_FORM = /^https?:\/\/[^/?#]+(.*)$/is;

/** A request target as path and query; one in absolute form (RFC 9112 §3.2.2) loses its scheme and authority. */
export function originForm(target: string): string {
  if (target.startsWith('/')) return target;
  const [, rest] = ABSOLUTE_FORM.exec(target) ?? [];
  if (rest === undefined) return target;
  return rest.startsWith('/') ? rest : `/${rest}`;
}
