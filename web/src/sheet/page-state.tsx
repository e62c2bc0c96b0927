import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { WORDS } from '../i18n/words.js';
import { openParcel } from '../state/open-parcel.js';
import { parcelId } from '../state/sheet.js';
import { keepTime, now } from '../state/view.js';
import { spacedId } from '../format/parcel-id.js';
import { goToParcel, parcelUrl } from '../state/location.js';
import { Icon } from '../ui/icons.jsx';

/** Three parcels to begin with. */
const EXAMPLES = [
  { id: '75115000DE0073', about: '26 avenue de Lowendal, Paris 15e' },
  { id: '44109000EN0204', about: '1 rue Jean Bart, Nantes' },
  { id: '75107000BQ0003', about: '20 avenue de Ségur, Paris 7e' },
] as const;

export function Landing(): JSX.Element {
  return (
    <div class="page-state landing">
      <h1 tabIndex={-1}>{WORDS.landingTitle}</h1>
      <p>{WORDS.landingLine}</p>
      <ul class="examples">
        {EXAMPLES.map(({ id, about }) => (
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
                <strong>{about}</strong>
                <span class="secondary id">{spacedId(id)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
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

export function CadastreDown(): JSX.Element {
  return (
    <div class="page-state" role="alert">
      <h1 tabIndex={-1}>{WORDS.cadastreDown}</h1>
      <button type="button" class="button" onClick={() => void openParcel(parcelId.value ?? '')}>
        <Icon name="retry" />
        <span>{WORDS.retry}</span>
      </button>
    </div>
  );
}

export function TooMany({ at }: { readonly at: number }): JSX.Element {
  useEffect(keepTime, []);
  return (
    <div class="page-state">
      <h1 tabIndex={-1}>{WORDS.tooMany(Math.max(0, Math.ceil((at - now.value) / 1_000)))}</h1>
    </div>
  );
}
