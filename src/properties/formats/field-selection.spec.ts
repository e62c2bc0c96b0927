import fc from 'fast-check';
import { branchAt, pick, selectFields } from './field-selection.js';
import { type FieldNode, fieldTree } from './field-tree.js';

/** Every path there is, those to objects and lists included. */
function pathsOf(node: FieldNode, above: readonly string[] = []): string[] {
  return [...node.members].flatMap(([name, member]) => {
    const path = [...above, name];
    return [path.join('.'), ...pathsOf(member, path)];
  });
}
const PATHS = pathsOf(fieldTree());
const somePaths = fc.array(fc.constantFrom(...PATHS), { minLength: 1, maxLength: 8 });

type Json = Record<string, unknown>;

/** A value of the form that a node describes: two items to a list, a text at a leaf. */
function valueOf(node: FieldNode): unknown {
  const members = [...node.members].map(([name, member]) => [name, valueOf(member)] as const);
  const value = members.length === 0 ? 'a value' : Object.fromEntries(members);
  return node.isList ? [value, value] : value;
}
const PROPERTY = valueOf(fieldTree());

/** Paths of the leaves of a value, lists seen through. */
function leavesOf(value: unknown, above = ''): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...leavesOf(item, above)]));
  if (typeof value !== 'object' || value === null) return new Set([above]);
  return new Set(
    Object.entries(value).flatMap(([name, member]) => [
      ...leavesOf(member, above === '' ? name : `${above}.${name}`),
    ]),
  );
}
const ALL_LEAVES = leavesOf(PROPERTY);

const picked = (paths: readonly string[]): unknown => pick(PROPERTY, selectFields(paths).branch);

describe('the paths of fields', () => {
  it('are those of the field tables, lists seen through, geometries whole', () => {
    expect(PATHS.length).toBeGreaterThan(1_000);
    expect(PATHS).toEqual(
      expect.arrayContaining([
        'cadastral.area',
        'cadastral.geometry',
        'buildings.building.height',
        'buildings.addresses.label',
        'transactions.address.label',
        'energy.residential.dpeLabel',
        'owners.details.headquarters.siret',
        'urbanisme.zones.geometry',
        'urbanisme.assiettesAvecGenerateurs.generateurs.typegen',
      ]),
    );
    expect(PATHS.filter((path) => path.includes('geometry.'))).toEqual([]);
  });
});

describe('selectFields', () => {
  it('keeps exactly the leaves at and below the paths', () => {
    fc.assert(
      fc.property(somePaths, (paths) => {
        const wanted = [...ALL_LEAVES].filter((leaf) =>
          paths.some((path) => leaf === path || leaf.startsWith(`${path}.`)),
        );
        expect([...leavesOf(picked(paths))].sort()).toEqual(wanted.sort());
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on order or repetition, and neither does its key', () => {
    fc.assert(
      fc.property(
        somePaths.chain((paths) =>
          fc.tuple(fc.constant(paths), fc.shuffledSubarray(paths, { minLength: paths.length })),
        ),
        ([paths, shuffled]) => {
          expect(selectFields([...shuffled, ...paths]).key).toBe(selectFields(paths).key);
          expect(JSON.stringify(picked([...shuffled, ...paths]))).toBe(JSON.stringify(picked(paths)));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('gives different selections different keys', () => {
    fc.assert(
      fc.property(somePaths, somePaths, (some, others) => {
        const [a, b] = [some, others].map((paths) => JSON.stringify(picked(paths)));
        expect(selectFields(some).key === selectFields(others).key).toBe(a === b);
      }),
      { numRuns: 40 },
    );
  });

  it('lets a path cover those below it', () => {
    expect(selectFields(['transactions.address.label', 'transactions', 'transactions.value']).key).toBe(
      'transactions',
    );
    // A name that merely begins alike is another field.
    expect(selectFields(['cadastral.number', 'cadastral.sheet']).key).toBe(
      'cadastral.number,cadastral.sheet',
    );
  });

  it('refuses any path there is not, names it, and says where the list is', () => {
    const names = new Set(PATHS);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.constantFrom(...PATHS), fc.string()).map(([path, more]) => `${path}.${more}`),
          fc.constantFrom(
            '__proto__',
            'constructor',
            'cadastral.constructor',
            'cadastral.geometry.coordinates',
            'meta',
          ),
        ),
        (path) => {
          fc.pre(!names.has(path));
          expect(() => selectFields([path])).toThrow(/fields: unknown path ".*".*openapi\.json/s);
        },
      ),
    );
  });

  it('says what there is instead', () => {
    expect(() => selectFields(['transactions.prix'])).toThrow(
      /"transactions.prix"; transactions has mutationId, /,
    );
    expect(() => selectFields(['proprio.siren'])).toThrow(/a path begins with .*owners/);
    expect(() => selectFields(['cadastral.area.m2'])).toThrow(/cadastral\.area has no fields below it/);
  });
});

describe('pick', () => {
  it('keeps what is null null, and what is empty empty', () => {
    const { branch } = selectFields([
      'transactions.value',
      'energy.residential.dpeLabel',
      'owners.details.name',
    ]);
    const property: Json = {
      cadastral: { area: 1 },
      transactions: null,
      energy: { residential: null, tertiary: [] },
      owners: [{ details: null, siren: '1' }],
    };
    expect(pick(property, branch)).toEqual({
      transactions: null,
      energy: { residential: null },
      owners: [{ details: null }],
    });
  });
});

describe('branchAt', () => {
  it('tells nothing, all and some apart', () => {
    const selection = selectFields(['transactions', 'energy.residential.dpeLabel']);
    expect(branchAt(selection, ['transactions', 'value'])).toBeNull();
    expect(branchAt(selection, ['energy', 'tertiary'])).toBeUndefined();
    expect(branchAt(selection, ['energy', 'residential'])).toEqual(new Map([['dpeLabel', null]]));
    expect(branchAt(null, ['energy'])).toBeNull();
  });
});
