import { Injectable } from '@nestjs/common';
import { isArrondissement } from '../../parcels/insee-code.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { SourceCredit, SourceResult } from '../source-result.js';
import { type CoproAddress, sharedAddress } from './address-match.js';
import type { Copropriete } from './copro.fields.js';
import { Findings } from './findings.js';
import { parcelsOf, placeByParts, placeOf, registerKeys } from './parcel-reference.js';
import { RegisterClient, type RegisterRows } from './register.client.js';
import { RegisterCopyClient } from './register-copy.client.js';
import { firstKnown, REGISTER_COLUMNS } from './register-columns.js';
import { streetPattern } from './street-pattern.js';

export const COPRO_CREDIT: SourceCredit = {
  licence: 'Licence Ouverte 2.0',
  attribution: 'Anah - Registre national d’immatriculation des copropriétés (RNIC)',
};

type Awaitable<T> = T | PromiseLike<T>;

/**
 * What condominiums are searched by. What needs BDNB or addresses may come as a promise: the parcel is asked for at
 * once, the rest when it is there. Null, or a promise that fails, means that it could not be had.
 */
export interface CoproInput {
  /** Canonical identifier. */
  readonly idu: string;
  /** Registration numbers of the parcel's buildings, as BDNB has them. */
  readonly registrationNumbers: Awaitable<readonly string[] | null>;
  /** Addresses of the parcel; waited for only when nothing surer gave a condominium, or one is in doubt. */
  readonly addresses: Awaitable<readonly CoproAddress[] | null>;
}

const REGISTRATION_NUMBER = /^[A-Z]{2}\d{7}$/;
/** One call's worth. */
const MOST_NUMBERS = 50;
const MOST_STREETS = 3;

/**
 * The condominiums of a parcel. The register names at most three parcels of each and often none, so it is asked in turn by
 * parcel, by the registration numbers that BDNB gives for the buildings, and by address where both gave nothing.
 */
@Injectable()
export class CoproService {
  constructor(
    private readonly register: RegisterClient,
    private readonly copy: RegisterCopyClient,
  ) {}

  /** @throws UpstreamError when the register could not be asked and nothing was found otherwise */
  async coproprietes(input: CoproInput, ctx: CallContext): Promise<SourceResult<Copropriete[]>> {
    const { idu } = input;
    const registrationNumbers = orNull(input.registrationNumbers);
    const addresses = orNull(input.addresses);
    const edition = this.register.edition(ctx);
    edition.catch(() => undefined);

    const findings = new Findings(COPRO_CREDIT);
    const failures: (UpstreamError | null)[] = [
      await failureOf(() => this.byParcel(idu, findings, ctx)),
      await failureOf(async () => this.byNumbers(idu, await registrationNumbers, addresses, findings, ctx)),
    ];
    const hasFailed = failures.some((one) => one !== null);
    if (findings.isEmpty && !hasFailed) {
      failures.push(await failureOf(async () => this.byAddress(idu, await addresses, findings, ctx)));
    }
    const failure = failures.find((one) => one !== null) ?? null;
    if (failure !== null && findings.isEmpty) throw failure;
    if (failure !== null) findings.missing(`the register failed in part: ${failure.code}`);
    return findings.result(await edition);
  }

  private async byParcel(idu: string, findings: Findings, ctx: CallContext): Promise<void> {
    const keys = registerKeys(idu).map(({ key }) => key);
    let found: RegisterRows;
    try {
      found = await this.register.byReferences(keys, ctx);
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      found = await this.fromCopy(keys, error, ctx);
      findings.missing(
        'taken from the copy of dvf-api.data.gouv.fr, which is months old: the register failed',
      );
    }
    findings.read(found);
    const rows = found.rows.map((row) => ({ row, place: placeOf(row, idu), parcels: parcelsOf(row) }));
    const meant = rows.filter(({ place, parcels }) => place !== 'elsewhere' && parcels.length > 0);
    if (rows.length > 0 && meant.length === 0) throw notWhatWasAsked();
    for (const { row, place, parcels } of meant) {
      const on =
        parcels.find(({ id, reference }) => id === idu || keys.includes(reference))?.reference ?? idu;
      findings.add(row, { method: 'parcel', quality: place === 'here' ? 'exact' : 'probable', on });
    }
    if (found.rows.length === 0 && hasUnknownForm(idu)) await this.byParts(idu, findings, ctx);
  }

  /** The copy is too old to say that there is nothing: then the failure stands. */
  private async fromCopy(
    keys: readonly string[],
    failure: UpstreamError,
    ctx: CallContext,
  ): Promise<RegisterRows> {
    try {
      const copied = await this.copy.byReferences(keys, ctx);
      if (copied.rows.length > 0) return copied;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
    }
    throw failure;
  }

  private async byParts(idu: string, findings: Findings, ctx: CallContext): Promise<void> {
    const found = await this.register.byParts(idu, ctx);
    findings.read(found);
    for (const row of found.rows) {
      const place = placeByParts(row, idu);
      if (place === 'elsewhere') continue;
      const on = `${idu.slice(0, 5)} ${idu.slice(8, 10)} ${idu.slice(10)}`;
      findings.add(row, { method: 'parcel', quality: place === 'here' ? 'exact' : 'probable', on });
    }
  }

  private async byNumbers(
    idu: string,
    numbers: readonly string[] | null,
    addresses: Promise<readonly CoproAddress[] | null>,
    findings: Findings,
    ctx: CallContext,
  ): Promise<void> {
    if (numbers === null) {
      findings.missing('the registration numbers of the buildings could not be had');
      return;
    }
    const asked = [...new Set(numbers.map((number) => number.trim().toUpperCase()))].filter(
      (number) => REGISTRATION_NUMBER.test(number) && !findings.has(number),
    );
    if (asked.length === 0) return;
    if (asked.length > MOST_NUMBERS) findings.cut();
    const found = await this.register.byNumbers(asked.slice(0, MOST_NUMBERS), ctx);
    findings.read(found);
    // BDNB's main condominium of a building may be the neighbour's, when the building spans both parcels.
    const hasItsOwn = findings.hasExact;
    const leftOut: string[] = [];
    const seen = new Set<string>();
    for (const row of found.rows) {
      const number = firstKnown(row, REGISTER_COLUMNS.number);
      if (number === null || !asked.includes(number)) continue;
      seen.add(number);
      const place = placeOf(row, idu);
      const confirmed = place === 'elsewhere' && sharedAddress(row, (await addresses) ?? []) !== null;
      if (place === 'elsewhere' && !confirmed && hasItsOwn) {
        leftOut.push(number);
        continue;
      }
      const quality = place === 'here' ? 'exact' : place === 'perhaps' || confirmed ? 'probable' : 'doubtful';
      findings.add(row, { method: 'bdnb', quality, on: number });
    }
    if (found.rows.length > 0 && seen.size === 0) throw notWhatWasAsked();
    if (leftOut.length > 0) {
      findings.note(`left out, since registered on other parcels: ${leftOut.join(', ')} (from BDNB)`);
    }
    const unknown = asked.slice(0, MOST_NUMBERS).filter((number) => !seen.has(number));
    if (unknown.length > 0) findings.note(`known to BDNB, not in the register: ${unknown.join(', ')}`);
  }

  private async byAddress(
    idu: string,
    addresses: readonly CoproAddress[] | null,
    findings: Findings,
    ctx: CallContext,
  ): Promise<void> {
    if (addresses === null) {
      findings.missing('not searched by address: the addresses could not be had');
      return;
    }
    const streets = streetsOf(addresses);
    if (streets.length > MOST_STREETS) findings.cut();
    const answers = await Promise.all(
      streets
        .slice(0, MOST_STREETS)
        .map(({ postalCode, pattern }) => this.register.byStreet(postalCode, pattern, ctx)),
    );
    for (const found of answers) {
      findings.read(found);
      for (const row of found.rows) {
        const on = sharedAddress(row, addresses);
        // Parcels behind each other share an address: one that names others only is not this one's.
        if (on === null || placeOf(row, idu) === 'elsewhere') continue;
        findings.add(row, { method: 'address', quality: 'probable', on });
      }
    }
  }
}

/** Rows that do not hold what they were asked by: to drop them would pass for "none". */
function notWhatWasAsked(): UpstreamError {
  return new UpstreamError('tabular', 'UPSTREAM_BAD_RESPONSE', 'answered with other condominiums');
}

/** Marseille: nobody has seen how the register writes its parcels. */
function hasUnknownForm(idu: string): boolean {
  return isArrondissement(idu.slice(0, 5)) && idu.slice(5, 8) !== '000';
}

interface StreetSearch {
  readonly postalCode: string;
  readonly pattern: string;
}

/** The searches that cover these addresses, each once; an address without house number can match nothing. */
function streetsOf(addresses: readonly CoproAddress[]): readonly StreetSearch[] {
  const searches = new Map<string, StreetSearch>();
  for (const { houseNumber, street, postalCode } of addresses) {
    const pattern = street === null || houseNumber === null ? null : streetPattern(street);
    if (pattern === null || postalCode === null || !/^\d{5}$/.test(postalCode)) continue;
    searches.set(`${postalCode} ${pattern}`, { postalCode, pattern });
  }
  return [...searches.values()];
}

/** Its failure is told by the source it comes from. */
function orNull<T>(value: Awaitable<T | null>): Promise<T | null> {
  return Promise.resolve(value).catch(() => null);
}

async function failureOf(step: () => Promise<void>): Promise<UpstreamError | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (error instanceof UpstreamError) return error;
    throw error;
  }
}
