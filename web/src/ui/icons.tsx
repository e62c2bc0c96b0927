import type { JSX } from 'preact';

/** Icons on a grid of 16 px, 1.6 px stroke, drawn in the colour of the text. All are decoration: words stand beside them. */
const PATHS = {
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10Zm3.6-1.4L14 14',
  link: 'M6.8 9.2 9.2 6.8M7.4 4.9l1.5-1.5a2.6 2.6 0 0 1 3.7 3.7l-1.5 1.5M8.6 11.1l-1.5 1.5a2.6 2.6 0 0 1-3.7-3.7l1.5-1.5',
  print: 'M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7Z',
  code: 'M5.5 4 1.8 8l3.7 4M10.5 4l3.7 4-3.7 4',
  copy: 'M5.5 5.5h8v8h-8ZM3.5 10.5h-1v-8h8v1',
  check: 'm3 8.5 3.2 3.2L13 4.8',
  moon: 'M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8Z',
  sun: 'M8 10.6a2.6 2.6 0 1 0 0-5.2 2.6 2.6 0 0 0 0 5.2ZM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  locate: 'M8 12.2a4.2 4.2 0 1 0 0-8.4 4.2 4.2 0 0 0 0 8.4ZM8 1.5v4M8 10.5v4M1.5 8h4M10.5 8h4',
  layers: 'm8 2.5 6 3-6 3-6-3ZM2 8.5l6 3 6-3M2 11.2l6 3 6-3',
  warning: 'M8 2.2 14.6 13.5H1.4ZM8 6.5v3.2M8 11.6v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3V11M8 5v.1',
  barred: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.8 3.8l8.4 8.4',
  retry: 'M13 8a5 5 0 1 1-1.6-3.7L13 5.7M13 2.5v3.2H9.8',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2 1.4',
  pin: 'M8 14.3s4.6-4 4.6-7.6a4.6 4.6 0 0 0-9.2 0c0 3.6 4.6 7.6 4.6 7.6ZM8 8.3a1.6 1.6 0 1 0 0-3.2 1.6 1.6 0 0 0 0 3.2Z',
  parcel: 'm3.2 6 5-3.5L13 5.5l-1.2 7-7.6.7Z',
  building:
    'M3 13.8V3h6v10.8M9 6.5h4v7.3M1.5 13.8h13M5.2 5.8h1.6M5.2 8.3h1.6M5.2 10.8h1.6M10.8 9h.5M10.8 11.4h.5',
  close: 'm3.5 3.5 9 9M12.5 3.5l-9 9',
  chevron: 'm4 6 4 4 4-4',
} as const;
export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

export function Logo(): JSX.Element {
  return (
    <svg class="logo" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M10.6 1.6 18 6.8l-2 10.2-11.2 1.4L1.8 8Z" />
      <path class="logo-core" d="m10.2 6.6 3.4 2.3-.9 4.2-4.6.5L6.8 9.3Z" />
    </svg>
  );
}

export function Spinner(): JSX.Element {
  return (
    <span class="spinner" aria-hidden="true">
      <svg width="14" height="14" viewBox="0 0 14 14">
        <circle class="spinner-track" cx="7" cy="7" r="5.5" />
        <path class="spinner-arc" d="M7 1.5A5.5 5.5 0 0 1 12.5 7" />
      </svg>
    </span>
  );
}
