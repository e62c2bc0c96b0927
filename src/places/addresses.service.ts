import { Injectable } from '@nestjs/common';
import { SourcesFailed } from '../properties/failure-policy.js';
import type { SourceRun } from '../properties/source-run.js';
import { AddressFinder } from '../sources/ban/address-finder.service.js';
import { BAN_CREDIT } from '../sources/ban/ban.service.js';
import type { LocatedAddress } from '../sources/ban/located-address.fields.js';
import type { CallContext } from '../upstream/call-context.js';
import { NO_ADDRESS } from './by-address.service.js';
import { closing, type PlacesAnswer } from './places-answer.js';
import type { AddressesQuestion } from './places-query.js';

export interface AddressesAnswer extends PlacesAnswer {
  /** The most alike first. */
  readonly addresses: readonly LocatedAddress[];
}

/** Suggests addresses while one is being written. */
@Injectable()
export class AddressesService {
  constructor(private readonly addresses: AddressFinder) {}

  /** @throws SourcesFailed */
  async find({ text, limit }: AddressesQuestion, run: SourceRun, ctx: CallContext): Promise<AddressesAnswer> {
    const outcome = await run.run('ban', 'addresses', BAN_CREDIT, () =>
      this.addresses.find(text, { limit, typing: true }, ctx),
    );
    if ('error' in outcome) throw new SourcesFailed('Addresses could not be looked up', [outcome.error]);
    const addresses = outcome.data;
    return { addresses, ...closing(run, addresses.length === 0 ? [NO_ADDRESS] : []) };
  }
}
