import { toNumber, toText, type UpstreamRow } from '../../fields/index.js';
import { metresToPolygon } from '../../geometry/distance.js';
import { bboxOf } from '../../geometry/polygons.js';
import { pointOnSurface } from '../../geometry/point-on-surface.js';
import type { CallContext } from '../../upstream/call-context.js';
import { UpstreamError } from '../../upstream/upstream-error.js';
import type { SourceResult } from '../source-result.js';
import { AddressTrail } from './address-trail.js';
import type { BanPlusClient, ParcelAddressLink } from './ban-plus.client.js';
import { type PlotAddress, rowOfPlotAddress } from './ban-row.js';
import type { BanClient, BoxRows } from './ban.client.js';
import { declaredParcelsOf, toPosition } from './ban.fields.js';
import { Candidates } from './candidates.js';
import { type Match, matchOf, matchOfDeclaration, matchOfLink } from './match-method.js';
import type { AddressedParcel } from './parcel-address.js';
import { addressBox, searchPolygon } from './search-area.js';
import { stage } from './stage.js';

/** A parcel, and what other sources can say of its addresses. */
export interface AddressQuestion {
  readonly parcel: AddressedParcel;
  /** BAN keys of the BDNB building groups, main ones first; null when BDNB could not be had. */
  readonly bdnb: { readonly keys: readonly { readonly id: string; readonly label: string | null }[] } | null;
  /** What `BanService.links` gave, its failure included. */
  readonly links: Promise<SourceResult<readonly ParcelAddressLink[]>>;
  /** Asks RNB; called only when there is no key otherwise. */
  readonly plot: () => Promise<{
    readonly buildings: readonly { readonly addresses: readonly PlotAddress[] }[];
  }>;
}

/** Routes that can tell that a parcel has no address. */
type Witness = 'bdnb' | 'banPlus' | 'rnb' | 'polygon';

const BOX_STAGE_MS = 4_000;
const REVERSE_STAGE_MS = 3_000;
/** Outlines are sent rounded, and hulls in place of long ones: what comes back is held against the true outline. */
const OUTLINE_TOLERANCE_METRES = 1;
const NEARBY_METRES = 30;

/**
 * Looks for the addresses of one parcel, route after route:
 * BDNB and BAN-PLUS, with the rows of the BAN around; without a key of theirs RNB's buildings; without any, the
 * address points inside the outline; at last, when BAN-PLUS could not be read, the nearest one.
 */
export class AddressSearch {
  readonly trail = new AddressTrail();
  readonly found = new Candidates();
  private readonly witnesses = new Set<Witness>();
  /** Address rows around the parcel; null when they could not be read. */
  box: BoxRows | null = null;
  private plotAsked = false;

  constructor(
    private readonly ban: BanClient,
    private readonly banPlus: BanPlusClient,
    private readonly question: AddressQuestion,
    private readonly ctx: CallContext,
  ) {}

  /** @throws UpstreamError when too many routes failed to know whether the parcel has an address */
  async run(): Promise<void> {
    this.takeBdnb();
    const links = await this.takeLinks();
    const isLate = links === 'late';
    await Promise.all([
      this.readBox(typeof links === 'string' ? [] : links),
      isLate ? this.takeLinksByBox() : undefined,
      !isLate && this.found.size === 0 ? this.takePlot() : undefined,
    ]);
    if (this.found.size === 0) await this.takePlot();
    this.takeDeclared();
    if (this.found.size === 0) await this.takeInside();
    if (this.found.size === 0 && !this.witnesses.has('banPlus')) await this.takeNearby();
    if (this.found.size === 0 && !this.isEmptyForSure()) throw this.trail.lastFailure;
  }

  private takeBdnb(): void {
    const { bdnb } = this.question;
    if (bdnb === null) {
      this.trail.lacks('addresses of BDNB are missing: it could not be read');
      return;
    }
    this.witnesses.add('bdnb');
    const unusable = bdnb.keys.filter(({ id, label }) => !this.found.add(id, matchOf('bdnb'), { label }));
    if (unusable.length > 0) {
      this.trail.note(`${unusable.length} address(es) of BDNB left out: their keys are not those of the BAN`);
    }
  }

  /** The links, or how they failed: `late` for a query that may be quicker with the parcel's box. */
  private async takeLinks(): Promise<readonly ParcelAddressLink[] | 'late' | 'failed'> {
    try {
      const { data, report } = await this.question.links;
      this.trail.include(report);
      this.addLinks(data);
      return data;
    } catch (failure) {
      if (asFailure(failure).code === 'UPSTREAM_TIMEOUT') return 'late';
      this.trail.failed('links of BAN-PLUS are missing', failure);
      return 'failed';
    }
  }

  private async takeLinksByBox(): Promise<void> {
    const { idu, geometry } = this.question.parcel;
    try {
      const ctx = stage(this.ctx, BOX_STAGE_MS);
      const { links, answers } = await this.banPlus.links([idu], ctx, bboxOf(geometry));
      this.trail.answered(answers);
      this.addLinks(links);
    } catch (failure) {
      this.trail.failed('links of BAN-PLUS are missing', asFailure(failure));
    }
  }

  private addLinks(links: readonly ParcelAddressLink[]): void {
    this.witnesses.add('banPlus');
    for (const link of links) this.found.add(link.key, matchOfLink(link), { link });
  }

  private async readBox(links: readonly ParcelAddressLink[]): Promise<void> {
    const points = links.map(({ point }) => point).filter((point) => point !== null);
    const box = addressBox(this.question.parcel.geometry, points);
    if (box === null) return;
    try {
      this.box = await this.ban.around(box, stage(this.ctx, BOX_STAGE_MS));
      this.trail.answered(this.box.answers);
    } catch (failure) {
      this.trail.failed('addresses that only declare the parcel may be missing', asFailure(failure));
    }
  }

  private async takePlot(): Promise<void> {
    if (this.plotAsked) return;
    this.plotAsked = true;
    try {
      const { buildings } = await this.question.plot();
      this.witnesses.add('rnb');
      for (const address of buildings.flatMap(({ addresses }) => addresses)) {
        const parts = rowOfPlotAddress(address);
        this.found.add(address.id, matchOf('rnb'), { label: address.label, parts });
      }
    } catch (failure) {
      // Another source's failure, of whatever kind, is a missing fallback here and told by that source.
      this.trail.failed('addresses of RNB are missing', failure);
    }
  }

  private takeDeclared(): void {
    const { idu } = this.question.parcel;
    for (const row of this.box?.rows ?? []) {
      const parcels = declaredParcelsOf(row);
      if (parcels.includes(idu)) this.addRow(row, matchOfDeclaration(parcels.length));
    }
  }

  /** Address points inside the outline: from the rows at hand if they are all there, else asked of the geocoder. */
  private async takeInside(): Promise<void> {
    const rows = this.box?.complete === true ? this.box.rows : await this.askInside();
    if (rows === null) return;
    this.witnesses.add('polygon');
    rows.filter((row) => this.isInside(row)).forEach((row) => this.addRow(row, matchOf('polygon')));
  }

  private async askInside(): Promise<readonly UpstreamRow[] | null> {
    const polygon = searchPolygon(this.question.parcel.geometry);
    if (polygon === null) return null;
    return this.reverse((stage) => this.ban.inside(polygon, stage));
  }

  private isInside(row: UpstreamRow): boolean {
    const point = toPosition(row['coordinates']);
    const { geometry } = this.question.parcel;
    return point !== null && metresToPolygon(point, geometry) <= OUTLINE_TOLERANCE_METRES;
  }

  /**
   * Stands in for BAN-PLUS alone, which attaches the address points on the street: where it says that there is none,
   * the nearest is a neighbour's. Only the nearest, for the next ones are the neighbours' all the more.
   */
  private async takeNearby(): Promise<void> {
    const point = pointOnSurface(this.question.parcel.geometry);
    const rows = point === null ? null : await this.reverse((stage) => this.ban.near(point, stage));
    const nearest = rows?.find((row) => (toNumber(row['distance']) ?? Infinity) <= NEARBY_METRES);
    if (nearest === undefined) return;
    this.addRow(nearest, matchOf('nearby'));
    this.trail.note(
      `approximate: no address is attached to the parcel, this is the nearest within ${NEARBY_METRES} m`,
    );
  }

  private async reverse(
    ask: (stage: CallContext) => ReturnType<BanClient['near']>,
  ): Promise<readonly UpstreamRow[] | null> {
    try {
      const { rows, answers } = await ask(stage(this.ctx, REVERSE_STAGE_MS));
      this.trail.answered(answers);
      return rows;
    } catch (failure) {
      this.trail.failed('addresses by position are missing', asFailure(failure));
      return null;
    }
  }

  private addRow(row: UpstreamRow, match: Match): void {
    this.found.add(toText(row['id']) ?? '', match, { row });
  }

  /** Two sources that know parcels agree, or there is no address point inside. */
  private isEmptyForSure(): boolean {
    return this.witnesses.has('polygon') || this.witnesses.size >= 2;
  }
}

/** @throws what is no upstream's failure but our own mistake */
function asFailure(failure: unknown): UpstreamError {
  if (failure instanceof UpstreamError) return failure;
  throw failure;
}
