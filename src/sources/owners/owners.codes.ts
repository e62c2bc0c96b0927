/** How a right is called: our word, the label of the official file, and whether it is a form of ownership (our reading). */
export interface RightCode {
  readonly right: string;
  readonly label: string;
  readonly isOwnership: boolean;
}

/**
 * Codes of rights in the DGFiP's file of parcels of legal persons, labels as there (B and R are swapped in
 * Koumoul's own description).
 */
export const RIGHTS = {
  P: { right: 'owner', label: 'Propriétaire', isOwnership: true },
  U: { right: 'usufructuary', label: 'Usufruitier', isOwnership: true },
  N: { right: 'bareOwner', label: 'Nu-propriétaire', isOwnership: true },
  B: { right: 'buildingLessor', label: 'Bailleur à construction', isOwnership: true },
  R: { right: 'buildingLessee', label: 'Preneur à construction', isOwnership: false },
  F: { right: 'landOwnerOfConvenantLease', label: 'Foncier', isOwnership: true },
  T: { right: 'convenantTenant', label: 'Tenuyer', isOwnership: false },
  D: { right: 'convenantTenant', label: 'Domanier', isOwnership: false },
  V: { right: 'rehabilitationLessor', label: 'Bailleur d’un bail à réhabilitation', isOwnership: true },
  W: { right: 'rehabilitationLessee', label: 'Preneur d’un bail à réhabilitation', isOwnership: false },
  A: { right: 'tenantAllottee', label: 'Locataire-attributaire', isOwnership: false },
  E: { right: 'emphyteuticTenant', label: 'Emphytéote', isOwnership: false },
  K: { right: 'antichresist', label: 'Antichrésiste', isOwnership: false },
  L: { right: 'housedOfficial', label: 'Fonctionnaire logé', isOwnership: false },
  G: { right: 'manager', label: 'Gérant, mandataire, gestionnaire', isOwnership: false },
  S: { right: 'condominiumManagingAgent', label: 'Syndic de copropriété', isOwnership: false },
  H: {
    right: 'memberOfTransparentCompany',
    label: 'Associé dans une société en transparence fiscale',
    isOwnership: true,
  },
  O: {
    right: 'temporaryOccupationPermit',
    label: 'Autorisation d’occupation temporaire',
    isOwnership: false,
  },
  J: { right: 'youngFarmer', label: 'Jeune agriculteur', isOwnership: false },
  Q: {
    right: 'officeTaxManager',
    label: 'Gestionnaire taxe sur les bureaux (Île-de-France)',
    isOwnership: false,
  },
  X: { right: 'postOfficeOwnerOccupier', label: 'La Poste occupant et propriétaire', isOwnership: true },
  Y: { right: 'postOfficeOccupier', label: 'La Poste occupant et non propriétaire', isOwnership: false },
  C: { right: 'trustee', label: 'Fiduciaire', isOwnership: true },
  M: {
    right: 'occupantMayotteOrState',
    label: 'Occupant d’une parcelle du département de Mayotte ou de l’État',
    isOwnership: false,
  },
  Z: { right: 'stateAssetManager', label: 'Gestionnaire d’un bien de l’État', isOwnership: false },
} as const satisfies Record<string, RightCode>;

/** Groups of legal persons, by the first digit of the column. */
export const OWNER_GROUPS = {
  0: { group: 'ordinary', label: 'Personnes morales non remarquables' },
  1: { group: 'state', label: 'État' },
  2: { group: 'region', label: 'Région' },
  3: { group: 'department', label: 'Département' },
  4: { group: 'commune', label: 'Commune' },
  5: { group: 'socialHousing', label: 'Office HLM' },
  6: { group: 'mixedEconomyCompany', label: 'Sociétés d’économie mixte' },
  7: { group: 'coOwners', label: 'Copropriétaires' },
  8: { group: 'associates', label: 'Associés' },
  9: { group: 'publicBody', label: 'Établissements publics ou organismes associés' },
} as const satisfies Record<string, { readonly group: string; readonly label: string }>;

/** Kinds of land use of the fiscal sub-parcels. */
export const LAND_USES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AB: 'Terrains à bâtir',
    AG: "Terrains d'agrément",
    B: 'Bois',
    BF: 'Futaies Feuillues',
    BM: 'Futaies Mixtes',
    BO: 'Oseraies',
    BP: 'Peupleraies',
    BR: 'Futaies résineuses',
    BS: 'Taillis sous Futaies',
    BT: 'Taillis simples',
    CA: 'Carrières',
    CH: 'Chemins de fer, Canaux de Navigation',
    E: 'Eaux',
    J: 'Jardins',
    L: 'Landes',
    LB: 'Landes Boisées',
    P: 'Prés',
    PA: 'Pâtures ou Pâturages',
    PC: 'Pacages ou Pâtis',
    PE: "Prés d'embouche",
    PH: 'Herbages',
    PP: 'Prés, Pâtures ou Herbages plantes',
    S: 'Sols',
    T: 'Terre',
    TP: 'Terres plantées',
    VE: 'Vergers',
    VI: 'Vignes',
  }),
);
