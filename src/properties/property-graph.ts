import type { Address } from '../sources/ban/ban.fields.js';
import { BAN_CREDIT } from '../sources/ban/ban.service.js';
import type { BdnbOwner } from '../sources/bdnb/bdnb-owners.fields.js';
import type { Building } from '../sources/bdnb/bdnb.fields.js';
import { BDNB_CREDIT } from '../sources/bdnb/bdnb.service.js';
import { BODACC_CREDIT } from '../sources/bodacc/bodacc.service.js';
import type { Cadastral } from '../sources/cadastre/cadastre.fields.js';
import { COPRO_CREDIT } from '../sources/copro/copro.service.js';
import { DPE_CREDIT } from '../sources/dpe/dpe.service.js';
import { DVF_CREDIT } from '../sources/dvf/dvf.service.js';
import { GPU_CREDIT } from '../sources/gpu/gpu.service.js';
import { OWNERS_CREDIT } from '../sources/owners/owners.service.js';
import { RNB_CREDIT } from '../sources/rnb/rnb.service.js';
import { SIRENE_CREDIT } from '../sources/sirene/sirene.service.js';
import { SITADEL_CREDIT } from '../sources/sitadel/sitadel.service.js';
import type { SourceReport, SourceResult } from '../sources/source-result.js';
import type { CallContext } from '../upstream/call-context.js';
import { addressKeysOf, buildingsOfPlot } from './buildings.js';
import type { EarlyStarts } from './early-starts.js';
import { despiteMissing } from './missing-inputs.js';
import { once } from './once.js';
import { withCompanies } from './owner-companies.js';
import type { SectionKey } from './sections.js';
import type { Outcome, SourceRun } from './source-run.js';
import type { Sources } from './sources.js';

/**
 * The graph of sources around one parcel. Each node starts the moment somebody asks for it and its inputs are there,
 * once, and its failure is its own:
 *
 *   parcel ─┬─► transactions (dvf)
 *           ├─► urbanisme (gpu)
 *           ├─► groups (bdnb) ─┬─► buildings ◄─ plot (rnb), where bdnb fails
 *           │                  ├─► owners ─► details (sirene)
 *           │                  └─┬─► copropriete (copro)
 *           └─► addresses (ban) ─┼─► permis (sitadel)
 *                                ├─► energy (dpe) ◄─ plot (rnb)
 *                                └─► occupation (sirene) ─► fondsDeCommerce (bodacc)
 */
export class PropertyGraph implements Record<SectionKey, () => Promise<Outcome<unknown>>> {
  constructor(
    private readonly sources: Sources,
    private readonly parcel: Cadastral,
    private readonly early: EarlyStarts,
    private readonly run: SourceRun,
    private readonly ctx: CallContext,
  ) {}

  private readonly groups = once(() =>
    this.run.run(
      'bdnb',
      'buildings',
      BDNB_CREDIT,
      () => this.early.groups ?? this.sources.bdnb.buildings(this.parcel.id, this.ctx),
    ),
  );

  private readonly plot = once(() =>
    this.run.run('rnb', 'buildings', RNB_CREDIT, () => this.sources.rnb.plot(this.parcel.id, this.ctx)),
  );

  /** From RNB where BDNB failed or does not reach; RNB's own failure leaves BDNB's to be told. */
  readonly buildings = once(async (): Promise<Outcome<Building[]>> => {
    const groups = await this.groups();
    if (groups.data !== null && groups.report.status !== 'not_covered') return groups;
    const plot = await this.plot();
    if (plot.data !== null) return { ...plot, data: buildingsOfPlot(this.parcel.id, plot.data) };
    return groups.data === null ? groups : plot;
  });

  readonly addresses = once(async (): Promise<Outcome<Address[]>> => {
    const links = this.early.links ?? this.sources.ban.links([this.parcel.id], this.ctx);
    const groups = await this.groups();
    return this.run.run('ban', 'addresses', BAN_CREDIT, () =>
      this.sources.ban.addresses(
        {
          parcel: this.place(),
          bdnb: groups.data === null ? null : { keys: addressKeysOf(groups.data) },
          links,
          plot: () => this.plot().then(dataOf),
        },
        this.ctx,
      ),
    );
  });

  readonly transactions = once(() =>
    this.run.run('dvf', 'transactions', DVF_CREDIT, () =>
      this.sources.dvf.transactions({ idu: this.parcel.id }, this.ctx),
    ),
  );

  readonly urbanisme = once(() =>
    this.run.run('gpu', 'urbanisme', GPU_CREDIT, () => this.sources.gpu.urbanisme(this.place(), this.ctx)),
  );

  readonly energy = once(async () => {
    const [addresses, plot] = await Promise.all([this.addresses(), this.plot()]);
    const known = certain(addresses.data ?? []);
    return this.run.run('dpe', 'energy', DPE_CREDIT, async () => {
      const found = await this.sources.dpe.certificates(
        {
          banKeys: known.map(({ id }) => id),
          rnbIds: plot.data?.buildings.map(({ rnbId }) => rnbId) ?? [],
          addresses: known,
          geometry: this.parcel.geometry,
        },
        this.ctx,
      );
      return despiteMissing(found, { essential: [addresses], helpful: [plot] });
    });
  });

  readonly occupation = once(async () => {
    const addresses = await this.addresses();
    return this.run.run('sirene', 'occupation', SIRENE_CREDIT, async () => {
      const found = await this.sources.sirene.occupants(
        { ...this.place(), addresses: certain(addresses.data ?? []) },
        this.ctx,
      );
      return despiteMissing(found, { essential: [addresses] });
    });
  });

  /** Holders of the parcel and of premises on it, the first few with their company. */
  readonly owners = once(() =>
    this.run.run('owners', 'owners', OWNERS_CREDIT, async () => {
      const premises = this.groups()
        .then(dataOf)
        .then((groups) => this.premisesOwners(groups));
      const found = await this.sources.owners.owners(
        {
          idu: this.parcel.id,
          buildings: this.groups().then(({ data }) => data),
          bdnbOwners: premises.then(({ data }) => data),
        },
        this.ctx,
      );
      const whole = await premises.then(
        ({ report }) => cutAs(report, found),
        () => found,
      );
      return withCompanies(whole, async (sirens) => {
        const companies = await this.sources.sirene.companies(sirens, this.ctx);
        this.run.noteLender('sirene', companies.report);
        return companies;
      });
    }),
  );

  /** A call of BDNB's quota, made only where a building is known to have such owners. */
  private premisesOwners(groups: readonly Building[]): Promise<SourceResult<BdnbOwner[]>> {
    const owned = groups.filter(({ ownerNames, ownerSirens }) => ownerNames.length + ownerSirens.length > 0);
    return this.sources.bdnb.ownersOf(
      owned.flatMap(({ id }) => id ?? []),
      this.ctx,
    );
  }

  readonly copropriete = once(() =>
    this.run.run('copro', 'copropriete', COPRO_CREDIT, () =>
      this.sources.copro.coproprietes(
        {
          idu: this.parcel.id,
          registrationNumbers: this.groups().then(
            ({ data }) =>
              data?.flatMap(({ coproRegistrationNumber }) => coproRegistrationNumber ?? []) ?? null,
          ),
          addresses: this.addresses().then(({ data }) => data && certain(data)),
        },
        this.ctx,
      ),
    ),
  );

  readonly permis = once(() =>
    this.run.run('sitadel', 'permis', SITADEL_CREDIT, () =>
      this.sources.sitadel.permits(
        {
          idu: this.parcel.id,
          inseeCode: this.parcel.inseeCode,
          cityCode: this.parcel.cityInseeCode,
          area: this.parcel.cadastralArea,
          addresses: this.addresses().then(dataOf).then(certain),
        },
        this.ctx,
      ),
    ),
  );

  /** By the sirens of occupants, present and former, and by the parcel's streets. */
  readonly fondsDeCommerce = once(async () => {
    const [addresses, occupants] = await Promise.all([this.addresses(), this.occupation()]);
    return this.run.run('bodacc', 'fondsDeCommerce', BODACC_CREDIT, async () => {
      const found = await this.sources.bodacc.sales(
        {
          addresses: certain(addresses.data ?? []),
          sirens: occupants.data?.flatMap(({ siren }) => siren ?? []) ?? null,
          departmentCode: this.parcel.departmentCode,
        },
        this.ctx,
      );
      return despiteMissing(found, { essential: [addresses] });
    });
  });

  private place(): { idu: string; inseeCode: string; geometry: Cadastral['geometry'] } {
    const { id, inseeCode, geometry } = this.parcel;
    return { idu: id, inseeCode, geometry };
  }
}

/** Addresses that other records may be joined by: not the nearest one for want of any, nor one that is elsewhere. */
function certain(addresses: readonly Address[]): Address[] {
  return addresses.filter(
    ({ matchMethod, isFarFromParcel }) => matchMethod !== 'nearby' && isFarFromParcel !== true,
  );
}

/** A list made from one that was cut is cut too. */
function cutAs<T>({ truncated, notes = [] }: SourceReport, found: SourceResult<T>): SourceResult<T> {
  if (truncated !== true) return found;
  return {
    ...found,
    report: { ...found.report, truncated, notes: [...(found.report.notes ?? []), ...notes] },
  };
}

function dataOf<T>(outcome: Outcome<T>): T {
  if ('failure' in outcome) throw outcome.failure;
  return outcome.data;
}
