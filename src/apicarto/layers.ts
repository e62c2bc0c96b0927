/** The routes of API Carto's module cadastre and the WFS layers behind them. */
export const LAYER_NAMES = ['commune', 'feuille', 'division', 'parcelle', 'localisant'] as const;
export type LayerName = (typeof LAYER_NAMES)[number];

/** PCI: Parcellaire Express, kept up to date. BDP: BD Parcellaire, frozen since 2018. */
export const SOURCES_IGN = ['PCI', 'BDP'] as const;
export type SourceIgn = (typeof SOURCES_IGN)[number];

export interface Layer {
  /** Qualified names of the layer in the WFS, by `source_ign`. */
  readonly typeNames: Readonly<Record<SourceIgn, string>>;
  /** `source_ign` means nothing on layers that only one source has; its value is then not even checked. */
  readonly hasBothSources: boolean;
  /** How the layer is cut: whole communes, sections and sheets of a commune, or parcels of a section. */
  readonly grain: 'commune' | 'section' | 'parcel';
  readonly defaultLimit: number;
  /** A `_limit` above is refused; absent where it is cut to {@link WFS_MAX_COUNT} instead. */
  readonly maxLimit?: number;
}

/** The WFS gives no more at once, whatever it is asked. */
export const WFS_MAX_COUNT = 5_000;

const COMMUNES_AT_ONCE = 500;
const DEFAULT_LIMIT = 1_000;

const PCI = 'CADASTRALPARCELS.PARCELLAIRE_EXPRESS';
const BDP = 'BDPARCELLAIRE-VECTEUR_WLD_BDD_WGS84G';
const both = (name: string): Pick<Layer, 'typeNames' | 'hasBothSources'> => ({
  typeNames: { PCI: `${PCI}:${name}`, BDP: `${BDP}:${name}` },
  hasBothSources: true,
});
const always = (typeName: string): Pick<Layer, 'typeNames' | 'hasBothSources'> => ({
  typeNames: { PCI: typeName, BDP: typeName },
  hasBothSources: false,
});

export const LAYERS: Readonly<Record<LayerName, Layer>> = {
  commune: {
    ...both('commune'),
    grain: 'commune',
    defaultLimit: COMMUNES_AT_ONCE,
    maxLimit: COMMUNES_AT_ONCE,
  },
  feuille: { ...always(`${PCI}:feuille`), grain: 'section', defaultLimit: DEFAULT_LIMIT },
  division: { ...always(`${BDP}:divcad`), grain: 'section', defaultLimit: DEFAULT_LIMIT },
  parcelle: { ...both('parcelle'), grain: 'parcel', defaultLimit: DEFAULT_LIMIT },
  localisant: { ...both('localisant'), grain: 'parcel', defaultLimit: DEFAULT_LIMIT },
};
