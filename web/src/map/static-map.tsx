import type { JSX } from 'preact';
import type { Position } from '../api/answer.js';
import { DATA } from './base.js';
import { isShown } from './layers.js';
import { project, scaleBar, scaleText, zoomFor } from './mercator.js';
import { type PolygonRings, centreOf } from './polygons.js';
import { shapes } from './shapes.js';

type ToPixels = (at: Position) => readonly [x: number, y: number];

/** Outlines as one path; even-odd, so that holes are holes. */
function pathOf(polygons: readonly PolygonRings[], to: ToPixels): string {
  return polygons
    .flatMap((rings) =>
      rings.map(
        (ring) =>
          `M${ring
            .map((at) =>
              to(at)
                .map((one) => one.toFixed(1))
                .join(' '),
            )
            .join('L')}Z`,
      ),
    )
    .join('');
}

/** Further out than this nothing is seen: zones reach over whole cities. */
const FAR = 4_000;

interface StaticMapProps {
  readonly width?: number;
  readonly height?: number;
  readonly isForPrint?: boolean;
}

/** The same shapes as the live map, as a picture: where there is no WebGL, and on paper. */
export function StaticMap({ width = 560, height = 620, isForPrint }: StaticMapProps): JSX.Element {
  const { parcel, box, buildings, neighbours, zones, sales } = shapes.value;
  if (box === null) return <div class="static-map" />;
  const zoom = zoomFor(box, width, height);
  const [cx, cy] = project(centreOf(box));
  const scale = 512 * 2 ** zoom;
  const to: ToPixels = (at) => {
    const [x, y] = project(at);
    const clamp = (pixels: number): number => Math.max(-FAR, Math.min(FAR, pixels));
    return [clamp((x - cx) * scale + width / 2), clamp((y - cy) * scale + height / 2)];
  };
  const bar = scaleBar(zoom, box[1]);
  return (
    <figure class={`static-map${isForPrint === true ? ' is-print' : ''}`}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-label="Plan de la parcelle, de ses bâtiments et de ses voisines"
      >
        <defs>
          <pattern
            id="hatch"
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V6" />
          </pattern>
        </defs>
        {isShown('neighbours')
          ? neighbours.map(({ key, polygons }) => (
              <path key={key} class="s-neighbour" d={pathOf(polygons, to)} />
            ))
          : null}
        {zones
          .filter(({ key }) => isShown(key))
          .map(({ key, polygons, family, isMain }) => (
            <g key={key} class={`s-zone zone-${family}${isMain ? ' is-main' : ''}`}>
              <path d={pathOf(polygons, to)} />
              {isMain ? null : <path class="s-hatch" d={pathOf(polygons, to)} />}
            </g>
          ))}
        {isShown('parcel') ? <path class="s-parcel-fill" d={pathOf(parcel, to)} /> : null}
        {isShown('buildings')
          ? buildings.map(({ key, polygons }) => (
              <path key={key} class="s-building" d={pathOf(polygons, to)} />
            ))
          : null}
        {isShown('parcel') ? (
          <>
            <path class="s-parcel-casing" d={pathOf(parcel, to)} />
            <path class="s-parcel-line" d={pathOf(parcel, to)} />
          </>
        ) : null}
        {isShown('sales')
          ? sales.map(({ at, count }) => {
              const [x, y] = to(at);
              return (
                <g key={`${x} ${y}`} class="s-sale">
                  <circle cx={x} cy={y} r="12.7" />
                  <text x={x} y={y + 4.6} text-anchor="middle">
                    {count}
                  </text>
                </g>
              );
            })
          : null}
        {zones
          .filter(({ key, chip }) => isShown(key) && chip !== null)
          .map(({ key, chip, code, family }) => {
            const [x, y] = to(chip ?? [0, 0]);
            const half = 9 + code.length * 4.2;
            return (
              <g key={key} class={`s-chip zone-${family}`}>
                <rect x={x - half} y={y - 11} width={half * 2} height="22" rx="5" />
                <text x={x} y={y + 4.3} text-anchor="middle">
                  {code}
                </text>
              </g>
            );
          })}
      </svg>
      {isForPrint === true ? (
        <figcaption class="map-bar">
          <span>{DATA}</span>
          <Scale metres={bar.metres} pixels={bar.pixels} />
        </figcaption>
      ) : null}
    </figure>
  );
}

export function Scale({ metres, pixels }: { readonly metres: number; readonly pixels: number }): JSX.Element {
  return (
    <span class="map-scale">
      {scaleText(metres)}
      <svg width={pixels} height="6" aria-hidden="true">
        <path d={`M.5 0V5.5H${pixels - 0.5}V0`} />
      </svg>
    </span>
  );
}
