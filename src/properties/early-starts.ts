import type { ParcelReference } from '../parcels/parcel-id.js';
import type { BanService } from '../sources/ban/ban.service.js';
import type { BdnbService } from '../sources/bdnb/bdnb.service.js';
import type { CallContext } from '../upstream/call-context.js';
import { showsPart } from './formats/representation.js';
import type { PropertiesRequest } from './properties-query.pipe.js';
import type { Sources } from './sources.js';

/** What was begun beside the cadastre, for a parcel that may not exist. */
export interface EarlyStarts {
  /** The identifier they were begun for; null when none was certain enough. */
  readonly idu: string | null;
  readonly links?: ReturnType<BanService['links']>;
  readonly groups?: ReturnType<BdnbService['buildings']>;
}

/**
 * Starts what needs no more than the identifier. Keyless calls of BDNB are too scarce for that: they wait for the
 * cadastre's yes.
 */
export function startEarly(
  reference: ParcelReference,
  { representation }: PropertiesRequest,
  { ban, bdnb }: Sources,
  ctx: CallContext,
): EarlyStarts {
  if (reference.kind !== 'exact') return { idu: null };
  const { idu } = reference.id;
  // Where neither is shown, only some sections ask for them.
  if (!showsPart(representation, 'addresses') && !showsPart(representation, 'buildings')) return { idu };
  const links = ban.links([idu], ctx);
  const groups = bdnb.mayAskBeforeTheCadastre ? bdnb.buildings(idu, ctx) : undefined;
  // Whoever needs them gets their failures; if the parcel turns out unknown, nobody does.
  links.catch(() => undefined);
  groups?.catch(() => undefined);
  return { idu, links, ...(groups === undefined ? {} : { groups }) };
}
