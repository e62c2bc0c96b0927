/** Settings of a simulator with some of them changed; throws on unknown names and other types. */
export function readSettings<T extends object>(current: T, changes: Readonly<Record<string, unknown>>): T {
  for (const [name, value] of Object.entries(changes)) {
    const known = Object.hasOwn(current, name)
      ? typeof (current as Record<string, unknown>)[name]
      : undefined;
    if (known === undefined)
      throw new Error(`no setting "${name}"; there are ${Object.keys(current).join(', ')}`);
    if (typeof value !== known) throw new Error(`"${name}" is a ${known}`);
  }
  return { ...current, ...changes };
}
