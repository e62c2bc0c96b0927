import { isKnown } from '../format/known.js';
import type { JSX } from 'preact';
import type { Condominium } from '../api/answer.js';
import { decimal, siret } from '../format/numbers.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag, Tag } from '../ui/tag.jsx';
import { Terms, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';

/** `AVANT_1949`, `DE_1949_A_1960`, `A_COMPTER_DE_2011` in words. */
function period(code: string): string {
  const years = code.match(/\d{4}/g) ?? [];
  if (years.length === 2) return `${years[0] ?? ''} – ${years[1] ?? ''}`;
  if (years.length === 0) return code.toLowerCase().replaceAll('_', ' ');
  return code.startsWith('AVANT') ? `avant ${years[0] ?? ''}` : `depuis ${years[0] ?? ''}`;
}

function lots({ totalNumberOfLots: all, numberOfHousingLots: housing }: Condominium): string | null {
  if (!isKnown(all)) return null;
  return !isKnown(housing) ? decimal(all, 0) : `${decimal(all, 0)}, dont ${decimal(housing, 0)} d’habitation`;
}

function Block({ one }: { readonly one: Condominium }): JSX.Element {
  const ended = one.hasActiveMandate === false;
  const syndic = [one.representantDetails?.name, one.syndicType].filter(Boolean).join(', ');
  return (
    <li class="party" data-row tabIndex={-1}>
      <div class="party-text">
        <p class="party-name">
          {one.name ?? one.fullAddress ?? 'Sans nom'} {ended ? <Tag kind="warn">Mandat expiré</Tag> : null}
          <MatchTag record={one} />
        </p>
        {!isKnown(one.immatriculation) ? null : (
          <p class="secondary">Immatriculation {one.immatriculation}</p>
        )}
        <Terms
          terms={[
            { term: 'Lots', value: lots(one) },
            { term: 'Syndic', value: syndic },
            {
              term: 'SIRET du syndic',
              value: !isKnown(one.representantDetails?.siret) ? null : siret(one.representantDetails.siret),
            },
            {
              term: 'Fin de mandat',
              value: !isKnown(one.lastMandateEndDate) ? null : (
                <When date={one.lastMandateEndDate} as="long" />
              ),
            },
            {
              term: 'Construction',
              value: !isKnown(one.constructionPeriod) ? null : period(one.constructionPeriod),
            },
          ]}
        />
      </div>
    </li>
  );
}

function Body({ data }: { readonly data: readonly Condominium[] }): JSX.Element {
  return (
    <Expandable items={data} shown={2} more={`Voir les ${data.length} copropriétés`}>
      {(rows) => (
        <ul class="rows parties">
          {rows.map((one, index) => (
            <Block key={`${one.immatriculation ?? ''}${index}`} one={one} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

export const condominiums: CardView<readonly Condominium[]> = {
  count: (data) => data.length,
  isEmpty: (data) => data.length === 0,
  Body,
};
