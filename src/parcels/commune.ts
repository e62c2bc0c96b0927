/** Kinds of commune, in the words of the Code officiel géographique. */
export type CommuneType =
  'commune-actuelle' | 'arrondissement-municipal' | 'commune-deleguee' | 'commune-associee';

/** A commune of the Code officiel géographique of the shipped year; frozen. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly type: CommuneType;
  /** City of an arrondissement, head commune of a delegated or associated commune; null otherwise. */
  readonly parentCode: string | null;
  /** `2A`, `75`, `971`. */
  readonly departmentCode: string;
  readonly regionCode: string;
  /** Empty for delegated and associated communes. */
  readonly postalCodes: readonly string[];
  /** 9 digits; null for anything but a current commune, and in overseas collectivities. */
  readonly siren: string | null;
  /** Inhabitants (municipal population); null where the source has none. */
  readonly population: number | null;
}
