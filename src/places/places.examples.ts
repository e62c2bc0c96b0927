/** Answers of the sandbox, shortened, for the OpenAPI document. */
const SOURCE = {
  status: 'ok',
  fetchedAt: '2026-11-20T09:00:00.000Z',
  licence: 'Licence Ouverte 2.0',
};
const CADASTRE = {
  ...SOURCE,
  attribution: 'Parcellaire Express (PCI) - IGN / DGFiP',
  matchedBy: 'cadastre',
};
const BAN = { ...SOURCE, attribution: 'Base Adresse Nationale (DINUM/IGN), BAN PLUS (IGN)' };
const GPU = {
  ...SOURCE,
  attribution: "Géoportail de l'urbanisme (GPU) - IGN / Ministère chargé de l'urbanisme",
  matchedBy: 'geometry',
};

const ADDRESS = {
  id: '75115_5886_00026',
  label: '26 Avenue de Lowendal 75015 Paris',
  name: '26 Avenue de Lowendal',
  postalCode: '75015',
  city: 'Paris',
  inseeCode: '75115',
  context: '75, Paris, Île-de-France',
  kind: 'housenumber',
  lon: 2.302389,
  lat: 48.848631,
  score: 0.97,
};
const PARCEL = {
  id: '75115000DE0073',
  inseeCode: '75115',
  cityName: 'Paris',
  prefix: '000',
  section: 'DE',
  number: '0073',
  area: 1050,
  centroid: { lon: 2.302467, lat: 48.8487882 },
  links: {
    property: '/v1/properties?parcel_id=75115000DE0073',
    neighbors: '/v1/parcels/75115000DE0073/neighbors',
    zonages: '/v1/parcels/75115000DE0073/zonages',
  },
};
const NEIGHBOR = {
  ...PARCEL,
  id: '75115000DE0074',
  number: '0074',
  area: 500,
  centroid: { lon: 2.3021069, lat: 48.8486425 },
  links: {
    property: '/v1/properties?parcel_id=75115000DE0074',
    neighbors: '/v1/parcels/75115000DE0074/neighbors',
    zonages: '/v1/parcels/75115000DE0074/zonages',
  },
};
const CONTAINING = {
  ...PARCEL,
  containsPoint: true,
  matchMethod: 'containsPoint',
  linkType: null,
  distance: 0,
  coverage: null,
};

export const ADDRESSES_EXAMPLE = { addresses: [ADDRESS], meta: { sources: { ban: BAN } } };

export const PARCELS_EXAMPLES = {
  address: {
    summary: 'An address',
    value: {
      parcels: [{ ...CONTAINING, matchMethod: 'addressLink', linkType: 'computed' }],
      address: ADDRESS,
      meta: { sources: { ban: BAN, banPlus: BAN, cadastre: CADASTRE } },
    },
  },
  point: {
    summary: 'A point in a parcel',
    value: { parcels: [CONTAINING], meta: { sources: { cadastre: CADASTRE } } },
  },
  street: {
    summary: 'A point on a street',
    value: {
      parcels: [{ ...CONTAINING, containsPoint: false, matchMethod: 'nearby', distance: 6.4 }],
      meta: { sources: { cadastre: CADASTRE } },
      notes: [
        'No parcel contains the point: it is on a street, on water or on other land without a parcel number. The parcels within 50 m are listed, the nearest first',
      ],
    },
  },
};

export const SEARCH_EXAMPLE = {
  parcels: [
    { ...CONTAINING, containsPoint: null, matchMethod: 'intersects', distance: null, coverage: 0.42 },
  ],
  meta: { sources: { cadastre: CADASTRE } },
};

export const SEARCH_BODY_EXAMPLE = {
  type: 'Polygon',
  coordinates: [
    [
      [2.3022, 48.8486],
      [2.3026, 48.8486],
      [2.3026, 48.8489],
      [2.3022, 48.8489],
      [2.3022, 48.8486],
    ],
  ],
};

export const NEIGHBORS_EXAMPLE = {
  parcel: PARCEL,
  neighbors: [
    {
      ...NEIGHBOR,
      sharedBoundary: 25,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [2.30207969, 48.84849962],
            [2.30231205, 48.84859362],
            [2.30213402, 48.8487853],
            [2.30190166, 48.84869131],
            [2.30207969, 48.84849962],
          ],
        ],
      },
    },
  ],
  meta: { sources: { cadastre: CADASTRE } },
};

export const ZONAGES_EXAMPLE = {
  parcel: PARCEL,
  zonings: [
    {
      category: 'planningZone',
      code: 'UG',
      label: 'Zone urbaine générale',
      typeLabel: 'Urbaine',
      theme: null,
      coverage: 1,
      regulationUrl: null,
      source: 'gpu',
    },
    {
      category: 'easement',
      code: 'AC1',
      label: 'Hôtel de Beaumont - Périmètre des abords',
      typeLabel:
        'Servitude relative aux monuments historiques (immeubles classés et inscrits, abords des monuments historiques)',
      theme: 'heritage',
      coverage: 1,
      regulationUrl: null,
      source: 'gpu',
    },
  ],
  meta: { sources: { cadastre: CADASTRE, gpu: GPU } },
  notes: ["The Géoportail de l'urbanisme is not exhaustive and has no legal value"],
};
