import type { GpuLayer } from './gpu-layers.js';

const COMMON = [
  'gid',
  'gpu_doc_id',
  'gpu_status',
  'gpu_timestamp',
  'suptype',
  'partition',
  'fichier',
  'idgen',
  'idsup',
  'nomgen',
  'typegen',
  'modegenere',
  'srcgeogen',
  'datesrcgen',
  'refbdext',
  'idbdext',
  'adresse',
  'type',
  'nomsuplitt',
  'nomreg',
  'urlreg',
];
const OWN: Readonly<Record<GpuLayer['shape'], readonly string[]>> = {
  surface: ['id_gaspar', 'code_alea', 'croisement', 'type_gest', 'type_voie', 'url_grisq', 'url_grisk'],
  line: ['diametre', 'tension', 'croisement', 'type_gest', 'type_voie'],
  point: ['tension'],
};

/** Every column of a layer of generators but its geometry, which may be megabytes. The service refuses others. */
export function generatorColumns({ shape }: GpuLayer): readonly string[] {
  return [...COMMON, ...OWN[shape]];
}
