import type { Position } from '../api/answer.js';
import { isShown } from './layers.js';
import type { Shapes } from './shapes.js';

export interface Mark {
  readonly at: Position;
  readonly element: HTMLElement;
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  text: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function saleMark(at: Position, count: number): Mark {
  const button = element('button', 'sale-mark', String(count));
  button.type = 'button';
  button.setAttribute(
    'aria-label',
    `${count} ${count > 1 ? 'transactions' : 'transaction'}, aller à la carte Transactions`,
  );
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    const card = document.getElementById('transactions');
    card?.scrollIntoView({ block: 'start' });
    card?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
  });
  return { at, element: button };
}

/** A parcel that was clicked: its number, and the way to it. */
export interface Picked {
  readonly at: Position;
  readonly id: string;
  readonly name: string;
}

function pickedMark({ at, id, name }: Picked, onOpen: (id: string) => void): Mark {
  const box = element('div', 'picked-mark', '');
  box.append(element('strong', '', name));
  const button = element('button', 'text-button', 'Ouvrir cette parcelle');
  button.type = 'button';
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    onOpen(id);
  });
  box.append(button);
  return { at, element: box };
}

/** Everything on the map that is written or pressed: sales, codes of zones, the parcel picked. */
export function marksOf(shapes: Shapes, picked: Picked | null, onOpen: (id: string) => void): Mark[] {
  return [
    ...shapes.zones.flatMap(({ key, chip, code, family }) =>
      chip === null || !isShown(key)
        ? []
        : [{ at: chip, element: element('span', `zone-mark zone-${family}`, code) }],
    ),
    ...(isShown('sales') ? shapes.sales.map(({ at, count }) => saleMark(at, count)) : []),
    ...(picked === null ? [] : [pickedMark(picked, onOpen)]),
  ];
}
