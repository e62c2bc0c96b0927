/** The parts an address line is made of; null where a source does not say. */
export interface AddressParts {
  /** With its suffix: `217 bis`. */
  readonly houseNumber: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
}

/** `{houseNumber} {street}, {postalCode} {city}`, without the parts that are missing; null when there is no street. */
export function addressLabel({ houseNumber, street, postalCode, city }: AddressParts): string | null {
  if (street === null) return null;
  return [joined(houseNumber, street), joined(postalCode, city)].filter((part) => part !== '').join(', ');
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ');
}
