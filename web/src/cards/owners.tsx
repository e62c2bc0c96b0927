import { isKnown } from '../format/known.js';
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { Company, Owner } from '../api/answer.js';
import { counted, siren } from '../format/numbers.js';
import { Icon } from '../ui/icons.jsx';
import { Expandable } from '../ui/expandable.jsx';
import { MatchTag } from '../ui/tag.jsx';
import { OutLink, Terms, When } from '../ui/value.jsx';
import type { CardView } from './card-view.js';
import { Note } from './note.jsx';

type Owners = readonly Owner[];

/** The public page of a company. */
export const companyUrl = (id: string): string =>
  `https://annuaire-entreprises.data.gouv.fr/entreprise/${id}`;

export function SirenLink({ id }: { readonly id: string }): JSX.Element {
  return <OutLink href={companyUrl(id)}>{siren(id)}</OutLink>;
}

export function managersOf({ managers }: Company): string {
  return (managers ?? [])
    .map(({ name, firstNames, lastName, role }) => {
      const who = name ?? [firstNames, lastName].filter(Boolean).join(' ');
      return !isKnown(role) ? who : `${who} (${role})`;
    })
    .join(', ');
}

/** `propriétaire de 13 locaux`, or the right as the file names it. */
function holding({ numberOfLocals, rightLabel, isLandlord }: Owner): string | null {
  const right = rightLabel?.toLowerCase() ?? (isLandlord === true ? 'bailleur' : 'propriétaire');
  if (!isKnown(numberOfLocals)) return rightLabel?.toLowerCase() ?? null;
  return `${right} de ${counted(numberOfLocals, 'local', 'locaux')}`;
}

function seatOf({ details }: Owner): string | null {
  return details?.headquarters?.address ?? details?.address ?? null;
}

function Detail({ details }: { readonly details: Company }): JSX.Element {
  return (
    <Terms
      terms={[
        { term: 'Activité', value: details.activity },
        { term: 'Forme', value: details.companyType },
        {
          term: 'Création',
          value: !isKnown(details.creationDate) ? null : <When date={details.creationDate} as="long" />,
        },
        { term: 'Dirigeants', value: managersOf(details) },
      ]}
    />
  );
}

function Row({ owner, isLead }: { readonly owner: Owner; readonly isLead: boolean }): JSX.Element {
  const open = useSignal(false);
  const seat = seatOf(owner);
  const told = holding(owner);
  return (
    <li class="party" data-row tabIndex={-1}>
      {isLead ? (
        <span class="party-icon">
          <Icon name="building" />
        </span>
      ) : null}
      <div class="party-text">
        <p class="party-name">
          {owner.ownerName ?? 'Sans nom'} <MatchTag record={owner} />
        </p>
        <p class="secondary">
          {!isKnown(owner.siren) ? null : (
            <>
              SIREN <SirenLink id={owner.siren} />
            </>
          )}
          {isKnown(owner.siren) && told !== null ? ' · ' : ''}
          {told}
        </p>
        {isLead && seat !== null ? <p class="secondary">Siège : {seat}</p> : null}
        {!isKnown(owner.details) ? null : (
          <button
            type="button"
            class="text-button detail-button"
            aria-expanded={open.value}
            aria-label={`Détails, ${owner.ownerName ?? 'sans nom'}`}
            onClick={() => (open.value = !open.value)}
          >
            Détails
          </button>
        )}
        {open.value && isKnown(owner.details) ? <Detail details={owner.details} /> : null}
      </div>
    </li>
  );
}

/** The holder of most premises first. */
const byPremises = (data: Owners): Owners =>
  [...data].sort((a, b) => (b.numberOfLocals ?? 0) - (a.numberOfLocals ?? 0));

function Body({ data }: { readonly data: Owners }): JSX.Element {
  return (
    <Expandable items={byPremises(data)} shown={3} more={`Voir les ${data.length} propriétaires`}>
      {(rows) => (
        <ul class="rows parties">
          {rows.map((owner, index) => (
            <Row key={`${owner.siren ?? owner.ownerName ?? ''}${index}`} owner={owner} isLead={index === 0} />
          ))}
        </ul>
      )}
    </Expandable>
  );
}

function NaturalPersons(): JSX.Element {
  return (
    <Note kind="neutral" icon="info">
      Seules les personnes morales figurent dans les données ouvertes. Les particuliers ne sont jamais nommés.
    </Note>
  );
}

export const owners: CardView<Owners> = {
  count: (data) => data.length,
  isEmpty: (data) => data.length === 0,
  Body,
  always: NaturalPersons,
};
