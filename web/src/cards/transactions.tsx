import { isKnown } from '../format/known.js';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Transaction } from '../api/answer.js';
import { area, counted, decimal, money, pricePerArea as perArea, range } from '../format/numbers.js';
import { reports } from '../state/sheet.js';
import { highlighted, isPhone } from '../state/view.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag, Tag } from '../ui/tag.jsx';
import { Terms, Unknown, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';
import { DotPlot } from './dot-plot.jsx';
import { yearsOf } from './edition.js';
import { goodsOf, pricePerArea, pricedSales, saleTags } from './transactions-rules.js';

type Sales = readonly Transaction[];

function Lead({ sale }: { readonly sale: Transaction }): JSX.Element {
  const price = pricePerArea(sale);
  const rooms = sale.totalRooms ?? 0;
  const facts = [
    rooms > 0 ? counted(rooms, 'pièce', 'pièces') : null,
    sale.totalSurface ? area(sale.totalSurface) : null,
  ].filter((fact) => fact !== null);
  return (
    <div class="lead">
      <p class="figure">{!isKnown(sale.value) ? <Unknown /> : money(sale.value)}</p>
      <p class="secondary">
        Dernière vente · <When date={sale.mutationDate} as="long" />
      </p>
      <p class="lead-detail">
        {price === null ? null : <strong>{perArea(price)}</strong>}
        {price !== null && facts.length > 0 ? ' · ' : ''}
        {facts.length > 0 ? facts.join(', ') : price === null ? goodsOf(sale, false) : null}
      </p>
      <SaleTags sale={sale} />
    </div>
  );
}

function SaleTags({ sale }: { readonly sale: Transaction }): JSX.Element | null {
  const tags = saleTags(sale);
  if (tags.length === 0 && sale.matchMethod === 'parcelId') return null;
  return (
    <span class="tags">
      {tags.map((tag) => (
        <Tag key={tag}>{tag}</Tag>
      ))}
      <MatchTag record={sale} />
    </span>
  );
}

function Detail({ sale }: { readonly sale: Transaction }): JSX.Element {
  const lots = (sale.lots ?? []).map(
    ({ number, carrezSurface }) =>
      `${number ?? '–'}${!isKnown(carrezSurface) ? '' : ` (${area(carrezSurface)} Carrez)`}`,
  );
  const land = sale.landInfo?.totalSurface;
  return (
    <Terms
      terms={[
        { term: 'Nature', value: sale.mutationType },
        { term: 'Adresse', value: sale.address?.label },
        { term: 'Lots', value: lots.join(', ') },
        { term: 'Terrain', value: !isKnown(land) ? null : area(land) },
        {
          term: 'Locaux',
          value: (sale.locals ?? [])
            .map(({ type, surface, count }) =>
              [
                isKnown(count) && count > 1 ? `${decimal(count, 0)} ×` : null,
                type,
                surface ? area(surface) : null,
              ]
                .filter(Boolean)
                .join(' '),
            )
            .join(', '),
        },
      ]}
    />
  );
}

interface RowProps {
  readonly sale: Transaction;
}

/** The date opens what else is known of the sale. */
function useDetail(sale: Transaction): { readonly isOpen: boolean; readonly button: JSX.Element } {
  const open = useSignal(false);
  const button = (
    <button
      type="button"
      class="row-button"
      data-row
      aria-expanded={open.value}
      onClick={() => (open.value = !open.value)}
    >
      <When date={sale.mutationDate} as={isPhone.value ? 'short' : 'table'} />
      <span class="sr-only">, détail de la vente</span>
    </button>
  );
  return { isOpen: open.value, button };
}

const highlightOf = (sale: Transaction): { onPointerEnter: () => void; onPointerLeave: () => void } => ({
  onPointerEnter: () => (highlighted.value = `sale:${sale.mutationId}`),
  onPointerLeave: () => (highlighted.value = null),
});

function TableRow({ sale }: RowProps): JSX.Element {
  const { isOpen, button } = useDetail(sale);
  const price = pricePerArea(sale);
  return (
    <>
      <tr {...highlightOf(sale)}>
        <td class="date">{button}</td>
        <td>
          {goodsOf(sale, true)} <SaleTags sale={sale} />
        </td>
        <td class="number">{price === null ? <Unknown /> : decimal(price, 0)}</td>
        <td class="number price">{!isKnown(sale.value) ? <Unknown /> : money(sale.value)}</td>
      </tr>
      {isOpen ? (
        <tr class="detail">
          <td colSpan={4}>
            <Detail sale={sale} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Table({ rows }: { readonly rows: Sales }): JSX.Element {
  return (
    <table class="table">
      <caption class="sr-only">Ventes, la plus récente d’abord</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Bien</th>
          <th scope="col" class="number">
            €/m²
          </th>
          <th scope="col" class="number">
            Prix
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((sale) => (
          <TableRow key={`${sale.mutationId}${sale.value ?? ''}${sale.mutationDate}`} sale={sale} />
        ))}
      </tbody>
    </table>
  );
}

function PhoneRow({ sale }: RowProps): JSX.Element {
  const { isOpen, button } = useDetail(sale);
  const price = pricePerArea(sale);
  return (
    <li>
      <div class="two-lines">
        <span>{goodsOf(sale, false)}</span>
        <span class="price">{!isKnown(sale.value) ? <Unknown /> : money(sale.value)}</span>
        <span class="secondary">{button}</span>
        <span class="secondary number">{price === null ? <Unknown /> : perArea(price)}</span>
      </div>
      <SaleTags sale={sale} />
      {isOpen ? <Detail sale={sale} /> : null}
    </li>
  );
}

function Body({ data }: { readonly data: Sales }): JSX.Element {
  const [lead, ...others] = data;
  if (lead === undefined) return <></>;
  return (
    <>
      <div class="lead-row">
        <Lead sale={lead} />
        <DotPlot sales={pricedSales(data)} />
      </div>
      {others.length === 0 ? null : (
        <Expandable items={others} more={`Voir les ${data.length} transactions`}>
          {(rows) =>
            isPhone.value ? (
              <ul class="rows">
                {rows.map((sale, index) => (
                  <PhoneRow key={`${sale.mutationId}${index}`} sale={sale} />
                ))}
              </ul>
            ) : (
              <Table rows={rows} />
            )
          }
        </Expandable>
      )}
    </>
  );
}

function years(): string | null {
  const covered = yearsOf(reports.value['dvf']);
  return covered === null ? null : range(...covered);
}

export const transactions: CardView<Sales> = {
  count: (data) => data.length,
  isEmpty: (data) => data.length === 0,
  context: years,
  Body,
};
