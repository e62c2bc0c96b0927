import { Injectable } from '@nestjs/common';
import type { CallContext } from '../../upstream/call-context.js';
import { type SourceCredit, type SourceResult, reportOf } from '../source-result.js';
import { AddressResolver } from './address-resolver.js';
import { type AddressQuestion, AddressSearch } from './address-search.js';
import { BanPlusClient, type ParcelAddressLink } from './ban-plus.client.js';
import { BanClient } from './ban.client.js';
import type { Address } from './ban.fields.js';
import { MATCH_METHODS } from './match-method.js';
import { addressesOf } from './parcel-address.js';

export const BAN_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'Base Adresse Nationale (DINUM/IGN), BAN PLUS (IGN)',
};

/** Addresses of one answer: details of the weakest ones of a huge estate are not worth hundreds of calls. */
const MAX_ADDRESSES = 30;

/** The addresses of a parcel. */
@Injectable()
export class BanService {
  constructor(
    private readonly ban: BanClient,
    private readonly banPlus: BanPlusClient,
    private readonly resolver: AddressResolver,
  ) {}

  /**
   * Links between addresses and parcels, by the parcels' ids alone: to be started before anything else is known.
   * May be left alone: its failure is nobody's until it is awaited.
   * @param idus canonical, with the arrondissement in Paris, Lyon and Marseille; a renumbered parcel's old id too
   * @throws UpstreamError
   */
  links(idus: readonly string[], ctx: CallContext): Promise<SourceResult<ParcelAddressLink[]>> {
    const links = this.readLinks(idus, ctx);
    links.catch(() => undefined);
    return links;
  }

  /**
   * Every address that some source attaches to the parcel, strongest first; empty when it has none.
   * @throws UpstreamError the last one, when too much failed to know any address or that there is none
   */
  async addresses(question: AddressQuestion, ctx: CallContext): Promise<SourceResult<Address[]>> {
    const search = new AddressSearch(this.ban, this.banPlus, question, ctx);
    await search.run();
    const { trail, found, box } = search;
    const ranked = found.ranked();
    const kept = ranked.slice(0, MAX_ADDRESSES);
    const truncated = kept.length < ranked.length;
    if (truncated) trail.note(`the ${kept.length} most certain of ${ranked.length} addresses`);
    const addresses = addressesOf(
      await this.resolver.resolve(kept, box?.rows ?? [], trail, ctx),
      question.parcel,
    );
    const matchedBy = methodsOf(addresses);
    return {
      data: addresses,
      report: trail.report(BAN_CREDIT, {
        ...(matchedBy === '' ? {} : { matchedBy }),
        ...(truncated ? { truncated } : {}),
      }),
    };
  }

  private async readLinks(
    idus: readonly string[],
    ctx: CallContext,
  ): Promise<SourceResult<ParcelAddressLink[]>> {
    const { links, answers, complete } = await this.banPlus.links(idus, ctx);
    return {
      data: [...links],
      report: reportOf(BAN_CREDIT, answers, {
        matchedBy: 'idu',
        ...(complete ? {} : { status: 'partial', notes: ['BAN-PLUS counts more addresses than it links'] }),
      }),
    };
  }
}

function methodsOf(addresses: readonly Address[]): string {
  const used = new Set(addresses.flatMap(({ matchMethods }) => matchMethods));
  return MATCH_METHODS.filter((method) => used.has(method)).join(', ');
}
