import type { Owner } from '../sources/owners/owners.fields.js';
import { sirensOf, withDetails } from '../sources/owners/with-details.js';
import { type CompanyDetails } from '../sources/sirene/sirene.fields.js';
import { MAX_COMPANIES } from '../sources/sirene/sirene.service.js';
import type { SourceResult } from '../sources/source-result.js';
import { UpstreamError } from '../upstream/upstream-error.js';

type Companies = SourceResult<ReadonlyMap<string, CompanyDetails>>;

/**
 * Owners with what the company register says of the first few of them. Owners are worth having without it: when the
 * register fails they stay as they are, marked, and the report says so.
 */
export async function withCompanies(
  found: SourceResult<Owner[]>,
  lookUp: (sirens: readonly string[]) => Promise<Companies>,
): Promise<SourceResult<Owner[]>> {
  const sirens = sirensOf(found.data);
  if (sirens.length === 0) return found;
  try {
    const companies = await lookUp(sirens);
    const all = companies.report.status === 'ok';
    // Asked for and not in the register: known to have no details, not merely not looked up.
    const asked = sirens.slice(0, MAX_COMPANIES).filter((siren) => all || companies.data.has(siren));
    const details = new Map(asked.map((siren) => [siren, companies.data.get(siren) ?? null]));
    const owners = { ...found, data: withDetails(found.data, details) };
    return all ? owners : marked(owners, companies.report.notes ?? []);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    const owners = { ...found, data: withDetails(found.data, new Map()) };
    return marked(owners, [`details of companies could not be obtained (${error.code})`]);
  }
}

function marked(found: SourceResult<Owner[]>, notes: readonly string[]): SourceResult<Owner[]> {
  const { report } = found;
  const status = report.status === 'ok' ? 'partial' : report.status;
  return { ...found, report: { ...report, status, notes: [...(report.notes ?? []), ...notes] } };
}
