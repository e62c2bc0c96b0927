import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isPhone, printing } from '../state/view.js';

/** So many rows are drawn at once; more as the reader scrolls to their end. */
const STEP = 100;
const SHOWN = 5;
const SHOWN_ON_PHONE = 3;

interface ExpandableProps<T> {
  readonly items: readonly T[];
  /** `Voir les 10 transactions`. */
  readonly more: string;
  readonly shown?: number;
  /** Draws the rows; the first new one takes `ref` and can be focused. */
  readonly children: (rows: readonly T[], firstNew: number) => JSX.Element;
}

/** A list of which the first few stand; the others come in place, and the focus with them. */
export function Expandable<T>({ items, more, shown = SHOWN, children }: ExpandableProps<T>): JSX.Element {
  const open = useSignal(false);
  const drawn = useSignal(STEP);
  const box = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const few = isPhone.value ? Math.min(SHOWN_ON_PHONE, shown) : shown;
  const all = open.value || printing.value;
  const rows = printing.value ? items : items.slice(0, all ? drawn.value : few);
  const waits = all && rows.length < items.length;

  useEffect(() => {
    if (!waits || end.current === null) return undefined;
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) drawn.value += STEP;
    });
    seen.observe(end.current);
    return () => seen.disconnect();
  }, [waits, rows.length]);

  const toggle = (): void => {
    open.value = !open.value;
    drawn.value = STEP;
    if (!open.value) return;
    requestAnimationFrame(() =>
      box.current?.querySelectorAll<HTMLElement>('[data-row]')[few]?.focus({ preventScroll: true }),
    );
  };

  return (
    <div class="expandable" ref={box}>
      {children(rows, few)}
      {waits ? <div ref={end} class="expandable-end" /> : null}
      {items.length > few && !printing.value ? (
        <button type="button" class="more" aria-expanded={open.value} onClick={toggle}>
          {open.value ? 'Réduire' : more}
        </button>
      ) : null}
    </div>
  );
}
