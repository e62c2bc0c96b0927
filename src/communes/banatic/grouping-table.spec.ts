import fc from 'fast-check';
import { type BanaticGrouping, countMembers, type GroupingTable, mergeTables } from './grouping-table.js';

const LABELS = ['Eau', 'Voirie', 'Assainissement', 'Tourisme'];
const SIRENS = ['200000001', '200000002', '200000003'];
const CODES = ['01001', '01002', '01004'];

const tables: fc.Arbitrary<GroupingTable> = fc.shuffledSubarray(LABELS).chain((labels) =>
  fc.record({
    importedAt: fc.constant('2026-01-01T00:00:00.000Z'),
    files: fc.constant([{ name: 'a.xlsx', savedAt: null, groupings: 0 }]),
    competences: fc.constant(labels.map((label) => ({ label, code: null }))),
    groupings: fc
      .uniqueArray(groupings(labels.length), { selector: ({ siren }) => siren })
      .map((list) => new Map(list.map((grouping) => [grouping.siren, grouping]))),
  }),
);

function groupings(labels: number): fc.Arbitrary<BanaticGrouping> {
  return fc.record({
    siren: fc.constantFrom(...SIRENS),
    name: fc.constantFrom('A', 'B'),
    type: fc.constant('SIVU'),
    department: fc.constantFrom(null, '01 - Ain'),
    financing: fc.constant(null),
    creationDate: fc.constantFrom(null, '2000-01-01'),
    memberCount: fc.constant(null),
    population: fc.constant(null),
    competences: fc.option(fc.subarray(Array.from({ length: labels }, (_, number) => number))),
    communes: fc.subarray(CODES),
    others: fc
      .subarray(SIRENS)
      .map((sirens) => sirens.map((siren) => ({ siren, name: null, category: null }))),
  });
}

const labelsOf = (table: GroupingTable, siren: string): string[] | null | undefined =>
  table.groupings
    .get(siren)
    ?.competences?.map((number) => table.competences[number]?.label ?? '?')
    .sort();

describe('mergeTables', () => {
  it('loses no grouping and no member, and counts none twice', () => {
    fc.assert(
      fc.property(tables, tables, (older, newer) => {
        const merged = mergeTables(older, newer);
        for (const { groupings } of [older, newer]) {
          for (const [siren, { communes, others }] of groupings) {
            expect(merged.groupings.get(siren)?.communes).toEqual(expect.arrayContaining([...communes]));
            expect(merged.groupings.get(siren)?.others).toEqual(expect.arrayContaining([...others]));
          }
        }
        const distinct = [...merged.groupings.values()].map(
          ({ communes, others }) => new Set(communes).size + new Set(others.map(({ siren }) => siren)).size,
        );
        expect(countMembers(merged)).toBe(distinct.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it('takes the newer word on competences, whatever the order of columns', () => {
    fc.assert(
      fc.property(tables, tables, (older, newer) => {
        const merged = mergeTables(older, newer);
        for (const siren of merged.groupings.keys()) {
          const told = labelsOf(newer, siren) ?? labelsOf(older, siren);
          expect(labelsOf(merged, siren) ?? null).toEqual(told ?? null);
        }
        const labels = merged.competences.map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      }),
    );
  });

  it('changes nothing when the same comes again', () => {
    fc.assert(
      fc.property(tables, (table) => expect(mergeTables(table, table).groupings).toEqual(table.groupings)),
    );
  });
});
