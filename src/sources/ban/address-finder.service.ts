import { Injectable } from '@nestjs/common';
import { isBanKey, otherSpelling } from '../../addresses/ban-key.js';
import { toText } from '../../fields/index.js';
import { parcelIdOf } from '../../parcels/parcel-id.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { UpstreamResponse } from '../../upstream/upstream-request.js';
import { orFailure } from '../or-failure.js';
import { type SourceResult, reportOf } from '../source-result.js';
import { worstFailure } from '../worst-failure.js';
import { BanPlusClient, type ParcelAddressLink } from './ban-plus.client.js';
import { BanClient } from './ban.client.js';
import { addressFields } from './ban.fields.js';
import { BAN_CREDIT } from './ban.service.js';
import { type LocatedAddress, locatedAddressFields } from './located-address.fields.js';
import { stage } from './stage.js';

/** For links, beyond which the point of the address has to do. BAN-PLUS has been seen to take 8 s. */
const LINKS_MS = 5_000;
/** A declaration for more parcels than that is of an estate, and says little. */
const MANY_PARCELS = 5;

/** A parcel that a source links to an address. */
export interface LinkedParcel {
  /** Canonical identifier; the parcel may be renumbered since. */
  readonly idu: string;
  /** `declared` by the commune in the BAN, or `computed` by IGN from the map. */
  readonly linkType: 'declared' | 'computed';
}

/** Addresses by what people write, and the parcels that belong to them. */
@Injectable()
export class AddressFinder {
  constructor(
    private readonly ban: BanClient,
    private readonly banPlus: BanPlusClient,
  ) {}

  /**
   * Places that are like a text, most alike first.
   * @param typing whether the text is still being typed
   * @throws UpstreamError
   */
  async find(
    text: string,
    { limit, typing }: { readonly limit: number; readonly typing: boolean },
    ctx: CallContext,
  ): Promise<SourceResult<LocatedAddress[]>> {
    const { rows, answers } = await this.ban.anywhere(text, limit, typing, ctx);
    return {
      data: rows.map((row) => locatedAddressFields.map(row)),
      report: reportOf(BAN_CREDIT, answers, { matchedBy: 'text' }),
    };
  }

  /**
   * The parcels of a house number, most certain first: declared for it, computed, declared for a whole estate.
   * Empty for keys of anything else.
   * @throws UpstreamError when neither the lookup of the BAN nor BAN-PLUS could be read
   */
  async parcelsOf(key: string, ctx: CallContext): Promise<SourceResult<LinkedParcel[]>> {
    if (!isBanKey(key)) return { data: [], report: reportOf(BAN_CREDIT, []) };
    const part = stage(ctx, LINKS_MS);
    const [declared, links] = await Promise.all([
      orFailure(this.declaredFor(key, part)),
      orFailure(this.linkedTo(key, part)),
    ]);
    const failures = [declared, links].flatMap((one) => (one instanceof UpstreamError ? [one] : []));
    const read = [declared, links].flatMap((one) => (one instanceof UpstreamError ? [] : [one]));
    if (read.length === 0) throw worstFailure(failures) ?? new Error('nothing was asked');
    const ranked = read.flatMap(({ parcels }) => parcels).sort((a, b) => a.rank - b.rank);
    const byId = new Map<string, LinkedParcel>();
    for (const { idu, linkType } of ranked) if (!byId.has(idu)) byId.set(idu, { idu, linkType });
    const notes = failures.map(({ upstream, code }) => `${upstream} could not be read (${code})`);
    return {
      data: [...byId.values()],
      report: reportOf(
        BAN_CREDIT,
        read.flatMap(({ answers }) => answers),
        { matchedBy: 'key', ...(notes.length === 0 ? {} : { status: 'partial', notes }) },
      ),
    };
  }

  private async declaredFor(key: string, ctx: CallContext): Promise<Links> {
    const { rows, answers } = await this.ban.byKey(key, ctx);
    const parcels = rows
      .flatMap((row) => addressFields.map(row).parcelIds)
      .map((text) => ({ idu: text.toUpperCase(), linkType: 'declared' as const }));
    return { parcels: ranked(parcels), answers };
  }

  private async linkedTo(key: string, ctx: CallContext): Promise<Links> {
    const other = otherSpelling(key);
    const { links, answers } = await this.banPlus.linksOfAddress(
      other === undefined ? [key] : [key, other],
      ctx,
    );
    return { parcels: ranked(links.map(linkedParcel)), answers };
  }
}

interface Links {
  readonly parcels: readonly (LinkedParcel & { readonly rank: number })[];
  readonly answers: readonly UpstreamResponse<unknown>[];
}

function linkedParcel({ idu, linkType, parcelsOfAddress }: ParcelAddressLink): LinkedParcel & {
  readonly count?: number;
} {
  const isDeclared = toText(linkType)?.toUpperCase() === 'BAN';
  return {
    idu,
    linkType: isDeclared ? 'declared' : 'computed',
    ...(parcelsOfAddress === null ? {} : { count: parcelsOfAddress }),
  };
}

/** Only identifiers that are ones: files of addresses hold all sorts of things. */
function ranked(parcels: readonly (LinkedParcel & { readonly count?: number })[]): Links['parcels'] {
  return parcels
    .filter(({ idu }) => parcelIdOf(idu) !== undefined)
    .map(({ idu, linkType, count = parcels.length }) => {
      const rank = linkType === 'computed' ? 1 : count <= MANY_PARCELS ? 0 : 2;
      return { idu, linkType, rank };
    });
}
