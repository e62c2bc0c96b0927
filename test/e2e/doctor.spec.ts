import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../../sandbox/faults.js';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import type { Environment } from '../../src/cli/command.js';
import { UPSTREAM_NAMES, type UpstreamName } from '../../src/config/upstreams.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import { doctor } from '../../src/doctor/doctor.js';
import type { Finding } from '../../src/doctor/examine.js';
import { runChild } from '../support/child-process.js';

const COMPILED = join(PACKAGE_ROOT, 'dist', 'src', 'doctor', 'main.js');
const RENAMED: Fault = { kind: 'drift', rename: { contenance: 'superficie' } };

describe('npm run doctor', () => {
  let sandbox: Sandbox;
  let out: string[];

  beforeEach(async () => {
    sandbox = await startSandbox();
    out = [];
  });
  afterEach(() => sandbox.close());

  const run = (args: string[] = [], more: Environment = {}): Promise<number> =>
    doctor(args, { ...sandbox.env, ...more }, { out: (text) => void out.push(text), err: () => undefined });
  const findings = (): Finding[] => JSON.parse(out.join('\n')) as Finding[];
  const inTrouble = (): Record<string, string> =>
    Object.fromEntries(
      findings()
        .filter(({ verdict }) => verdict !== 'ok')
        .map(({ upstream, verdict }) => [upstream, verdict]),
    );
  const findingOf = (name: UpstreamName): Finding | undefined =>
    findings().find(({ upstream }) => upstream === name);
  const askedOnce = async (name: UpstreamName, fault: Fault): Promise<Finding | undefined> => {
    await sandbox.setFault(name, fault);
    expect(await run(['--json', '--only', name])).toBe(1);
    return findingOf(name);
  };

  it('finds nothing wrong with well upstreams, at one call each', async () => {
    expect(await run(['--json'])).toBe(0);
    expect(findings().map(({ upstream }) => upstream)).toEqual(UPSTREAM_NAMES);
    for (const { verdict, reachable, status, attempts, contract, problem } of findings()) {
      expect({ verdict, reachable, status, attempts, problem }).toEqual({
        verdict: 'ok',
        reachable: true,
        status: 200,
        attempts: 1,
        problem: null,
      });
      // A contract without rows, or that everything is new to, would find nothing ever.
      for (const { rows, added, drifted } of contract) {
        expect(rows).toBeGreaterThan(0);
        expect({ added, drifted }).toEqual({ added: [], drifted: false });
      }
    }
    const asked = sandbox.requests().filter(({ status }) => status !== 302);
    expect(asked.map(({ upstream }) => upstream).sort()).toEqual([...UPSTREAM_NAMES].sort());
  });

  it('names exactly those in trouble, and what it is', async () => {
    await sandbox.setFault('cadastre', RENAMED);
    await sandbox.setFault('rnb', { kind: 'refuse' });
    await sandbox.setFault('wfs', { kind: 'html', status: 200 });
    expect(await run(['--json'])).toBe(1);
    expect(inTrouble()).toEqual({ cadastre: 'drift', rnb: 'unreachable', wfs: 'wrong answer' });
    expect(findingOf('cadastre')).toMatchObject({
      contract: [{ row: 'parcel', missing: ['contenance'], added: ['superficie'], retyped: [] }],
      problem: 'parcel: missing contenance; new superficie',
    });
    expect(findingOf('rnb')).toMatchObject({ reachable: false, status: null, contract: [] });
    expect(findingOf('rnb')?.problem).toContain('UPSTREAM_UNAVAILABLE');
    expect(findingOf('wfs')).toMatchObject({ reachable: true, status: 200 });
    expect(findingOf('wfs')?.problem).toContain('HTML instead of JSON');
  });

  it('prints them below a table with a line each', async () => {
    await sandbox.setFault('cadastre', RENAMED);
    expect(await run()).toBe(1);
    const [table = '', closing = ''] = out.join('\n').split('\n\n');
    const lines = table.split('\n');
    expect(lines).toHaveLength(UPSTREAM_NAMES.length + 2);
    expect(lines[0]).toMatch(/^upstream +reachable +status +ms +verdict +contract +limits$/);
    expect(lines[2]).toMatch(/^cadastre +yes +200 +\d+ +drift +parcel: 1 missing, 1 new +-$/);
    expect(table).toMatch(/\nbdnb .*x-rate-limit-remaining 119.*x-quota-remaining 9999/);
    expect(closing).toContain(
      `In trouble: 1 of ${UPSTREAM_NAMES.length}\n  cadastre: drift: parcel: missing contenance`,
    );
    expect(closing).toContain(sandbox.url('cadastre'));
  });

  it.each<[UpstreamName, Record<string, string>]>([
    ['cadastre', { contenance: 'superficie' }],
    ['gpu', { typezone: 'type_zone' }],
    ['wfs', { nb_adr: 'nombre_adresses' }],
    ['geocoder', { postcode: 'post_code' }],
    ['banLookup', { codePostal: 'postcode2' }],
    ['etalabCadastre', { contenance: 'superficie' }],
    ['bdnb', { annee_construction: 'annee' }],
    ['rnb', { bdg_cover_ratio: 'cover_ratio' }],
    ['koumoul', { denomination: 'nom' }],
    ['dvfFiles', { valeur_fonciere: 'prix' }],
    ['dvfApi', { valeur_fonciere: 'prix' }],
    ['dpe', { etiquette_dpe: 'classe_dpe' }],
    ['sirene', { nature_juridique: 'forme' }],
    ['bodacc', { typeavis: 'type_avis' }],
    ['tabular', { numero_immatriculation: 'numero' }],
    ['sitadel', { ETAT_DAU: 'ETAT' }],
    ['geoApi', { nom: 'name' }],
  ])('sees a renamed column of %s', async (name, rename) => {
    const finding = await askedOnce(name, { kind: 'drift', rename });
    expect(finding?.verdict).toBe('drift');
    expect(finding?.contract.flatMap(({ added }) => added)).toEqual(Object.values(rename));
  });

  it('sees columns of another type', async () => {
    const finding = await askedOnce('cadastre', { kind: 'drift', retype: { contenance: 'object' } });
    expect(finding?.problem).toBe('parcel: retyped contenance');
  });

  it('does not count what is only new as drift', async () => {
    const fault: Fault = { kind: 'drift', rename: { validated_by: 'checked_by' } };
    await sandbox.setFault('rnb', fault);
    expect(await run(['--only', 'rnb'])).toBe(0);
    expect(out.join()).toContain('Columns that are new, and cost nothing:\n  rnb: building: new checked_by');
  });

  it.each<[string, Fault, Partial<Finding>]>([
    ['a hang', { kind: 'hang' }, { verdict: 'unreachable', reachable: false, status: null }],
    ['a reset', { kind: 'reset' }, { verdict: 'unreachable', reachable: false, status: null, attempts: 2 }],
    ['an HTML error page', { kind: 'html' }, { verdict: 'wrong answer', reachable: true, status: 502 }],
    ['an OGC exception', { kind: 'xmlException' }, { verdict: 'wrong answer', reachable: true, status: 200 }],
    ['a refused key', { kind: 'status', status: 401 }, { verdict: 'wrong answer', status: 401 }],
    ['an empty body', { kind: 'emptyBody' }, { verdict: 'wrong answer', status: 200 }],
    [
      'other JSON',
      { kind: 'status', status: 200, body: { ok: true } },
      { verdict: 'wrong answer', status: 200 },
    ],
    [
      'no rows',
      { kind: 'status', status: 200, body: [] },
      { verdict: 'wrong answer', problem: 'answered without any building' },
    ],
  ])('survives %s', async (_name, fault, expected) => {
    await sandbox.setFault('bdnb', fault);
    expect(await run(['--json', '--only', 'bdnb'], { REQUEST_DEADLINE_MS: '2000' })).toBe(1);
    expect(findingOf('bdnb')).toMatchObject(expected);
  });

  it('shows what a rate limit says', async () => {
    const finding = await askedOnce('sirene', { kind: 'status', status: 429, retryAfter: 3_600 });
    expect(finding).toMatchObject({
      verdict: 'wrong answer',
      status: 429,
      limits: { 'retry-after': '3600' },
    });
    expect(sandbox.requests('sirene')).toHaveLength(1);
  });

  it('asks about the parcel it is given, of which there may be nothing', async () => {
    const only = ['--only', 'cadastre,bdnb,rnb,koumoul'];
    expect(await run(['--json', '--parcel', '75107000bt0001', ...only])).toBe(0);
    expect(findingOf('cadastre')?.contract[0]?.rows).toBe(1);
    expect(findingOf('bdnb')?.contract[0]?.rows).toBe(0);
    expect(sandbox.requests('bdnb')[0]?.target).toContain('75107000BT0001');
    out = [];
    await run(['--parcel', '75107000BT0001', ...only]);
    expect(out.join()).toContain('no building, not checked');
  });

  it('asks those it is told to, and nobody else', async () => {
    expect(await run(['--json', '--only', 'geoApi, rnb'])).toBe(0);
    expect(findings().map(({ upstream }) => upstream)).toEqual(['geoApi', 'rnb']);
    expect(sandbox.requests()).toHaveLength(2);
  });

  it('sends the keys it has, and shows none', async () => {
    await run(['--json', '--only', 'bdnb,dpe'], { BDNB_API_KEY: 'secret-1', DPE_API_KEY: 'secret-2' });
    expect(out.join()).not.toContain('secret');
    // The sandbox gives keyed calls another limit.
    expect(findingOf('bdnb')?.limits['x-rate-limit-limit']).not.toBe('120');
  });

  it.each([
    [['--parcel', '751'], 'Invalid parcel identifier'],
    [['--parcel', '75056000AB0001'], 'arrondissement'],
    [['--only', 'cadastre,nobody'], 'no upstream "nobody"'],
    [['--quick'], "Unknown option '--quick'"],
  ])('refuses %j in a sentence', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
    expect(sandbox.requests()).toEqual([]);
  });

  it('explains itself', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(out.join()).toContain('--parcel ID');
  });

  const compiled = existsSync(COMPILED) ? it : it.skip;
  compiled('runs as a process of its own (needs dist: npm run build)', async () => {
    await sandbox.setFault('rnb', { kind: 'refuse' });
    const { status, stdout, stderr } = await runChild(
      [COMPILED, '--json', '--only', 'rnb,geoApi'],
      sandbox.env,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect((JSON.parse(stdout) as Finding[]).map(({ verdict }) => verdict)).toEqual(['unreachable', 'ok']);
    const refused = await runChild([COMPILED, '--only', 'nobody'], sandbox.env);
    expect(refused).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^no upstream "nobody"/),
    });
  });
});
