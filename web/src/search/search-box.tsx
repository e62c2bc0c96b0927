import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { WORDS } from '../i18n/words.js';
import { phase, searchLabel } from '../state/sheet.js';
import { isPhone } from '../state/view.js';
import { Icon, Spinner } from '../ui/icons.jsx';
import { OptionList } from './option-list.jsx';
import {
  active,
  clear,
  close,
  error,
  isOpen,
  isSearching,
  leave,
  move,
  moveTo,
  options,
  submit,
  type,
  typed,
} from './search-state.js';

function onKey(event: KeyboardEvent): void {
  const isListed = isOpen.value && options.value.length > 0;
  switch (event.key) {
    case 'ArrowDown':
      move(1);
      break;
    case 'ArrowUp':
      move(-1);
      break;
    case 'Home':
      if (!isListed || active.value < 0) return;
      moveTo('first');
      break;
    case 'End':
      if (!isListed || active.value < 0) return;
      moveTo('last');
      break;
    case 'Enter':
      submit();
      break;
    case 'Escape':
      if (isOpen.value) close();
      else leave();
      break;
    default:
      return;
  }
  event.preventDefault();
}

/** One box for an address or an identifier. */
export function SearchBox(): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const isLanding = phase.value.kind === 'landing';
  useEffect(() => {
    // On a phone the keyboard would cover the page before anybody asked for it.
    if (isLanding && !isPhone.peek()) input.current?.focus();
  }, [isLanding]);
  const problem = phase.value.kind === 'badId' && typed.value === undefined ? WORDS.badId : error.value;
  const showsList = isOpen.value;
  return (
    <search
      class={`search${showsList ? ' is-open' : ''}`}
      onFocusOut={(event) => {
        if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget) === true)
          return;
        close();
      }}
    >
      <div class="search-box" ref={box}>
        <div class={`search-field${problem === null ? '' : ' is-wrong'}`}>
          <Icon name="search" />
          <input
            ref={input}
            id="search"
            type="text"
            role="combobox"
            aria-label="Adresse ou identifiant de parcelle"
            aria-expanded={showsList}
            aria-controls="search-list"
            aria-autocomplete="list"
            aria-activedescendant={showsList && active.value >= 0 ? `option-${active.value}` : undefined}
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? undefined : 'search-error'}
            placeholder={WORDS.searchPlaceholder}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            enterkeyhint="search"
            value={typed.value ?? searchLabel.value}
            onInput={(event) => type(event.currentTarget.value)}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => (isOpen.value = true)}
            onKeyDown={onKey}
          />
          {isSearching.value ? <Spinner /> : null}
          <kbd class="search-key" aria-hidden="true">
            {showsList ? 'Échap' : '/'}
          </kbd>
          <button
            type="button"
            class="search-clear icon-button"
            aria-label="Effacer la recherche"
            onClick={() => {
              clear();
              input.current?.focus();
            }}
          >
            <Icon name="close" />
          </button>
        </div>
        {problem === null ? null : (
          <p class="search-error" id="search-error" role="alert">
            {problem}
          </p>
        )}
        <OptionList />
      </div>
    </search>
  );
}
