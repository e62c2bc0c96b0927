import type { Feature, Position as GeoPosition } from 'geojson';
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Position } from '../api/answer.js';
import { TILES, type Base } from './base.js';
import type { MapColours } from './colours.js';
import type { PolygonRings } from './polygons.js';
import { FRANCE_OUTLINE } from './france.js';
import type { Shapes, ZoneShape } from './shapes.js';

/** Parcels around are drawn from here on. */
const NEIGHBOURS_FROM_ZOOM = 16;
const ADDRESSES_FROM_ZOOM = 18;
/** The outline of the country is too rough to be seen closer. */
const FRANCE_TO_ZOOM = 8;

export interface MapState {
  readonly shapes: Shapes;
  readonly colours: MapColours;
  readonly base: Base;
  readonly isShown: (layer: string) => boolean;
  readonly highlighted: string | null;
}

type Properties = Readonly<Record<string, string>>;

const polygon = (polygons: readonly PolygonRings[], properties: Properties): Feature => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiPolygon', coordinates: polygons as unknown as GeoPosition[][][] },
});
const point = (at: Position): Feature => ({
  type: 'Feature',
  properties: {},
  geometry: { type: 'Point', coordinates: [...at] },
});
const source = (features: Feature[]): StyleSpecification['sources'][string] => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features },
});

/** Name of the hatching of a zone; the map draws it when it is missed. */
export const hatchName = (zone: Pick<ZoneShape, 'family'>, colours: MapColours): string =>
  `hatch:${colours.zoneFill[zone.family]}`;

function sources({ shapes, base }: MapState): StyleSpecification['sources'] {
  return {
    ...(base === 'none'
      ? {}
      : { base: { type: 'raster', tiles: [TILES[base]], tileSize: 256, maxzoom: 19 } }),
    france: source([
      polygon(
        FRANCE_OUTLINE.map((ring) => [ring]),
        { key: 'france' },
      ),
    ]),
    zones: source(shapes.zones.map(({ key, polygons }) => polygon(polygons, { key }))),
    neighbours: source(
      shapes.neighbours.map(({ key, polygons, id, name }) => polygon(polygons, { key, id, name })),
    ),
    parcel: source(shapes.parcel.length === 0 ? [] : [polygon(shapes.parcel, { key: 'parcel' })]),
    buildings: source(shapes.buildings.map(({ key, polygons }) => polygon(polygons, { key }))),
    addresses: source(shapes.addresses.map(point)),
  };
}

const only = (key: string): ExpressionSpecification => ['==', ['get', 'key'], key];

function zoneLayers(zone: ZoneShape, { colours, isShown }: MapState): LayerSpecification[] {
  if (!isShown(zone.key)) return [];
  const common = { source: 'zones', filter: only(zone.key) };
  return [
    {
      ...common,
      id: `${zone.key}:fill`,
      type: 'fill',
      paint: { 'fill-color': colours.zoneFill[zone.family], 'fill-opacity': zone.isMain ? 0.03 : 0.16 },
    },
    ...(zone.isMain
      ? []
      : [
          {
            ...common,
            id: `${zone.key}:hatch`,
            type: 'fill' as const,
            paint: { 'fill-pattern': hatchName(zone, colours) },
          },
        ]),
    {
      ...common,
      id: `${zone.key}:line`,
      type: 'line',
      paint: {
        'line-color': colours.zoneLine[zone.family],
        'line-width': 1.6,
        'line-dasharray': [5, 2, 1, 2],
      },
    },
  ];
}

function neighbourLayers({ colours, isShown }: MapState): LayerSpecification[] {
  if (!isShown('neighbours')) return [];
  const common = { source: 'neighbours', minzoom: NEIGHBOURS_FROM_ZOOM };
  return [
    // Over tiles only the limits: a filling would hide them.
    {
      ...common,
      id: 'neighbours:fill',
      type: 'fill',
      paint: { 'fill-color': colours.nearParcel, 'fill-opacity': 0.6 },
    },
    {
      ...common,
      id: 'neighbours:line',
      type: 'line',
      paint: { 'line-color': colours.nearParcelLine, 'line-width': 0.8 },
    },
  ];
}

function parcelLayers({ colours, isShown }: MapState): LayerSpecification[] {
  const { accent, casing } = colours;
  return [
    ...(isShown('parcel')
      ? [
          {
            id: 'parcel:fill',
            source: 'parcel',
            type: 'fill' as const,
            paint: { 'fill-color': accent, 'fill-opacity': colours.parcelFill },
          },
        ]
      : []),
    ...(isShown('buildings')
      ? [
          {
            id: 'buildings:fill',
            source: 'buildings',
            type: 'fill' as const,
            paint: { 'fill-color': accent, 'fill-opacity': colours.buildingFill },
          },
          {
            id: 'buildings:line',
            source: 'buildings',
            type: 'line' as const,
            paint: { 'line-color': accent, 'line-width': 0.8 },
          },
        ]
      : []),
    ...(isShown('parcel')
      ? [
          {
            id: 'parcel:casing',
            source: 'parcel',
            type: 'line' as const,
            layout: { 'line-join': 'round' as const },
            paint: { 'line-color': casing, 'line-width': 7, 'line-opacity': colours.casingOpacity },
          },
          {
            id: 'parcel:line',
            source: 'parcel',
            type: 'line' as const,
            layout: { 'line-join': 'round' as const },
            paint: { 'line-color': accent, 'line-width': 2.6 },
          },
        ]
      : []),
  ];
}

function highlightLayers({ highlighted, colours }: MapState): LayerSpecification[] {
  if (highlighted === null) return [];
  return ['buildings', 'zones', 'neighbours'].map((name) => ({
    id: `${name}:highlight`,
    source: name,
    type: 'line',
    filter: only(highlighted),
    paint: { 'line-color': colours.accent, 'line-width': 3 },
  }));
}

/** The whole map of a state, bottom to top. MapLibre changes what differs from before. */
export function mapStyle(state: MapState): StyleSpecification {
  const { colours, base, shapes, isShown } = state;
  return {
    version: 8,
    sources: sources(state),
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...(base === 'none'
        ? [
            {
              id: 'france',
              type: 'fill' as const,
              source: 'france',
              maxzoom: FRANCE_TO_ZOOM,
              paint: { 'fill-color': colours.nearParcel, 'fill-outline-color': colours.nearParcelLine },
            },
          ]
        : [{ id: 'base', type: 'raster' as const, source: 'base' }]),
      ...neighbourLayers(state),
      ...shapes.zones.flatMap((zone) => zoneLayers(zone, state)),
      ...parcelLayers(state),
      ...(isShown('addresses')
        ? [
            {
              id: 'addresses',
              source: 'addresses',
              type: 'circle' as const,
              minzoom: ADDRESSES_FROM_ZOOM,
              paint: {
                'circle-radius': 4,
                'circle-color': colours.casing,
                'circle-stroke-color': colours.ink,
                'circle-stroke-width': 1.5,
              },
            },
          ]
        : []),
      ...highlightLayers(state),
    ],
  };
}
