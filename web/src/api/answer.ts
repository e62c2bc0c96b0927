/** What the page reads of an answer. The whole is described in /openapi.json; here stand only the fields that are shown. */
type Maybe<T> = T | null | undefined;

export type ErrorCode =
  | 'UPSTREAM_TIMEOUT'
  | 'UPSTREAM_UNAVAILABLE'
  | 'UPSTREAM_RATE_LIMITED'
  | 'UPSTREAM_BUDGET_EXHAUSTED'
  | 'UPSTREAM_BAD_RESPONSE';

export interface AnswerError {
  readonly source: string;
  readonly section: string;
  readonly code: ErrorCode;
  readonly status: number | null;
  readonly message: string;
  readonly retryable: boolean;
}

export interface SourceReport {
  readonly status: 'ok' | 'stale' | 'partial' | 'unavailable' | 'not_covered';
  readonly fetchedAt: string | null;
  readonly edition?: string;
  readonly licence: string;
  readonly attribution: string;
  readonly truncated?: boolean;
  readonly notes?: readonly string[];
}

export type Position = readonly number[];
export interface Geometry {
  readonly type: string;
  readonly coordinates: unknown;
}

export interface Cadastral {
  readonly id: string;
  /** The official one where there is one, else that of the outline. */
  readonly area: Maybe<number>;
  /** The official one; null or 0 where the cadastre has none. */
  readonly cadastralArea: Maybe<number>;
  readonly section: string;
  readonly number: string;
  readonly prefix: string;
  readonly communeName: Maybe<string>;
  readonly inseeCode: string;
  readonly geometry: Maybe<Geometry>;
  readonly centroid: Maybe<Position>;
  readonly bbox: Maybe<readonly number[]>;
}

export interface Building {
  readonly id: string;
  readonly constructionYear: Maybe<number>;
  readonly numberOfUnits: Maybe<number>;
  readonly numberOfFloors: Maybe<number>;
  readonly height: Maybe<number>;
  readonly footprintArea: Maybe<number>;
  readonly usage: Maybe<string>;
  readonly mainHeatingEnergyType: Maybe<string>;
  readonly mainAddress: Maybe<string>;
  readonly mainAddressId: Maybe<string>;
  readonly dpeLabel: Maybe<string>;
  readonly geometry: Maybe<Geometry>;
}

export interface Address {
  readonly id: Maybe<string>;
  readonly label: Maybe<string>;
  readonly houseNumber: Maybe<string>;
  readonly street: Maybe<string>;
  readonly postalCode: Maybe<string>;
  readonly city: Maybe<string>;
  readonly district?: Maybe<string>;
  readonly coordinates: Maybe<Position>;
}

export interface BuildingEntry {
  readonly building: Building;
  readonly addresses: readonly Address[] | null;
}

/** How a record was found; shown where it was not by key. */
export interface Matched {
  readonly matchMethod?: Maybe<string>;
  readonly matchQuality?: Maybe<string>;
}

export interface Transaction extends Matched {
  readonly mutationId: string;
  readonly mutationDate: string;
  readonly mutationType: Maybe<string>;
  readonly value: Maybe<number>;
  readonly pricePerSquareMeter: Maybe<number>;
  readonly localType: Maybe<string>;
  readonly totalSurface: Maybe<number>;
  readonly totalRooms: Maybe<number>;
  readonly totalCarrezSurface: Maybe<number>;
  readonly isOffPlan: Maybe<boolean>;
  readonly isMultiParcel: Maybe<boolean>;
  readonly parcelIds: Maybe<readonly string[]>;
  readonly coordinates: Maybe<Position>;
  readonly dependencyCount: Maybe<number>;
  readonly lots: Maybe<readonly { readonly number: Maybe<string>; readonly carrezSurface: Maybe<number> }[]>;
  readonly locals: Maybe<
    readonly {
      readonly type: Maybe<string>;
      readonly surface: Maybe<number>;
      readonly count: Maybe<number>;
    }[]
  >;
  readonly landInfo: Maybe<{ readonly totalSurface: Maybe<number> }>;
  readonly address: Maybe<{ readonly label: Maybe<string> }>;
}

export interface Certificate extends Matched {
  readonly dpeNumber: string;
  readonly dpeEstablishmentDate: Maybe<string>;
  readonly dpeValidityEndDate: Maybe<string>;
  readonly dpeLabel: Maybe<string>;
  readonly gesLabel: Maybe<string>;
  readonly dpeModel: Maybe<string>;
  readonly isExpired: Maybe<boolean>;
  readonly isReplaced: Maybe<boolean>;
  readonly buildingType?: Maybe<string>;
  readonly habitableHousingSurface?: Maybe<number>;
  readonly habitableBuildingSurface?: Maybe<number>;
  readonly surface?: Maybe<number>;
  readonly fiveUsesPrimaryConsumptionPerM2?: Maybe<number>;
  readonly consumptionKwhPrimaryM2Year?: Maybe<number>;
  readonly totalFiveUsesCost?: Maybe<number>;
  readonly mainHeatingEnergyType?: Maybe<string>;
  readonly envelopeInsulationQuality?: Maybe<string>;
  readonly activitySector?: Maybe<string>;
  readonly banAddress?: Maybe<string>;
}

export interface Energy {
  /** Null when they could not be read. */
  readonly residential: readonly Certificate[] | null;
  readonly tertiary: readonly Certificate[] | null;
}

export interface Company {
  readonly activity: Maybe<string>;
  readonly companyType: Maybe<string>;
  readonly address: Maybe<string>;
  readonly creationDate: Maybe<string>;
  readonly headquarters: Maybe<{ readonly address: Maybe<string> }>;
  readonly managers: Maybe<
    readonly {
      readonly firstNames: Maybe<string>;
      readonly lastName: Maybe<string>;
      readonly name: Maybe<string>;
      readonly role: Maybe<string>;
    }[]
  >;
  readonly finances?: Maybe<
    readonly {
      readonly year: Maybe<number>;
      readonly revenue: Maybe<number>;
      readonly netIncome: Maybe<number>;
    }[]
  >;
}

export interface Owner extends Matched {
  readonly ownerName: Maybe<string>;
  readonly siren: Maybe<string>;
  readonly numberOfLocals: Maybe<number>;
  readonly rightLabel: Maybe<string>;
  readonly isLandlord: Maybe<boolean>;
  readonly details: Maybe<Company>;
}

export interface Occupant extends Company, Matched {
  readonly siren: Maybe<string>;
  readonly siret: Maybe<string>;
  readonly name: Maybe<string>;
  readonly tradeName?: Maybe<string>;
  readonly isHeadquarters: Maybe<boolean>;
  readonly isClosed: Maybe<boolean>;
  readonly employeeRange: Maybe<string>;
  readonly employeeRangeCode: Maybe<string>;
  readonly matchDistance?: Maybe<number>;
}

export interface Condominium extends Matched {
  readonly immatriculation: Maybe<string>;
  readonly name: Maybe<string>;
  readonly fullAddress: Maybe<string>;
  readonly totalNumberOfLots: Maybe<number>;
  readonly numberOfHousingLots: Maybe<number>;
  readonly syndicType: Maybe<string>;
  readonly hasActiveMandate: Maybe<boolean>;
  readonly mandatEnCours: Maybe<string>;
  readonly lastMandateEndDate: Maybe<string>;
  readonly constructionPeriod: Maybe<string>;
  readonly representantDetails: Maybe<{ readonly name: Maybe<string>; readonly siret: Maybe<string> }>;
}

export interface Permit extends Matched {
  readonly permitType: Maybe<string>;
  readonly permitNumber: Maybe<string>;
  readonly status: Maybe<string>;
  readonly authorizationDate: Maybe<string>;
  readonly applicantName: Maybe<string>;
  readonly terrainAddress: Maybe<string>;
  readonly housingCreated?: Maybe<number>;
  readonly surfaceHousingCreated: Maybe<number>;
  readonly surfaceNonResidentialCreated?: Maybe<number>;
}

export interface BusinessSale extends Matched {
  readonly id: string;
  readonly publicationDate: Maybe<string>;
  readonly deedDate: Maybe<string>;
  readonly activity: Maybe<string>;
  readonly price: Maybe<number>;
  readonly denomination: Maybe<string>;
  readonly previousOwner: Maybe<{ readonly name: Maybe<string> }>;
  readonly buyers: Maybe<readonly { readonly name: Maybe<string> }[]>;
  readonly url: Maybe<string>;
}

export interface PlanZone {
  readonly id: string;
  readonly libelle: Maybe<string>;
  readonly libelong: Maybe<string>;
  readonly typezone: Maybe<string>;
  readonly typezoneLabel: Maybe<string>;
  readonly validationDate: Maybe<string>;
  readonly regulationUrl: Maybe<string>;
  readonly parcelCoverageRatio: Maybe<number>;
  readonly geometry: Maybe<Geometry>;
}

export interface PlanDocument {
  readonly type: Maybe<string>;
  readonly typeLabel: Maybe<string>;
  readonly gridTitle: Maybe<string>;
  readonly date: Maybe<string>;
  readonly url: Maybe<string>;
}

export interface PlanRule {
  readonly id: Maybe<string>;
  readonly libelle?: Maybe<string>;
  readonly typeLabel?: Maybe<string>;
  readonly typepsc?: Maybe<string>;
  readonly typeinf?: Maybe<string>;
  readonly category?: Maybe<string>;
  readonly categoryLabel?: Maybe<string>;
  readonly typeass?: Maybe<string>;
  readonly nomsuplitt?: Maybe<string>;
  readonly regulationUrl?: Maybe<string>;
  readonly parcelCoverageRatio?: Maybe<number>;
  readonly files?: Maybe<readonly { readonly name: Maybe<string>; readonly url: Maybe<string> }[]>;
}

export interface Planning {
  readonly coverage: Maybe<{ readonly status: string; readonly label: Maybe<string> }>;
  readonly zones: Maybe<readonly PlanZone[]>;
  readonly documents: Maybe<readonly PlanDocument[]>;
  readonly prescriptions: Maybe<readonly PlanRule[]>;
  readonly informations: Maybe<readonly PlanRule[]>;
  readonly assiettes: Maybe<readonly PlanRule[]>;
}

/** The sections by the key under which they are answered. */
export interface SectionData {
  readonly transactions: readonly Transaction[];
  readonly energy: Energy;
  readonly owners: readonly Owner[];
  readonly urbanisme: Planning;
  readonly copropriete: readonly Condominium[];
  readonly occupation: readonly Occupant[];
  readonly permis: readonly Permit[];
  readonly fondsDeCommerce: readonly BusinessSale[];
}
export type SectionKey = keyof SectionData;

/** All parts of an answer. */
export interface PartData extends SectionData {
  readonly cadastral: Cadastral;
  readonly buildings: readonly BuildingEntry[];
  readonly addresses: readonly Address[];
}
export type PartKey = keyof PartData;

export type Property = { readonly [key in PartKey]?: PartData[key] | null };

export interface Answer {
  readonly properties: readonly Property[];
  readonly meta: {
    readonly parcelId: string | null;
    readonly sources: Readonly<Record<string, SourceReport>>;
  };
  readonly errors?: readonly AnswerError[];
}
