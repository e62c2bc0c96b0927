import { Injectable } from '@nestjs/common';
import { type FieldTable, type Fields, toText, type UpstreamRow } from '../../fields/index.js';
import type { Areal } from '../../geometry/geojson.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import { type SourceCredit, type SourceReport, type SourceResult, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import {
  type EasementWithGenerators,
  generatorsOf,
  joined,
  wantedGenerators,
  withoutTwins,
} from './easements.js';
import { GpuClient } from './gpu.client.js';
import type { LayerAnswer } from './gpu-feature.js';
import {
  documentFields,
  type EasementArea,
  easementAreaFields,
  type EasementGenerator,
  generatorFields,
  informationFields,
  type PlanCoverage,
  type PlanDocument,
  type PlanInformation,
  type PlanMunicipality,
  type PlanZone,
  type Prescription,
  prescriptionFields,
  zoneFields,
} from './gpu.fields.js';
import {
  DOCUMENT,
  EASEMENT_AREAS,
  GENERATORS,
  type GpuLayer,
  INFORMATIONS,
  MUNICIPALITY,
  PRESCRIPTIONS,
  SECTOR,
  ZONE,
} from './gpu-layers.js';
import { GpuWfsClient } from './gpu-wfs.client.js';
import { generatorColumns } from './generator-columns.js';
import { isRead, LayerReader, type LayerReading } from './layer-reader.js';
import { type ParcelMatch, ParcelMatcher } from './parcel-match.js';
import { COMMUNAL_MAP, planCoverage } from './plan-coverage.js';
import { documentsOf, municipalityOf } from './plan-documents.js';
import { type SearchGeometries, searchGeometries } from './search-geometry.js';

export const GPU_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: "Géoportail de l'urbanisme (GPU) - IGN / Ministère chargé de l'urbanisme",
};

/** What the source needs to know of a parcel. */
export interface PlannedParcel {
  /** Of the arrondissement in Paris, Lyon and Marseille. */
  readonly inseeCode: string;
  /** WGS84. */
  readonly geometry: Areal;
}

/** The section. A list is null when it could not be read, and incomplete when one of its layers could not. */
export interface Urbanisme {
  readonly coverage: PlanCoverage;
  readonly municipality: PlanMunicipality | null;
  readonly zones: readonly PlanZone[] | null;
  readonly documents: readonly PlanDocument[] | null;
  readonly prescriptions: readonly Prescription[] | null;
  readonly informations: readonly PlanInformation[] | null;
  readonly assiettes: readonly EasementArea[] | null;
  readonly generateurs: readonly EasementGenerator[] | null;
  readonly assiettesAvecGenerateurs: readonly EasementWithGenerators[] | null;
  /** API Carto's names of the layers that could not be read. */
  readonly missingLayers: readonly string[];
}

/** Plans, prescriptions, informations and public-utility easements on a parcel. */
@Injectable()
export class GpuService {
  constructor(
    private readonly client: GpuClient,
    private readonly wfs: GpuWfsClient,
  ) {}

  /** @throws UpstreamError when neither documents nor zones could be read */
  async urbanisme(parcel: PlannedParcel, ctx: CallContext): Promise<SourceResult<Urbanisme>> {
    const reader = new LayerReader(this.client, this.wfs, ctx);
    const search = searchGeometries(parcel.geometry);
    const matcher = new ParcelMatcher(parcel.geometry);

    // All at once: what decides on further calls first.
    const grounds = readGrounds(parcel.inseeCode, search, reader);
    const [{ municipality, documents }, plan, sup] = await Promise.all([
      grounds,
      grounds.then((read) => readPlans(read, search, reader)),
      readEasements(search, matcher, reader),
    ]);

    const zones = listOf(zoneFields, plan.zones, matcher);
    const prescriptions = listOf(prescriptionFields, plan.prescriptions, matcher);
    const informations = listOf(informationFields, plan.informations, matcher);
    const partitions = new Set(
      [...zones.read, ...prescriptions.read, ...informations.read].flatMap(
        ({ partition }) => partition ?? [],
      ),
    );
    const kept = isRead(documents)
      ? documentsOf(documents.rows, parcel.inseeCode, partitions, matcher)
      : null;
    if (kept === null && zones.list === null) throw worstOf([documents, ...plan.zones]);

    const commune = isRead(municipality) ? municipalityOf(municipality.rows, parcel.inseeCode) : null;
    const readings = [
      municipality,
      documents,
      ...plan.zones,
      ...plan.prescriptions,
      ...plan.informations,
      ...sup.readings,
    ];
    const missing = [...new Set(readings.flatMap((reading) => (isRead(reading) ? [] : reading.layer.name)))];
    return {
      data: {
        coverage: planCoverage({ documents: kept, zones: zones.list, municipality: commune }),
        municipality: commune,
        zones: zones.list,
        documents: kept,
        prescriptions: prescriptions.list,
        informations: informations.list,
        assiettes: sup.assiettes,
        generateurs: sup.generateurs,
        assiettesAvecGenerateurs: sup.joined,
        missingLayers: missing,
      },
      report: report(reader, readings, kept, [
        ...zones.read,
        ...prescriptions.read,
        ...informations.read,
        ...(sup.assiettes ?? []),
      ]),
    };
  }
}

interface Grounds {
  readonly municipality: LayerReading;
  readonly documents: LayerReading;
  /** Whether national rules apply for want of a plan: then the plan layers have nothing. */
  readonly isWithoutPlan: boolean;
}

async function readGrounds(
  inseeCode: string,
  search: SearchGeometries,
  reader: LayerReader,
): Promise<Grounds> {
  const [municipality, documents] = await Promise.all([
    reader.municipality(inseeCode),
    reader.meeting(DOCUMENT, search.surfaces),
  ]);
  const isWithoutPlan =
    isRead(documents) &&
    documents.rows.length === 0 &&
    isRead(municipality) &&
    municipalityOf(municipality.rows, inseeCode)?.isRnu === true;
  return { municipality, documents, isWithoutPlan };
}

interface PlanReadings {
  readonly zones: readonly LayerReading[];
  readonly prescriptions: readonly LayerReading[];
  readonly informations: readonly LayerReading[];
}

async function readPlans(
  { documents, isWithoutPlan }: Grounds,
  search: SearchGeometries,
  reader: LayerReader,
): Promise<PlanReadings> {
  if (isWithoutPlan) return { zones: [], prescriptions: [], informations: [] };
  const types = isRead(documents) ? documents.rows.map((row) => documentFields.map(row).type) : null;
  const mayBeMap = types?.some((type) => type === COMMUNAL_MAP) ?? true;
  const mayBePlan = types === null || types.length === 0 || types.some((type) => type !== COMMUNAL_MAP);
  const [zones, prescriptions, informations] = await Promise.all([
    readAll([...(mayBePlan ? [ZONE] : []), ...(mayBeMap ? [SECTOR] : [])], search, reader),
    readAll(PRESCRIPTIONS, search, reader),
    readAll(INFORMATIONS, search, reader),
  ]);
  return { zones, prescriptions, informations };
}

function readAll(
  layers: readonly GpuLayer[],
  search: SearchGeometries,
  reader: LayerReader,
): Promise<LayerReading[]> {
  return Promise.all(
    layers.map((layer) =>
      reader.meeting(layer, layer.shape === 'surface' ? search.surfaces : search.linesAndPoints),
    ),
  );
}

interface Easements {
  readonly readings: readonly LayerReading[];
  readonly assiettes: EasementArea[] | null;
  readonly generateurs: EasementGenerator[] | null;
  readonly joined: EasementWithGenerators[] | null;
}

async function readEasements(
  search: SearchGeometries,
  matcher: ParcelMatcher,
  reader: LayerReader,
): Promise<Easements> {
  const [areaReadings, standingReadings] = await Promise.all([
    readAll(EASEMENT_AREAS, search, reader),
    Promise.all(
      GENERATORS.map((layer) =>
        reader.columnsMeeting(
          layer,
          layer.shape === 'surface' ? search.unseenSurfaces : search.linesAndPoints,
          generatorColumns(layer),
        ),
      ),
    ),
  ]);
  const areas = listOf(easementAreaFields, areaReadings, matcher);
  const read = withoutTwins(areas.read);
  const standing = { found: generatorRecords(standingReadings), isComplete: standingReadings.every(isRead) };

  // Mostly outside the parcel (a monument 500 m away), so to be asked for by name.
  const wanted = wantedGenerators(read, standing.found);
  const namedReadings = (
    await Promise.all(GENERATORS.map((layer) => reader.generators(layer, wanted, generatorColumns(layer))))
  ).flat();
  const isComplete = namedReadings.every(isRead);
  const generators = generatorsOf(read, standing, generatorRecords(namedReadings));
  const mayBeMore = !isComplete || !standing.isComplete || areas.list === null;
  return {
    readings: [...areaReadings, ...standingReadings, ...namedReadings],
    assiettes: areas.list === null ? null : read,
    generateurs: generators.length === 0 && mayBeMore ? null : generators,
    joined: areas.list === null ? null : joined(read, generators, isComplete),
  };
}

function generatorRecords(readings: readonly LayerReading[]): EasementGenerator[] {
  return readings.filter(isRead).flatMap(({ rows }) => rows.map((row) => generatorFields.map(row)));
}

interface List<T> {
  /** What could be read. */
  readonly read: T[];
  /** The same, null when it is empty and a layer could not be read: there may be something. */
  readonly list: T[] | null;
}

/** The records of a theme's layers that concern the parcel, those that cover most of it first. */
function listOf<F extends Fields>(
  table: FieldTable<F>,
  readings: readonly LayerReading[],
  matcher: ParcelMatcher,
): List<ReturnType<FieldTable<F>['map']> & ParcelMatch> {
  const record = (row: UpstreamRow): (ReturnType<FieldTable<F>['map']> & ParcelMatch)[] => {
    const match = matcher.match(row);
    return match === null ? [] : [{ ...table.map(row), ...match }];
  };
  const read = readings
    .filter(isRead)
    .flatMap(({ rows }) => rows.flatMap(record))
    .sort((one, other) => (other.parcelCoverageRatio ?? -1) - (one.parcelCoverageRatio ?? -1));
  return { read, list: read.length === 0 && !readings.every(isRead) ? null : read };
}

/** Time is the cause of the whole when any layer ran out of it. */
function worstOf(readings: readonly LayerReading[]): Error {
  const errors = readings.flatMap((reading): UpstreamError[] => (isRead(reading) ? [] : [reading.error]));
  return worstFailure(errors) ?? new Error('no layer failed');
}

/** Column that every record of a plan or an easement has. */
const EDITION_COLUMN = 'partition';

/** Layers whose records, all of them, lack the column that cannot be empty. */
function layersWithoutEdition(readings: readonly LayerAnswer[]): string[] {
  const drifted = readings.filter(({ layer, rows }) => {
    const column = layer === MUNICIPALITY ? 'insee' : EDITION_COLUMN;
    return rows.length > 0 && rows.every((row) => toText(row[column]) === null);
  });
  return [...new Set(drifted.map(({ layer }) => layer.name))].sort();
}

function report(
  reader: LayerReader,
  readings: readonly LayerReading[],
  documents: readonly PlanDocument[] | null,
  records: readonly ParcelMatch[],
): SourceReport {
  const failures = new Map(
    readings.flatMap((reading) =>
      isRead(reading) ? [] : [[reading.layer.name, reading.error.code] as const],
    ),
  );
  const truncated = reader.answers.some((answer) => answer.truncated);
  const unseen = records.filter(({ matchMethod }) => matchMethod === 'reported').length;
  const stoodIn = [...new Set(reader.stoodIn.map(({ name }) => name))].sort();
  const notes = [
    ...[...failures].map(([layer, code]) => `The layer ${layer} could not be read (${code})`),
    ...(stoodIn.length === 0
      ? []
      : [
          `Of the two services of IGN (API Carto, WFS) one failed and the other answered for ${stoodIn.join(', ')}`,
        ]),
    ...(unseen === 0
      ? []
      : [
          `${unseen} records came without a geometry: they are kept on the word of the GPU, neighbours may be among them`,
        ]),
    ...(truncated ? ['The GPU has more records than it gives in one answer'] : []),
  ];
  const drifted = layersWithoutEdition(readings.filter(isRead));
  if (drifted.length > 0) {
    notes.push(
      `Records of ${drifted.join(', ')} came without the columns that name them (${EDITION_COLUMN}, or insee of a commune): ` +
        'the service has changed, links and joins are missing',
    );
  }
  const edition = (documents ?? []).flatMap(({ name }) => name ?? []).join(', ');
  return reportOf(
    GPU_CREDIT,
    reader.answers.map(({ response }) => response),
    {
      ...(failures.size === 0 ? {} : { status: 'partial' }),
      matchedBy: 'geometry',
      ...(edition === '' ? {} : { edition }),
      ...(truncated ? { truncated } : {}),
      ...(notes.length === 0 ? {} : { notes }),
    },
  );
}
