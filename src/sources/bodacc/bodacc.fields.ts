import {
  columnValue,
  computed,
  custom,
  date,
  fieldTable,
  flag,
  given,
  integer,
  type JsonSchema,
  listOf,
  listOfSchema,
  nullable,
  number,
  objectAt,
  type RecordOf,
  repairedText,
  text,
  textList,
  toItems,
  toText,
  type UpstreamRow,
} from '../../fields/index.js';
import { SIREN } from '../../parcels/siren.js';
import { deedDate, frenchDate } from './french-date.js';
import { addressRows, addressText, listedPostalCodes, postalCodeOf } from './notice-address.js';
import { MATCH_METHODS, MATCH_QUALITIES, type MatchMethod, type MatchQuality } from './match-notice.js';
import { PARTY_TYPES, partyName, partySiren, type PartyType, partyType, registrationText } from './party.js';
import { CURRENCIES, PRICE_KINDS, readSalePrice, type SalePrice } from './sale-price.js';
import { rowsOf } from './inner-document.js';

/*
 * The tables read a notice as `sale-row.ts` lays it out: the columns of the service, in which the inner documents are
 * decoded; `listepersonnes.personne` is the first buyer and `listeetablissements.etablissement` the business in
 * question. What the notice lists beside stands in `buyers`, `previousOwners`, `previousOperators`, `establishments`.
 */

const optionalText: JsonSchema = nullable({ type: 'string' });
const optionalDate: JsonSchema = nullable({ type: 'string', format: 'date' });
const optionalNumber: JsonSchema = nullable({ type: 'number' });

const ORIGIN = 'listeetablissements.etablissement.origineFonds';
const SIREN_SCHEMA: JsonSchema = { type: 'string', pattern: SIREN.source };

const PRICE_FIELDS = {
  price: {
    type: 'number',
    schema: optionalNumber,
    description:
      'Price stated in the notice; null where none is, where it is a contribution in kind, and where several businesses have one each',
    unit: 'currency',
  },
  contributionValue: {
    type: 'number',
    schema: optionalNumber,
    description: 'What the business was valued at when brought into the company: not a price',
    unit: 'currency',
  },
  currency: {
    type: CURRENCIES.join(' / '),
    schema: nullable({ type: 'string', enum: CURRENCIES }),
    description: 'EUR or FRF (francs: an old sale), where the notice names it',
  },
  kind: {
    type: PRICE_KINDS.join(' / '),
    schema: nullable({ type: 'string', enum: PRICE_KINDS }),
    description: 'How the business was acquired; null where the notice says nothing of it',
  },
} as const;

function oneLine(value: string): string {
  return repairedText(value).replace(/\s+/g, ' ');
}

/** A party: buyer, former owner, former operator. */
export const salePartyFields = fieldTable('BusinessSaleParty', 'A party to the sale of a business', {
  name: computed({
    columns: ['denomination', 'personneMorale', 'prenom', 'nom'],
    type: 'text',
    schema: optionalText,
    description: 'Name of the company, or first names and surname',
    compute: partyName,
  }),
  siren: computed({
    columns: ['numeroImmatriculation', 'inscriptionRM'],
    type: 'text',
    schema: nullable(SIREN_SCHEMA),
    description: 'SIREN number; null for those in no register',
    compute: partySiren,
  }),
  type: computed<PartyType | null>({
    columns: ['typePersonne'],
    type: PARTY_TYPES.join(' / '),
    schema: nullable({ type: 'string', enum: PARTY_TYPES }),
    description: 'pm: legal person; pp: natural person',
    compute: partyType,
  }),
});

/** A business that the notice lists. */
export const soldEstablishmentFields = fieldTable('SoldEstablishment', 'A business that the notice lists', {
  address: computed({
    columns: ['adresse'],
    type: 'text',
    schema: optionalText,
    description: 'Address of the business on one line',
    compute: (row) => firstAddressText(row['adresse']),
  }),
  postalCode: computed({
    columns: ['adresse.codePostal'],
    type: 'text',
    schema: optionalText,
    description: 'Postal code',
    compute: (row) => firstPostalCode(row['adresse']),
  }),
  city: text('adresse.ville', 'Town'),
  isOnParcel: flag('isOnParcel', 'True for the business whose address is the one of the parcel'),
  quality: text('qualiteEtablissement', 'Head office, principal or secondary establishment'),
  activity: text('activite', 'What is done there, in free words'),
  brandName: text('enseigne', 'Sign of the shop'),
  fundsOrigin: text('origineFonds', 'How the business was acquired, as published'),
  priceKind: priceField('kind', ['origineFonds'], (row) => [row['origineFonds']]),
  price: priceField('price', ['origineFonds'], (row) => [row['origineFonds']]),
  contributionValue: priceField('contributionValue', ['origineFonds'], (row) => [row['origineFonds']]),
  currency: priceField('currency', ['origineFonds'], (row) => [row['origineFonds']]),
});

const legalNoticeFields = fieldTable('SaleLegalNotice', 'The notice in a newspaper', {
  title: text('titre', 'Newspaper'),
  date: custom({
    column: 'date',
    type: 'date',
    schema: optionalDate,
    description: 'Day on which it appeared',
    convert: frenchDate,
  }),
});

const judgmentFields = fieldTable('SaleJudgment', 'The judgment that the notice rests on', {
  type: text('type', 'Kind of judgment'),
  family: text('famille', 'Family of judgments'),
  nature: text('nature', 'What was judged'),
  date: custom({
    column: 'date',
    type: 'date',
    schema: optionalDate,
    description: 'Day of the judgment',
    convert: frenchDate,
  }),
  complement: text('complementJugement', 'Further words of the judgment'),
});

const previousNoticeFields = fieldTable('SalePreviousNotice', 'The notice that this one corrects', {
  id: text('id', 'Identifier of that notice'),
  date: date('date', 'Day of its publication'),
});

/** A sale of a business (`fondsDeCommerce[]`). */
export const businessSaleFields = fieldTable(
  'BusinessSale',
  'Sale or transfer of a business (fonds de commerce), after the BODACC',
  {
    id: text('id', 'Identifier of the notice: bulletin, issue and number', { example: 'A20260153319' }),
    publicationDate: date('dateparution', 'Day on which the notice was published, not the day of the sale'),
    announcementNumber: integer('numeroannonce', 'Number of the notice in its issue'),
    type: text('familleavis_lib', 'Family of notices', { example: 'Ventes et cessions' }),
    subType: text('acte.vente.categorieVente', 'Category of the sale, in free words'),
    tribunal: text('tribunal', 'Registry of the court', { clean: oneLine }),
    merchant: text('commercant', 'Buyer and seller as published; may be names of persons', {
      clean: oneLine,
    }),
    department: text('departement_nom_officiel', 'Department of the court, not of the business'),
    region: text('region_nom_officiel', 'Region of the court, not of the business'),
    postalCode: computed({
      columns: ['listeetablissements.etablissement.adresse.codePostal', 'cp'],
      type: 'text',
      schema: optionalText,
      description: 'Postal code of the business, else the first one that the notice names',
      compute: (row) =>
        firstPostalCode(columnValue(row, 'listeetablissements.etablissement.adresse')) ??
        listedPostalCodes(row['cp'])[0] ??
        null,
    }),
    city: text(['listeetablissements.etablissement.adresse.ville', 'ville'], 'Town of the business', {
      clean: oneLine,
    }),
    establishmentAddress: computed({
      columns: ['listeetablissements.etablissement.adresse'],
      type: 'text',
      schema: { ...optionalText, examples: ['22 Rue François Jaffrain, 22120 Yffiniac'] },
      description: 'Address of the business',
      compute: (row) => firstAddressText(columnValue(row, 'listeetablissements.etablissement.adresse')),
    }),
    headquartersAddress: computed({
      columns: ['listepersonnes.personne.adresseSiegeSocial'],
      type: 'text',
      schema: optionalText,
      description: 'Head office of the buyer; null for natural persons, whose home it would be',
      compute: (row) => firstAddressText(columnValue(row, 'listepersonnes.personne.adresseSiegeSocial')),
    }),
    activity: text(
      ['listeetablissements.etablissement.activite', 'listepersonnes.personne.activite'],
      'What the business does, in free words',
    ),
    price: priceField('price', [ORIGIN], originsOf),
    currency: priceField('currency', [ORIGIN], originsOf),
    legalForm: text('listepersonnes.personne.formeJuridique', 'Legal form of the buyer'),
    denomination: ofBuyer(
      ['denomination', 'personneMorale.denomination', 'prenom', 'nom'],
      'Name of the buyer',
      partyName,
    ),
    rcsNumber: ofBuyer(
      ['numeroImmatriculation', 'inscriptionRM'],
      'Registration of the buyer: number, register, registry',
      registrationText,
      { ...optionalText, examples: ['106 594 302 RCS Marseille'] },
    ),
    previousOwner: objectAt('listeprecedentproprietaire.personne', salePartyFields, 'The seller'),
    url: text('url_complete', 'Page of the notice'),

    previousOwners: listOf('previousOwners', salePartyFields, 'All sellers'),
    previousOperator: objectAt(
      'listeprecedentexploitant.personne',
      salePartyFields,
      'Who ran the business before, where it was not its owner',
    ),
    previousOperators: listOf('previousOperators', salePartyFields, 'All former operators'),
    buyers: listOf('buyers', salePartyFields, 'All buyers'),
    buyerSiren: ofBuyer(
      ['numeroImmatriculation', 'inscriptionRM'],
      'SIREN number of the buyer',
      partySiren,
      nullable(SIREN_SCHEMA),
    ),
    buyerType: ofBuyer<PartyType | null>(
      ['typePersonne'],
      'pm: legal person; pp: natural person',
      partyType,
      nullable({ type: 'string', enum: PARTY_TYPES }),
    ),
    buyerAcronym: text('listepersonnes.personne.sigle', 'Acronym of the buyer'),
    buyerTradeName: text('listepersonnes.personne.nomCommercial', 'Trade name of the buyer'),
    capitalAmount: number(
      'listepersonnes.personne.capital.montantCapital',
      'Capital of the buyer, which is never the price',
      { unit: 'capitalCurrency' },
    ),
    capitalCurrency: text('listepersonnes.personne.capital.devise', 'Currency of the capital'),
    establishmentQuality: text(
      'listeetablissements.etablissement.qualiteEtablissement',
      'Head office, principal or secondary establishment',
    ),
    brandName: text('listeetablissements.etablissement.enseigne', 'Sign of the shop'),
    fundsOrigin: computed({
      columns: [ORIGIN],
      type: 'text',
      schema: optionalText,
      description: 'How the business was acquired, as published: the sentence that the price is read from',
      compute: (row) => textsOf(originsOf(row)).join(' / ') || null,
    }),
    priceKind: priceField('kind', [ORIGIN], originsOf),
    contributionValue: priceField('contributionValue', [ORIGIN], originsOf),
    deedDate: custom({
      column: 'acte.descriptif',
      type: 'date',
      schema: optionalDate,
      description: 'Day of the deed of sale, read from its description',
      convert: deedDate,
    }),
    deedDescription: text('acte.descriptif', 'Description of the deed'),
    registrationDate: dayOf('acte.dateImmatriculation', 'Day of the entry in the register'),
    activityStartDate: dayOf('acte.dateCommencementActivite', 'Day on which the buyer began to trade'),
    effectDate: dayOf(['acte.vente.dateEffet', 'acte.dateEffet'], 'Day on which the sale took effect'),
    legalNotice: objectAt('acte.vente.publiciteLegale', legalNoticeFields, 'The notice in a newspaper'),
    judgment: objectAt('jugement', judgmentFields, 'The judgment that the notice rests on'),
    establishments: listOf('establishments', soldEstablishmentFields, 'All businesses that the notice lists'),
    sirens: textList('sirens', 'SIREN numbers of everybody the notice cites'),
    postalCodes: computed<string[]>({
      columns: ['cp'],
      type: 'list of text',
      schema: listOfSchema({ type: 'string' }),
      description: 'Postal codes that the notice names: head office and business, untold which',
      compute: (row) => listedPostalCodes(row['cp']),
    }),
    announcementIssue: text('parution', 'Issue of the bulletin: year and number'),
    bulletin: text('publicationavis', 'A: sales, creations, insolvency; B: changes, removals; C: accounts'),
    noticeType: text('typeavis_lib', 'Initial notice or correction'),
    noticeTypeCode: text('typeavis', 'annonce: initial notice; rectificatif: correction'),
    familyCode: text('familleavis', 'Code of the family of notices', { example: 'vente' }),
    departmentCode: text('numerodepartement', 'Department of the court, not of the business'),
    regionCode: text('region_code', 'INSEE code of the region of the court', {
      // Sent as a number: `01` is Guadeloupe.
      clean: (code) => code.padStart(2, '0'),
    }),
    isCorrection: computed<boolean>({
      columns: ['typeavis'],
      type: 'flag',
      schema: { type: 'boolean' },
      description: 'True for a correction, which stands for the notice it corrects',
      compute: (row) => row['isCorrection'] === true,
    }),
    previousNotice: objectAt('previousNotice', previousNoticeFields, 'The notice that this one corrects'),
    matchMethod: given<MatchMethod | null>({
      initial: null,
      type: MATCH_METHODS.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_METHODS }),
      description:
        'What ties the notice to the parcel: the siren of a present or former occupant, an address, or both',
    }),
    matchQuality: given<MatchQuality | null>({
      initial: null,
      type: MATCH_QUALITIES.join(' / '),
      schema: nullable({ type: 'string', enum: MATCH_QUALITIES }),
      description:
        "exact: number and street of the business; street: its street, without number; headOffice: only the buyer's head office has an address, the parcel's; postalCode, department: only that much agrees; unlocated: the notice names no place",
    }),
  },
  {
    ignores: [
      // Filled for other families of notices only.
      ...['modificationsgenerales', 'radiationaurcs', 'depot', 'divers'],
      ...['registre', 'parutionavisprecedent'],
      // Where the PDF of the issue lies on the bulletin's own site.
      ...['pdf_parution_subfolder', 'ispdf_unitaire'],
    ],
  },
);

export type BusinessSale = RecordOf<typeof businessSaleFields>;

/** One part of what the sentence on the origin says; null where there is none, or several that differ. */
function priceField<K extends keyof SalePrice>(
  part: K,
  columns: readonly string[],
  sentences: (row: UpstreamRow) => readonly unknown[],
): ReturnType<typeof computed<SalePrice[K] | null>> {
  return computed<SalePrice[K] | null>({
    ...PRICE_FIELDS[part],
    columns,
    compute: (row) => {
      const [only, ...others] = textsOf(sentences(row));
      return only === undefined || others.length > 0 ? null : readSalePrice(only)[part];
    },
  });
}

function ofBuyer<T = string | null>(
  columns: readonly string[],
  description: string,
  read: (buyer: UpstreamRow) => T,
  schema: JsonSchema = optionalText,
): ReturnType<typeof computed<T | null>> {
  return computed<T | null>({
    columns: columns.map((column) => `listepersonnes.personne.${column}`),
    type: 'text',
    schema,
    description,
    compute: (row) => {
      const [buyer] = rowsOf(columnValue(row, 'listepersonnes.personne'));
      return buyer === undefined ? null : read(buyer);
    },
  });
}

function dayOf(
  column: string | readonly [string, ...string[]],
  description: string,
): ReturnType<typeof custom<string | null>> {
  return custom<string | null>({
    column,
    type: 'date',
    schema: optionalDate,
    description,
    convert: frenchDate,
  });
}

function originsOf(row: UpstreamRow): readonly unknown[] {
  return toItems(row['fundsOrigins']);
}

function textsOf(values: readonly unknown[]): readonly string[] {
  return values.map(toText).filter((value) => value !== null);
}

function firstAddressText(value: unknown): string | null {
  return (
    addressRows(value)
      .map(addressText)
      .find((label) => label !== null) ?? null
  );
}

function firstPostalCode(value: unknown): string | null {
  return (
    addressRows(value)
      .map(postalCodeOf)
      .find((code) => code !== null) ?? null
  );
}
