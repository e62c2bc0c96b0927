import type { JSX } from 'preact';
import { forgetRecent } from '../state/recent.js';
import { Icon } from '../ui/icons.jsx';
import { GROUPS, type Option, markTyped } from './options.js';
import { active, choose, isOpen, notice, options, typed } from './search-state.js';

const ICONS = { addresses: 'pin', parcels: 'parcel', recent: 'clock' } as const;

function Line({ option, index }: { readonly option: Option; readonly index: number }): JSX.Element {
  const isActive = active.value === index;
  const pieces = option.group === 'addresses' ? markTyped(option.title, typed.value ?? '') : [];
  return (
    <li
      id={`option-${index}`}
      role="option"
      aria-selected={isActive}
      class={`option${isActive ? ' is-active' : ''}`}
      // The field keeps the focus: the list is only pointed at.
      onPointerDown={(event) => event.preventDefault()}
      onPointerEnter={() => (active.value = index)}
      onClick={() => choose(option)}
    >
      <Icon name={ICONS[option.group]} />
      <span class="option-text">
        <span class="option-title">
          {pieces.length === 0
            ? option.title
            : pieces.map(({ text, isTyped }, place) =>
                isTyped ? <b key={place}>{text}</b> : <span key={place}>{text}</span>,
              )}
        </span>
        <span class="secondary">{option.context}</span>
      </span>
      {isActive ? (
        <kbd aria-hidden="true" class="option-key">
          Entrée
        </kbd>
      ) : null}
    </li>
  );
}

/** The options in their groups. The numbers run through: they are the ids that the field points at. */
function Groups(): JSX.Element[] {
  const all = options.value.map((option, index) => ({ option, index }));
  const order = ['parcels', 'addresses', 'recent'] as const;
  return order.flatMap((group) => {
    const lines = all.filter(({ option }) => option.group === group);
    if (lines.length === 0) return [];
    return [
      <ul key={group} role="group" aria-labelledby={`group-${group}`}>
        <li role="presentation" id={`group-${group}`} class="option-group">
          {GROUPS[group]}
        </li>
        {lines.map(({ option, index }) => (
          <Line key={option.key} option={option} index={index} />
        ))}
      </ul>,
    ];
  });
}

export function OptionList(): JSX.Element {
  const groups = Groups();
  const isShown = isOpen.value;
  const hasRecent = options.value.some(({ group }) => group === 'recent');
  return (
    <div class="options" hidden={!isShown}>
      {notice.value === null ? null : (
        <p class="options-notice" role="status">
          {notice.value}
        </p>
      )}
      <div role="listbox" id="search-list" aria-label="Propositions">
        {isShown ? groups : null}
      </div>
      <p class="options-foot">
        <Icon name="parcel" />
        <span>
          Un identifiant de parcelle fonctionne aussi : <b>75115000DE0073</b>
        </span>
        {hasRecent ? (
          <button
            type="button"
            class="text-button"
            aria-label="Effacer les parcelles consultées récemment"
            onPointerDown={(event) => event.preventDefault()}
            onClick={forgetRecent}
          >
            Effacer
          </button>
        ) : null}
      </p>
    </div>
  );
}
