import { foldText } from '../../addresses/index.js';
import type { SheetRow } from './xlsx/sheet-rows.js';

/**
 * How columns are known: by folded words of their header, the first that has them. Which file BANATIC's site gives has
 * changed in wording and order more than once.
 */
interface ColumnRule {
  /** Any of these. */
  readonly has: readonly string[];
  /** None of these. */
  readonly not?: readonly string[];
}

const OF_MEMBER = ['MEMBRE', 'ADHERENT', 'ADHESION'];

const RULES = {
  memberSiren: { has: ['SIREN MEMBRE', 'SIREN DU MEMBRE', 'SIREN ADHERENT'] },
  memberName: { has: ['NOM MEMBRE', 'NOM DU MEMBRE'] },
  memberCategory: {
    has: ['CATEGORIE DES MEMBRES', 'CATEGORIE MEMBRE', 'CATEGORIE DU MEMBRE', 'TYPE MEMBRE'],
  },
  siren: { has: ['SIREN'], not: OF_MEMBER },
  name: { has: ['NOM DU GROUPEMENT', 'RAISON SOCIALE'], not: OF_MEMBER },
  nature: { has: ['NATURE JURIDIQUE'], not: OF_MEMBER },
  department: { has: ['DEPARTEMENT'], not: [...OF_MEMBER, 'INTERDEPARTEMENTAL'] },
  financing: { has: ['MODE DE FINANCEMENT'] },
  creationDate: { has: ['DATE DE CREATION'] },
  memberCount: { has: ['NOMBRE TOTAL DE MEMBRES', 'NOMBRE DE MEMBRES'] },
  population: { has: ['POPULATION TOTALE', 'POPULATION REGROUPEE'], not: OF_MEMBER },
  competenceCount: { has: ['NOMBRE DE COMPETENCES'] },
} as const satisfies Record<string, ColumnRule>;

type ColumnName = keyof typeof RULES;
const COLUMN_NAMES = Object.keys(RULES) as ColumnName[];

/** Without these a file is no export of BANATIC. */
const NEEDED = { siren: 'N° SIREN', name: 'Nom du groupement', nature: 'Nature juridique' } as const;

export interface CompetenceColumn {
  readonly column: number;
  /** As the header has it, without its code. */
  readonly label: string;
  /** DGCL code of 4 digits, where the header begins with one. */
  readonly code: string | null;
}

export interface BanaticColumns {
  readonly at: Readonly<Partial<Record<ColumnName, number>>> & {
    readonly [name in keyof typeof NEEDED]: number;
  };
  /** Columns that may hold OUI or NON for a competence; whether they do shows in the rows. */
  readonly competences: readonly CompetenceColumn[];
}

/** The columns of a header row, or the headings it lacks. */
export function columnsOf(header: SheetRow): BanaticColumns | { readonly missing: readonly string[] } {
  const headers = Array.from(header, (text) => foldText(text ?? ''));
  const at: Partial<Record<ColumnName, number>> = {};
  for (const name of COLUMN_NAMES) {
    const column = headers.findIndex((text) => matches(text, RULES[name]));
    if (column >= 0) at[name] = column;
  }
  const { siren, name, nature } = at;
  if (siren === undefined || name === undefined || nature === undefined) {
    const missing = Object.entries(NEEDED).filter(([key]) => at[key as ColumnName] === undefined);
    return { missing: missing.map(([, heading]) => heading) };
  }
  return { at: { ...at, siren, name, nature }, competences: competenceColumns(header, headers, at) };
}

function matches(text: string, { has, not = [] }: ColumnRule): boolean {
  return has.some((words) => text.includes(words)) && !not.some((words) => text.includes(words));
}

/** Those behind the number of competences, up to what is told of adhesions; none without that number. */
function competenceColumns(
  header: SheetRow,
  headers: readonly string[],
  at: Readonly<Partial<Record<ColumnName, number>>>,
): CompetenceColumn[] {
  if (at.competenceCount === undefined) return [];
  const first = at.competenceCount + 1;
  const adhesions = headers.findIndex((text, column) => column >= first && text.startsWith('ADHESION'));
  const known = new Set<number>(Object.values(at));
  const found: CompetenceColumn[] = [];
  for (let column = first; column < (adhesions < 0 ? headers.length : adhesions); column += 1) {
    const heading = header[column]?.replace(/\s+/g, ' ').trim() ?? '';
    if (heading !== '' && !known.has(column)) found.push({ column, ...competenceOf(heading) });
  }
  return found;
}

const CODED = /^[CN]?(\d{4})\s*[-–:]\s*(.+)$/;

function competenceOf(heading: string): Pick<CompetenceColumn, 'label' | 'code'> {
  const [, code = null, label = heading] = CODED.exec(heading) ?? [];
  return { label, code };
}
