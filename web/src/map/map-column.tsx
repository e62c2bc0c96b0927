import { effect, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Position } from '../api/answer.js';
import { parcelsAtPoint } from '../api/places.js';
import { partsOf, spokenNumber } from '../format/parcel-id.js';
import { goToParcel } from '../state/location.js';
import { parcelId, phase } from '../state/sheet.js';
import { isDark } from '../state/theme.js';
import { highlighted, isPhone } from '../state/view.js';
import { DATA, base, tilesFailed } from './base.js';
import { coloursOf } from './colours.js';
import { isShown } from './layers.js';
import type { LiveMap } from './live-map.js';
import { type Picked, marksOf } from './map-marks.js';
import { BaseSwitch, LayersPanel, MapBar, ZoomPanel } from './map-panels.jsx';
import type { MapState } from './map-style.js';
import { followNeighbours } from './neighbours.js';
import { shapes } from './shapes.js';
import { StaticMap } from './static-map.jsx';

/** From here a click means one parcel. */
const PICK_FROM_ZOOM = 15;
const STEP_IN = 3;
const MAP_AFTER_MS = 50;
/** On a phone the sheet covers the foot of the map. */
const SHEET_OVERLAP = 24;

function hasWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

const stateNow = (): MapState => ({
  shapes: shapes.value,
  colours: coloursOf(isDark.value),
  base: base.value,
  isShown,
  highlighted: highlighted.value,
});

const offset = (): readonly [number, number] => [0, isPhone.peek() ? -SHEET_OVERLAP / 2 : 0];

/** The map is asked for once the sheet has its first content, or at once when there is no parcel to wait for. */
const isTime = (): boolean => phase.value.kind !== 'loading' || shapes.value.parcel.length > 0;

export function MapColumn(): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const live = useRef<LiveMap>(undefined);
  const isSimple = useSignal(false);
  const size = useSignal({ width: 560, height: 620 });
  const picked = useSignal<Picked | null>(null);
  const view = useSignal({ zoom: 18, lat: 47 });

  const pick = async (at: Position, neighbour: { id: string; name: string } | null): Promise<void> => {
    if (neighbour !== null) {
      picked.value = { at, ...neighbour };
      return;
    }
    if (live.current !== undefined && live.current.zoom < PICK_FROM_ZOOM) {
      live.current.goTo(at, live.current.zoom + STEP_IN);
      return;
    }
    const [lon = 0, lat = 0] = at;
    const found = await parcelsAtPoint(lon, lat, AbortSignal.timeout(20_000)).catch(() => []);
    const [first] = found;
    if (first === undefined || first.id === parcelId.peek()) picked.value = null;
    else if (parcelId.peek() === null) goToParcel(first.id);
    else {
      const { section, number } = partsOf(first.id);
      picked.value = { at, id: first.id, name: spokenNumber(section, number) };
    }
  };

  useEffect(() => {
    if (!hasWebGl()) {
      const { clientWidth = 0, clientHeight = 0 } = box.current ?? {};
      if (clientWidth > 0) size.value = { width: clientWidth, height: clientHeight };
      isSimple.value = true;
      return followNeighbours();
    }
    const ends: (() => void)[] = [followNeighbours()];
    let isOver = false;
    const start = async (): Promise<void> => {
      const { LiveMap } = await import('./live-map.js');
      if (isOver || box.current === null) return;
      const map = new LiveMap(box.current, stateNow(), {
        onClick: (at, neighbour) => void pick(at, neighbour),
        onHover: (key) => (highlighted.value = key),
        onMove: (zoom, lat) => (view.value = { zoom, lat }),
        onTilesFailed: () => (tilesFailed.value = true),
      });
      live.current = map;
      ends.push(
        () => map.end(),
        effect(() => map.show(stateNow())),
        effect(() => {
          const open = (id: string): void => {
            picked.value = null;
            goToParcel(id);
          };
          map.mark(marksOf(shapes.value, picked.value, open));
        }),
        effect(() => map.fit(stateNow(), parcelId.value, offset())),
        effect(() => {
          // Another parcel: what was picked on the map of the last one goes.
          void parcelId.value;
          picked.value = null;
        }),
      );
    };
    let isAsked = false;
    ends.push(
      effect(() => {
        if (!isTime() || isAsked) return;
        isAsked = true;
        // After the paint of what has just come.
        setTimeout(() => void start().catch(() => (isSimple.value = true)), MAP_AFTER_MS);
      }),
    );
    return () => {
      isOver = true;
      for (const end of ends) end();
    };
  }, []);

  const { zoom, lat } = view.value;
  const hasParcel = shapes.value.parcel.length > 0;
  return (
    <aside class="map-column" aria-label="Carte" id="map" tabIndex={-1}>
      {isSimple.value ? (
        <StaticMap width={size.value.width} height={size.value.height} />
      ) : (
        <div class="map-canvas" ref={box} />
      )}
      {isSimple.value ? null : (
        <ZoomPanel
          onZoom={(step) => live.current?.zoomBy(step)}
          onCentre={() => live.current?.fit(stateNow(), parcelId.peek(), offset(), true)}
        />
      )}
      {hasParcel ? <LayersPanel /> : null}
      {isSimple.value ? null : <BaseSwitch />}
      {isSimple.value ? (
        <p class="map-bar">
          <span>{DATA} · Carte simplifiée</span>
        </p>
      ) : (
        <MapBar zoom={zoom} lat={lat} />
      )}
    </aside>
  );
}
