import {
  computed,
  count,
  custom,
  date,
  fieldTable,
  flag,
  given,
  integer,
  number,
  type RecordOf,
  text,
  textList,
  nullable,
} from '../../fields/index.js';
import { multiPolygonSchema } from '../../geometry/geojson.schema.js';
import { type MultiPolygon } from '../../geometry/geojson.js';
import { buildingGeometry } from './building-geometry.js';

/** What the tax files write where nobody knows the material. */
const NO_MATERIAL = ['INDETERMINE', 'INDETERMINÉ'];
/** Storeys above that are counting errors upstream (64.4 has been seen); France's tallest building has 59. */
const MOST_FLOORS = 60;
/** The tax files date what is older than their records with small numbers. */
const YEARS = { unit: 'year', min: 500, max: 2100 };

/** Some house numbers come as floats: `37.0 RUE CLER`. */
function cleanLabel(label: string): string {
  return label.replace(/^(\d+)\.0+(?=\D|$)/, '$1');
}

const openFields = fieldTable('OpenBuilding', 'The columns of the open BDNB', {
  id: text('batiment_groupe_id', 'BDNB building group id, `bdnb-bg-XXXX-XXXX-XXXX`', {
    example: 'bdnb-bg-WX9A-TTJK-F8JY',
  }),
  rnbId: given<string | null>({
    initial: null,
    type: 'text',
    schema: nullable({ type: 'string' }),
    description: 'RNB building id; only where RNB stood in for BDNB, and then the `id` too',
  }),
  parcelIds: textList('l_parcelle_id', 'The 14-character ids of the parcels under the group', {
    example: '75111000BR0052',
  }),
  constructionYear: integer('annee_construction', 'Construction year, tax files first', {
    ...YEARS,
    example: 1890,
  }),
  numberOfUnits: count(
    'nb_log',
    'Dwellings, tax files; 0 for non-residential, too few in subdivided old buildings',
  ),
  numberOfUnitsRnc: count('nb_log_rnc', 'Dwelling lots in the condominium register'),
  height: number('hauteur_mean', 'Mean height', { unit: 'm', min: 0 }),
  footprintArea: integer(['surface_emprise_sol', 's_geom_groupe'], 'Footprint area', { unit: 'm2', min: 0 }),
  geometry: custom<MultiPolygon | null>({
    column: 'geom_groupe',
    type: 'GeoJSON MultiPolygon',
    schema: nullable(multiPolygonSchema),
    description: 'Footprint, WGS84 [longitude, latitude]; Lambert-93 upstream',
    convert: buildingGeometry,
    accepts: (value) => buildingGeometry(value) !== null,
  }),
  geometryArea: integer('s_geom_groupe', 'Area of the geometry', { unit: 'm2', min: 0 }),
  hasFictiveGeometry: flag(
    'contient_fictive_geom_groupe',
    'Whether the geometry is made up, no real footprint',
  ),
  usage: text(
    ['usage_principal_bdnb_open', 'usage_niveau_1_txt'],
    'Main usage, BDNB synthesis, else tax files',
    {
      example: 'Résidentiel collectif',
    },
  ),
  usageLevel1: text('usage_niveau_1_txt', 'Usage, tax files', { example: 'Tertiaire & Autres' }),
  numberOfFloors: count('nb_niveau', 'Storeys, ground floor included', { max: MOST_FLOORS }),
  numberOfTertiaryLots: count('nb_lot_tertiaire_rnc', 'Office and shop lots in the condominium register'),
  numberOfParkingLots: count('nb_lot_garpark_rnc', 'Parking lots in the condominium register'),
  wallMaterial: text('mat_mur_txt', 'Wall material, tax files', { unknown: NO_MATERIAL, example: 'PIERRE' }),
  roofMaterial: text('mat_toit_txt', 'Roof material, tax files', { unknown: NO_MATERIAL, example: 'TUILES' }),
  wallStructure: text(
    'materiaux_structure_mur_exterieur',
    'Structure of the outer walls, representative DPE',
  ),
  groundAltitude: integer('altitude_sol_mean', 'Mean altitude of the ground, IGN BD TOPO', { unit: 'm' }),

  // Owners and condominium
  coproRegistrationNumber: text('numero_immat_principal', 'Main registration number of the condominium', {
    example: 'AB8711293',
  }),
  ownerNames: textList(
    'l_denomination_proprietaire',
    'Names of the legal persons that own premises in the group',
  ),
  ownerSirens: textList('l_siren', 'SIREN numbers of these legal persons; not in the order of the names'),
  residentialValuePerM2RelativeToCity: number(
    'valeur_fonciere_m2_residentiel_rel_commune',
    'Residential value per m2 relative to that of the commune',
    { unit: 'ratio' },
  ),

  // Addresses and place
  mainAddress: text('libelle_adr_principale_ban', 'Label of the main address', { clean: cleanLabel }),
  mainAddressId: text('cle_interop_adr_principale_ban', 'BAN interoperability key of the main address', {
    example: '75111_6507_00003',
  }),
  addressIds: textList('l_cle_interop_adr', 'BAN interoperability keys of all addresses'),
  addressLabels: textList('l_libelle_adr', 'Labels of all addresses', { clean: cleanLabel }),
  numberOfValidAddresses: count('nb_adresse_valid_ban', 'Valid BAN addresses'),
  addressMatchReliability: text('fiabilite_cr_adr_niv_1', 'Reliability of the address match, coarse'),
  addressMatchReliabilityDetail: text(
    'fiabilite_cr_adr_niv_2',
    'Reliability of the address match, in detail',
  ),
  cityCode: text(
    'code_commune_insee',
    'INSEE code of the commune; arrondissement in Paris, Lyon and Marseille',
  ),
  city: text('libelle_commune_insee', 'Name of the commune or arrondissement'),
  parentCityCode: text('commune_parente', 'INSEE code of the parent commune (75056 for 75111)'),
  irisCode: text('code_iris', 'INSEE code of the IRIS district'),
  epciCode: text('code_epci_insee', 'SIREN of the inter-communal body (EPCI)'),
  departmentCode: text('code_departement_insee', 'INSEE code of the department'),
  regionCode: text('code_region_insee', 'INSEE code of the region'),

  // How far the record can be trusted
  footprintReliability: text('fiabilite_emprise_sol', 'Reliability of the footprint', { example: 'BONNE' }),
  heightReliability: text('fiabilite_hauteur', 'Reliability of the height', { example: 'BONNE' }),
  isSpatialMatchReliable: flag(
    'croisement_geospx_reussi',
    'Whether BD TOPO and the tax files were matched well',
  ),

  // Surroundings
  clayHazard: text(['alea_argiles', 'alea_argile'], 'Shrink-swell hazard of clay', { example: 'Moyen' }),
  isInPriorityDistrict: flag(
    'quartier_prioritaire',
    'Whether in a priority district; null rather than false upstream',
  ),
  priorityDistrictName: text(['nom_qp', 'nom_quartier_qpv'], 'Name of the priority district'),
  isInHistoricMonumentEasement: flag(
    'contrainte_urbanisme_ac1',
    'Whether in an easement of a historic monument (AC1)',
  ),
  isInHistoricPerimeter: flag('perimetre_bat_historique', 'Whether in the perimeter of a historic building'),
  isInHeritagePluZone: flag(
    'zone_plu_bati_patrimonial',
    'Whether in a zone of built heritage of the local plan',
  ),
  historicMonumentName: text('denomination_monument_historique', 'Name of the nearest protected monument'),
  historicMonumentDistance: integer('distance_monument_historique', 'Distance to that monument', {
    unit: 'm',
    min: 0,
  }),
  nearestHistoricBuildingName: text(
    'nom_batiment_historique_plus_proche',
    'Name of the nearest historic building (older column)',
  ),
  nearestHistoricBuildingDistance: integer(
    'distance_batiment_historique_plus_proche',
    'Distance to the nearest historic building, within 500 m (older column)',
    { unit: 'm', min: 0 },
  ),
  heatNetworkId: text('id_reseau', 'National id of the nearest heat network'),
  heatNetworkDistance: text('indicateur_distance_au_reseau', 'Distance band to that heat network'),

  // Representative DPE
  dpeNumber: text('identifiant_dpe', 'ADEME number of the representative DPE', { example: '1475L2004149U' }),
  dpeType: text('type_dpe', 'Kind of the representative DPE'),
  dpeReceptionDate: date('date_reception_dpe', 'Day the representative DPE reached ADEME'),
  dpeBuildingType: text('type_batiment_dpe', 'What it is about: appartement, maison or immeuble'),
  dpeConstructionYear: integer(
    'annee_construction_dpe',
    'Construction year declared in the representative DPE, less reliable',
    YEARS,
  ),
  isDpe2021Method: flag('arrete_2021', 'Whether it follows the method of 2021; false is that of 2012'),
  dpeLabel: text('classe_bilan_dpe', 'DPE class A-G, method of 2021; null when there is only an older DPE', {
    example: 'D',
  }),
  dpe2012EnergyLabel: text('classe_conso_energie_arrete_2012', 'Energy class A-G or N, method of 2012'),
  fiveUsesPrimaryConsumptionM2: number(
    'conso_5_usages_ep_m2',
    'Primary energy of five uses, method of 2021',
    {
      unit: 'kWhEP/m2/yr',
    },
  ),
  fiveUsesGesEmissionM2: number('emission_ges_5_usages_m2', 'Greenhouse gases of five uses, method of 2021', {
    unit: 'kgCO2/m2/yr',
  }),
  threeUsesPrimaryConsumptionM2: number(
    'conso_3_usages_ep_m2_arrete_2012',
    'Primary energy of three uses, method of 2012',
    { unit: 'kWhEP/m2/yr' },
  ),
  threeUsesGesEmissionM2: number(
    'emission_ges_3_usages_ep_m2_arrete_2012',
    'Greenhouse gases of three uses, method of 2012',
    { unit: 'kgCO2/m2/yr' },
  ),

  // Tertiary DPE
  tertiaryDpeLabel: text('classe_conso_energie_dpe_tertiaire', 'Energy class A-I of the tertiary DPE'),
  tertiaryDpeMethod: text('methode_application_dpe_tertiaire', 'Method of the tertiary DPE'),
  tertiaryHeatingEnergyType: text('type_energie_chauffage_tertiaire', 'Heating energy of the tertiary DPE'),

  // All DPEs of the group
  dpeCountA: count('nb_classe_bilan_dpe_a', 'DPEs of class A, method of 2021'),
  dpeCountB: count('nb_classe_bilan_dpe_b', 'DPEs of class B, method of 2021'),
  dpeCountC: count('nb_classe_bilan_dpe_c', 'DPEs of class C, method of 2021'),
  dpeCountD: count('nb_classe_bilan_dpe_d', 'DPEs of class D, method of 2021'),
  dpeCountE: count('nb_classe_bilan_dpe_e', 'DPEs of class E, method of 2021'),
  dpeCountF: count('nb_classe_bilan_dpe_f', 'DPEs of class F, method of 2021'),
  dpeCountG: count('nb_classe_bilan_dpe_g', 'DPEs of class G, method of 2021'),
  dpe2012CountA: count('nb_classe_conso_energie_arrete_2012_a', 'DPEs of class A, method of 2012'),
  dpe2012CountB: count('nb_classe_conso_energie_arrete_2012_b', 'DPEs of class B, method of 2012'),
  dpe2012CountC: count('nb_classe_conso_energie_arrete_2012_c', 'DPEs of class C, method of 2012'),
  dpe2012CountD: count('nb_classe_conso_energie_arrete_2012_d', 'DPEs of class D, method of 2012'),
  dpe2012CountE: count('nb_classe_conso_energie_arrete_2012_e', 'DPEs of class E, method of 2012'),
  dpe2012CountF: count('nb_classe_conso_energie_arrete_2012_f', 'DPEs of class F, method of 2012'),
  dpe2012CountG: count('nb_classe_conso_energie_arrete_2012_g', 'DPEs of class G, method of 2012'),
  dpe2012CountUnrated: count(
    'nb_classe_conso_energie_arrete_2012_nc',
    'DPEs without a class, method of 2012',
  ),

  // Heating, hot water, cooling, ventilation (representative DPE)
  heatingInstallationType: text(
    'type_installation_chauffage',
    'Heating installation: collectif or individuel',
  ),
  numberOfHeatingInstallations: count('nb_installation_chauffage', 'Heating installations'),
  mainHeatingEnergyType: text(
    'type_energie_chauffage',
    'Heating energy: gaz, electricite, fioul, reseau de chaleur...',
  ),
  mainHeatingGeneratorType: text('type_generateur_chauffage', 'Heating generator'),
  heatingGeneratorAge: text('type_generateur_chauffage_anciennete', 'Age of the heating generator'),
  backupHeatingEnergyType: text('type_energie_chauffage_appoint', 'Energy of the back-up heating'),
  backupHeatingGeneratorType: text('type_generateur_chauffage_appoint', 'Generator of the back-up heating'),
  backupHeatingGeneratorAge: text(
    'type_generateur_chauffage_anciennete_appoint',
    'Age of the generator of the back-up heating',
  ),
  hasSolarHeating: flag('chauffage_solaire', 'Whether there is solar heating'),
  hotWaterInstallationType: text('type_installation_ecs', 'Hot-water installation: collectif or individuel'),
  numberOfHotWaterInstallations: count('nb_installation_ecs', 'Hot-water installations'),
  hotWaterGeneratorType: text('type_generateur_ecs', 'Hot-water generator'),
  hotWaterGeneratorAge: text('type_generateur_ecs_anciennete', 'Age of the hot-water generator'),
  backupHotWaterGeneratorType: text('type_generateur_ecs_appoint', 'Back-up hot-water generator'),
  backupHotWaterGeneratorAge: text(
    'type_generateur_ecs_anciennete_appoint',
    'Age of the back-up hot-water generator',
  ),
  hasSolarHotWater: flag('ecs_solaire', 'Whether there is solar hot water'),
  coldGeneratorType: text('type_generateur_climatisation', 'Cooling generator'),
  coldGeneratorAge: text('type_generateur_climatisation_anciennete', 'Age of the cooling generator'),
  ventilationType: text('type_ventilation', 'Ventilation'),
  renewableEnergyType: text('type_production_energie_renouvelable', 'Production of renewable energy'),

  // Envelope (representative DPE)
  wallInsulationType: text(
    'type_isolation_mur_exterieur',
    'Insulation of the outer walls: ITI, ITE, non isole...',
  ),
  wallUValue: number('u_mur_exterieur', 'U of the outer walls', { unit: 'W/m2/K' }),
  lowerFloorType: text('type_plancher_bas_deperditif', 'Structure of the lower floor'),
  lowerFloorInsulationType: text('type_isolation_plancher_bas', 'Insulation of the lower floor'),
  lowerFloorUValue: number('u_plancher_bas_final_deperditif', 'U of the lower floor', { unit: 'W/m2/K' }),
  upperFloorType: text('type_plancher_haut_deperditif', 'Structure of the upper floor'),
  upperFloorInsulationType: text('type_isolation_plancher_haut', 'Insulation of the upper floor'),
  upperFloorUValue: number('u_plancher_haut_deperditif', 'U of the upper floor', { unit: 'W/m2/K' }),
  glazingType: text('type_vitrage', 'Glazing'),
  glazingGasType: text('type_gaz_lame', 'Gas in the glazing'),
  glazingGapThickness: integer('epaisseur_lame', 'Gap of the glazing', { unit: 'mm', min: 0 }),
  hasLowEmissivityGlazing: flag('vitrage_vir', 'Whether the glazing is low-emissivity'),
  windowFrameMaterial: text('type_materiaux_menuiserie', 'Material of the window frames'),
  shutterType: text('type_fermeture', 'Shutters'),
  windowUValue: number('u_baie_vitree', 'U of the windows, shutters included', { unit: 'W/m2/K' }),
  windowUw: number('uw', 'Uw of the windows', { unit: 'W/m2/K' }),
  windowSolarFactor: number('facteur_solaire_baie_vitree', 'Solar factor of the windows', {
    unit: 'ratio 0-1',
  }),
  windowOrientations: textList(
    'l_orientation_baie_vitree',
    'Orientations: nord, sud, est, ouest, horizontal',
  ),
  glazedSurfaceRatio: number('pourcentage_surface_baie_vitree_exterieur', 'Glazed share of the outer walls', {
    unit: 'ratio',
  }),
  crossVentilation: text('traversant', 'Whether dwellings face two sides'),
  hasBalcony: flag('presence_balcon', 'Whether there is a balcony'),
  inertiaClass: text('classe_inertie', 'Class of thermal inertia'),

  // Metered energy of 2020, dropped by later editions
  professionalElectricityConsumption2020: number(
    'conso_pro_dle_elec_2020',
    'Metered electricity, professional',
    {
      unit: 'kWh/yr',
    },
  ),
  professionalElectricityMeters2020: count(
    'nb_pdl_pro_dle_elec_2020',
    'Electricity delivery points, professional',
  ),
  professionalGasConsumption2020: number('conso_pro_dle_gaz_2020', 'Metered gas, professional', {
    unit: 'kWh/yr',
  }),
  professionalGasMeters2020: count('nb_pdl_pro_dle_gaz_2020', 'Gas delivery points, professional'),
  residentialElectricityConsumption2020: number(
    'conso_res_dle_elec_2020',
    'Metered electricity, residential',
    {
      unit: 'kWh/yr',
    },
  ),
  residentialElectricityMeters2020: count(
    'nb_pdl_res_dle_elec_2020',
    'Electricity delivery points, residential',
  ),
  residentialGasConsumption2020: number('conso_res_dle_gaz_2020', 'Metered gas, residential', {
    unit: 'kWh/yr',
  }),
  residentialGasMeters2020: count('nb_pdl_res_dle_gaz_2020', 'Gas delivery points, residential'),
});

/** Columns that routes add as the key they were asked by. */
const KEYS_OF_ROUTES = ['parcelle_id', 'cle_interop_adr', 'lien_valide'];
const KNOWN_COLUMNS: ReadonlySet<string> = new Set([...openFields.columns, ...KEYS_OF_ROUTES]);

/** The building groups of the BDNB. */
export const buildingFields = openFields.extend(
  'Building',
  'A group of buildings that stand and are taxed together (BDNB)',
  {
    otherColumns: computed<Record<string, unknown> | null>({
      columns: [],
      type: 'object',
      schema: { type: ['object', 'null'] },
      description:
        'Columns with a value that only keys of the BDNB open, or that are new, under their own names',
      compute: (row) => {
        const others = Object.entries(row).filter(
          ([column, value]) =>
            // A member called __proto__ is no column, and a trap for those who merge our answer.
            !KNOWN_COLUMNS.has(column) &&
            !(column in Object.prototype) &&
            value !== null &&
            value !== undefined,
        );
        return others.length === 0 ? null : Object.fromEntries(others);
      },
    }),
  },
  { ignores: KEYS_OF_ROUTES },
);

export type Building = RecordOf<typeof buildingFields>;
