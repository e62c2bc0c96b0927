import { Inject, Injectable, Logger } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../config/settings.js';
import { banaticPath, readTable, versionOf } from './banatic-file.js';
import type { BanaticGrouping, GroupingTable } from './grouping-table.js';

/** An import with its links turned round. */
export interface BanaticIndex {
  readonly table: GroupingTable;
  /** Groupings that have this commune (INSEE code) among their own members. */
  readonly ofCommune: (inseeCode: string) => readonly BanaticGrouping[];
  /** Groupings that have this one (SIREN) among their members. */
  readonly ofGrouping: (siren: string) => readonly BanaticGrouping[];
}

/** What there is of BANATIC: an import, none, or one that cannot be read. */
export type BanaticState =
  | { readonly state: 'imported'; readonly index: BanaticIndex }
  | { readonly state: 'none' }
  | { readonly state: 'unreadable' };

/** The import of BANATIC in DATA_DIR: read at the first question, and again when another file stands there. */
@Injectable()
export class BanaticStore {
  private readonly logger = new Logger('Banatic');
  private readonly path: string;
  private held: { readonly version: string | undefined; readonly state: Promise<BanaticState> } | undefined;

  constructor(@Inject(SETTINGS) { dataDir }: Settings) {
    this.path = banaticPath(dataDir);
  }

  /** Never fails: a file that cannot be read is told in the log, once, and in the answer. */
  async current(): Promise<BanaticState> {
    // A folder that cannot be read is told by the reading of the file.
    const version = await versionOf(this.path).catch(() => 'unknown');
    if (this.held === undefined || this.held.version !== version) {
      this.held = { version, state: this.read() };
    }
    return this.held.state;
  }

  private async read(): Promise<BanaticState> {
    try {
      const table = await readTable(this.path);
      return table === undefined ? { state: 'none' } : { state: 'imported', index: indexOf(table) };
    } catch (error) {
      this.logger.error({ path: this.path, err: error }, 'the import of BANATIC cannot be read');
      return { state: 'unreadable' };
    }
  }
}

function indexOf(table: GroupingTable): BanaticIndex {
  const byCommune = new Map<string, BanaticGrouping[]>();
  const byMember = new Map<string, BanaticGrouping[]>();
  for (const grouping of table.groupings.values()) {
    for (const code of grouping.communes) append(byCommune, code, grouping);
    for (const { siren } of grouping.others) append(byMember, siren, grouping);
  }
  return {
    table,
    ofCommune: (inseeCode) => byCommune.get(inseeCode) ?? [],
    ofGrouping: (siren) => byMember.get(siren) ?? [],
  };
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
