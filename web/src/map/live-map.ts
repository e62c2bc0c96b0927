import { type LngLatBoundsLike, Map as MapLibreMap, Marker, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url';
import type { Position } from '../api/answer.js';
import { centreOf } from './polygons.js';
import { type MapState, mapStyle } from './map-style.js';
import { zoomFor } from './mercator.js';

/** A file of our own, as the policy of the page wants it: no worker from a blob. */
setWorkerUrl(workerUrl);

/** Mainland France. */
const FRANCE: LngLatBoundsLike = [-5.2, 41.2, 9.8, 51.3];
const FRANCE_PADDING = 24;
const FIT_MS = 500;
const HATCH_SIZE = 8;

export interface MapEvents {
  readonly onClick: (at: Position, neighbour: { readonly id: string; readonly name: string } | null) => void;
  readonly onHover: (key: string | null) => void;
  /** The view changed: for the scale bar. */
  readonly onMove: (zoom: number, lat: number) => void;
  readonly onTilesFailed: () => void;
}

/** Lines at 45 degrees, on nothing. */
function hatch(colour: string): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = HATCH_SIZE;
  canvas.height = HATCH_SIZE;
  const context = canvas.getContext('2d');
  if (context === null) return new ImageData(HATCH_SIZE, HATCH_SIZE);
  context.strokeStyle = colour;
  context.globalAlpha = 0.2;
  context.lineWidth = 1;
  context.beginPath();
  for (const shift of [-HATCH_SIZE, 0, HATCH_SIZE]) {
    context.moveTo(shift, HATCH_SIZE);
    context.lineTo(shift + HATCH_SIZE, 0);
  }
  context.stroke();
  return context.getImageData(0, 0, HATCH_SIZE, HATCH_SIZE);
}

const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** MapLibre, told what there is and telling what is done to it. Made only where WebGL works. */
export class LiveMap {
  private readonly map: MapLibreMap;
  private markers: Marker[] = [];
  private fitted: string | null = null;
  /** What to show once the first style is there; undefined from then on. */
  private waiting: MapState | undefined;

  constructor(container: HTMLElement, state: MapState, events: MapEvents) {
    this.map = new MapLibreMap({
      container,
      style: mapStyle(state),
      bounds: FRANCE,
      fitBoundsOptions: { padding: FRANCE_PADDING },
      maxZoom: 20,
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      locale: { 'Map.Title': 'Carte de la parcelle' },
    });
    this.waiting = state;
    this.map.once('style.load', () => {
      const latest = this.waiting;
      this.waiting = undefined;
      if (latest !== undefined && latest !== state) this.show(latest);
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.setMissingStyleImageResolver((id) => {
      const [, colour] = id.split('hatch:');
      if (colour !== undefined && !this.map.hasImage(id)) this.map.addImage(id, hatch(colour));
    });
    this.map.on('error', (event) => {
      if ((event as { sourceId?: string }).sourceId === 'base') events.onTilesFailed();
    });
    this.map.on('move', () => this.tell(events));
    this.map.on('resize', () => this.tell(events));
    this.map.on('click', ({ lngLat, point }) => {
      const found = this.featureAt(point, ['neighbours:fill']);
      const id = found?.['id'];
      events.onClick(
        [lngLat.lng, lngLat.lat],
        typeof id === 'string' ? { id, name: String(found?.['name']) } : null,
      );
    });
    this.map.on('mousemove', ({ point }) => {
      const found = this.featureAt(point, ['buildings:fill', 'neighbours:fill']);
      this.map.getCanvas().classList.toggle('is-pointing', found !== null);
      const key = found?.['key'];
      events.onHover(typeof key === 'string' ? key : null);
    });
    this.tell(events);
  }

  private tell({ onMove }: MapEvents): void {
    onMove(this.map.getZoom(), this.map.getCenter().lat);
  }

  private featureAt(
    at: Parameters<MapLibreMap['queryRenderedFeatures']>[0],
    layers: string[],
  ): Readonly<Record<string, unknown>> | null {
    const there = layers.filter((id) => this.map.getLayer(id) !== undefined);
    if (there.length === 0) return null;
    return this.map.queryRenderedFeatures(at, { layers: there })[0]?.properties ?? null;
  }

  show(state: MapState): void {
    if (this.waiting === undefined) this.map.setStyle(mapStyle(state), { diff: true });
    else this.waiting = state;
  }

  /** Elements of the page that stay at their point of the map. */
  mark(places: readonly { readonly at: Position; readonly element: HTMLElement }[]): void {
    for (const marker of this.markers) marker.remove();
    this.markers = places.map(({ at: [lon = 0, lat = 0], element }) =>
      new Marker({ element }).setLngLat([lon, lat]).addTo(this.map),
    );
  }

  /** Brings the parcel into view, once for each. */
  fit(
    { shapes: { box } }: MapState,
    parcel: string | null,
    offset: readonly [number, number],
    again = false,
  ): void {
    if (box === null) {
      if (parcel !== null) return;
      if (this.fitted !== null || again)
        this.map.fitBounds(FRANCE, { padding: FRANCE_PADDING, animate: !prefersStillness() });
      this.fitted = null;
      return;
    }
    if (this.fitted === parcel && !again) return;
    const isFirst = this.fitted === null;
    this.fitted = parcel;
    const { clientWidth, clientHeight } = this.map.getContainer();
    const [lon = 0, lat = 0] = centreOf(box);
    this.move([lon, lat], zoomFor(box, clientWidth, clientHeight - Math.abs(offset[1]) * 2), offset, isFirst);
  }

  private move(
    center: [number, number],
    zoom: number,
    offset: readonly [number, number],
    atOnce = false,
  ): void {
    const duration = atOnce || prefersStillness() ? 0 : FIT_MS;
    this.map.easeTo({ center, zoom, bearing: 0, offset: [...offset], duration });
  }

  get zoom(): number {
    return this.map.getZoom();
  }

  zoomBy(step: number): void {
    this.map.zoomTo(this.map.getZoom() + step, { duration: prefersStillness() ? 0 : 200 });
  }

  goTo([lon = 0, lat = 0]: Position, zoom: number): void {
    this.move([lon, lat], zoom, [0, 0]);
  }

  end(): void {
    this.map.remove();
  }
}
