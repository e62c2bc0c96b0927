import { documentFields, municipalityFields, type PlanStatus, zoneFields } from './gpu.fields.js';
import { FEATURE_LAYER } from './gpu-feature.js';
import { planCoverage } from './plan-coverage.js';

const document = (du_type: string): ReturnType<typeof documentFields.map> => documentFields.map({ du_type });
const zone = (layer: string): ReturnType<typeof zoneFields.map> => zoneFields.map({ [FEATURE_LAYER]: layer });
const commune = (is_rnu: unknown): ReturnType<typeof municipalityFields.map> =>
  municipalityFields.map({ is_rnu });

describe('planCoverage', () => {
  it.each<[string, Parameters<typeof planCoverage>[0], PlanStatus]>([
    ['a plan', { documents: [document('PLUi')], zones: [], municipality: commune(false) }, 'plan'],
    [
      'a communal map',
      { documents: [document('CC')], zones: [], municipality: commune(false) },
      'carte_communale',
    ],
    ['both', { documents: [document('CC'), document('PLU')], zones: [], municipality: null }, 'plan'],
    ['the national rules', { documents: [], zones: [], municipality: commune(true) }, 'rnu'],
    ['nothing on the GPU', { documents: [], zones: [], municipality: commune(false) }, 'not_on_gpu'],
    ['a commune the GPU does not know', { documents: [], zones: [], municipality: null }, 'unknown'],
    ['a commune of unknown rules', { documents: [], zones: [], municipality: commune('?') }, 'unknown'],
    [
      'documents that could not be read',
      { documents: null, zones: [], municipality: commune(true) },
      'unknown',
    ],
    [
      'zones of an unread document',
      { documents: null, zones: [zone('zone_urba')], municipality: null },
      'plan',
    ],
    [
      'sectors of an unread map',
      { documents: null, zones: [zone('secteur_cc')], municipality: null },
      'carte_communale',
    ],
    [
      'zones without a document',
      { documents: [], zones: [zone('zone_urba')], municipality: commune(false) },
      'plan',
    ],
    ['unread zones', { documents: [document('PLU')], zones: null, municipality: null }, 'plan'],
  ])('%s', (_name, findings, status) => {
    const coverage = planCoverage(findings);
    expect(coverage.status).toBe(status);
    expect(coverage.label.length).toBeGreaterThan(20);
  });
});
