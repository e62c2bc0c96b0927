/**
 * Short value lists of the CNIG standard for local plans and communal maps (v2024).
 * Source: sigagglocompiegne/docurba (init_bd_docurba_v2024.sql), IGNF/validator (cnig_PLU_2017).
 */

/** `typezone`: zones of a local plan (PLU). */
export const ZONE_TYPES: Readonly<Record<string, string>> = {
  U: 'Urbaine',
  AUc: 'À urbaniser',
  AUs: 'À urbaniser bloquée',
  A: 'Agricole',
  N: 'Naturelle et forestière',
};

/** `typesect`: sectors of a communal map (carte communale). */
export const SECTOR_TYPES: Readonly<Record<string, string>> = {
  '01': 'Secteur ouvert à la construction',
  '02': 'Secteur réservé aux activités',
  '03': 'Secteur non ouvert à la construction, sauf exceptions prévues par la loi',
  '99': 'Zone non couverte par la carte communale',
};

/** `destdomi`: main destination, standards before v2017. */
export const DOMINANT_DESTINATIONS: Readonly<Record<string, string>> = {
  '00': 'Sans objet ou non encore définie dans le règlement',
  '01': 'Habitat',
  '02': 'Activité',
  '03': 'Destination mixte habitat/activité',
  '04': 'Loisirs et tourisme',
  '05': 'Équipement',
  '07': 'Activité agricole',
  '08': 'Espace naturel',
  '09': 'Espace remarquable',
  '10': 'Secteur de carrière',
  '99': 'Autre',
};

/** `formdomi`: main form of building or of space, standard v2024. */
export const DOMINANT_FORMS: Readonly<Record<string, string>> = {
  '0000': 'sans objet ou non encore définie dans le règlement',
  '0100': 'habitat',
  '0101': 'habitat centre-ville',
  '0102': 'habitat centre-villageois',
  '0103': 'habitat faubourg',
  '0104': 'habitat hameau',
  '0105': 'habitat collectif',
  '0106': 'habitat petits collectifs',
  '0107': 'habitat pavillonnaire dense',
  '0108': 'habitat pavillonnaire peu dense',
  '0109': 'habitat maitrisé',
  '0200': 'activité',
  '0201': 'activité industrielle / logistique / commerciale',
  '0202': 'activité commerces',
  '0203': 'activité bureaux',
  '0300': 'mixte habitat / activité',
  '0400': 'loisirs et tourisme',
  '0401': 'loisir parc et jardin',
  '0402': "loisir parc d'attraction",
  '0403': 'loisir balnéaire et nautique',
  '0404': 'loisir de montagne',
  '0405': 'loisir sportif',
  '0406': 'tourisme hôtelier',
  '0407': 'tourisme camping',
  '0500': 'Equipement public',
  '0501': 'Equipement de proximité',
  '0502': 'Equipement généraux',
  '0503': 'Equipement de défense nationale',
  '0600': 'Enfrastructure de transport',
  '0601': 'Infrastructure autoroutière',
  '0602': 'Infrastructure ferroviaire',
  '0603': 'Infrastructure aéroportuaire',
  '0604': 'Infrastructure portuaire',
  '0700': 'Activité agricole',
  '0701': 'Terres agricoles non bâties',
  '0702': 'Terres agricoles avec bâtis légers',
  '0703': 'Terres agricoles avec bâtis en dur',
  '0704': 'Terres agricoles avec bâtis agricoles',
  '0705': 'Terres agricoles avec bâtis divers',
  '0800': 'Espace naturel',
  '0801': 'Espace naturel remarquable',
  '0802': 'Espace naturel montagne ou littoral',
  '0900': 'Valorisation des sols et sous-sols',
  '0901': 'Secteur de carrière',
  '0902': "Secteur d'accueil des déchets",
  '0903': 'Secteur de parc photovoltaïque',
  '9900': 'Autre',
};

/** `destoui`, `destcdt`, `destnon`: destinations of the standard v2024. */
export const DESTINATIONS: Readonly<Record<string, string>> = {
  '10': 'Exploitation agricole et foretière',
  '11': 'Exploitation agricole',
  '12': 'Exploitation forestière',
  '20': 'Habitation',
  '21': 'Logement',
  '22': 'Hébergement',
  '30': 'Commerce et activité de service',
  '31': 'Artisanat et commerce de détail',
  '32': 'Restauration',
  '33': 'Commerce de gros',
  '34': "Activités de services où s'effectue l'accueil d'une clientèle",
  '35': 'Cinéma',
  '36': 'Hôtels',
  '37': 'Autres hébergements touristiques',
  '40': "Equipements d'intérêts colllectif et services publics",
  '41': 'Locaux et bureaux accueillant du public des administrations publiques et assimilés',
  '42': 'Locaux techniques et industriels des administrations publiques et assimilés',
  '43': "Etablissements d'enseignements, de santé, et d'action sociale",
  '44': "Salles d'art et de spectacles",
  '45': 'Equipements sportifs',
  '46': 'Autres équipements recevant du public',
  '47': 'Lieux de culte',
  '50': 'Autres activités des secteurs primaire, secondaire ou tertiaire',
  '51': 'Industrie',
  '52': 'Entrepôts',
  '53': 'Bureau',
  '54': "Centre de congrès et d'exposition",
  '55': 'Cuisine dédiée à la vente en ligne',
  '99': 'Autres activités, usages et affectations du sols. Il est recommandé de consulter le règlement littéral.',
};

/** `du_type`, in capitals: kinds of town-planning document. */
export const DOCUMENT_TYPES: Readonly<Record<string, string>> = {
  RNU: "Règlement national de l'urbanisme",
  PLU: "Plan local d'urbanisme",
  PLUI: "Plan local d'urbanisme intercommunal",
  POS: "Plan d'occupation des sols",
  CC: 'Carte communale',
  PSMV: 'Plan de sauvegarde et de mise en valeur',
  SCOT: 'SCOT',
};
