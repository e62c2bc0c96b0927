import { isKnown } from '../format/known.js';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Occupant } from '../api/answer.js';
import { counted, money } from '../format/numbers.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag, Tag } from '../ui/tag.jsx';
import { Terms, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';
import { SirenLink, managersOf } from './owners.jsx';

type Occupants = readonly Occupant[];

/** INSEE's bands in their order; NN (employs nobody) and unknown last. */
const weight = ({ employeeRangeCode: code }: Occupant): number =>
  !isKnown(code) || code === 'NN' ? -1 : Number(code);

/** Open ones: the seat first, then by headcount. */
function sorted(data: Occupants): Occupants {
  return data
    .filter(({ isClosed }) => isClosed !== true)
    .sort(
      (a, b) =>
        Number(b.isHeadquarters === true) - Number(a.isHeadquarters === true) || weight(b) - weight(a),
    );
}

function headcount({ employeeRange, employeeRangeCode }: Occupant): string | null {
  if (employeeRangeCode === 'NN' || employeeRangeCode === '00') return 'sans salarié';
  return employeeRange ?? null;
}

function Row({ one }: { readonly one: Occupant }): JSX.Element {
  const open = useSignal(false);
  const people = headcount(one);
  const finance = one.finances?.[0];
  return (
    <li class="party" data-row tabIndex={-1}>
      <div class="party-text">
        <p class="party-name">
          <button
            type="button"
            class="row-button"
            aria-expanded={open.value}
            onClick={() => (open.value = !open.value)}
          >
            {one.tradeName ?? one.name ?? 'Sans nom'}
          </button>
          <span class="party-right">
            {one.isClosed === true ? <Tag>fermé</Tag> : null}
            {one.isHeadquarters === true ? <Tag>siège</Tag> : null}
            <MatchTag record={{ matchMethod: one.matchQuality, matchQuality: one.matchQuality }} />
          </span>
        </p>
        <p class="secondary">{[one.activity, people].filter(Boolean).join(' · ')}</p>
        {open.value ? (
          <Terms
            terms={[
              { term: 'SIREN', value: !isKnown(one.siren) ? null : <SirenLink id={one.siren} /> },
              { term: 'Raison sociale', value: one.name },
              { term: 'Adresse', value: one.address },
              {
                term: 'Création',
                value: !isKnown(one.creationDate) ? null : <When date={one.creationDate} as="long" />,
              },
              { term: 'Dirigeants', value: managersOf(one) },
              {
                term: !isKnown(finance?.year) ? 'Chiffre d’affaires' : `Chiffre d’affaires ${finance.year}`,
                value: !isKnown(finance?.revenue) ? null : money(finance.revenue),
              },
            ]}
          />
        ) : null}
      </div>
    </li>
  );
}

function Rows({ list, more }: { readonly list: Occupants; readonly more: string }): JSX.Element {
  return (
    <Expandable items={list} more={more}>
      {(rows) => (
        <ul class="rows parties">
          {rows.map((one, index) => (
            <Row key={`${one.siret ?? one.name ?? ''}${index}`} one={one} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

function Body({ data }: { readonly data: Occupants }): JSX.Element {
  const showClosed = useSignal(false);
  const open = sorted(data);
  const closed = data.filter(({ isClosed }) => isClosed === true);
  return (
    <>
      {open.length === 0 ? <p class="empty">Aucune entreprise en activité à cette adresse.</p> : null}
      <Rows list={open} more={`Voir les ${open.length} établissements`} />
      {closed.length === 0 ? null : (
        <button
          type="button"
          class="more more-quiet"
          aria-expanded={showClosed.value}
          onClick={() => (showClosed.value = !showClosed.value)}
        >
          {counted(closed.length, 'fermé', 'fermés')}
        </button>
      )}
      {showClosed.value ? <Rows list={closed} more={`Voir les ${closed.length} fermés`} /> : null}
    </>
  );
}

export const occupation: CardView<Occupants> = {
  count: (data) => data.filter(({ isClosed }) => isClosed !== true).length,
  isEmpty: (data) => data.length === 0,
  Body,
};
