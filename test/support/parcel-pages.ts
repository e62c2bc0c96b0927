import { existsSync, readFileSync } from 'node:fs';
import { dataPath } from '../../sandbox/data-folder.js';
import { type SandboxParcel, sandboxParcels } from '../../sandbox/parcels.js';
import { recordsAt } from './answer-fields.js';

type Json = Readonly<Record<string, unknown>>;

/** Folder of `sandbox/data`, its title, and where its records stand in an answer. */
const SOURCES: readonly (readonly [folder: string, title: string, records: readonly string[]])[] = [
  ['dvf', 'transactions (DVF)', ['transactions']],
  ['dpe', 'energy (DPE)', ['energy.residential', 'energy.tertiary']],
  ['sirene', 'occupation (SIRENE)', ['occupation']],
  ['owners', 'owners (file of legal persons)', ['owners']],
  ['copro', 'copropriete (RNIC)', ['copropriete']],
  ['sitadel', 'permis (SITADEL)', ['permis']],
  ['bodacc', 'fondsDeCommerce (BODACC)', ['fondsDeCommerce']],
  [
    'gpu',
    'urbanisme (GPU)',
    ['zones', 'documents', 'prescriptions', 'informations', 'assiettes', 'generateurs'].map(
      (name) => `urbanisme.${name}`,
    ),
  ],
];
const MOST_IDS = 5;
const INTRODUCTION = `What each parcel answers, and what of it was composed; the rest is recorded. Written by \`test/sandbox-readme.spec.ts\`
from the answers, \`data/parcels.json\` and \`data/*/composed.json\`, and held to them; to write it anew:
\`UPDATE_DOCS=1 npm test -- test/sandbox-readme.spec.ts\`.
`;

/** The chapter on parcels of the sandbox's README: of each what it answers, and what of that was composed. */
export async function parcelPages(ask: (id: string) => Promise<Json>): Promise<string> {
  const main = sandboxParcels().filter(({ neighbour }) => neighbour !== true);
  const pages: string[] = [];
  for (const parcel of main) pages.push(pageOf(parcel, await ask(parcel.id)));
  const neighbours = sandboxParcels().filter(({ neighbour }) => neighbour === true);
  return [
    INTRODUCTION,
    ...pages,
    '## Neighbours and other parcels\n\nThere so that joins by geometry have something to reject, or to fill pages:\n',
    ...neighbours.map(({ id, about }) => `- \`${id}\`: ${about}`),
    '',
  ].join('\n');
}

function pageOf({ id, about, composed }: SandboxParcel, property: Json): string {
  const [cadastral] = recordsAt(property, 'cadastral');
  const area = cadastral?.['cadastralArea'];
  const sources = SOURCES.flatMap(([folder, title, records]) => {
    const count = records.flatMap((path) => recordsAt(property, path)).length;
    const notes = composedNotes(folder)[id] ?? [];
    if (count === 0 && notes.length === 0) return [];
    const records_ = `${count} ${count === 1 ? 'record' : 'records'}`;
    return notes.length === 0
      ? [`- ${title}: ${records_}; nothing noted as composed for this parcel`]
      : [`- ${title}: ${records_}; composed:`, ...notes.map((note) => `  - ${plain(note)}`)];
  });
  return [
    `### ${id}\n`,
    `${about[0]?.toUpperCase()}${about.slice(1)}. Official area ${typeof area === 'number' ? `${area} m2` : 'absent'}.\n`,
    ...ids('buildings', recordsAt(property, 'building')),
    ...ids('addresses', recordsAt(property, 'addresses')),
    ...(composed.length === 0 ? ['- parcel, buildings and addresses: recorded, nothing composed'] : []),
    ...composed.map((note) => `- composed: ${plain(note)}`),
    ...sources,
    '',
  ].join('\n');
}

function ids(title: string, records: readonly Json[]): string[] {
  const all = records.map(({ id }) => `\`${String(id)}\``);
  if (all.length === 0) return [];
  return [
    all.length > MOST_IDS
      ? `- ${title}: ${all.length}, from ${all[0]} to ${all.at(-1)}`
      : `- ${title}: ${all.join(', ')}`,
  ];
}

function composedNotes(folder: string): Readonly<Record<string, readonly string[]>> {
  const path = dataPath(folder, 'composed.json');
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, readonly string[]>)
    : {};
}

/** Text without what Markdown would take for markup. */
function plain(text: string): string {
  return text.replace(/[*_<>[\]]/g, '\\$&');
}
