import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { PACKAGE_ROOT } from '../../src/config/version.js';
import type { PropertiesAnswer } from '../../src/properties/answer.js';
import { cloneParcels } from '../support/cloned-parcels.js';
import { ServerChild, describeBuilt } from '../support/server-child.js';
import { SmallDisk, describeWithSmallDisk } from '../support/small-disk.js';

const WARM = ['75104000AE0003', '75107000BQ0003'];
const CLIENTS = 10;
/** Of the load, before the process is killed in the middle of it. */
const ANSWERS_BEFORE_KILL = 20;
/** Past the freshness, and the time after it in which answers are renewed unasked, of all that is not addresses. */
const LATER_MS = 29 * 24 * 3_600 * 1_000;

describeBuilt('what survives', () => {
  let sandbox: Sandbox;
  let cold: string[];
  const children: ServerChild[] = [];
  const cleanUps: (() => void)[] = [];

  beforeAll(async () => {
    cold = cloneParcels('75101000AB0001', 400);
    sandbox = await startSandbox({ limits: false });
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    await Promise.all(children.splice(0).map((child) => child.kill()));
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
  });
  afterAll(() => sandbox.close());

  function start(dataDir: string, env: Record<string, string> = {}): ServerChild {
    const child = new ServerChild({
      ...sandbox.env,
      OUTGOING_FACTOR: '50',
      RATE_LIMIT: '100000',
      CACHE_DISK_MB: '64',
      DATA_DIR: dataDir,
      ...env,
    });
    children.push(child);
    return child;
  }

  const ask = async (url: string, parcel: string): Promise<PropertiesAnswer & { calls: string }> => {
    const response = await fetch(`${url}/v1/properties?parcel_id=${parcel}`);
    expect(response.status).toBe(200);
    const calls = /"(\d+ upstream calls)"/.exec(response.headers.get('server-timing') ?? '')?.[1] ?? '';
    return { ...((await response.json()) as PropertiesAnswer), calls };
  };
  const askAll = (url: string): ReturnType<typeof ask>[] => WARM.map((parcel) => ask(url, parcel));
  const statusesIn = ({ meta }: PropertiesAnswer): Record<string, string> =>
    Object.fromEntries(Object.entries(meta.sources).map(([source, { status }]) => [source, status]));
  const refuseAll = (): Promise<void[]> =>
    Promise.all(sandbox.names.map((name) => sandbox.setFault(name, { kind: 'refuse' })));

  describe('kill -9 under load', () => {
    it('the store opens, and warm parcels cost no call; without any upstream they are served too, as stale when they are', async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'deepcity-survival-'));
      cleanUps.push(() => rmSync(dataDir, { recursive: true, force: true }));
      const first = start(dataDir);
      const firstUrl = await first.listening();
      const warm = await Promise.all(askAll(firstUrl));
      for (const answer of warm) expect(answer.errors).toBeUndefined();

      let answered = 0;
      const load = async (): Promise<void> => {
        for (let parcel = cold.pop(); parcel !== undefined; parcel = cold.pop()) {
          const isAnswered = await fetch(`${firstUrl}/v1/properties?parcel_id=${parcel}`).then(
            () => true,
            () => false,
          );
          if (!isAnswered) return;
          answered += 1;
        }
      };
      const loads = Array.from({ length: CLIENTS }, load);
      while (answered < ANSWERS_BEFORE_KILL) await delay(5);
      await first.kill();
      await Promise.all(loads);
      expect(cold.length).toBeGreaterThan(0);

      sandbox.resetRequests();
      const second = start(dataDir);
      const again = await Promise.all(askAll(await second.listening()));
      expect(again.map(({ calls }) => calls)).toEqual(WARM.map(() => '0 upstream calls'));
      expect(sandbox.requests()).toEqual([]);
      expect(again.map(({ properties }) => properties)).toEqual(warm.map(({ properties }) => properties));
      expect(second.output).not.toContain('put aside');
      expect(readdirSync(dataDir)).not.toContainEqual(expect.stringContaining('broken'));
      await second.kill();

      await refuseAll();
      const third = start(dataDir);
      for (const [index, answer] of (await Promise.all(askAll(await third.listening()))).entries()) {
        expect(answer.errors).toBeUndefined();
        expect(statusesIn(answer)).toEqual(statusesIn(warm[index] ?? answer));
      }
      await third.kill();

      const later = pathToFileURL(join(PACKAGE_ROOT, 'test', 'support', 'later.mjs')).href;
      const fourth = start(dataDir, {
        NODE_OPTIONS: `--import ${later}`,
        CLOCK_AHEAD_MS: String(LATER_MS),
      });
      for (const [index, answer] of (await Promise.all(askAll(await fourth.listening()))).entries()) {
        expect(answer.errors).toBeUndefined();
        const before = statusesIn(warm[index] ?? answer);
        const expected = Object.entries(before).map(([source, status]) => [
          source,
          status === 'ok' ? 'stale' : status,
        ]);
        expect(statusesIn(answer)).toEqual(Object.fromEntries(expected));
        expect(answer.properties[0]?.cadastral).toEqual(warm[index]?.properties[0]?.cadastral);
      }
    }, 90_000);
  });

  describeWithSmallDisk('a full disk', () => {
    function small(kilobytes: number): SmallDisk {
      const disk = new SmallDisk(kilobytes);
      cleanUps.push(() => disk.close());
      return disk;
    }
    const expectWhole = (answers: readonly PropertiesAnswer[]): void => {
      for (const { properties, errors } of answers) {
        expect(properties).toHaveLength(1);
        expect(errors).toBeUndefined();
      }
    };

    it('is told while the server runs, which goes on; what was kept before is there after a restart', async () => {
      const disk = small(8_192);
      const first = start(disk.path);
      expectWhole(await Promise.all(askAll(await first.listening())));
      // An orderly end waits for what is still being written.
      first.signal('SIGTERM');
      expect(await first.ended).toBe(0);

      const child = start(disk.path);
      const url = await child.listening();
      disk.fill();
      const other = cloneParcels('75101000AB0002', 8);
      expectWhole(await Promise.all(other.map((parcel) => ask(url, parcel))));
      expectWhole(await Promise.all(other.map((parcel) => ask(url, parcel))));
      expect(child.output.match(/the store of answers failed; memory goes on without it/g)).toHaveLength(1);
      child.signal('SIGTERM');
      expect(await child.ended).toBe(0);

      sandbox.resetRequests();
      const again = start(disk.path);
      expectWhole(await Promise.all(askAll(await again.listening())));
      expect(sandbox.requests()).toEqual([]);
    }, 60_000);

    it('is told at the start, and the server serves', async () => {
      const disk = small(64);
      disk.fill();
      const child = start(disk.path);
      const url = await child.listening();
      expect(child.output).toContain('DATA_DIR is on a disk that is full');
      expectWhole(await Promise.all(askAll(url)));
      child.signal('SIGTERM');
      expect(await child.ended).toBe(0);
    }, 30_000);
  });
});
