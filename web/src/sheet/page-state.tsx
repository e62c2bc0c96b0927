import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { WORDS } from '../i18n/words.js';
import type { Failure, Refusal } from '../state/failure.js';
import { openParcel } from '../state/open-parcel.js';
import { parcelId } from '../state/sheet.js';
import { keepTime, now } from '../state/view.js';
import { spacedId } from '../format/parcel-id.js';
import { goToParcel, parcelUrl } from '../state/location.js';
import { Icon } from '../ui/icons.jsx';

/** Three parcels to begin with. */
const EXAMPLES = [
  { id: '75115000DE0073', title: '26 avenue de Lowendal, Paris 15e' },
  { id: '44109000EN0204', title: '1 rue Jean Bart, Nantes' },
  { id: '75107000BQ0003', title: '20 avenue de Ségur, Paris 7e' },
] as const;

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly about: string;
}

/** Parcels to go to, each a link. */
function Choices({ choices }: { readonly choices: readonly Choice[] }): JSX.Element {
  return (
    <ul class="choices">
      {choices.map(({ id, title, about }) => (
        <li key={id}>
          <a
            href={parcelUrl(id)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              goToParcel(id);
            }}
          >
            <Icon name="parcel" />
            <span>
              <strong>{title}</strong>
              <span class="secondary id">{about}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Landing(): JSX.Element {
  return (
    <div class="page-state landing">
      <h1 tabIndex={-1}>{WORDS.landingTitle}</h1>
      <p>{WORDS.landingLine}</p>
      <Choices choices={EXAMPLES.map(({ id, title }) => ({ id, title, about: spacedId(id) }))} />
    </div>
  );
}

export function Ambiguous({ candidates }: { readonly candidates: readonly string[] }): JSX.Element {
  return (
    <div class="page-state">
      <h1 tabIndex={-1}>{WORDS.ambiguousTitle}</h1>
      <p>{WORDS.ambiguousLine}</p>
      <Choices choices={candidates.map((id) => ({ id, title: WORDS.parcelOf(id), about: id }))} />
    </div>
  );
}

export function UnknownParcel(): JSX.Element {
  return (
    <div class="page-state">
      <h1 tabIndex={-1}>{WORDS.unknownTitle}</h1>
      <p>{WORDS.unknownLine}</p>
      <p class="secondary id">{spacedId(parcelId.value ?? '')}</p>
    </div>
  );
}

export function BadId(): JSX.Element {
  return (
    <div class="page-state">
      <h1 tabIndex={-1}>Identifiant invalide</h1>
      <p>{WORDS.unknownLine}</p>
    </div>
  );
}

export function Failed({ failure }: { readonly failure: Failure }): JSX.Element {
  return (
    <div class="page-state" role="alert">
      <h1 tabIndex={-1}>{WORDS.failed[failure]}</h1>
      <button type="button" class="button" onClick={() => void openParcel(parcelId.value ?? '')}>
        <Icon name="retry" />
        <span>{WORDS.retry}</span>
      </button>
    </div>
  );
}

export function Later({ failure, at }: { readonly failure: Refusal; readonly at: number }): JSX.Element {
  useEffect(keepTime, []);
  const seconds = Math.max(0, Math.ceil((at - now.value) / 1_000));
  return (
    <div class="page-state">
      <h1 tabIndex={-1}>
        {WORDS.failed[failure]} {WORDS.nextTry(seconds)}
      </h1>
    </div>
  );
}
