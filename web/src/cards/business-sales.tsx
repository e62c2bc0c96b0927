import { isKnown } from '../format/known.js';
import type { JSX } from 'preact';
import type { BusinessSale } from '../api/answer.js';
import { money } from '../format/numbers.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag } from '../ui/tag.jsx';
import { OutLink, Unknown, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';

type Sales = readonly BusinessSale[];

const buyerOf = ({ buyers, denomination }: BusinessSale): string | null =>
  buyers?.find(({ name }) => isKnown(name))?.name ?? denomination ?? null;

/** `vendeur → acquéreur`. */
function Parties({ sale }: { readonly sale: BusinessSale }): JSX.Element {
  const seller = sale.previousOwner?.name;
  const buyer = buyerOf(sale);
  return (
    <>
      {!isKnown(seller) ? null : (
        <>
          {seller} <span aria-label="vendu à">→</span>{' '}
        </>
      )}
      {buyer ?? <Unknown />}
    </>
  );
}

function Row({ sale, isLead }: { readonly sale: BusinessSale; readonly isLead: boolean }): JSX.Element {
  return (
    <li class={isLead ? 'business-lead' : 'party'} data-row tabIndex={-1}>
      <div class="party-text">
        <p class={isLead ? 'figure' : 'party-name'}>
          {isLead ? null : <span>{sale.activity ?? 'Fonds de commerce'}</span>}
          <span class={isLead ? undefined : 'party-right price'}>
            {!isKnown(sale.price) ? <Unknown /> : money(sale.price)}
          </span>
        </p>
        <p class="secondary">
          {isLead ? 'Dernière vente · ' : null}
          <When date={sale.publicationDate} as={isLead ? 'long' : 'table'} />
          {!isKnown(sale.url) ? null : (
            <>
              {' · '}
              <OutLink href={sale.url}>annonce</OutLink>
            </>
          )}{' '}
          <MatchTag record={sale} />
        </p>
        <p class="secondary">
          {isLead && isKnown(sale.activity) ? `${sale.activity} · ` : null}
          <Parties sale={sale} />
        </p>
      </div>
    </li>
  );
}

function Body({ data }: { readonly data: Sales }): JSX.Element {
  return (
    <Expandable items={data} shown={3} more={`Voir les ${data.length} annonces`}>
      {(rows) => (
        <ul class="rows parties">
          {rows.map((sale, index) => (
            <Row key={sale.id} sale={sale} isLead={index === 0} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

export const businessSales: CardView<Sales> = {
  count: (data) => data.length,
  isEmpty: (data) => data.length === 0,
  Body,
};
