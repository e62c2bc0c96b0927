import { effect } from '@preact/signals';
import { neighboursOf } from '../api/places.js';
import { parts } from '../state/parts.js';
import { neighbours } from './shapes.js';

/** Asks for the parcels around as soon as the parcel is known; a map without them is still a map. */
export function followNeighbours(): () => void {
  let asked: AbortController | undefined;
  return effect(() => {
    const id = parts.cadastral.value.data?.id;
    asked?.abort();
    neighbours.value = [];
    if (id === undefined) return;
    const request = new AbortController();
    asked = request;
    neighboursOf(id, request.signal)
      .then((found) => {
        if (!request.signal.aborted) neighbours.value = found;
      })
      .catch(() => undefined);
  });
}
