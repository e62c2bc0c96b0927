import { count, fieldTable, flag, number, type RecordOf, text } from '../../fields/index.js';
import {
  certificateFields,
  constructionFields,
  energyTypeFields,
  joinFields,
  placeFields,
  SERVICE_COLUMNS,
} from './dpe-certificate.fields.js';

/**
 * A certificate of housing: columns of `dpe03existant` and `dpe02neuf`, which share all but 22.
 * Consumptions, costs and emissions are those of the whole dwelling or building in a year, unless named per m2.
 */
export const residentialFields = fieldTable(
  'ResidentialDpe',
  'Energy performance certificate (DPE) of a dwelling or of a building of dwellings',
  {
    ...certificateFields,
    ...joinFields,
    ...constructionFields,
    ...energyTypeFields,
    // Certificate
    rplsHousingNumber: text(
      'numero_rpls_logement',
      'Number of the dwelling in the register of social housing (RPLS)',
    ),
    dpeApplicationMethod: text(
      'methode_application_dpe',
      'Method and perimeter: single flat, house, whole building, flat generated from its building...',
    ),

    // Classes
    dpeLabel: text('etiquette_dpe', 'Energy class, A to G'),
    gesLabel: text('etiquette_ges', 'Greenhouse gas class, A to G'),

    // Building
    buildingType: text('type_batiment', 'appartement, maison or immeuble'),
    heatingInstallationType: text(
      'type_installation_chauffage',
      'Heating: individuel, collectif or mixte (collectif-individuel)',
    ),
    ecsInstallationType: text(
      'type_installation_ecs',
      'Domestic hot water: individuel, collectif or mixte (collectif-individuel)',
    ),
    ceilingHeight: number('hauteur_sous_plafond', 'Mean ceiling height', { unit: 'm' }),
    apartmentCount: count('nombre_appartement', 'Flats in the building'),
    buildingLevelCount: count('nombre_niveau_immeuble', 'Levels of the building'),
    housingLevelCount: count('nombre_niveau_logement', 'Levels of the dwelling'),
    housingTypology: text('typologie_logement', 'Size of the dwelling: T1 to T7 or more'),
    apartmentNotVisited: flag('appartement_non_visite', 'Whether the flat itself was not visited'),
    habitableBuildingSurface: number('surface_habitable_immeuble', 'Habitable area of the whole building', {
      unit: 'm2',
    }),
    habitableHousingSurface: number('surface_habitable_logement', 'Habitable area of the dwelling', {
      unit: 'm2',
    }),
    buildingTertiarySurface: number('surface_tertiaire_immeuble', 'Non-residential area of the building', {
      unit: 'm2',
    }),
    buildingInertiaClass: text(
      'classe_inertie_batiment',
      'Thermal inertia of the building: Légère, Moyenne, Lourde or Très lourde',
    ),

    // Place
    altitudeClass: text('classe_altitude', 'Altitude bracket'),
    climateZone: text('zone_climatique', 'Climate zone, H1a to H3'),
    banAddress: text('adresse_ban', 'Address as the BAN writes it: number, street, postal code, commune'),
    housingPositionInBuilding: text(
      'position_logement_dans_immeuble',
      'Position of the dwelling in the building',
    ),

    // Comfort in summer
    summerComfortIndicator: text('indicateur_confort_ete', 'Comfort in summer: bon, moyen or insuffisant'),
    exteriorSolarProtection: flag('protection_solaire_exterieure', 'Whether there are outside sun screens'),
    throughDwelling: flag('logement_traversant', 'Whether the dwelling has two opposite sides'),
    ceilingFanPresence: flag('presence_brasseur_air', 'Whether there are ceiling fans'),
    heavyInertia: flag('inertie_lourde', 'Whether the thermal inertia is high'),
    roofInsulation: flag('isolation_toiture', 'Whether the roof is insulated'),

    // Heat losses
    envelopeLosses: number(
      'deperditions_enveloppe',
      'Heat losses of the envelope, ventilation included: sum of the seven below',
      { unit: 'W/K' },
    ),
    thermalBridgeLosses: number('deperditions_ponts_thermiques', 'Heat losses through thermal bridges', {
      unit: 'W/K',
    }),
    wallLosses: number('deperditions_murs', 'Heat losses through walls', { unit: 'W/K' }),
    upperFloorLosses: number('deperditions_planchers_hauts', 'Heat losses through roof and upper floors', {
      unit: 'W/K',
    }),
    lowerFloorLosses: number('deperditions_planchers_bas', 'Heat losses through lower floors', {
      unit: 'W/K',
    }),
    doorLosses: number('deperditions_portes', 'Heat losses through doors', { unit: 'W/K' }),
    windowLosses: number('deperditions_baies_vitrees', 'Heat losses through windows', { unit: 'W/K' }),
    airRenewalLosses: number('deperditions_renouvellement_air', 'Heat losses through air renewal', {
      unit: 'W/K',
    }),
    totalBuildingLosses: number(
      'deperditions_totales_batiment',
      'Total heat losses of the building (new housing only)',
      { unit: 'W/K' },
    ),
    totalHousingLosses: number(
      'deperditions_totales_logement',
      'Total heat losses of the dwelling (new housing only)',
      { unit: 'W/K' },
    ),

    // Insulation
    envelopeInsulationQuality: text(
      'qualite_isolation_enveloppe',
      'Insulation of the envelope: insuffisante, moyenne, bonne or très bonne',
    ),
    wallInsulationQuality: text(
      'qualite_isolation_murs',
      'Insulation of the walls: insuffisante, moyenne, bonne or très bonne',
    ),
    convertedAtticUpperFloorInsulationQuality: text(
      'qualite_isolation_plancher_haut_comble_amenage',
      'Insulation of the upper floor under a converted attic',
    ),
    lostAtticUpperFloorInsulationQuality: text(
      'qualite_isolation_plancher_haut_comble_perdu',
      'Insulation of the upper floor under an unconverted attic (existing housing only)',
    ),
    flatRoofUpperFloorInsulationQuality: text(
      'qualite_isolation_plancher_haut_toit_terrasse',
      'Insulation of the upper floor under a flat roof (existing housing only)',
    ),
    lowerFloorInsulationQuality: text('qualite_isolation_plancher_bas', 'Insulation of the lower floor'),
    joineryInsulationQuality: text('qualite_isolation_menuiseries', 'Insulation of windows and doors'),
    ubatWPerM2K: number('ubat_w_par_m2_k', 'Mean heat transmission of the envelope', { unit: 'W/(m2.K)' }),

    // Gains and needs
    heatingNeed: number('besoin_chauffage', 'Heat needed', { unit: 'kWh/year' }),
    ecsNeed: number('besoin_ecs', 'Heat needed for domestic hot water', { unit: 'kWh/year' }),
    coolingNeed: number('besoin_refroidissement', 'Cold needed', { unit: 'kWh/year' }),
    heatingSeasonInternalGains: number(
      'apport_interne_saison_chauffe',
      'Internal gains in the heating season (existing housing only)',
      { unit: 'kWh/year (not confirmed)' },
    ),
    coldSeasonInternalGains: number(
      'apport_interne_saison_froide',
      'Internal gains in the cooling season (existing housing only)',
      { unit: 'kWh/year (not confirmed)' },
    ),
    heatingSeasonSolarGains: number(
      'apport_solaire_saison_chauffe',
      'Solar gains in the heating season (existing housing only)',
      { unit: 'kWh/year (not confirmed)' },
    ),
    coldSeasonSolarGains: number(
      'apport_solaire_saison_froide',
      'Solar gains in the cooling season (existing housing only)',
      { unit: 'kWh/year (not confirmed)' },
    ),

    // Primary energy
    fiveUsesPrimaryConsumption: number(
      'conso_5_usages_ep',
      'Primary energy of the five uses, whole dwelling or building',
      { unit: 'kWhEP/year' },
    ),
    fiveUsesPrimaryConsumptionPerM2: number(
      'conso_5_usages_par_m2_ep',
      'Primary energy of the five uses per m2: the figure printed on the label',
      { unit: 'kWhEP/m2/year' },
    ),
    heatingPrimaryConsumption: number('conso_chauffage_ep', 'Primary energy of heating', {
      unit: 'kWhEP/year',
    }),
    ecsPrimaryConsumption: number('conso_ecs_ep', 'Primary energy of domestic hot water', {
      unit: 'kWhEP/year',
    }),
    coolingPrimaryConsumption: number('conso_refroidissement_ep', 'Primary energy of cooling', {
      unit: 'kWhEP/year',
    }),
    lightingPrimaryConsumption: number('conso_eclairage_ep', 'Primary energy of lighting', {
      unit: 'kWhEP/year',
    }),
    auxiliaryPrimaryConsumption: number('conso_auxiliaires_ep', 'Primary energy of auxiliaries', {
      unit: 'kWhEP/year',
    }),

    // Final energy
    fiveUsesFinalConsumption: number('conso_5_usages_ef', 'Final energy of the five uses', {
      unit: 'kWhEF/year',
    }),
    fiveUsesFinalConsumptionPerM2: number(
      'conso_5_usages_par_m2_ef',
      'Final energy of the five uses per m2',
      { unit: 'kWhEF/m2/year' },
    ),
    heatingFinalConsumption: number('conso_chauffage_ef', 'Final energy of heating', { unit: 'kWhEF/year' }),
    ecsFinalConsumption: number('conso_ecs_ef', 'Final energy of domestic hot water', { unit: 'kWhEF/year' }),
    coolingFinalConsumption: number('conso_refroidissement_ef', 'Final energy of cooling', {
      unit: 'kWhEF/year',
    }),
    lightingFinalConsumption: number('conso_eclairage_ef', 'Final energy of lighting', {
      unit: 'kWhEF/year',
    }),
    auxiliaryFinalConsumption: number('conso_auxiliaires_ef', 'Final energy of auxiliaries', {
      unit: 'kWhEF/year',
    }),

    // Greenhouse gases
    fiveUsesGesEmission: number(
      'emission_ges_5_usages',
      'Greenhouse gases of the five uses, whole dwelling or building',
      { unit: 'kgCO2e/year' },
    ),
    fiveUsesGesEmissionPerM2: number(
      'emission_ges_5_usages_par_m2',
      'Greenhouse gases of the five uses per m2: the figure printed on the label',
      { unit: 'kgCO2e/m2/year' },
    ),
    heatingGesEmission: number('emission_ges_chauffage', 'Greenhouse gases of heating', {
      unit: 'kgCO2e/year',
    }),
    ecsGesEmission: number('emission_ges_ecs', 'Greenhouse gases of domestic hot water', {
      unit: 'kgCO2e/year',
    }),
    coolingGesEmission: number('emission_ges_refroidissement', 'Greenhouse gases of cooling', {
      unit: 'kgCO2e/year',
    }),
    lightingGesEmission: number('emission_ges_eclairage', 'Greenhouse gases of lighting', {
      unit: 'kgCO2e/year',
    }),
    auxiliaryGesEmission: number('emission_ges_auxiliaires', 'Greenhouse gases of auxiliaries', {
      unit: 'kgCO2e/year',
    }),

    // By energy: the three main ones
    fiveUsesFinalConsumptionEnergyN1: number(
      'conso_5_usages_ef_energie_n1',
      'Final energy of the five uses taken from energy no. 1',
      { unit: 'kWhEF/year' },
    ),
    heatingFinalConsumptionEnergyN1: number(
      'conso_chauffage_ef_energie_n1',
      'Final energy of heating taken from energy no. 1',
      { unit: 'kWhEF/year' },
    ),
    ecsFinalConsumptionEnergyN1: number(
      'conso_ecs_ef_energie_n1',
      'Final energy of domestic hot water taken from energy no. 1',
      { unit: 'kWhEF/year' },
    ),
    totalFiveUsesCostEnergyN1: number(
      'cout_total_5_usages_energie_n1',
      'Estimated cost of the five uses taken from energy no. 1',
      { unit: 'EUR/year' },
    ),
    heatingCostEnergyN1: number(
      'cout_chauffage_energie_n1',
      'Estimated cost of heating taken from energy no. 1',
      { unit: 'EUR/year' },
    ),
    ecsCostEnergyN1: number(
      'cout_ecs_energie_n1',
      'Estimated cost of domestic hot water taken from energy no. 1',
      { unit: 'EUR/year' },
    ),
    fiveUsesGesEmissionEnergyN1: number(
      'emission_ges_5_usages_energie_n1',
      'Greenhouse gases of the five uses taken from energy no. 1',
      { unit: 'kgCO2e/year' },
    ),
    heatingGesEmissionEnergyN1: number(
      'emission_ges_chauffage_energie_n1',
      'Greenhouse gases of heating taken from energy no. 1',
      { unit: 'kgCO2e/year' },
    ),
    ecsGesEmissionEnergyN1: number(
      'emission_ges_ecs_energie_n1',
      'Greenhouse gases of domestic hot water taken from energy no. 1',
      { unit: 'kgCO2e/year' },
    ),
    fiveUsesFinalConsumptionEnergyN2: number(
      'conso_5_usages_ef_energie_n2',
      'Final energy of the five uses taken from energy no. 2',
      { unit: 'kWhEF/year' },
    ),
    heatingFinalConsumptionEnergyN2: number(
      'conso_chauffage_ef_energie_n2',
      'Final energy of heating taken from energy no. 2',
      { unit: 'kWhEF/year' },
    ),
    ecsFinalConsumptionEnergyN2: number(
      'conso_ecs_ef_energie_n2',
      'Final energy of domestic hot water taken from energy no. 2',
      { unit: 'kWhEF/year' },
    ),
    totalFiveUsesCostEnergyN2: number(
      'cout_total_5_usages_energie_n2',
      'Estimated cost of the five uses taken from energy no. 2',
      { unit: 'EUR/year' },
    ),
    heatingCostEnergyN2: number(
      'cout_chauffage_energie_n2',
      'Estimated cost of heating taken from energy no. 2',
      { unit: 'EUR/year' },
    ),
    ecsCostEnergyN2: number(
      'cout_ecs_energie_n2',
      'Estimated cost of domestic hot water taken from energy no. 2',
      { unit: 'EUR/year' },
    ),
    fiveUsesGesEmissionEnergyN2: number(
      'emission_ges_5_usages_energie_n2',
      'Greenhouse gases of the five uses taken from energy no. 2',
      { unit: 'kgCO2e/year' },
    ),
    heatingGesEmissionEnergyN2: number(
      'emission_ges_chauffage_energie_n2',
      'Greenhouse gases of heating taken from energy no. 2',
      { unit: 'kgCO2e/year' },
    ),
    ecsGesEmissionEnergyN2: number(
      'emission_ges_ecs_energie_n2',
      'Greenhouse gases of domestic hot water taken from energy no. 2',
      { unit: 'kgCO2e/year' },
    ),
    fiveUsesFinalConsumptionEnergyN3: number(
      'conso_5_usages_ef_energie_n3',
      'Final energy of the five uses taken from energy no. 3',
      { unit: 'kWhEF/year' },
    ),
    heatingFinalConsumptionEnergyN3: number(
      'conso_chauffage_ef_energie_n3',
      'Final energy of heating taken from energy no. 3',
      { unit: 'kWhEF/year' },
    ),
    ecsFinalConsumptionEnergyN3: number(
      'conso_ecs_ef_energie_n3',
      'Final energy of domestic hot water taken from energy no. 3',
      { unit: 'kWhEF/year' },
    ),
    totalFiveUsesCostEnergyN3: number(
      'cout_total_5_usages_energie_n3',
      'Estimated cost of the five uses taken from energy no. 3',
      { unit: 'EUR/year' },
    ),
    heatingCostEnergyN3: number(
      'cout_chauffage_energie_n3',
      'Estimated cost of heating taken from energy no. 3',
      { unit: 'EUR/year' },
    ),
    ecsCostEnergyN3: number(
      'cout_ecs_energie_n3',
      'Estimated cost of domestic hot water taken from energy no. 3',
      { unit: 'EUR/year' },
    ),
    fiveUsesGesEmissionEnergyN3: number(
      'emission_ges_5_usages_energie_n3',
      'Greenhouse gases of the five uses taken from energy no. 3',
      { unit: 'kgCO2e/year' },
    ),
    heatingGesEmissionEnergyN3: number(
      'emission_ges_chauffage_energie_n3',
      'Greenhouse gases of heating taken from energy no. 3',
      { unit: 'kgCO2e/year' },
    ),
    ecsGesEmissionEnergyN3: number(
      'emission_ges_ecs_energie_n3',
      'Greenhouse gases of domestic hot water taken from energy no. 3',
      { unit: 'kgCO2e/year' },
    ),

    // Costs
    totalFiveUsesCost: number('cout_total_5_usages', 'Estimated cost of the five uses', { unit: 'EUR/year' }),
    heatingCost: number('cout_chauffage', 'Estimated cost of heating', { unit: 'EUR/year' }),
    ecsCost: number('cout_ecs', 'Estimated cost of domestic hot water', { unit: 'EUR/year' }),
    coolingCost: number('cout_refroidissement', 'Estimated cost of cooling', { unit: 'EUR/year' }),
    lightingCost: number('cout_eclairage', 'Estimated cost of lighting', { unit: 'EUR/year' }),
    auxiliaryCost: number('cout_auxiliaires', 'Estimated cost of auxiliaries', { unit: 'EUR/year' }),

    // Heating
    mainHeatingGeneratorType: text('type_generateur_chauffage_principal', 'Main heat generator'),
    heatingInstallationTypeN1: text('type_installation_chauffage_n1', 'Type of heating installation no. 1'),
    heatingEmitterTypeInstallationN1: text(
      'type_emetteur_installation_chauffage_n1',
      'Emitters of heating installation no. 1',
    ),
    heatingInstallationConfigurationN1: text(
      'configuration_installation_chauffage_n1',
      'Configuration of heating installation no. 1',
    ),
    heatingInstallationDescriptionN1: text(
      'description_installation_chauffage_n1',
      'Heating installation no. 1, free text',
    ),
    heatingConsumptionInstallationN1: number(
      'conso_chauffage_installation_chauffage_n1',
      'Final energy of heating installation no. 1',
      { unit: 'kWhEF/year' },
    ),
    heatedSurfaceInstallationN1: number(
      'surface_chauffee_installation_chauffage_n1',
      'Area heated by heating installation no. 1',
      { unit: 'm2' },
    ),
    solarCoverageFactorHeatingInstallationN1: number(
      'facteur_couverture_solaire_installation_chauffage_n1',
      'Solar share of heating installation no. 1 (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    enteredSolarCoverageFactorHeatingInstallationN1: number(
      'facteur_couverture_solaire_saisi_installation_chauffage_n1',
      'Solar share of heating installation no. 1 as entered by the assessor (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    generatorTypeN1InstallationN1: text(
      'type_generateur_n1_installation_n1',
      'Type of heat generator no. 1 of installation no. 1',
    ),
    generatorEnergyTypeN1InstallationN1: text(
      'type_energie_generateur_n1_installation_n1',
      'Energy of heat generator no. 1 of installation no. 1',
    ),
    generatorUsageN1InstallationN1: text(
      'usage_generateur_n1_installation_n1',
      'Use of heat generator no. 1 of installation no. 1: chauffage, ecs, both or Non affecté',
    ),
    heatingGeneratorDescriptionN1InstallationN1: text(
      'description_generateur_chauffage_n1_installation_n1',
      'Heat generator no. 1 of installation no. 1, free text (existing housing only)',
    ),
    heatingConsumptionGeneratorN1InstallationN1: number(
      'conso_chauffage_generateur_n1_installation_n1',
      'Final energy that heat generator no. 1 of installation no. 1 takes for heating',
      { unit: 'kWhEF/year' },
    ),
    generatorTypeN2InstallationN1: text(
      'type_generateur_n2_installation_n1',
      'Type of heat generator no. 2 of installation no. 1',
    ),
    generatorEnergyTypeN2InstallationN1: text(
      'type_energie_generateur_n2_installation_n1',
      'Energy of heat generator no. 2 of installation no. 1',
    ),
    generatorUsageN2InstallationN1: text(
      'usage_generateur_n2_installation_n1',
      'Use of heat generator no. 2 of installation no. 1: chauffage, ecs, both or Non affecté',
    ),
    heatingGeneratorDescriptionN2InstallationN1: text(
      'description_generateur_chauffage_n2_installation_n1',
      'Heat generator no. 2 of installation no. 1, free text (existing housing only)',
    ),
    heatingConsumptionGeneratorN2InstallationN1: number(
      'conso_chauffage_generateur_n2_installation_n1',
      'Final energy that heat generator no. 2 of installation no. 1 takes for heating',
      { unit: 'kWhEF/year' },
    ),
    heatingInstallationTypeN2: text('type_installation_chauffage_n2', 'Type of heating installation no. 2'),
    heatingEmitterTypeInstallationN2: text(
      'type_emetteur_installation_chauffage_n2',
      'Emitters of heating installation no. 2',
    ),
    heatingInstallationConfigurationN2: text(
      'configuration_installation_chauffage_n2',
      'Configuration of heating installation no. 2',
    ),
    heatingInstallationDescriptionN2: text(
      'description_installation_chauffage_n2',
      'Heating installation no. 2, free text',
    ),
    heatingConsumptionInstallationN2: number(
      'conso_chauffage_installation_chauffage_n2',
      'Final energy of heating installation no. 2',
      { unit: 'kWhEF/year' },
    ),
    heatedSurfaceInstallationN2: number(
      'surface_chauffee_installation_chauffage_n2',
      'Area heated by heating installation no. 2',
      { unit: 'm2' },
    ),
    solarCoverageFactorHeatingInstallationN2: number(
      'facteur_couverture_solaire_installation_chauffage_n2',
      'Solar share of heating installation no. 2 (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    enteredSolarCoverageFactorHeatingInstallationN2: number(
      'facteur_couverture_solaire_saisi_installation_chauffage_n2',
      'Solar share of heating installation no. 2 as entered by the assessor (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    generatorTypeN1InstallationN2: text(
      'type_generateur_n1_installation_n2',
      'Type of heat generator no. 1 of installation no. 2',
    ),
    generatorEnergyTypeN1InstallationN2: text(
      'type_energie_generateur_n1_installation_n2',
      'Energy of heat generator no. 1 of installation no. 2',
    ),
    generatorUsageN1InstallationN2: text(
      'usage_generateur_n1_installation_n2',
      'Use of heat generator no. 1 of installation no. 2: chauffage, ecs, both or Non affecté',
    ),
    heatingGeneratorDescriptionN1InstallationN2: text(
      'description_generateur_chauffage_n1_installation_n2',
      'Heat generator no. 1 of installation no. 2, free text (existing housing only)',
    ),
    heatingConsumptionGeneratorN1InstallationN2: number(
      'conso_chauffage_generateur_n1_installation_n2',
      'Final energy that heat generator no. 1 of installation no. 2 takes for heating',
      { unit: 'kWhEF/year' },
    ),
    generatorTypeN2InstallationN2: text(
      'type_generateur_n2_installation_n2',
      'Type of heat generator no. 2 of installation no. 2',
    ),
    generatorEnergyTypeN2InstallationN2: text(
      'type_energie_generateur_n2_installation_n2',
      'Energy of heat generator no. 2 of installation no. 2',
    ),
    generatorUsageN2InstallationN2: text(
      'usage_generateur_n2_installation_n2',
      'Use of heat generator no. 2 of installation no. 2: chauffage, ecs, both or Non affecté',
    ),
    heatingGeneratorDescriptionN2InstallationN2: text(
      'description_generateur_chauffage_n2_installation_n2',
      'Heat generator no. 2 of installation no. 2, free text (existing housing only)',
    ),
    heatingConsumptionGeneratorN2InstallationN2: number(
      'conso_chauffage_generateur_n2_installation_n2',
      'Final energy that heat generator no. 2 of installation no. 2 takes for heating',
      { unit: 'kWhEF/year' },
    ),

    // Domestic hot water (ECS)
    mainEcsEnergyType: text(
      'type_energie_principale_ecs',
      'Main energy of the domestic hot water; always Non affecté in new housing',
    ),
    mainEcsGeneratorType: text(
      'type_generateur_chauffage_principal_ecs',
      'Main generator of the domestic hot water',
    ),
    buildingEcsNeed: number(
      'besoin_ecs_batiment',
      'Heat needed for domestic hot water, building (new housing only: empty in existing)',
      { unit: 'kWh/year' },
    ),
    housingEcsNeed: number(
      'besoin_ecs_logement',
      'Heat needed for domestic hot water, dwelling (new housing only: empty in existing)',
      { unit: 'kWh/year' },
    ),
    ecsInstallationTypeN1: text('type_installation_ecs_n1', 'Type of hot-water installation no. 1'),
    ecsInstallationConfigurationN1: text(
      'configuration_installation_ecs_n1',
      'Configuration of hot-water installation no. 1',
    ),
    ecsInstallationDescriptionN1: text(
      'description_installation_ecs_n1',
      'Hot-water installation no. 1, free text',
    ),
    ecsFinalConsumptionInstallationN1: number(
      'conso_ef_installation_ecs_n1',
      'Final energy of hot-water installation no. 1',
      { unit: 'kWhEF/year' },
    ),
    housingCountServedByEcsInstallationN1: number(
      'nombre_logements_desservis_par_installation_ecs_n1',
      'Dwellings served by hot-water installation no. 1',
    ),
    habitableSurfaceServedByEcsInstallationN1: number(
      'surface_habitable_desservie_par_installation_ecs_n1',
      'Habitable area served by hot-water installation no. 1',
      { unit: 'm2' },
    ),
    solarInstallationTypeN1: text('type_installation_solaire_n1', 'Type of solar installation no. 1'),
    solarEcsProductionInstallationN1: number(
      'production_ecs_solaire_installation_n1',
      'Solar hot water of installation no. 1',
      { unit: 'kWh/year' },
    ),
    solarCoverageFactorN1: number(
      'facteur_couverture_solaire_n1',
      'Solar share of hot-water installation no. 1 (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    enteredSolarCoverageFactorN1: number(
      'facteur_couverture_solaire_saisi_n1',
      'Solar share of hot-water installation no. 1 as entered by the assessor (existing housing only)',
      { unit: 'ratio 0-1' },
    ),
    generatorTypeN1EcsN1: text('type_generateur_n1_ecs_n1', 'Type of hot-water generator no. 1'),
    generatorEnergyTypeN1EcsN1: text(
      'type_energie_generateur_n1_ecs_n1',
      'Energy of hot-water generator no. 1',
    ),
    generatorUsageN1EcsN1: text('usage_generateur_n1_ecs_n1', 'Use of hot-water generator no. 1'),
    generatorDescriptionN1EcsN1: text(
      'description_generateur_n1_ecs_n1',
      'Hot-water generator no. 1, free text',
    ),
    generatorStorageVolumeN1EcsN1: number(
      'volume_stockage_generateur_n1_ecs_n1',
      'Storage of hot-water generator no. 1',
      { unit: 'L' },
    ),
    generatorCopN1EcsN1: number(
      'cop_generateur_n1_ecs_n1',
      'Coefficient of performance of hot-water generator no. 1',
    ),
    generatorFinalConsumptionN1EcsN1: number(
      'conso_ef_generateur_n1_ecs_n1',
      'Final energy of hot-water generator no. 1',
      { unit: 'kWhEF/year' },
    ),
    generatorInstallationDateN1EcsN1: text(
      'date_installation_generateur_n1_ecs_n1',
      'Period in which hot-water generator no. 1 was installed: a bracket, no date (existing housing only)',
    ),
    generatorTypeN2EcsN1: text('type_generateur_n2_ecs_n1', 'Type of hot-water generator no. 2'),
    generatorEnergyTypeN2EcsN1: text(
      'type_energie_generateur_n2_ecs_n1',
      'Energy of hot-water generator no. 2',
    ),
    generatorUsageN2EcsN1: text('usage_generateur_n2_ecs_n1', 'Use of hot-water generator no. 2'),
    generatorDescriptionN2EcsN1: text(
      'description_generateur_n2_ecs_n1',
      'Hot-water generator no. 2, free text',
    ),
    generatorStorageVolumeN2EcsN1: number(
      'volume_stockage_generateur_n2_ecs_n1',
      'Storage of hot-water generator no. 2',
      { unit: 'L' },
    ),
    generatorCopN2EcsN1: number(
      'cop_generateur_n2_ecs_n1',
      'Coefficient of performance of hot-water generator no. 2',
    ),
    generatorFinalConsumptionN2EcsN1: number(
      'conso_ef_generateur_n2_ecs_n1',
      'Final energy of hot-water generator no. 2',
      { unit: 'kWhEF/year' },
    ),
    generatorInstallationDateN2EcsN1: text(
      'date_installation_generateur_n2_ecs_n1',
      'Period in which hot-water generator no. 2 was installed: a bracket, no date (existing housing only)',
    ),

    // Ventilation
    ventilationType: text('type_ventilation', 'Ventilation system'),
    ventilatedSurface: number('surface_ventilee', 'Ventilated area', { unit: 'm2' }),
    ventilationAfter2012: flag('ventilation_posterieure_2012', 'Whether the ventilation is later than 2012'),

    // Cooling
    coldGeneratorType: text('type_generateur_froid', 'Cooling generator'),
    coolingEnergyType: text('type_energie_climatisation', 'Energy of the cooling (existing housing only)'),
    coldGeneratorInstallationPeriod: text(
      'periode_installation_generateur_froid',
      'Period in which the cooling generator was installed (existing housing only)',
    ),
    coldGeneratorDescription: text('description_generateur_froid', 'Cooling generator, free text'),
    cooledSurface: number('surface_climatisee', 'Cooled area', { unit: 'm2' }),
    annualCoolingConsumption: number('conso_refroidissement_annuel', 'Final energy of the cooling', {
      unit: 'kWhEF/year',
    }),

    // Renewable energy
    renewableEnergyCategory: text(
      'categorie_enr',
      'Kind of renewable energy; "Il existe plusieurs descriptifs ENR" when several',
    ),
    renewableElectricityProductionSystem: text(
      'systeme_production_electricite_origine_renouvelable',
      'System that produces renewable electricity',
    ),
    pvProductionPresence: flag('presence_production_pv', 'Whether there is photovoltaic production'),
    totalPvPanelSurface: number('surface_totale_capteurs_pv', 'Area of photovoltaic panels', { unit: 'm2' }),
    pvModuleCount: count('nombre_module', 'Photovoltaic modules'),
    pvElectricityProductionKwhEpPerYear: number(
      'production_electricite_pv_kwhep_par_an',
      'Photovoltaic production',
      { unit: 'kWhEP/year' },
    ),
    selfConsumedPvElectricity: number(
      'electricite_pv_autoconsommee',
      'Photovoltaic electricity used on the spot',
      { unit: 'kWh/year (not confirmed)' },
    ),

    ...placeFields,
  },
  { ignores: SERVICE_COLUMNS },
);

export type ResidentialDpe = RecordOf<typeof residentialFields>;
