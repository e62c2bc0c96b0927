import { banAddresses, streetId, type BanAddress } from '../ban-data.js';
import { type CadastreLayer, cadastreLayer } from '../cadastre-data.js';
import { lazyJson } from '../data-folder.js';
import { type Feature } from '../feature-collection.js';
import { WFS_GPU_LAYERS } from './wfs-gpu-layers.js';

type Layer = () => readonly Feature[];

const recordedAddresses = lazyJson<readonly Feature[]>('ban-plus', 'ban-recorded.json');

let addressLayer: readonly Feature[] | undefined;

/** `BAN.DATA.GOUV:ban`: recorded rows and the sandbox's addresses, all strings but lon and lat. */
function banLayer(): readonly Feature[] {
  addressLayer ??= [...recordedAddresses(), ...banAddresses().map(banFeature)];
  return addressLayer;
}

function banFeature(address: BanAddress, index: number): Feature {
  const rep = address.suffixe ?? '';
  const afnor = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
  return {
    type: 'Feature',
    id: `ban.${1_000_001 + index}`,
    geometry: { type: 'Point', coordinates: [address.lon, address.lat] },
    geometry_name: 'geom',
    properties: {
      id: address.id,
      id_fantoir: streetId(address).toUpperCase(),
      numero: String(address.numero),
      rep,
      nom_voie: address.nomVoie,
      code_postal: address.codePostal,
      code_insee: address.codeCommune,
      nom_commune: address.nomCommune,
      code_insee_ancienne_commune: address.codeAncienneCommune ?? '',
      nom_ancienne_commune: address.nomAncienneCommune ?? '',
      x: String(address.x),
      y: String(address.y),
      lon: address.lon,
      lat: address.lat,
      type_position: address.positionType,
      alias: '',
      nom_ld: '',
      libelle_acheminement: afnor(address.nomCommune),
      nom_afnor: afnor(address.nomVoie),
      source_position: 'commune',
      source_nom_voie: 'commune',
      certification_commune: address.certifie ? '1' : '0',
      cad_parcelles: address.parcelles.join('|'),
    },
  };
}

function withoutInsee(layer: CadastreLayer): Layer {
  // API Carto adds `code_insee`; whether the raw layer has it is not known: it is left out here.
  return () =>
    cadastreLayer(layer).map((feature) => {
      if (layer === 'commune') return feature;
      const properties = { ...feature.properties };
      delete properties['code_insee'];
      return { ...feature, properties };
    });
}

/** The frozen BD Parcellaire has neither technical id nor area. */
function ofBdParcellaire(layer: CadastreLayer): Layer {
  return () =>
    withoutInsee(layer)().map((feature) => {
      const { gid: _gid, contenance: _contenance, ...properties } = feature.properties;
      return { ...feature, properties };
    });
}

const PCI = 'CADASTRALPARCELS.PARCELLAIRE_EXPRESS';
const BDP = 'BDPARCELLAIRE-VECTEUR_WLD_BDD_WGS84G';

/** Layers of the Géoplateforme WFS that the sandbox holds, by full name. Further sources add theirs. */
export const WFS_LAYERS: Readonly<Record<string, Layer>> = {
  'BAN-PLUS:lien_adresse_parcelle': lazyJson('ban-plus', 'lien_adresse_parcelle.json'),
  'BAN-PLUS:lien_adresse_bati': lazyJson('ban-plus', 'lien_adresse_bati.json'),
  'BAN-PLUS:lien_bati_parcelle': lazyJson('ban-plus', 'lien_bati_parcelle.json'),
  'BAN.DATA.GOUV:ban': banLayer,
  [`${PCI}:parcelle`]: withoutInsee('parcelle'),
  [`${PCI}:localisant`]: withoutInsee('localisant'),
  [`${PCI}:feuille`]: withoutInsee('feuille'),
  [`${PCI}:commune`]: withoutInsee('commune'),
  [`${BDP}:parcelle`]: ofBdParcellaire('parcelle'),
  [`${BDP}:localisant`]: ofBdParcellaire('localisant'),
  [`${BDP}:divcad`]: ofBdParcellaire('division'),
  [`${BDP}:commune`]: ofBdParcellaire('commune'),
  ...WFS_GPU_LAYERS,
};

export const PARCEL_LAYER = `${PCI}:parcelle`;
