// On what, and with what, the figures were had.
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';
import { LOAD_GENERATOR } from './load/load.mjs';

export function machine() {
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()}`,
    node: process.versions.node,
    load: LOAD_GENERATOR,
  };
}
