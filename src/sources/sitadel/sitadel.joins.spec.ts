import { readFileSync } from 'node:fs';
import { type SourceOnSandbox, sourceOnSandbox } from '../../../test/support/source.js';
import { callContext } from '../../../test/support/upstream.js';
import { cityCodeOf } from '../../parcels/insee-code.js';
import { formatParcelId } from '../../parcels/parcel-id.js';
import { type CadastralReference, referencesOf } from './cadastral-reference.js';
import { PERMIT_FILES, type PermitFile, type PermitType } from './permit-files.js';
import type { Permit } from './sitadel.fields.js';
import { SitadelModule } from './sitadel.module.js';
import { SitadelService } from './sitadel.service.js';

/*
 * Counts over the recorded rows (not the composed ones) whose parcels are known to bear prefix 000: those of Rodez,
 * Nantes, Paris and Antony; then Toulouse, where a quarter's prefix is nearly never told. docs/joins/sitadel.md
 * carries the counts.
 */
type Row = Readonly<Record<string, string | number | null>>;
type RowFile = { readonly recorded: readonly Row[] };

const rowsOf = (name: PermitType): readonly Row[] =>
  (JSON.parse(readFileSync(`sandbox/data/sitadel/${name}.json`, 'utf8')) as RowFile).recorded;

interface RecordedPermit {
  readonly file: PermitFile;
  readonly number: string;
  /** Of the arrondissement in Paris, from the number that the town hall gave. */
  readonly inseeCode: string;
  readonly references: readonly CadastralReference[];
}

const RECORDED: readonly RecordedPermit[] = PERMIT_FILES.flatMap((file) =>
  (file.type === 'logements' || file.type === 'demolir' ? rowsOf(file.type) : []).map((row) => {
    const number = String(row[file.numberColumn]);
    const commune = String(row['COMM']);
    const inseeCode = commune === '75056' ? number.slice(1, 6) : commune;
    return { file, number, inseeCode, references: referencesOf(row, commune.slice(0, 2)) };
  }),
);

function parcelOf(inseeCode: string, { section, number }: CadastralReference, prefix = '000'): string {
  return formatParcelId({ inseeCode, prefix, section, number });
}

/** Parcels that a join without the rules would mix up: next number, ten times the number, another arrondissement. */
function neighboursOf({ inseeCode, references }: RecordedPermit): string[] {
  const own = new Set(references.map((one) => parcelOf(inseeCode, one)));
  const near = references.flatMap((one) => {
    const shifted = (by: number): CadastralReference => ({
      ...one,
      number: String(by).padStart(4, '0').slice(-4),
    });
    const value = Number(one.number);
    const elsewhere = inseeCode === '75105' ? '75106' : inseeCode === '75120' ? '75105' : null;
    return [
      parcelOf(inseeCode, shifted(value + 1)),
      parcelOf(inseeCode, shifted(value * 10)),
      ...(elsewhere === null ? [] : [parcelOf(elsewhere, one)]),
    ];
  });
  return near.filter((idu) => !own.has(idu));
}

describe('the join of permits and parcels', () => {
  let source: SourceOnSandbox<SitadelService>;
  beforeAll(async () => {
    source = await sourceOnSandbox(SitadelModule, SitadelService);
  });
  afterAll(() => source.close());

  async function permitsOf(idu: string, area: number | null = null): Promise<readonly Permit[]> {
    const inseeCode = idu.slice(0, 5);
    const input = { idu, inseeCode, cityCode: cityCodeOf(inseeCode), area, addresses: [] };
    return (await source.service.permits(input, callContext(60_000))).data;
  }

  const counts = { matches: 0, rejected: 0, misses: 0 };
  const toulouse = { exact: 0, ambiguous: 0, confirmed: 0, rejected: 0, misses: 0 };

  it('finds every recorded permit from each parcel it names, surely', async () => {
    for (const { file, number, inseeCode, references } of RECORDED) {
      for (const reference of references) {
        const idu = parcelOf(inseeCode, reference);
        const found = (await permitsOf(idu)).find(
          (one) => one.number === number && one.types.includes(file.type),
        );
        expect([idu, found?.matchQuality]).toEqual([idu, 'exact']);
        counts.matches++;
      }
      // Nothing but an address could find these, and most have none.
      if (references.length === 0) counts.misses++;
    }
  }, 120_000);

  it('finds none of them from a neighbour', async () => {
    for (const permit of RECORDED) {
      for (const idu of neighboursOf(permit)) {
        expect((await permitsOf(idu)).map(({ number }) => number)).not.toContain(permit.number);
        counts.rejected++;
      }
    }
  }, 120_000);

  it('keeps a permit of Toulouse in doubt unless its cells or its area tell the quarter', async () => {
    for (const type of ['amenager', 'demolir'] as const) {
      for (const { number, refs, area } of toulouseRows(type)) {
        if (refs.length === 0) toulouse.misses++;
        for (const one of refs) {
          const own = parcelOf('31555', one, one.prefix ?? '846');
          const quality = async (idu: string, of: number | null): Promise<string | undefined> =>
            (await permitsOf(idu, of)).find((permit) => permit.number === number)?.matchQuality;
          if (one.prefix === null) {
            expect(await quality(own, null)).toBe('ambiguousPrefix');
            toulouse.ambiguous++;
            if (area === 0) continue;
            expect(await quality(own, area)).toBe('areaConfirmed');
            toulouse.confirmed++;
          } else {
            expect(await quality(own, null)).toBe('exact');
            toulouse.exact++;
            const other = parcelOf('31555', one, one.prefix === '846' ? '864' : '846');
            const rival = await quality(other, null);
            // The same permit may write the parcel without its prefix in another pair.
            if (refs.every(({ prefix }) => prefix !== null)) {
              expect(rival).toBeUndefined();
              toulouse.rejected++;
            }
          }
        }
      }
    }
  }, 300_000);

  it('has the counts that the documentation gives', () => {
    const page = readFileSync('docs/joins/sitadel.md', 'utf8');
    const line = (name: string): string[] =>
      (page.split('\n').find((text) => text.startsWith(`| ${name}`)) ?? '')
        .split('|')
        .slice(2, -1)
        .map((cell) => cell.trim());
    expect(line('Rodez, Nantes, Paris, Antony')).toEqual([
      `${counts.matches}`,
      '0',
      `${counts.rejected}`,
      `${counts.misses}`,
    ]);
    expect(line('Toulouse')).toEqual([
      `${toulouse.exact}`,
      `${toulouse.ambiguous}`,
      `${toulouse.rejected}`,
      `${toulouse.misses}`,
    ]);
    expect(page).toContain(`${toulouse.confirmed} of the ${toulouse.ambiguous}`);
  });
});

function toulouseRows(
  type: 'amenager' | 'demolir',
): { readonly number: string; readonly refs: readonly CadastralReference[]; readonly area: number }[] {
  const name = type === 'amenager' ? 'amenager-31555-2026-01.csv' : 'demolir-31555-2026-01.trimmed.csv';
  const [, header = '', ...lines] = readFileSync(`sandbox/data/sitadel/${name}`, 'utf8')
    .trimEnd()
    .split('\n');
  const cut = (line: string): string[] => line.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
  const names = cut(header);
  return lines.map((line) => {
    const cells = cut(line);
    const row = Object.fromEntries(names.map((column, index) => [column, cells[index] ?? '']));
    return {
      number: row['NUM_PA'] ?? row['NUM_PD'] ?? '',
      refs: referencesOf(row, '31'),
      area: Number(row['SUPERFICIE_TERRAIN']),
    };
  });
}
