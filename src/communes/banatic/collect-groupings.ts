import { SIREN } from '../../parcels/siren.js';
import type { BanaticColumns, CompetenceColumn } from './columns.js';
import type { BanaticGrouping, Competence, OtherMember } from './grouping-table.js';
import { cellDate } from './xlsx/cell-text.js';
import { ownCopy } from './xlsx/shared-strings.js';
import type { SheetRow } from './xlsx/sheet-rows.js';

/** What became of the rows of a sheet. */
export interface Collected {
  readonly groupings: ReadonlyMap<string, BanaticGrouping>;
  readonly competences: readonly Competence[];
  readonly rows: number;
  /** Rows without a SIREN of 9 digits or without a name: left out. */
  readonly rowsLeftOut: number;
  /** Headings among the competences whose cells hold anything but OUI and NON, or nothing at all: left out. */
  readonly notCompetences: readonly string[];
  /** Groupings that state another number of competences than have OUI. */
  readonly otherCounts: number;
  /** Members that the file calls communes and whose SIREN is that of none. */
  readonly unknownCommunes: number;
}

interface Draft extends Omit<BanaticGrouping, 'communes' | 'others' | 'competences'> {
  readonly exercised: readonly CompetenceColumn[];
  readonly statedCount: number | null;
  readonly communes: Set<string>;
  readonly others: Map<string, OtherMember>;
}

const YES = /^(?:oui|1|vrai|true|x)$/i;
const NO = /^(?:non|0|faux|false)$/i;

/** Takes the rows of a sheet one by one, one for each grouping and member; what it holds grows with these only. */
export class GroupingCollector {
  private readonly drafts = new Map<string, Draft>();
  private readonly confirmed = new Set<CompetenceColumn>();
  private readonly refuted = new Set<CompetenceColumn>();
  private rows = 0;
  private rowsLeftOut = 0;
  private readonly unknownCommunes = new Set<string>();

  /**
   * @param communeBySiren INSEE codes of the current communes
   * @param calendar1904 how serial dates count
   */
  constructor(
    private readonly columns: BanaticColumns,
    private readonly communeBySiren: ReadonlyMap<string, string>,
    private readonly calendar1904: boolean,
  ) {}

  add(row: SheetRow): void {
    if (row.every((cell) => cell === undefined)) return;
    this.rows += 1;
    const siren = sirenOf(row[this.columns.at.siren]);
    if (siren === undefined) {
      this.rowsLeftOut += 1;
      return;
    }
    let draft = this.drafts.get(siren);
    if (draft === undefined) {
      draft = this.draft(siren, row);
      if (draft.name === '') {
        this.rowsLeftOut += 1;
        return;
      }
      this.drafts.set(siren, draft);
    }
    this.addMember(draft, row);
  }

  finish(): Collected {
    const isCompetence = (column: CompetenceColumn): boolean =>
      this.confirmed.has(column) && !this.refuted.has(column);
    const columns = this.columns.competences.filter(isCompetence);
    const numbers = new Map(columns.map((column, number) => [column, number]));
    const groupings = new Map<string, BanaticGrouping>();
    let otherCounts = 0;
    for (const { exercised, statedCount, communes, others, ...draft } of this.drafts.values()) {
      const competences = exercised.flatMap((column) => numbers.get(column) ?? []);
      if (statedCount !== null && columns.length > 0 && statedCount !== competences.length) otherCounts += 1;
      groupings.set(draft.siren, {
        ...draft,
        competences: columns.length === 0 ? null : competences,
        communes: [...communes],
        others: [...others.values()],
      });
    }
    return {
      groupings,
      competences: columns.map(({ label, code }) => ({ label: ownCopy(label), code })),
      rows: this.rows,
      rowsLeftOut: this.rowsLeftOut,
      notCompetences: this.columns.competences
        .filter((column) => !isCompetence(column))
        .map(({ label }) => label),
      otherCounts,
      unknownCommunes: this.unknownCommunes.size,
    };
  }

  private draft(siren: string, row: SheetRow): Draft {
    const { at } = this.columns;
    const text = (column: number | undefined): string | null => textOf(row, column);
    const date = text(at.creationDate);
    return {
      siren,
      name: text(at.name) ?? '',
      type: (text(at.nature) ?? '').toUpperCase(),
      department: text(at.department),
      financing: text(at.financing),
      creationDate: date === null ? null : cellDate(date, this.calendar1904),
      memberCount: countOf(text(at.memberCount)),
      population: countOf(text(at.population)),
      statedCount: countOf(text(at.competenceCount)),
      exercised: this.exercised(row),
      communes: new Set(),
      others: new Map(),
    };
  }

  /** A column that holds anything but yes and no is none of a competence, whatever stands before it. */
  private exercised(row: SheetRow): CompetenceColumn[] {
    return this.columns.competences.filter((competence) => {
      const cell = row[competence.column]?.trim() ?? '';
      const isExercised = YES.test(cell);
      if (isExercised || NO.test(cell)) this.confirmed.add(competence);
      else if (cell !== '') this.refuted.add(competence);
      return isExercised;
    });
  }

  private addMember(draft: Draft, row: SheetRow): void {
    const { at } = this.columns;
    const siren = at.memberSiren === undefined ? undefined : sirenOf(row[at.memberSiren]);
    if (siren === undefined) return;
    const inseeCode = this.communeBySiren.get(siren);
    if (inseeCode !== undefined) {
      draft.communes.add(inseeCode);
      return;
    }
    const category = textOf(row, at.memberCategory);
    if (isCommuneCategory(category)) this.unknownCommunes.add(siren);
    draft.others.set(siren, { siren, name: textOf(row, at.memberName), category });
  }
}

/** Whether the file calls a member a commune. */
export function isCommuneCategory(category: string | null): boolean {
  return category !== null && /^commune/i.test(category);
}

function textOf(row: SheetRow, column: number | undefined): string | null {
  const text = column === undefined ? undefined : row[column]?.replace(/\s+/g, ' ').trim();
  return text === undefined || text === '' ? null : ownCopy(text);
}

/** A SIREN as text or as a number, with or without blanks; undefined when it is none. */
function sirenOf(cell: string | undefined): string | undefined {
  const digits = cell?.replace(/[\s.]+/g, '');
  if (digits === undefined) return undefined;
  if (SIREN.test(digits)) return digits;
  // 2.00054781E8: some writers store numbers so.
  const number = Number(cell);
  return Number.isInteger(number) && number >= 1e8 && number < 1e9 ? String(number) : undefined;
}

function countOf(text: string | null): number | null {
  const count = text === null ? Number.NaN : Number(text.replace(/\s/g, ''));
  return Number.isFinite(count) && count >= 0 ? Math.round(count) : null;
}
