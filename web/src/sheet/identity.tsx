import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { readLabel } from '../format/address.js';
import { counted } from '../format/numbers.js';
import { partsOf } from '../format/parcel-id.js';
import { WORDS } from '../i18n/words.js';
import { parcelUrl } from '../state/location.js';
import { parts } from '../state/parts.js';
import { expectedLabel, heading, parcelId, place } from '../state/sheet.js';
import { buildingsAreListed, drawer, isPhone, printing } from '../state/view.js';
import { CopyButton } from '../ui/copy-button.jsx';
import { Icon } from '../ui/icons.jsx';
import { Facts } from './facts.jsx';

function Title(): JSX.Element {
  const title = useRef<HTMLHeadingElement>(null);
  const id = parcelId.value;
  // A parcel was opened: a screen reader starts there, and the wheel and the keys move the sheet.
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    document.getElementById('sheet')?.scrollTo(0, 0);
  }, [id]);
  const isKnown = parts.addresses.value.status !== 'waiting' || parts.buildings.value.status !== 'waiting';
  return (
    <h1
      ref={title}
      tabIndex={-1}
      class={isKnown || parts.cadastral.value.data !== null ? undefined : 'is-early'}
    >
      {heading.value}
    </h1>
  );
}

/** Opens the table of the buildings, where there are several. */
function BuildingsButton(): JSX.Element | null {
  const count = parts.buildings.value.data?.length ?? 0;
  if (count < 2 || printing.value) return null;
  return (
    <>
      {' · '}
      <button
        type="button"
        class="text-button"
        aria-expanded={buildingsAreListed.value}
        onClick={() => (buildingsAreListed.value = !buildingsAreListed.value)}
      >
        {counted(count, 'bâtiment', 'bâtiments')}
      </button>
    </>
  );
}

/** Postal code and city, one more address, and the others on demand. */
function Where(): JSX.Element {
  const open = useSignal(false);
  const { main, others } = place.value;
  const label = parts.addresses.value.status === 'waiting' ? expectedLabel.value : null;
  const expected = label === null ? '' : readLabel(label).city;
  const commune = parts.cadastral.value.data?.communeName;
  const [also, ...further] = others;
  // A phone has room for the city and a button.
  const more = isPhone.value ? others.length : further.length;
  return (
    <p class="where">
      {main?.city !== undefined && main.city !== ''
        ? main.city
        : expected !== ''
          ? expected
          : (commune ?? '')}
      {also === undefined || (isPhone.value && !open.value) ? null : ` · aussi ${also}`}
      {more === 0 || open.value || printing.value ? null : (
        <>
          {' '}
          <button type="button" class="text-button" onClick={() => (open.value = true)}>
            {WORDS.otherAddresses(more)}
          </button>
        </>
      )}
      {open.value || printing.value ? further.map((street) => `, ${street}`).join('') : null}
      <BuildingsButton />
    </p>
  );
}

function IdChip({ id }: { readonly id: string }): JSX.Element {
  const { commune, prefix, section, number } = partsOf(id);
  return (
    <span class="id-chip">
      <span class="sr-only">Identifiant de la parcelle : </span>
      <span>{commune}</span> <span class="id-prefix">{prefix}</span>{' '}
      <span>
        {section} {number}
      </span>
      <CopyButton text={() => id} label="Copier l’identifiant" icon="copy" class="id-copy" iconOnly />
    </span>
  );
}

/** Who the parcel is: address, identifier, five facts, and what can be done with the sheet. */
export function Identity(): JSX.Element {
  const id = parts.cadastral.value.data?.id ?? parcelId.value ?? '';
  return (
    <header class="identity">
      <Title />
      <div class="actions">
        <CopyButton
          text={() => new URL(parcelUrl(id), location.href).href + location.hash}
          label="Copier le lien"
          icon="link"
          class="button copy-link"
        >
          Copier le lien
        </CopyButton>
        <button type="button" class="button wide-only" onClick={() => print()}>
          <Icon name="print" />
          <span>Imprimer</span>
        </button>
        <button
          type="button"
          class="button wide-only"
          onClick={() => (drawer.value = { section: null, tab: 'json' })}
        >
          <Icon name="code" />
          <span>JSON</span>
        </button>
      </div>
      <Where />
      <IdChip id={id} />
      <Facts />
    </header>
  );
}
