import type { JsonSchema } from '../../fields/index.js';
import { answerSchemas } from '../answer.schema.js';

/** A field of an answer and the fields below it. Lists are seen through: a path names a field of their items. */
export interface FieldNode {
  readonly schema: JsonSchema;
  /** Empty for a value, a list of values and a GeoJSON geometry. */
  readonly members: ReadonlyMap<string, FieldNode>;
  readonly isList: boolean;
  /** A GeoJSON geometry. */
  readonly isGeometry: boolean;
}

/** Dotted names, such as `transactions.address.label`. */
export const pathText = (path: readonly string[]): string => path.join('.');

let tree: FieldNode | undefined;

/** Every field of a property, from the schemas of the OpenAPI document, and so from the field tables. */
export function fieldTree(): FieldNode {
  return (tree ??= treeOfProperty());
}

/** The field that a path leads to. */
export function fieldAt(path: readonly string[]): FieldNode | undefined {
  return path.reduce<FieldNode | undefined>((node, name) => node?.members.get(name), fieldTree());
}

function treeOfProperty(): FieldNode {
  const components = answerSchemas();
  const property = components['Property'];
  if (property === undefined) throw new Error('the schema of a property is missing');
  return nodeOf(property, (reference) => components[reference.slice(reference.lastIndexOf('/') + 1)]);
}

type Resolve = (reference: string) => JsonSchema | undefined;

function nodeOf(schema: JsonSchema, resolve: Resolve): FieldNode {
  const alternatives = (schema.anyOf ?? [schema])
    .map((one) => (one.$ref === undefined ? one : resolve(one.$ref)))
    .filter((one): one is JsonSchema => one !== undefined && one.type !== 'null');
  const [first = schema] = alternatives;
  const isGeometry = alternatives.every(isGeometrySchema);
  if (first.items !== undefined) {
    return { ...nodeOf(first.items, resolve), schema, isList: true };
  }
  const members = isGeometry ? [] : Object.entries(first.properties ?? {});
  return {
    schema: first,
    members: new Map(members.map(([name, member]) => [name, nodeOf(member, resolve)])),
    isList: false,
    isGeometry,
  };
}

function isGeometrySchema({ properties }: JsonSchema): boolean {
  return properties?.['coordinates'] !== undefined && properties['type']?.const !== undefined;
}
