import { effect } from '@preact/signals';
import { heading, parcelId, phase } from './sheet.js';

/** `26 avenue de Lowendal, 75115000DE0073 – DeepCity`. */
export function keepTitle(): void {
  effect(() => {
    const id = parcelId.value;
    const named = phase.value.kind === 'done' || phase.value.kind === 'loading';
    document.title =
      id === null ? 'DeepCity' : named ? `${heading.value}, ${id} – DeepCity` : `${id} – DeepCity`;
  });
}
