import type { ZoneFamily } from '../cards/zone-colour.js';

/** Colours of the map, as MapLibre needs them: it reads no custom properties. */
export interface MapColours {
  readonly ground: string;
  readonly nearParcel: string;
  readonly nearParcelLine: string;
  readonly accent: string;
  readonly casing: string;
  readonly sale: string;
  readonly ink: string;
  readonly parcelFill: number;
  readonly buildingFill: number;
  readonly casingOpacity: number;
  readonly zoneLine: Readonly<Record<ZoneFamily, string>>;
  readonly zoneFill: Readonly<Record<ZoneFamily, string>>;
}

/** CNIG hues (standard PLU), in both themes. */
const ZONE_FILL = {
  u: '#E60000',
  auc: '#FF6565',
  aus: '#FECCBE',
  a: '#FFFF00',
  n: '#56AA02',
  none: '#808080',
} as const;

const LIGHT: MapColours = {
  ground: '#F1F2F3',
  nearParcel: '#FBFAF7',
  nearParcelLine: '#DCD9D1',
  accent: '#2446C8',
  casing: '#FFFFFF',
  sale: '#B4410E',
  ink: '#475060',
  parcelFill: 0.12,
  buildingFill: 0.42,
  casingOpacity: 0.9,
  zoneLine: { u: '#8C1D18', auc: '#B4453F', aus: '#B4453F', a: '#7A7000', n: '#3E7A02', none: '#808080' },
  zoneFill: ZONE_FILL,
};

const DARK: MapColours = {
  ground: '#12161C',
  nearParcel: '#1A1F27',
  nearParcelLine: '#2A313C',
  accent: '#93ABFF',
  casing: '#0E1116',
  sale: '#FF9D66',
  ink: '#B4BCC9',
  parcelFill: 0.16,
  buildingFill: 0.5,
  casingOpacity: 0.9,
  zoneLine: { u: '#FF8A80', auc: '#FFAB9D', aus: '#FFAB9D', a: '#E5D94A', n: '#8FD14F', none: '#929CAC' },
  zoneFill: ZONE_FILL,
};

export const coloursOf = (isDark: boolean): MapColours => (isDark ? DARK : LIGHT);
