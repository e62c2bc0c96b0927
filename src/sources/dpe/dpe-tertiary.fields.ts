import { count, fieldTable, integer, number, type RecordOf, text } from '../../fields/index.js';
import {
  certificateFields,
  constructionFields,
  energyTypeFields,
  joinFields,
  placeFields,
  SERVICE_COLUMNS,
  YEARS,
} from './dpe-certificate.fields.js';

/** A certificate of anything but housing: columns of `dpe01tertiaire`. */
export const tertiaryFields = fieldTable(
  'TertiaryDpe',
  'Energy performance certificate (DPE) of premises that are no housing',
  {
    ...certificateFields,
    ...joinFields,
    ...constructionFields,
    ...energyTypeFields,
    // Certificate
    dpeMethod: text('methode_dpe', 'Method: from bills (facture), blank (vierge), new building...'),
    erpCategory: text('categorie_erp', 'Category as a public building (ERP), 1ère to 5ème Catégorie'),
    activitySector: text('secteur_activite', 'Sector of activity: type of public building, or of offices'),

    // Classes
    dpeLabel: text('etiquette_dpe', 'Energy class, A to I; null on blank certificates'),
    gesLabel: text('etiquette_ges', 'Greenhouse gas class, A to I; null on blank certificates'),

    // Building
    shonSurface: number('surface_shon', 'Gross floor area (SHON)', { unit: 'm2' }),
    surface: number('surface_utile', 'Useful floor area', { unit: 'm2' }),
    occupantCount: count('nombre_occupant', 'Occupants'),

    // Place
    address: text(
      ['adresse_ban', 'adresse_complete_brut'],
      'Address as the BAN writes it, else as the assessor typed it',
    ),

    // Consumption
    consumptionKwhPrimaryM2Year: number('conso_kwhep_m2_an', 'Primary energy per m2', {
      unit: 'kWhEP/m2/year',
    }),
    gesEmissionKgCo2M2Year: number('emission_ges_kg_co2_m2_an', 'Greenhouse gases per m2', {
      unit: 'kgCO2e/m2/year',
    }),

    // By energy
    energyUsageTypeN1: text('type_usage_energie_n1', 'Use of energy no. 1'),
    primaryConsumptionEnergyN1: number('conso_ep_energie_n1', 'Primary energy taken from energy no. 1', {
      unit: 'kWhEP/year',
    }),
    finalConsumptionEnergyN1: number('conso_ef_energie_n1', 'Final energy taken from energy no. 1', {
      unit: 'kWhEF/year',
    }),
    annualEnergyCostN1: number('frais_annuel_energie_n1', 'Cost of energy no. 1', { unit: 'EUR/year' }),
    energyConsumptionReadingYearN1: integer(
      'annee_releve_conso_energie_n1',
      'Year in which energy no. 1 was metered, as typed',
      { unit: 'year', ...YEARS },
    ),
    energyUsageTypeN2: text('type_usage_energie_n2', 'Use of energy no. 2'),
    primaryConsumptionEnergyN2: number('conso_ep_energie_n2', 'Primary energy taken from energy no. 2', {
      unit: 'kWhEP/year',
    }),
    finalConsumptionEnergyN2: number('conso_ef_energie_n2', 'Final energy taken from energy no. 2', {
      unit: 'kWhEF/year',
    }),
    annualEnergyCostN2: number('frais_annuel_energie_n2', 'Cost of energy no. 2', { unit: 'EUR/year' }),
    energyConsumptionReadingYearN2: integer(
      'annee_releve_conso_energie_n2',
      'Year in which energy no. 2 was metered, as typed',
      { unit: 'year', ...YEARS },
    ),
    energyUsageTypeN3: text('type_usage_energie_n3', 'Use of energy no. 3'),
    primaryConsumptionEnergyN3: number('conso_ep_energie_n3', 'Primary energy taken from energy no. 3', {
      unit: 'kWhEP/year',
    }),
    finalConsumptionEnergyN3: number('conso_ef_energie_n3', 'Final energy taken from energy no. 3', {
      unit: 'kWhEF/year',
    }),
    annualEnergyCostN3: number('frais_annuel_energie_n3', 'Cost of energy no. 3', { unit: 'EUR/year' }),
    energyConsumptionReadingYearN3: integer(
      'annee_releve_conso_energie_n3',
      'Year in which energy no. 3 was metered, as typed',
      { unit: 'year', ...YEARS },
    ),

    ...placeFields,
  },
  { ignores: SERVICE_COLUMNS },
);

export type TertiaryDpe = RecordOf<typeof tertiaryFields>;
