import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { isPhone } from '../state/view.js';
import { Icon } from '../ui/icons.jsx';
import { BASES, TILES, attribution, base, choose } from './base.js';
import { isShown, layers, toggleLayer } from './layers.js';
import { scaleBar } from './mercator.js';
import { Scale } from './static-map.jsx';

export function LayersPanel(): JSX.Element {
  const open = useSignal(false);
  const isDrawn = !isPhone.value || open.value;
  return (
    <>
      {isPhone.value ? (
        <button
          type="button"
          class="icon-button layers-button"
          aria-label="Calques"
          aria-expanded={open.value}
          onClick={() => (open.value = !open.value)}
        >
          <Icon name="layers" />
        </button>
      ) : null}
      {isDrawn ? (
        <fieldset class="panel layers">
          <legend>Calques</legend>
          {layers.value.map(({ key, name, swatch, count }) => (
            <label key={key} class="layer">
              <input type="checkbox" checked={isShown(key)} onChange={() => toggleLayer(key)} />
              <span class={`swatch swatch-${swatch}`} aria-hidden="true" />
              <span class="layer-name">{name}</span>
              <span class="layer-count">{count}</span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </>
  );
}

export function BaseSwitch(): JSX.Element | null {
  const offered = BASES.filter(([key]) => key === 'none' || TILES[key] !== '');
  if (offered.length < 2) return null;
  return (
    <div class="panel bases" role="group" aria-label="Fond de carte">
      {offered.map(([key, name]) => (
        <button key={key} type="button" aria-pressed={base.value === key} onClick={() => choose(key)}>
          {name}
        </button>
      ))}
    </div>
  );
}

interface ZoomProps {
  readonly onZoom: (step: number) => void;
  readonly onCentre: () => void;
}

export function ZoomPanel({ onZoom, onCentre }: ZoomProps): JSX.Element {
  return (
    <div class="panel zooms" role="group" aria-label="Vue">
      <button type="button" class="icon-button wide-only" aria-label="Zoomer" onClick={() => onZoom(1)}>
        <Icon name="plus" />
      </button>
      <button type="button" class="icon-button wide-only" aria-label="Dézoomer" onClick={() => onZoom(-1)}>
        <Icon name="minus" />
      </button>
      <button type="button" class="icon-button" aria-label="Centrer sur la parcelle" onClick={onCentre}>
        <Icon name="locate" />
      </button>
    </div>
  );
}

/** Who made the map, and its scale: always to be read. */
export function MapBar(props: {
  readonly zoom: number;
  readonly lat: number;
  readonly note?: string;
}): JSX.Element {
  const { zoom, lat, note } = props;
  const bar = scaleBar(zoom, lat);
  return (
    <p class="map-bar">
      <span>{note === undefined ? attribution.value : `${attribution.value} · ${note}`}</span>
      <Scale metres={bar.metres} pixels={bar.pixels} />
    </p>
  );
}
