/** What the national statistics service publishes one file of; also the `type` of a permit in our answers. */
export const PERMIT_TYPES = ['logements', 'locaux', 'amenager', 'demolir'] as const;
export type PermitType = (typeof PERMIT_TYPES)[number];

/** Numbers are unique within a series only: the three count on their own. */
export type PermitSeries = 'DAU' | 'PA' | 'PD';

export interface PermitFile {
  readonly type: PermitType;
  /** In words, for notes. */
  readonly label: string;
  readonly series: PermitSeries;
  readonly numberColumn: string;
  /** Identifier of the file on DiDo; the same for every monthly edition since 2023. */
  readonly rid: string;
  /** The same file in data.gouv.fr's tabular API. */
  readonly tabularResource: string;
  /** Koumoul's copy with a computed parcel; no copy of the non-residential premises is known. */
  readonly koumoulDataset: string | null;
}

/** The DiDo dataset that the four files belong to. */
export const DIDO_DATASET = '6513f0189d7d312c80ec5b5b';

export const PERMIT_FILES: readonly PermitFile[] = [
  {
    type: 'logements',
    label: 'permits that create dwellings',
    series: 'DAU',
    numberColumn: 'NUM_DAU',
    rid: '8b35affb-55fc-4c1f-915b-7750f974446a',
    tabularResource: '65a9e264-7a20-46a9-9d98-66becb817bc3',
    koumoulDataset: 'sitadel-logements',
  },
  {
    type: 'locaux',
    label: 'permits that create non-residential premises',
    series: 'DAU',
    numberColumn: 'NUM_DAU',
    rid: 'f8f0700f-806c-40a7-83b1-f21cf507e7c4',
    tabularResource: '8f23d65f-7142-4ac5-94c1-077b028255bf',
    koumoulDataset: null,
  },
  {
    type: 'amenager',
    label: 'development permits',
    series: 'PA',
    numberColumn: 'NUM_PA',
    rid: '96883f50-538b-41f9-a059-c6eb97e6a23a',
    tabularResource: '9db13a09-72a9-4871-b430-13872b4890b3',
    koumoulDataset: 'sitadel-pa',
  },
  {
    type: 'demolir',
    label: 'demolition permits',
    series: 'PD',
    numberColumn: 'NUM_PD',
    rid: '1a9a2f0c-56fe-4e69-84a7-fbbda2121f02',
    tabularResource: '8f73cf2d-7bc4-4b5a-b912-718d6991f0a0',
    koumoulDataset: 'sitadel-pd',
  },
];
