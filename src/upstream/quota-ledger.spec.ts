import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import type { QuotaTerms } from './monthly-quota.js';
import { QuotaFile } from './quota-file.js';
import { QuotaLedger } from './quota-ledger.js';

const DAY = 86_400_000;
const AT = 1_800_000_000_000;
const TERMS: QuotaTerms = { limit: 900, periodMs: 30 * DAY, reserve: 0.05, paced: true, clientShare: 0.5 };

describe('QuotaLedger', () => {
  let folder: string;
  let path: string;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'deepcity-quota-'));
    path = join(folder, 'quota', 'bdnb.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (): QuotaLedger => new QuotaLedger(TERMS, new QuotaFile(path));
  const spend = (ledger: QuotaLedger, calls: number, client?: string): void => {
    for (let call = 0; call < calls; call++) ledger.record({ kind: 'spent', client, at: AT });
  };

  it('remembers over a restart, each client’s calls too', () => {
    const before = open();
    spend(before, 15, 'a');
    before.flush();
    const after = open();
    expect(after.current(AT)).toEqual(before.current(AT));
    expect(after.refusal({ client: 'a', purpose: 'cold' }, AT)).toBe('share-of-client-used-up');
    expect(readdirSync(join(folder, 'quota'))).toEqual(['bdnb.json']);
  });

  it('writes by itself soon after', async () => {
    spend(open(), 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(open().current(AT)?.remaining).toBe(899);
  });

  it('adds up the calls of several processes', () => {
    const [one, other] = [open(), open()];
    spend(one, 3, 'a');
    spend(other, 4, 'a');
    one.flush();
    spend(one, 2, 'b');
    other.flush();
    one.flush();
    expect(other.current(AT)).toMatchObject({ remaining: 891, day: { spent: 9, clients: { a: 7, b: 2 } } });
    expect(one.current(AT)).toEqual(other.current(AT));
  });

  it('counts what is not written yet on top of what another wrote', () => {
    const [one, other] = [open(), open()];
    spend(one, 3);
    spend(other, 20);
    other.flush();
    expect(one.current(AT)?.remaining).toBe(877);
  });

  it.each([
    ['cut off', '{"limit":900,"rem'],
    ['of another shape', '{"limit":900,"remaining":"many","day":[]}'],
    ['beyond all dates', '{"limit":900,"remaining":1,"resetAt":1e300,"countedSince":0,"day":{"clients":{}}}'],
    ['empty', ''],
  ])('counts anew over a file %s', (_name, content) => {
    const ledger = open();
    spend(ledger, 1);
    ledger.flush();
    writeFileSync(path, content);
    const after = open();
    expect(after.current(AT)).toBeUndefined();
    spend(after, 1);
    after.flush();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ remaining: 899 });
  });

  it('goes on in memory where nothing can be written', () => {
    writeFileSync(join(folder, 'quota'), 'a file in place of the folder');
    const ledger = open();
    spend(ledger, 5);
    ledger.flush();
    spend(ledger, 5);
    ledger.flush();
    expect(ledger.current(AT)?.remaining).toBe(890);
  });
});
