/** Category of public-utility easement: code in capitals, label, family. */
type CategoryRow = readonly [category: string, label: string | null, family: string];

/**
 * Categories of public-utility easements (servitudes d'utilité publique). The GPU writes the code in lower case
 * (`suptype`: ac1, pm1bis). The family is ours, by the prefix of the code.
 * Source: CNIG standard for easements, table of categories.
 */
export const EASEMENT_CATEGORIES: readonly CategoryRow[] = [
  [
    'A1',
    'Servitude de protection des bois et forêts relevant du régime forestier à Mayotte',
    'Eau, forêt, agriculture',
  ],
  ['A2', "Servitude de passage des conduites souterraines d'irrigation", 'Eau, forêt, agriculture'],
  [
    'A3',
    "Servitude de passage des engins mécaniques d'entretien et de dépôt pour l'entretien des canaux d'irrigation et de certains émissaires d'assainissement",
    'Eau, forêt, agriculture',
  ],
  ['A4', "Servitude de passage dans le lit ou sur les berges de cours d'eau", 'Eau, forêt, agriculture'],
  [
    'A5',
    "Servitude pour l'établissement des canalisations publiques d'eau et d'assainissement",
    'Eau, forêt, agriculture',
  ],
  [
    'A6',
    "Servitude d'écoulement des eaux nuisibles attachées aux travaux d'assainissement des terres par le drainage",
    'Eau, forêt, agriculture',
  ],
  ['A7', 'Servitude relative aux forêts dites de protection', 'Eau, forêt, agriculture'],
  [
    'A8',
    'Servitude résultant de la mise en défens des terrains et pâturages en montagne et relatives à la protection des dunes du Pas-de-Calais',
    'Eau, forêt, agriculture',
  ],
  ['A9', 'Zone agricole protégée', 'Eau, forêt, agriculture'],
  [
    'A10',
    'Zone de protection naturelle, agricole et forestière du plateau de Saclay',
    'Eau, forêt, agriculture',
  ],
  [
    'AC1',
    'Servitude relative aux monuments historiques (immeubles classés et inscrits, abords des monuments historiques)',
    'Patrimoine culturel et naturel',
  ],
  ['AC2', 'Servitude relative aux sites inscrits et classés', 'Patrimoine culturel et naturel'],
  [
    'AC3',
    'Réserve naturelle et périmètre de protection autour des réserves naturelles',
    'Patrimoine culturel et naturel',
  ],
  [
    'AC4',
    "Site patrimonial remarquable (SPR), zone de protection du patrimoine architectural, urbain et paysager (ZPPAUP), aire de mise en valeur de l'architecture et du patrimoine (AVAP)",
    'Patrimoine culturel et naturel',
  ],
  [
    'AC4bis',
    "Plan de valorisation de l'architecture et du patrimoine (PVAP)",
    'Patrimoine culturel et naturel',
  ],
  [
    'AR1',
    'Servitude de champs de vue concernant les postes électro-sémaphoriques de la marine nationale',
    'Défense',
  ],
  [
    'AR2',
    'Servitude de champs de vue concernant les postes militaires de défense des côtes et de sécurité de la navigation',
    'Défense',
  ],
  [
    'AR3',
    'Servitude autour des magasins et établissements servant à la conservation, à la manipulation ou à la fabrication des poudres, munitions, artifices ou explosifs',
    'Défense',
  ],
  [
    'AR4',
    "Servitude concernant l'établissement de terrains d'atterrissage destinés en partie ou en totalité à l'armée de l'air",
    'Défense',
  ],
  [
    'AR5',
    'Servitude autour des installations de défense autres que celles concernées par les SUP AR1 à AR4 et AR6',
    'Défense',
  ],
  ['AR6', 'Servitude aux abords des champs de tirs', 'Défense'],
  [
    'AS1',
    "Servitude résultant de l'instauration de périmètres de protection autour des captages d'eaux destinées à l'alimentation en eau potable et des sources minérales naturelles",
    'Salubrité / eaux',
  ],
  [
    'AS2',
    "Servitude résultant de l'instauration de périmètres de protection autour des établissements de conchyliculture et d'aquaculture et des gisements coquilliers",
    'Salubrité / eaux',
  ],
  ['EL2bis', 'Servitude qui concerne la Loire et ses affluents', 'Domaine public, voirie, littoral'],
  ['EL3', 'Servitude de halage et de marchepied', 'Domaine public, voirie, littoral'],
  [
    'EL4',
    'Servitude relative au développement et à la protection des montagnes',
    'Domaine public, voirie, littoral',
  ],
  ['EL5', 'Servitude de visibilité sur les voies publiques', 'Domaine public, voirie, littoral'],
  [
    'EL6',
    'Servitude grevant les terrains nécessaires aux routes nationales et aux autoroutes',
    'Domaine public, voirie, littoral',
  ],
  ['EL7', "Servitude d'alignement des voies publiques", 'Domaine public, voirie, littoral'],
  [
    'EL8',
    'Servitude de champs de vue et de visibilité pour les établissements de signalisation maritime (ESM)',
    'Domaine public, voirie, littoral',
  ],
  ['EL9', 'Servitude de passage des piétons sur le littoral', 'Domaine public, voirie, littoral'],
  ['EL10', 'Cœur de parc national', 'Domaine public, voirie, littoral'],
  [
    'EL11',
    "Servitude relative aux interdictions d'accès grevant les propriétés limitrophes des autoroutes, des routes express et des déviations d'agglomérations",
    'Domaine public, voirie, littoral',
  ],
  [
    'I1',
    "Servitude relative à la maîtrise de l'urbanisation autour des canalisations de transport de gaz naturel ou assimilé, d'hydrocarbures et de produits chimiques et de certaines canalisations de distribution de gaz",
    'Énergie, canalisations, mines',
  ],
  ['I2', 'Servitude liée aux installations hydrauliques concédées', 'Énergie, canalisations, mines'],
  [
    'I3',
    "Servitude relative à l'établissement des canalisations de transport de gaz naturel ou assimilé, d'hydrocarbures et de produits chimiques",
    'Énergie, canalisations, mines',
  ],
  [
    'I4',
    "Servitude relative aux ouvrages de transport et de distribution d'électricité",
    'Énergie, canalisations, mines',
  ],
  [
    'I5',
    "Servitude relative à l'établissement des canalisations de distribution de gaz",
    'Énergie, canalisations, mines',
  ],
  [
    'I6',
    "Servitude relative à l'exploration et à l'exploitation des mines et carrières",
    'Énergie, canalisations, mines',
  ],
  [
    'I7',
    "Servitudes relatives à la protection des stockages souterrains de gaz naturel, d'hydrocarbures liquides, liquéfiés ou gazeux, d'hydrogène ou de produits chimiques à destination industrielle ou énergétique",
    'Énergie, canalisations, mines',
  ],
  [
    'I9',
    'Servitude relative aux canalisations de transport et de distribution de chaleur et de froid',
    'Énergie, canalisations, mines',
  ],
  [
    'I10',
    'Servitude relative à la sécurité et la prévention des risques miniers',
    'Énergie, canalisations, mines',
  ],
  ['INT1', 'Servitude instituée au voisinage des cimetières', 'Cimetières'],
  ['JS1', 'Servitude de protection des équipements sportifs', 'Sport'],
  [
    'PM1',
    'Plan de prévention des risques naturels prévisibles (PPRNP) et plan de prévention de risques miniers (PPRM) et documents valant PPRNP',
    'Risques et salubrité',
  ],
  ['PM1bis', "Servitude d'inondation pour la rétention des crues du Rhin", 'Risques et salubrité'],
  [
    'PM2',
    "Servitude autour des installations classées pour la protection de l'environnement et sur des sites et sols pollués, de stockage de déchets ou d'anciennes carrières",
    'Risques et salubrité',
  ],
  ['PM3', 'Plan de prévention des risques technologiques (PPRT)', 'Risques et salubrité'],
  [
    'PM4',
    "Servitude relative aux zones de rétention temporaire des eaux de crues ou de ruissellement, de mobilité d'un cours d'eau et aux zones dites « stratégiques pour la gestion de l'eau »",
    'Risques et salubrité',
  ],
  [
    'PM5',
    "Servitude visant à ne pas aggraver les risques pour la sécurité publique en présence d'un ouvrage hydraulique",
    'Risques et salubrité',
  ],
  ['PM6', 'Servitude autour des installations nucléaires de base', 'Risques et salubrité'],
  [
    'PM7',
    'Servitude relative aux ouvrages ou infrastructures permettant de prévenir les inondations ou les submersions',
    'Risques et salubrité',
  ],
  [
    'PM8',
    "Servitude relative à la création, la continuité, la pérennité et l'entretien des équipements de défense des forêts contre les incendies (DFCI)",
    'Risques et salubrité',
  ],
  ['PM9', 'Servitude relative aux zones de danger', 'Risques et salubrité'],
  [
    'PT1',
    "Servitude de protection des centres radioélectriques d'émission et de réception contre les perturbations électromagnétiques",
    'Télécommunications',
  ],
  [
    'PT2',
    "Servitude de protection des centres radioélectriques d'émission et de réception contre les obstacles physiques",
    'Télécommunications',
  ],
  ['PT3', 'Servitude attachée aux réseaux de télécommunications', 'Télécommunications'],
  ['T1', 'Servitude de protection du domaine public ferroviaire', 'Transports et navigation aérienne'],
  ['T2', 'Servitude de survol au profit des téléphériques', 'Transports et navigation aérienne'],
  ['T3', 'Servitude en tréfonds', 'Transports et navigation aérienne'],
  ['T4', 'Servitude aéronautique de balisage', 'Transports et navigation aérienne'],
  ['T5', 'Servitude aéronautique de dégagement (civile)', 'Transports et navigation aérienne'],
  [
    'T6',
    'Servitude grevant les terrains nécessaires aux besoins de la navigation aérienne',
    'Transports et navigation aérienne',
  ],
  ['T7', "Servitude établie à l'extérieur des zones de dégagement", 'Transports et navigation aérienne'],
  ['T8', null, 'Transports et navigation aérienne'],
  [
    'T9',
    'Servitude au profit des transports guidés par câble en milieu urbain',
    'Transports et navigation aérienne',
  ],
];
