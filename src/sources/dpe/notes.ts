import type { UpstreamError } from '../../upstream/upstream-error.js';
import type { Candidate } from './candidates.js';
import type { DpeDatasetName } from './dpe-certificate.fields.js';
import { driftOfRow, type Energy } from './energy.js';
import type { Rejection } from './match.js';

const REASONS: Readonly<Record<Exclude<Rejection, 'elsewhere'>, string>> = {
  otherBuilding: 'their RNB building is not on the parcel',
  otherNumber: 'the house number typed by the assessor is not the one of the address found',
  otherAddress: 'their address is not one of the parcel',
};

/** Rows of each dataset that are compared with their table. */
const DRIFT_SAMPLE = 20;

/** Certificates found and left out, by reason; those merely not on the parcel are not worth a word. */
export function rejectionNotes(rejected: readonly Rejection[]): string[] {
  return Object.entries(REASONS).flatMap(([reason, why]) => {
    const count = rejected.filter((one) => one === reason).length;
    return count === 0 ? [] : [`${count} certificate(s) left out: ${why}`];
  });
}

/** A list that is null beside one that is not: the section is there, and so no error of the answer tells of it. */
export function missingNotes(energy: Energy): string[] {
  return Object.entries(energy).flatMap(([list, certificates]) =>
    certificates === null ? [`energy.${list} could not be obtained, and is null`] : [],
  );
}

export function failureNotes(failures: readonly (readonly [DpeDatasetName, UpstreamError])[]): string[] {
  const datasets = new Set(failures.map(([dataset]) => dataset));
  return [...datasets].map((dataset) => {
    const [, error] = failures.find(([failed]) => failed === dataset) ?? [];
    return `certificates of the dataset "${dataset}" may be missing: its service ${error?.message ?? 'failed'}`;
  });
}

/** Columns that the tables do not know, or know otherwise: the datasets rename without notice. */
export function driftNotes(candidates: readonly Candidate[]): string[] {
  const datasets = [...new Set(candidates.map(({ dataset }) => dataset))];
  return datasets.flatMap((dataset) => {
    const drifts = candidates
      .filter((candidate) => candidate.dataset === dataset)
      .slice(0, DRIFT_SAMPLE)
      .map(driftOfRow);
    const named = (kind: 'unknown' | 'retyped'): string =>
      [...new Set(drifts.flatMap((d) => d[kind]))].join(', ');
    const [unknown, retyped] = [named('unknown'), named('retyped')];
    // Empty cells are absent keys, so a missing column shows only where every certificate must have it.
    const numberless = drifts.every(({ missing }) => missing.includes('numero_dpe'));
    return [
      ...(unknown === '' ? [] : [`the dataset "${dataset}" has columns unknown to this version: ${unknown}`]),
      ...(retyped === '' ? [] : [`the dataset "${dataset}" has columns of another type: ${retyped}`]),
      ...(numberless ? [`the dataset "${dataset}" gives no certificate numbers`] : []),
    ];
  });
}
