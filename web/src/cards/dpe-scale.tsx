import type { JSX } from 'preact';
import { counted } from '../format/numbers.js';

export const CLASSES = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type DpeClass = (typeof CLASSES)[number];

export const isClass = (label: string | null | undefined): label is DpeClass =>
  CLASSES.some((one) => one === label);

interface ScaleProps {
  readonly scale: 'energy' | 'climate';
  readonly title: string;
  /** One label a certificate. */
  readonly labels: readonly (string | null | undefined)[];
  /** The building's own class: a ring. */
  readonly building?: string | null;
}

/** The seven classes, how many certificates are in each, and the building's own. Its picture says it in words too. */
export function DpeScale({ scale, title, labels, building }: ScaleProps): JSX.Element {
  const counts = CLASSES.map((one) => labels.filter((label) => label === one).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const told = CLASSES.flatMap((one, index) => {
    const count = counts[index] ?? 0;
    return count === 0 ? [] : [`${count} en ${one}`];
  });
  const words = `${counted(total, 'diagnostic', 'diagnostics')}${told.length > 0 ? ` : ${told.join(', ')}` : ''}.${
    isClass(building) ? ` Bâtiment classé ${building}.` : ''
  }`;
  return (
    <div class="scale-block">
      <p class="scale-title">{title}</p>
      <div class={`scale scale-${scale}`} role="img" aria-label={`${title}. ${words}`}>
        {CLASSES.map((one, index) => {
          const count = counts[index] ?? 0;
          return (
            <span key={one} class="scale-column">
              <span
                class={`cell class-${one}${count > 0 ? ' is-filled' : ''}${building === one ? ' is-building' : ''}`}
              >
                {one}
              </span>
              <span class="cell-count">{count > 0 ? count : '–'}</span>
            </span>
          );
        })}
      </div>
    </div>
  );
}

/** A small label in the colour of its class; grey for none, and for the method of before July 2021. */
export function DpeLabel(props: {
  readonly scale: 'energy' | 'climate';
  readonly label: string | null | undefined;
  readonly isFormerMethod?: boolean;
}): JSX.Element {
  const { scale, label, isFormerMethod } = props;
  const name = scale === 'energy' ? 'Énergie' : 'Climat';
  if (!isClass(label))
    return (
      <span class="label label-none" role="img" aria-label={`${name} : non renseigné`}>
        –
      </span>
    );
  return (
    <span
      class={`label ${isFormerMethod === true ? 'label-former' : `scale-${scale} class-${label}`}`}
      role="img"
      aria-label={`${name} : ${label}`}
    >
      {label}
    </span>
  );
}
