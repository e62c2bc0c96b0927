import { isKnown } from '../format/known.js';
import type { JSX } from 'preact';
import type { Permit } from '../api/answer.js';
import { area, counted } from '../format/numbers.js';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag, Tag } from '../ui/tag.jsx';
import { When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';

type Permits = readonly Permit[];

const KINDS: Readonly<Record<string, string>> = {
  PC: 'Permis de construire',
  DP: 'Déclaration préalable',
  PA: 'Permis d’aménager',
  PD: 'Permis de démolir',
};
const STATUSES: Readonly<Record<string, string>> = {
  authorized: 'Autorisé',
  started: 'Commencé',
  completed: 'Terminé',
  cancelled: 'Annulé',
};

const kindOf = ({ permitType }: Permit): string => KINDS[permitType ?? ''] ?? 'Autorisation d’urbanisme';

/** What it creates: dwellings, else surface. */
function creation(permit: Permit): string | null {
  const dwellings = permit.housingCreated ?? 0;
  if (dwellings > 0) return counted(dwellings, 'logement', 'logements');
  const surface = (permit.surfaceHousingCreated ?? 0) + (permit.surfaceNonResidentialCreated ?? 0);
  return surface > 0 ? `${area(surface)} créés` : null;
}

function Status({ permit }: { readonly permit: Permit }): JSX.Element | null {
  const word = STATUSES[permit.status ?? ''];
  if (word === undefined) return null;
  return permit.status === 'cancelled' ? <Tag kind="warn">{word}</Tag> : <Tag>{word}</Tag>;
}

function Row({ permit, isLead }: { readonly permit: Permit; readonly isLead: boolean }): JSX.Element {
  const parts = [isLead ? permit.applicantName : null, creation(permit)].filter(Boolean).join(' · ');
  return (
    <li class="party" data-row tabIndex={-1}>
      <div class="party-text">
        <p class="party-name">
          {kindOf(permit)}
          <span class="party-right">
            <Status permit={permit} />
            <MatchTag record={permit} />
          </span>
        </p>
        <p class="secondary">
          {!isKnown(permit.permitNumber) ? null : <span class="id">{permit.permitNumber} · </span>}
          <When date={permit.authorizationDate} as={isLead ? 'long' : 'table'} />
        </p>
        {parts === '' ? null : <p class="secondary">{parts}</p>}
      </div>
    </li>
  );
}

function Body({ data }: { readonly data: Permits }): JSX.Element {
  return (
    <Expandable items={data} shown={3} more={`Voir les ${data.length} autorisations`}>
      {(rows) => (
        <ul class="rows parties">
          {rows.map((permit, index) => (
            <Row key={`${permit.permitNumber ?? ''}${index}`} permit={permit} isLead={index === 0} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

export const permits: CardView<Permits> = {
  count: (data) => data.length,
  isEmpty: (data) => data.length === 0,
  Body,
};
