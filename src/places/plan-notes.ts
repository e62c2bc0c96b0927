import type { PlanStatus } from '../sources/gpu/gpu.fields.js';

/** Which rules apply, as far as the Géoportail de l'urbanisme (GPU) tells, as notes say it. */
export const PLAN_NOTES: Readonly<Record<PlanStatus, string>> = {
  plan: 'The planning document is published on the GPU',
  carte_communale: 'The communal map is published on the GPU',
  rnu: 'National rules (RNU) apply: the commune has no planning document in force',
  not_on_gpu:
    'No planning document is published on the GPU, and the RNU does not apply: the town hall has the document',
  unknown: 'It is not known which plan applies: the GPU could not be read, or does not know the commune',
};
