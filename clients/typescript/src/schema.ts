/* eslint-disable */
// Generated from the OpenAPI document of the API by generate.mjs. Changes belong there, or into the API.
export interface paths {
  '/health/live': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Is the process alive? */
    get: operations['HealthController_live'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/health/ready': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Can it take requests? */
    get: operations['HealthController_ready'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/properties': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything known about a land parcel
     * @description Asks the sources of French open data about one parcel and merges their answers. A section that was asked for and could not be obtained is null, with an entry in `errors`; the rest is answered all the same.
     */
    get: operations['getProperties'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/properties/stream': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The same, part by part as the sources answer
     * @description Server-sent events: `start` { requestId, parcelId, sections, sources }; `source` { source, ms, report } as each source ends; `part` { part, data, error } as each part of the answer is final; `answer`: the body of GET /v1/properties, byte for byte; the last event; `failure`: the error body, instead of `answer`. `data` is one line of JSON. A comment every 10 seconds shows that the stream lives.
     */
    get: operations['streamProperties'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/properties/batch': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The same for many parcels, a line each
     * @description Up to 1000 identifiers; a line of JSON for each, as soon as it is there. Each parcel takes a place in the rate limit, and the server waits for places: no line is a 429, and no pause is needed between batches. An identifier that cannot be used is a line with its error. Blanks before a line show that the stream lives.
     */
    post: operations['batchProperties'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/commune': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Outlines of communes
     * @description As `/api/cadastre/commune` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.
     */
    get: operations['getCadastreCommune'];
    put?: never;
    /**
     * Outlines of communes
     * @description As `/api/cadastre/commune` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreCommune'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/feuille': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sheets of the cadastral plan
     * @description As `/api/cadastre/feuille` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.
     */
    get: operations['getCadastreFeuille'];
    put?: never;
    /**
     * Sheets of the cadastral plan
     * @description As `/api/cadastre/feuille` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreFeuille'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/division': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Divisions of sections, of the frozen BD Parcellaire
     * @description As `/api/cadastre/division` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.
     */
    get: operations['getCadastreDivision'];
    put?: never;
    /**
     * Divisions of sections, of the frozen BD Parcellaire
     * @description As `/api/cadastre/division` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreDivision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/parcelle': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Parcels: outline, identifier, official area
     * @description As `/api/cadastre/parcelle` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.
     */
    get: operations['getCadastreParcelle'];
    put?: never;
    /**
     * Parcels: outline, identifier, official area
     * @description As `/api/cadastre/parcelle` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreParcelle'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/localisant': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A point in each parcel
     * @description As `/api/cadastre/localisant` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection.
     */
    get: operations['getCadastreLocalisant'];
    put?: never;
    /**
     * A point in each parcel
     * @description As `/api/cadastre/localisant` of API Carto, with the same parameters and answers (see docs/apicarto.md). Nothing found is an empty collection. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreLocalisant'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/cadastre/geometrie': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Parcels that a geometry meets, and how much of each it covers
     * @description Parcels that merely touch the geometry are there too, with the number 0. Polygons count wholly: all of them, on both sides. At most 5000 positions; 1000 parcels a page.
     */
    get: operations['getCadastreGeometrie'];
    put?: never;
    /**
     * Parcels that a geometry meets, and how much of each it covers
     * @description Parcels that merely touch the geometry are there too, with the number 0. Polygons count wholly: all of them, on both sides. At most 5000 positions; 1000 parcels a page. Parameters in the query, in a JSON body, or in both.
     */
    post: operations['postCadastreGeometrie'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/addresses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Addresses that begin like a text
     * @description Suggestions while somebody writes, from the Base Adresse Nationale. Every call counts for the rate limit: wait for a pause in the writing.
     */
    get: operations['getAddresses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parcels': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The parcels that an address, an identifier or a point may mean
     * @description Send `q`, or `lon` and `lat`. The parcel that contains the point comes first and says so (`containsPoint`); the nearest never takes its place. Where none contains the point, those within 50 m are listed as `nearby`. An address has the parcels that the commune or IGN links to it, else the one under its point. An identifier may be spelled in any way; one that leaves out its prefix or arrondissement has all parcels that it fits.
     */
    get: operations['getParcels'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parcels/search': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The parcels that a geometry meets
     * @description At most 5000 positions and 1 MiB. Parcels that the geometry merely touches are there too, with a `coverage` of 0, after those it covers most of. For exact areas of intersection see /api/cadastre/geometrie.
     */
    post: operations['searchParcels'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parcels/{id}/neighbors': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The parcels that touch a parcel
     * @description Adjacent is what comes within 0.5 m, since sheets of the cadastre do not match exactly. A street between two parcels parts them.
     */
    get: operations['getNeighbors'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/parcels/{id}/zonages': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The zonings that a parcel is in
     * @description A short list of what the section `urbanisme` of /v1/properties tells at length: plan, zones, prescriptions, easements, information perimeters, and the priority district where the register of condominiums names one. For information only, without legal value.
     */
    get: operations['getZonages'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/communes/{insee}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A commune by its INSEE code
     * @description From the Code officiel géographique of the year. An arrondissement, a delegated or associated commune and a code given up are answered with the commune they belong to, and `requested` says so.
     */
    get: operations['getCommune'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/communes/{insee}/groupements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The groupings of a commune, and their competences
     * @description EPCI and EPT from the Code officiel géographique; syndicates and competences once the operator has imported BANATIC (`competences` is null until then).
     */
    get: operations['getCommuneGroupings'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/mcp': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Tools for language models (Model Context Protocol)
     * @description Streamable HTTP without sessions: one JSON-RPC message a request, answered as JSON. Tools: find_parcels, get_property, explain_section. `Accept` must name application/json and text/event-stream, as the protocol asks.
     */
    post: operations['callMcp'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * PropertiesAnswer
     * @description Answer of GET /v1/properties
     */
    PropertiesAnswer: {
      /** @description One entry, or none when no parcel has this identifier */
      properties: components['schemas']['Property'][];
      /**
       * AnswerMeta
       * @description How the answer was made
       */
      meta: {
        /** @description Canonical 14-character identifier */
        parcelId: string | null;
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Absent when nothing is missing */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * PartialPropertiesAnswer
     * @description Answer of GET /v1/properties with `fields` or `geometry=none`
     */
    PartialPropertiesAnswer: {
      /** @description One entry, or none when no parcel has this identifier */
      properties: {
        [key: string]: unknown;
      }[];
      /**
       * AnswerMeta
       * @description How the answer was made
       */
      meta: {
        /** @description Canonical 14-character identifier */
        parcelId: string | null;
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Absent when nothing is missing */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * PropertiesFeatureCollection
     * @description Answer of GET /v1/properties as GeoJSON (RFC 7946): WGS84, outlines counter-clockwise
     */
    PropertiesFeatureCollection: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The parcel, its buildings and addresses, and the records of the sections asked for */
      features: components['schemas']['PropertiesFeature'][];
      /** @description Lists that could not be obtained, such as `transactions`: no Feature of theirs proves nothing. Absent when there are none */
      unavailable?: string[];
      /** @description What `Urbanisme` says of the commune and of the answer: coverage, municipality, missingLayers. Absent when it was not asked for */
      urbanisme?: {
        [key: string]: unknown;
      } | null;
      /**
       * AnswerMeta
       * @description How the answer was made
       */
      meta: {
        /** @description Canonical 14-character identifier */
        parcelId: string | null;
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Absent when nothing is missing */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * PropertiesFeature
     * @description A record of an answer as a GeoJSON Feature
     */
    PropertiesFeature: {
      /** @constant */
      type: 'Feature';
      /**
       * @description `<kind>/<identifier>`, unique within the answer; `#` and a number where there is none
       * @example parcel/75101000AB0001
       */
      id: string;
      /** @description Outline or point of the record; null where it has none, or `geometry=none` left it out */
      geometry:
        | (
            | {
                /** @constant */
                type: 'Point';
                /**
                 * @description [longitude, latitude], WGS84 degrees
                 * @example [
                 *       2.3522,
                 *       48.8566
                 *     ]
                 */
                coordinates: number[];
              }
            | {
                /** @constant */
                type: 'Polygon';
                coordinates: number[][][];
              }
            | {
                /** @constant */
                type: 'MultiPolygon';
                coordinates: number[][][][];
              }
          )
        | null;
      /** @description The kind of the record, and its fields as in JSON but for those that are its geometry. By kind: parcel (`cadastral`), building (`buildings.building`), address (`addresses`), transaction (`transactions`), residentialCertificate (`energy.residential`), tertiaryCertificate (`energy.tertiary`), occupant (`occupation`), owner (`owners`), condominium (`copropriete`), permit (`permis`), businessSale (`fondsDeCommerce`), zone (`urbanisme.zones`), planDocument (`urbanisme.documents`), prescription (`urbanisme.prescriptions`), information (`urbanisme.informations`), easement (`urbanisme.assiettes`), easementGenerator (`urbanisme.generateurs`) */
      properties: {
        /**
         * @description What the Feature is
         * @enum {string}
         */
        kind:
          | 'parcel'
          | 'building'
          | 'address'
          | 'transaction'
          | 'residentialCertificate'
          | 'tertiaryCertificate'
          | 'occupant'
          | 'owner'
          | 'condominium'
          | 'permit'
          | 'businessSale'
          | 'zone'
          | 'planDocument'
          | 'prescription'
          | 'information'
          | 'easement'
          | 'easementGenerator';
      } & {
        [key: string]: unknown;
      };
    };
    /**
     * Property
     * @description A parcel and all that belongs to it
     */
    Property: {
      cadastral: components['schemas']['Cadastral'];
      /** @description Null when they could not be obtained, empty when the parcel has none */
      buildings: components['schemas']['BuildingEntry'][] | null;
      /** @description All addresses of the parcel, those of no building included; null when they could not be obtained */
      addresses: components['schemas']['Address'][] | null;
      /** @description Sales, newest first (DVF). Null when it could not be obtained, with an entry in `errors` */
      transactions?: components['schemas']['Transaction'][] | null;
      /** @description Energy performance certificates (ADEME). Null when it could not be obtained, with an entry in `errors` */
      energy?: components['schemas']['Energy'] | null;
      /** @description Companies with an establishment on the parcel (SIRENE). Null when it could not be obtained, with an entry in `errors` */
      occupation?: components['schemas']['Occupant'][] | null;
      /** @description Legal persons that hold rights on the parcel; natural persons never. Null when it could not be obtained, with an entry in `errors` */
      owners?: components['schemas']['Owner'][] | null;
      /** @description Condominiums (national register). Null when it could not be obtained, with an entry in `errors` */
      copropriete?: components['schemas']['Copropriete'][] | null;
      /** @description Planning permits (SITADEL). Null when it could not be obtained, with an entry in `errors` */
      permis?: components['schemas']['Permit'][] | null;
      /** @description Sales of businesses (BODACC). Null when it could not be obtained, with an entry in `errors` */
      fondsDeCommerce?: components['schemas']['BusinessSale'][] | null;
      /** @description Town planning (Géoportail de l'urbanisme). Null when it could not be obtained, with an entry in `errors` */
      urbanisme?: components['schemas']['Urbanisme'] | null;
    };
    /**
     * Cadastral
     * @description A parcel of the French cadastre
     */
    Cadastral: {
      /** @description Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4 */
      id: string;
      /** @description Official area where there is one, else the area of the outline. Unit: m2 */
      area: number;
      /** @description Outline, WGS84; a MultiPolygon only when the parcel has several parts */
      geometry:
        | {
            /** @constant */
            type: 'Polygon';
            coordinates: number[][][];
          }
        | {
            /** @constant */
            type: 'MultiPolygon';
            coordinates: number[][][][];
          };
      /** @description Official (tax) area; null or 0 when the cadastre has none. Unit: m2 */
      cadastralArea: number | null;
      /** @description Geodesic area of the outline on the ellipsoid; differs from the official one by 1 % commonly, 8 % at times. Unit: m2 */
      computedArea: number;
      /** @description Section, 2 characters */
      section: string;
      /** @description Number in the section, 4 digits */
      number: string;
      /** @description Prefix: 000, the code of an absorbed commune, or a district of a big city */
      prefix: string;
      /** @description Sheet of the section */
      sheet: number | null;
      /** @description INSEE code; of the arrondissement in Paris, Lyon and Marseille */
      inseeCode: string;
      /** @description INSEE code of the city: 75056 for an arrondissement of Paris */
      cityInseeCode: string;
      /** @description Department: 75, 2A, 971 */
      departmentCode: string;
      /** @description Last 3 characters of the code of the city */
      communeCode: string;
      /** @description Last 3 digits of the code of the arrondissement; null elsewhere */
      districtCode: string | null;
      /** @description Name of the commune; Paris, Lyon, Marseille for their arrondissements */
      communeName: string | null;
      /**
       * @description A point inside the parcel, far from its edges
       * @example [
       *       2.3522,
       *       48.8566
       *     ]
       */
      centroid: number[] | null;
      /** @description West, south, east, north; WGS84 degrees */
      bbox: number[];
      /** @description Whether the parcel was surveyed (Etalab only) */
      isSurveyed: boolean | null;
      /**
       * Format: date
       * @description Day the parcel entered the cadastre (Etalab only)
       */
      createdAt: string | null;
      /**
       * Format: date
       * @description Day it last changed (Etalab only)
       */
      updatedAt: string | null;
      /**
       * @description Who answered: cadastre (API Carto), geocoder (parcel index of the Géoplateforme) or etalabCadastre (file of the commune)
       * @enum {string}
       */
      source: 'cadastre' | 'geocoder' | 'etalabCadastre';
      /**
       * Format: date-time
       * @description When it answered
       */
      fetchedAt: string;
    };
    /**
     * BuildingEntry
     * @description A building and its addresses
     */
    BuildingEntry: {
      building: components['schemas']['Building'];
      /** @description Null when they could not be obtained */
      addresses: components['schemas']['Address'][] | null;
    };
    /**
     * Building
     * @description A group of buildings that stand and are taxed together (BDNB)
     */
    Building: {
      /**
       * @description BDNB building group id, `bdnb-bg-XXXX-XXXX-XXXX`
       * @example bdnb-bg-WX9A-TTJK-F8JY
       */
      id: string | null;
      /** @description RNB building id; only where RNB stood in for BDNB, and then the `id` too */
      rnbId: string | null;
      /** @description The 14-character ids of the parcels under the group */
      parcelIds: string[];
      /**
       * @description Construction year, tax files first. Unit: year
       * @example 1890
       */
      constructionYear: number | null;
      /** @description Dwellings, tax files; 0 for non-residential, too few in subdivided old buildings */
      numberOfUnits: number | null;
      /** @description Dwelling lots in the condominium register */
      numberOfUnitsRnc: number | null;
      /** @description Mean height. Unit: m */
      height: number | null;
      /** @description Footprint area. Unit: m2 */
      footprintArea: number | null;
      /** @description Footprint, WGS84 [longitude, latitude]; Lambert-93 upstream */
      geometry: {
        /** @constant */
        type: 'MultiPolygon';
        coordinates: number[][][][];
      } | null;
      /** @description Area of the geometry. Unit: m2 */
      geometryArea: number | null;
      /** @description Whether the geometry is made up, no real footprint */
      hasFictiveGeometry: boolean | null;
      /**
       * @description Main usage, BDNB synthesis, else tax files
       * @example Résidentiel collectif
       */
      usage: string | null;
      /**
       * @description Usage, tax files
       * @example Tertiaire & Autres
       */
      usageLevel1: string | null;
      /** @description Storeys, ground floor included */
      numberOfFloors: number | null;
      /** @description Office and shop lots in the condominium register */
      numberOfTertiaryLots: number | null;
      /** @description Parking lots in the condominium register */
      numberOfParkingLots: number | null;
      /**
       * @description Wall material, tax files
       * @example PIERRE
       */
      wallMaterial: string | null;
      /**
       * @description Roof material, tax files
       * @example TUILES
       */
      roofMaterial: string | null;
      /** @description Structure of the outer walls, representative DPE */
      wallStructure: string | null;
      /** @description Mean altitude of the ground, IGN BD TOPO. Unit: m */
      groundAltitude: number | null;
      /**
       * @description Main registration number of the condominium
       * @example AB8711293
       */
      coproRegistrationNumber: string | null;
      /** @description Names of the legal persons that own premises in the group */
      ownerNames: string[];
      /** @description SIREN numbers of these legal persons; not in the order of the names */
      ownerSirens: string[];
      /** @description Residential value per m2 relative to that of the commune. Unit: ratio */
      residentialValuePerM2RelativeToCity: number | null;
      /** @description Label of the main address */
      mainAddress: string | null;
      /**
       * @description BAN interoperability key of the main address
       * @example 75111_6507_00003
       */
      mainAddressId: string | null;
      /** @description BAN interoperability keys of all addresses */
      addressIds: string[];
      /** @description Labels of all addresses */
      addressLabels: string[];
      /** @description Valid BAN addresses */
      numberOfValidAddresses: number | null;
      /** @description Reliability of the address match, coarse */
      addressMatchReliability: string | null;
      /** @description Reliability of the address match, in detail */
      addressMatchReliabilityDetail: string | null;
      /** @description INSEE code of the commune; arrondissement in Paris, Lyon and Marseille */
      cityCode: string | null;
      /** @description Name of the commune or arrondissement */
      city: string | null;
      /** @description INSEE code of the parent commune (75056 for 75111) */
      parentCityCode: string | null;
      /** @description INSEE code of the IRIS district */
      irisCode: string | null;
      /** @description SIREN of the inter-communal body (EPCI) */
      epciCode: string | null;
      /** @description INSEE code of the department */
      departmentCode: string | null;
      /** @description INSEE code of the region */
      regionCode: string | null;
      /**
       * @description Reliability of the footprint
       * @example BONNE
       */
      footprintReliability: string | null;
      /**
       * @description Reliability of the height
       * @example BONNE
       */
      heightReliability: string | null;
      /** @description Whether BD TOPO and the tax files were matched well */
      isSpatialMatchReliable: boolean | null;
      /**
       * @description Shrink-swell hazard of clay
       * @example Moyen
       */
      clayHazard: string | null;
      /** @description Whether in a priority district; null rather than false upstream */
      isInPriorityDistrict: boolean | null;
      /** @description Name of the priority district */
      priorityDistrictName: string | null;
      /** @description Whether in an easement of a historic monument (AC1) */
      isInHistoricMonumentEasement: boolean | null;
      /** @description Whether in the perimeter of a historic building */
      isInHistoricPerimeter: boolean | null;
      /** @description Whether in a zone of built heritage of the local plan */
      isInHeritagePluZone: boolean | null;
      /** @description Name of the nearest protected monument */
      historicMonumentName: string | null;
      /** @description Distance to that monument. Unit: m */
      historicMonumentDistance: number | null;
      /** @description Name of the nearest historic building (older column) */
      nearestHistoricBuildingName: string | null;
      /** @description Distance to the nearest historic building, within 500 m (older column). Unit: m */
      nearestHistoricBuildingDistance: number | null;
      /** @description National id of the nearest heat network */
      heatNetworkId: string | null;
      /** @description Distance band to that heat network */
      heatNetworkDistance: string | null;
      /**
       * @description ADEME number of the representative DPE
       * @example 1475L2004149U
       */
      dpeNumber: string | null;
      /** @description Kind of the representative DPE */
      dpeType: string | null;
      /**
       * Format: date
       * @description Day the representative DPE reached ADEME
       */
      dpeReceptionDate: string | null;
      /** @description What it is about: appartement, maison or immeuble */
      dpeBuildingType: string | null;
      /** @description Construction year declared in the representative DPE, less reliable. Unit: year */
      dpeConstructionYear: number | null;
      /** @description Whether it follows the method of 2021; false is that of 2012 */
      isDpe2021Method: boolean | null;
      /**
       * @description DPE class A-G, method of 2021; null when there is only an older DPE
       * @example D
       */
      dpeLabel: string | null;
      /** @description Energy class A-G or N, method of 2012 */
      dpe2012EnergyLabel: string | null;
      /** @description Primary energy of five uses, method of 2021. Unit: kWhEP/m2/yr */
      fiveUsesPrimaryConsumptionM2: number | null;
      /** @description Greenhouse gases of five uses, method of 2021. Unit: kgCO2/m2/yr */
      fiveUsesGesEmissionM2: number | null;
      /** @description Primary energy of three uses, method of 2012. Unit: kWhEP/m2/yr */
      threeUsesPrimaryConsumptionM2: number | null;
      /** @description Greenhouse gases of three uses, method of 2012. Unit: kgCO2/m2/yr */
      threeUsesGesEmissionM2: number | null;
      /** @description Energy class A-I of the tertiary DPE */
      tertiaryDpeLabel: string | null;
      /** @description Method of the tertiary DPE */
      tertiaryDpeMethod: string | null;
      /** @description Heating energy of the tertiary DPE */
      tertiaryHeatingEnergyType: string | null;
      /** @description DPEs of class A, method of 2021 */
      dpeCountA: number | null;
      /** @description DPEs of class B, method of 2021 */
      dpeCountB: number | null;
      /** @description DPEs of class C, method of 2021 */
      dpeCountC: number | null;
      /** @description DPEs of class D, method of 2021 */
      dpeCountD: number | null;
      /** @description DPEs of class E, method of 2021 */
      dpeCountE: number | null;
      /** @description DPEs of class F, method of 2021 */
      dpeCountF: number | null;
      /** @description DPEs of class G, method of 2021 */
      dpeCountG: number | null;
      /** @description DPEs of class A, method of 2012 */
      dpe2012CountA: number | null;
      /** @description DPEs of class B, method of 2012 */
      dpe2012CountB: number | null;
      /** @description DPEs of class C, method of 2012 */
      dpe2012CountC: number | null;
      /** @description DPEs of class D, method of 2012 */
      dpe2012CountD: number | null;
      /** @description DPEs of class E, method of 2012 */
      dpe2012CountE: number | null;
      /** @description DPEs of class F, method of 2012 */
      dpe2012CountF: number | null;
      /** @description DPEs of class G, method of 2012 */
      dpe2012CountG: number | null;
      /** @description DPEs without a class, method of 2012 */
      dpe2012CountUnrated: number | null;
      /** @description Heating installation: collectif or individuel */
      heatingInstallationType: string | null;
      /** @description Heating installations */
      numberOfHeatingInstallations: number | null;
      /** @description Heating energy: gaz, electricite, fioul, reseau de chaleur... */
      mainHeatingEnergyType: string | null;
      /** @description Heating generator */
      mainHeatingGeneratorType: string | null;
      /** @description Age of the heating generator */
      heatingGeneratorAge: string | null;
      /** @description Energy of the back-up heating */
      backupHeatingEnergyType: string | null;
      /** @description Generator of the back-up heating */
      backupHeatingGeneratorType: string | null;
      /** @description Age of the generator of the back-up heating */
      backupHeatingGeneratorAge: string | null;
      /** @description Whether there is solar heating */
      hasSolarHeating: boolean | null;
      /** @description Hot-water installation: collectif or individuel */
      hotWaterInstallationType: string | null;
      /** @description Hot-water installations */
      numberOfHotWaterInstallations: number | null;
      /** @description Hot-water generator */
      hotWaterGeneratorType: string | null;
      /** @description Age of the hot-water generator */
      hotWaterGeneratorAge: string | null;
      /** @description Back-up hot-water generator */
      backupHotWaterGeneratorType: string | null;
      /** @description Age of the back-up hot-water generator */
      backupHotWaterGeneratorAge: string | null;
      /** @description Whether there is solar hot water */
      hasSolarHotWater: boolean | null;
      /** @description Cooling generator */
      coldGeneratorType: string | null;
      /** @description Age of the cooling generator */
      coldGeneratorAge: string | null;
      /** @description Ventilation */
      ventilationType: string | null;
      /** @description Production of renewable energy */
      renewableEnergyType: string | null;
      /** @description Insulation of the outer walls: ITI, ITE, non isole... */
      wallInsulationType: string | null;
      /** @description U of the outer walls. Unit: W/m2/K */
      wallUValue: number | null;
      /** @description Structure of the lower floor */
      lowerFloorType: string | null;
      /** @description Insulation of the lower floor */
      lowerFloorInsulationType: string | null;
      /** @description U of the lower floor. Unit: W/m2/K */
      lowerFloorUValue: number | null;
      /** @description Structure of the upper floor */
      upperFloorType: string | null;
      /** @description Insulation of the upper floor */
      upperFloorInsulationType: string | null;
      /** @description U of the upper floor. Unit: W/m2/K */
      upperFloorUValue: number | null;
      /** @description Glazing */
      glazingType: string | null;
      /** @description Gas in the glazing */
      glazingGasType: string | null;
      /** @description Gap of the glazing. Unit: mm */
      glazingGapThickness: number | null;
      /** @description Whether the glazing is low-emissivity */
      hasLowEmissivityGlazing: boolean | null;
      /** @description Material of the window frames */
      windowFrameMaterial: string | null;
      /** @description Shutters */
      shutterType: string | null;
      /** @description U of the windows, shutters included. Unit: W/m2/K */
      windowUValue: number | null;
      /** @description Uw of the windows. Unit: W/m2/K */
      windowUw: number | null;
      /** @description Solar factor of the windows. Unit: ratio 0-1 */
      windowSolarFactor: number | null;
      /** @description Orientations: nord, sud, est, ouest, horizontal */
      windowOrientations: string[];
      /** @description Glazed share of the outer walls. Unit: ratio */
      glazedSurfaceRatio: number | null;
      /** @description Whether dwellings face two sides */
      crossVentilation: string | null;
      /** @description Whether there is a balcony */
      hasBalcony: boolean | null;
      /** @description Class of thermal inertia */
      inertiaClass: string | null;
      /** @description Metered electricity, professional. Unit: kWh/yr */
      professionalElectricityConsumption2020: number | null;
      /** @description Electricity delivery points, professional */
      professionalElectricityMeters2020: number | null;
      /** @description Metered gas, professional. Unit: kWh/yr */
      professionalGasConsumption2020: number | null;
      /** @description Gas delivery points, professional */
      professionalGasMeters2020: number | null;
      /** @description Metered electricity, residential. Unit: kWh/yr */
      residentialElectricityConsumption2020: number | null;
      /** @description Electricity delivery points, residential */
      residentialElectricityMeters2020: number | null;
      /** @description Metered gas, residential. Unit: kWh/yr */
      residentialGasConsumption2020: number | null;
      /** @description Gas delivery points, residential */
      residentialGasMeters2020: number | null;
      /** @description Columns with a value that only keys of the BDNB open, or that are new, under their own names */
      otherColumns: Record<string, never> | null;
    };
    /**
     * Address
     * @description Address of the parcel, after the Base Adresse Nationale
     */
    Address: {
      /**
       * @description Interop key of the BAN
       * @example 75101_1234_00001
       */
      id: string | null;
      /**
       * @description The address on one line; null when only its key is known
       * @example 123 Rue Example, 75001 Paris
       */
      label: string | null;
      /**
       * @description Address point, [longitude, latitude]; null when no source of positions could be read
       * @example [
       *       2.3522,
       *       48.8566
       *     ]
       */
      coordinates: number[] | null;
      /** @description Postal code */
      postalCode: string | null;
      /** @description Commune; in Paris, Lyon and Marseille the city, not its arrondissement */
      city: string | null;
      /** @description Name of the street */
      street: string | null;
      /**
       * @description House number with its suffix
       * @example 217 bis
       */
      houseNumber: string | null;
      /**
       * @description Suffix of the house number, lower case
       * @example bis
       */
      repetitionIndex: string | null;
      /** @description Stable identifier (UUID) of the BAN; absent in some communes */
      banId: string | null;
      /** @description INSEE code of the commune; in Paris, Lyon and Marseille of the arrondissement */
      cityCode: string | null;
      /**
       * @description Arrondissement, in Paris, Lyon and Marseille
       * @example Paris 7e Arrondissement
       */
      district: string | null;
      /** @description INSEE code of the commune before a merger */
      oldCityCode: string | null;
      /** @description Name of the commune before a merger */
      oldCity: string | null;
      /** @description Code of the department */
      departmentCode: string | null;
      /** @description Name of the department */
      department: string | null;
      /** @description INSEE code of the region */
      regionCode: string | null;
      /** @description Name of the region */
      region: string | null;
      /** @description Parcels that the commune declared for the address; mostly empty */
      parcelIds: string[];
      /** @description What the point is: entrée, bâtiment, parcelle, segment... */
      positionType: string | null;
      /** @description Certified by the commune */
      isCertified: boolean | null;
      /**
       * Format: date
       * @description Day of the last change in the BAN
       */
      updatedAt: string | null;
      /** @description Place as the post writes it */
      deliveryLabel: string | null;
      /** @description Hamlet or other complement of the street */
      hamlet: string | null;
      /** @description Code of the street: commune and FANTOIR or BAN street code */
      streetCode: string | null;
      /** @description Name of the street in the spelling of the post (AFNOR) */
      afnorName: string | null;
      /** @description BAN-PLUS link: BAN (declared by the commune) or GEO (computed) */
      linkType: string | null;
      /** @description Addresses that BAN-PLUS links to the parcel */
      addressesOnParcel: number | null;
      /** @description Parcels that BAN-PLUS links to the address */
      parcelsOfAddress: number | null;
      /** @description From the address point to the outline of the parcel; 0 inside, null without coordinates. Unit: m */
      distance: number | null;
      /** @description More than 100 m away: the attachment is doubtful; null without coordinates */
      isFarFromParcel: boolean | null;
      /** @description The geocoder's confidence, 0 to 1; null where the address was found by key */
      score: number | null;
      /**
       * @description Kind of address, in the words of the geocoder
       * @example housenumber
       */
      type: string | null;
      /**
       * @description How the address was attached to the parcel: the strongest way; nearby is approximate
       * @enum {string|null}
       */
      matchMethod:
        'banPlus:BAN' | 'banDeclared' | 'banPlus:GEO' | 'bdnb' | 'rnb' | 'polygon' | 'nearby' | null;
      /** @description All ways in which the address was attached to the parcel, strongest first */
      matchMethods: ('banPlus:BAN' | 'banDeclared' | 'banPlus:GEO' | 'bdnb' | 'rnb' | 'polygon' | 'nearby')[];
    };
    /**
     * Transaction
     * @description A sale in which the parcel took part (DVF); the price is that of the whole sale, other parcels included
     */
    Transaction: {
      /**
       * @description Number of the sale in this edition of the data; it changes at every edition
       * @example 2024-585766
       */
      mutationId: string | null;
      /**
       * Format: date
       * @description Day of the deed
       */
      mutationDate: string | null;
      /** @description Kind of sale: Vente, Vente en l'état futur d'achèvement, Vente terrain à bâtir, Echange, Adjudication, Expropriation */
      mutationType: string | null;
      /** @description Price of the whole sale, all its parcels, premises and lots together; symbolic prices such as 1 exist. Unit: EUR */
      value: number | null;
      /**
       * TransactionAddress
       * @description Address of the main premises on the parcel, else of the parcel
       */
      address: {
        /** @description House number; 5000 and above are often pseudo numbers of the tax office */
        number: number | null;
        /** @description Suffix of the house number: B, T, Q, A... */
        suffix: string | null;
        /** @description Street with its type, or locality, in capitals */
        street: string | null;
        /** @description FANTOIR/TOPO code of the street in its commune */
        streetCode: string | null;
        /** @description Postal code */
        postalCode: string | null;
        /** @description Commune or arrondissement */
        city: string | null;
        /** @description INSEE code of the commune or arrondissement */
        cityCode: string | null;
        /** @description Department */
        departmentCode: string | null;
        /** @description The address on one line, as the source writes it */
        label: string | null;
      };
      /** @description The requested parcel */
      parcelId: string;
      /** @description Kind of premises */
      localType: string | null;
      /** @description Floor area of the premises on the parcel, each counted once; null when none has one. Unit: m2 */
      totalSurface: number | null;
      /** @description Main rooms of the same premises; null when land alone was sold */
      totalRooms: number | null;
      /** @description Point of the parcel, WGS84 longitude and latitude; null for some 1 % of the parcels. Unit: degree */
      coordinates: number[] | null;
      /** @description Year of the deed */
      year: number | null;
      /** @description Co-ownership lots of the parcel in the sale; may exceed those listed in lots */
      numberOfLots: number;
      /** @description Co-ownership lots; the source lists five a line at most */
      lots: {
        /** @description Number of the lot in its co-ownership */
        number: string;
        /** @description Carrez area of the lot. Unit: m2 */
        carrezSurface: number | null;
      }[];
      /**
       * TransactionLandInfo
       * @description Land that was sold
       */
      landInfo: {
        /** @description Land of the requested parcel, over its distinct subdivisions; null when the source gives none. Unit: m2 */
        totalSurface: number | null;
        /** @description Subdivisions of the requested parcel */
        parcels: {
          /** @description Cadastral identifier, 14 characters */
          parcelId: string | null;
          /** @description Land use, coded: S, T, J, AG, AB, P... */
          natureCode: string | null;
          /** @description Land use */
          nature: string | null;
          /** @description Special land use, coded: POTAG, PIN, PATUR... */
          specialNatureCode: string | null;
          /** @description Special land use */
          specialNature: string | null;
          /** @description Area of this subdivision of the parcel. Unit: m2 */
          surface: number | null;
        }[];
        /** @description Subdivisions of the other parcels of the same sale */
        otherParcels: {
          /** @description Cadastral identifier, 14 characters */
          parcelId: string | null;
          /** @description Land use, coded: S, T, J, AG, AB, P... */
          natureCode: string | null;
          /** @description Land use */
          nature: string | null;
          /** @description Special land use, coded: POTAG, PIN, PATUR... */
          specialNatureCode: string | null;
          /** @description Special land use */
          specialNature: string | null;
          /** @description Area of this subdivision of the parcel. Unit: m2 */
          surface: number | null;
        }[];
      };
      /** @description Key that survives new editions: hash of date, price, kind and parcels of the sale */
      stableKey: string;
      /** @description Dispositions of the deed that name the parcel */
      dispositionNumbers: string[];
      /** @description Parcels of the sale, as the source names them, and as far as it does (see mutationTotals) */
      parcelIds: string[];
      /** @description True when the price is for other parcels too, as far as the source gives them */
      isMultiParcel: boolean;
      /** @description Communes of the sale; parcels in communes other than the requested one are not listed */
      communeCodes: string[];
      /** @description Volume, of a sale by volumes */
      volumeNumber: string | null;
      /** @description Volumes of the parcel, of a sale by volumes */
      volumeNumbers: string[];
      /** @description INSEE code of the commune before a merger */
      previousCityCode: string | null;
      /** @description Name of the commune before a merger */
      previousCity: string | null;
      /** @description Identifier of the parcel before a merger of communes */
      previousParcelId: string | null;
      /** @description Premises on the parcel, the main ones first */
      locals: {
        /** @description Kind of premises: 1 house, 2 flat, 3 dependency, 4 business premises */
        typeCode: string | null;
        /** @description Kind of premises */
        type: string | null;
        /** @description Floor area; dependencies have none. Unit: m2 */
        surface: number | null;
        /** @description Main rooms; 0 for dependencies and business premises */
        rooms: number | null;
        /**
         * TransactionAddress
         * @description Address of the premises
         */
        address: {
          /** @description House number; 5000 and above are often pseudo numbers of the tax office */
          number: number | null;
          /** @description Suffix of the house number: B, T, Q, A... */
          suffix: string | null;
          /** @description Street with its type, or locality, in capitals */
          street: string | null;
          /** @description FANTOIR/TOPO code of the street in its commune */
          streetCode: string | null;
          /** @description Postal code */
          postalCode: string | null;
          /** @description Commune or arrondissement */
          city: string | null;
          /** @description INSEE code of the commune or arrondissement */
          cityCode: string | null;
          /** @description Department */
          departmentCode: string | null;
          /** @description The address on one line, as the source writes it */
          label: string | null;
        };
        /** @description How many alike: same kind, area, rooms and address */
        count: number;
      }[];
      /** @description Kind of premises: 1 house, 2 flat, 3 dependency, 4 business premises */
      mainLocalTypeCode: string | null;
      /** @description Dependencies (cellars, garages...) on the parcel */
      dependencyCount: number;
      /** @description Carrez area of the lots that have one; null when none has. Unit: m2 */
      totalCarrezSurface: number | null;
      /**
       * TransactionTotals
       * @description The sale with its other parcels, as far as its source gives them: geo-dvf none in another commune, dvf-api none in another section
       */
      mutationTotals: {
        /** @description Floor area of all premises; null when none has one. Unit: m2 */
        surface: number | null;
        /** @description Main rooms of all premises; null when there are none */
        rooms: number | null;
        /** @description Land of all parcels; null when the source gives none. Unit: m2 */
        landSurface: number | null;
        /** @description Premises, dependencies included */
        localCount: number;
        /** @description Parcels */
        parcelCount: number;
        /** @description Co-ownership lots */
        lotCount: number;
      };
      /** @description True for a sale off plan (VEFA) */
      isOffPlan: boolean;
      /** @description Price by the floor area of the dwelling; only for a sale of exactly one dwelling without business premises, at more than a symbolic price. Unit: EUR/m2 */
      pricePerSquareMeter: number | null;
      /**
       * @description Identifier under which the sale was found: the requested one, or the one from before or after a merger of communes (then in previousParcelId)
       * @enum {string}
       */
      matchMethod: 'parcelId' | 'formerParcelId' | 'currentParcelId';
      /**
       * @description The files geo-dvf, or the fallback dvf-api
       * @enum {string}
       */
      source: 'geo-dvf' | 'dvf-api';
      /**
       * Format: date
       * @description Day on which the file was published; null from dvf-api, which does not say
       */
      edition: string | null;
    };
    /**
     * Energy
     * @description Energy performance certificates (DPE) drawn up since July 2021, the latest first
     */
    Energy: {
      /** @description Of dwellings and buildings of dwellings; null when they could not be obtained */
      residential:
        | {
            /** @description Number of the certificate at ADEME, 13 characters: year, department, E (existing), N (new) or T (tertiary), 7 digits, check letter */
            dpeNumber: string | null;
            /**
             * Format: date
             * @description Day any value of the certificate last changed
             */
            dpeLastModificationDate: string | null;
            /**
             * Format: date
             * @description Day of the assessor's visit
             */
            inspectorVisitDate: string | null;
            /**
             * Format: date
             * @description Day the certificate was drawn up
             */
            dpeEstablishmentDate: string | null;
            /**
             * Format: date
             * @description Day ADEME received it
             */
            dpeReceptionDate: string | null;
            /**
             * Format: date
             * @description Last day of validity
             */
            dpeValidityEndDate: string | null;
            /** @description Number of the certificate that this one replaces */
            replacedDpeNumber: string | null;
            /** @description Number of the whole-building certificate that this one was generated from */
            associatedBuildingDpeNumber: string | null;
            /** @description RNB identifier of the building; about half of the certificates have one */
            rnbId: string | null;
            /** @description Origin of the RNB identifier: Reprise RNB (deduced by RNB from the BAN key) or Logiciel (typed by the assessor) */
            rnbIdSource: string | null;
            /** @description Number in the register of condominiums, as typed by the assessor */
            coproRegistrationNumber: string | null;
            /** @description Model of the certificate */
            dpeModel: string | null;
            /** @description Version of ADEME's data model: 1 to 2.6 */
            dpeVersion: number | null;
            /**
             * @description Dataset of ADEME it comes from: existing housing, new housing or tertiary
             * @enum {string}
             */
            dataset: 'existing' | 'new' | 'tertiary';
            /**
             * @description What ties it to the parcel: RNB building, BAN address, or only the place of its point
             * @enum {string}
             */
            matchMethod: 'rnb' | 'ban' | 'spatial';
            /**
             * @description exact: same identifier, likely: same address in another spelling, uncertain: weak geocoding or place alone
             * @enum {string}
             */
            matchQuality: 'exact' | 'likely' | 'uncertain';
            /** @description Whether its validity has ended; null when it does not say */
            isExpired: boolean | null;
            /** @description Whether another certificate at this address replaces it */
            isReplaced: boolean;
            /** @description Year of construction; often absent, see constructionPeriod. Unit: year */
            constructionYear: number | null;
            /** @description Period of construction */
            constructionPeriod: string | null;
            /** @description Main energy of the heating */
            mainHeatingEnergyType: string | null;
            /** @description Energy no. 1 */
            energyTypeN1: string | null;
            /** @description Energy no. 2 */
            energyTypeN2: string | null;
            /** @description Energy no. 3 */
            energyTypeN3: string | null;
            /** @description Number of the dwelling in the register of social housing (RPLS) */
            rplsHousingNumber: string | null;
            /** @description Method and perimeter: single flat, house, whole building, flat generated from its building... */
            dpeApplicationMethod: string | null;
            /** @description Energy class, A to G */
            dpeLabel: string | null;
            /** @description Greenhouse gas class, A to G */
            gesLabel: string | null;
            /** @description appartement, maison or immeuble */
            buildingType: string | null;
            /** @description Heating: individuel, collectif or mixte (collectif-individuel) */
            heatingInstallationType: string | null;
            /** @description Domestic hot water: individuel, collectif or mixte (collectif-individuel) */
            ecsInstallationType: string | null;
            /** @description Mean ceiling height. Unit: m */
            ceilingHeight: number | null;
            /** @description Flats in the building */
            apartmentCount: number | null;
            /** @description Levels of the building */
            buildingLevelCount: number | null;
            /** @description Levels of the dwelling */
            housingLevelCount: number | null;
            /** @description Size of the dwelling: T1 to T7 or more */
            housingTypology: string | null;
            /** @description Whether the flat itself was not visited */
            apartmentNotVisited: boolean | null;
            /** @description Habitable area of the whole building. Unit: m2 */
            habitableBuildingSurface: number | null;
            /** @description Habitable area of the dwelling. Unit: m2 */
            habitableHousingSurface: number | null;
            /** @description Non-residential area of the building. Unit: m2 */
            buildingTertiarySurface: number | null;
            /** @description Thermal inertia of the building: Légère, Moyenne, Lourde or Très lourde */
            buildingInertiaClass: string | null;
            /** @description Altitude bracket */
            altitudeClass: string | null;
            /** @description Climate zone, H1a to H3 */
            climateZone: string | null;
            /** @description Address as the BAN writes it: number, street, postal code, commune */
            banAddress: string | null;
            /** @description Position of the dwelling in the building */
            housingPositionInBuilding: string | null;
            /** @description Comfort in summer: bon, moyen or insuffisant */
            summerComfortIndicator: string | null;
            /** @description Whether there are outside sun screens */
            exteriorSolarProtection: boolean | null;
            /** @description Whether the dwelling has two opposite sides */
            throughDwelling: boolean | null;
            /** @description Whether there are ceiling fans */
            ceilingFanPresence: boolean | null;
            /** @description Whether the thermal inertia is high */
            heavyInertia: boolean | null;
            /** @description Whether the roof is insulated */
            roofInsulation: boolean | null;
            /** @description Heat losses of the envelope, ventilation included: sum of the seven below. Unit: W/K */
            envelopeLosses: number | null;
            /** @description Heat losses through thermal bridges. Unit: W/K */
            thermalBridgeLosses: number | null;
            /** @description Heat losses through walls. Unit: W/K */
            wallLosses: number | null;
            /** @description Heat losses through roof and upper floors. Unit: W/K */
            upperFloorLosses: number | null;
            /** @description Heat losses through lower floors. Unit: W/K */
            lowerFloorLosses: number | null;
            /** @description Heat losses through doors. Unit: W/K */
            doorLosses: number | null;
            /** @description Heat losses through windows. Unit: W/K */
            windowLosses: number | null;
            /** @description Heat losses through air renewal. Unit: W/K */
            airRenewalLosses: number | null;
            /** @description Total heat losses of the building (new housing only). Unit: W/K */
            totalBuildingLosses: number | null;
            /** @description Total heat losses of the dwelling (new housing only). Unit: W/K */
            totalHousingLosses: number | null;
            /** @description Insulation of the envelope: insuffisante, moyenne, bonne or très bonne */
            envelopeInsulationQuality: string | null;
            /** @description Insulation of the walls: insuffisante, moyenne, bonne or très bonne */
            wallInsulationQuality: string | null;
            /** @description Insulation of the upper floor under a converted attic */
            convertedAtticUpperFloorInsulationQuality: string | null;
            /** @description Insulation of the upper floor under an unconverted attic (existing housing only) */
            lostAtticUpperFloorInsulationQuality: string | null;
            /** @description Insulation of the upper floor under a flat roof (existing housing only) */
            flatRoofUpperFloorInsulationQuality: string | null;
            /** @description Insulation of the lower floor */
            lowerFloorInsulationQuality: string | null;
            /** @description Insulation of windows and doors */
            joineryInsulationQuality: string | null;
            /** @description Mean heat transmission of the envelope. Unit: W/(m2.K) */
            ubatWPerM2K: number | null;
            /** @description Heat needed. Unit: kWh/year */
            heatingNeed: number | null;
            /** @description Heat needed for domestic hot water. Unit: kWh/year */
            ecsNeed: number | null;
            /** @description Cold needed. Unit: kWh/year */
            coolingNeed: number | null;
            /** @description Internal gains in the heating season (existing housing only). Unit: kWh/year (not confirmed) */
            heatingSeasonInternalGains: number | null;
            /** @description Internal gains in the cooling season (existing housing only). Unit: kWh/year (not confirmed) */
            coldSeasonInternalGains: number | null;
            /** @description Solar gains in the heating season (existing housing only). Unit: kWh/year (not confirmed) */
            heatingSeasonSolarGains: number | null;
            /** @description Solar gains in the cooling season (existing housing only). Unit: kWh/year (not confirmed) */
            coldSeasonSolarGains: number | null;
            /** @description Primary energy of the five uses, whole dwelling or building. Unit: kWhEP/year */
            fiveUsesPrimaryConsumption: number | null;
            /** @description Primary energy of the five uses per m2: the figure printed on the label. Unit: kWhEP/m2/year */
            fiveUsesPrimaryConsumptionPerM2: number | null;
            /** @description Primary energy of heating. Unit: kWhEP/year */
            heatingPrimaryConsumption: number | null;
            /** @description Primary energy of domestic hot water. Unit: kWhEP/year */
            ecsPrimaryConsumption: number | null;
            /** @description Primary energy of cooling. Unit: kWhEP/year */
            coolingPrimaryConsumption: number | null;
            /** @description Primary energy of lighting. Unit: kWhEP/year */
            lightingPrimaryConsumption: number | null;
            /** @description Primary energy of auxiliaries. Unit: kWhEP/year */
            auxiliaryPrimaryConsumption: number | null;
            /** @description Final energy of the five uses. Unit: kWhEF/year */
            fiveUsesFinalConsumption: number | null;
            /** @description Final energy of the five uses per m2. Unit: kWhEF/m2/year */
            fiveUsesFinalConsumptionPerM2: number | null;
            /** @description Final energy of heating. Unit: kWhEF/year */
            heatingFinalConsumption: number | null;
            /** @description Final energy of domestic hot water. Unit: kWhEF/year */
            ecsFinalConsumption: number | null;
            /** @description Final energy of cooling. Unit: kWhEF/year */
            coolingFinalConsumption: number | null;
            /** @description Final energy of lighting. Unit: kWhEF/year */
            lightingFinalConsumption: number | null;
            /** @description Final energy of auxiliaries. Unit: kWhEF/year */
            auxiliaryFinalConsumption: number | null;
            /** @description Greenhouse gases of the five uses, whole dwelling or building. Unit: kgCO2e/year */
            fiveUsesGesEmission: number | null;
            /** @description Greenhouse gases of the five uses per m2: the figure printed on the label. Unit: kgCO2e/m2/year */
            fiveUsesGesEmissionPerM2: number | null;
            /** @description Greenhouse gases of heating. Unit: kgCO2e/year */
            heatingGesEmission: number | null;
            /** @description Greenhouse gases of domestic hot water. Unit: kgCO2e/year */
            ecsGesEmission: number | null;
            /** @description Greenhouse gases of cooling. Unit: kgCO2e/year */
            coolingGesEmission: number | null;
            /** @description Greenhouse gases of lighting. Unit: kgCO2e/year */
            lightingGesEmission: number | null;
            /** @description Greenhouse gases of auxiliaries. Unit: kgCO2e/year */
            auxiliaryGesEmission: number | null;
            /** @description Final energy of the five uses taken from energy no. 1. Unit: kWhEF/year */
            fiveUsesFinalConsumptionEnergyN1: number | null;
            /** @description Final energy of heating taken from energy no. 1. Unit: kWhEF/year */
            heatingFinalConsumptionEnergyN1: number | null;
            /** @description Final energy of domestic hot water taken from energy no. 1. Unit: kWhEF/year */
            ecsFinalConsumptionEnergyN1: number | null;
            /** @description Estimated cost of the five uses taken from energy no. 1. Unit: EUR/year */
            totalFiveUsesCostEnergyN1: number | null;
            /** @description Estimated cost of heating taken from energy no. 1. Unit: EUR/year */
            heatingCostEnergyN1: number | null;
            /** @description Estimated cost of domestic hot water taken from energy no. 1. Unit: EUR/year */
            ecsCostEnergyN1: number | null;
            /** @description Greenhouse gases of the five uses taken from energy no. 1. Unit: kgCO2e/year */
            fiveUsesGesEmissionEnergyN1: number | null;
            /** @description Greenhouse gases of heating taken from energy no. 1. Unit: kgCO2e/year */
            heatingGesEmissionEnergyN1: number | null;
            /** @description Greenhouse gases of domestic hot water taken from energy no. 1. Unit: kgCO2e/year */
            ecsGesEmissionEnergyN1: number | null;
            /** @description Final energy of the five uses taken from energy no. 2. Unit: kWhEF/year */
            fiveUsesFinalConsumptionEnergyN2: number | null;
            /** @description Final energy of heating taken from energy no. 2. Unit: kWhEF/year */
            heatingFinalConsumptionEnergyN2: number | null;
            /** @description Final energy of domestic hot water taken from energy no. 2. Unit: kWhEF/year */
            ecsFinalConsumptionEnergyN2: number | null;
            /** @description Estimated cost of the five uses taken from energy no. 2. Unit: EUR/year */
            totalFiveUsesCostEnergyN2: number | null;
            /** @description Estimated cost of heating taken from energy no. 2. Unit: EUR/year */
            heatingCostEnergyN2: number | null;
            /** @description Estimated cost of domestic hot water taken from energy no. 2. Unit: EUR/year */
            ecsCostEnergyN2: number | null;
            /** @description Greenhouse gases of the five uses taken from energy no. 2. Unit: kgCO2e/year */
            fiveUsesGesEmissionEnergyN2: number | null;
            /** @description Greenhouse gases of heating taken from energy no. 2. Unit: kgCO2e/year */
            heatingGesEmissionEnergyN2: number | null;
            /** @description Greenhouse gases of domestic hot water taken from energy no. 2. Unit: kgCO2e/year */
            ecsGesEmissionEnergyN2: number | null;
            /** @description Final energy of the five uses taken from energy no. 3. Unit: kWhEF/year */
            fiveUsesFinalConsumptionEnergyN3: number | null;
            /** @description Final energy of heating taken from energy no. 3. Unit: kWhEF/year */
            heatingFinalConsumptionEnergyN3: number | null;
            /** @description Final energy of domestic hot water taken from energy no. 3. Unit: kWhEF/year */
            ecsFinalConsumptionEnergyN3: number | null;
            /** @description Estimated cost of the five uses taken from energy no. 3. Unit: EUR/year */
            totalFiveUsesCostEnergyN3: number | null;
            /** @description Estimated cost of heating taken from energy no. 3. Unit: EUR/year */
            heatingCostEnergyN3: number | null;
            /** @description Estimated cost of domestic hot water taken from energy no. 3. Unit: EUR/year */
            ecsCostEnergyN3: number | null;
            /** @description Greenhouse gases of the five uses taken from energy no. 3. Unit: kgCO2e/year */
            fiveUsesGesEmissionEnergyN3: number | null;
            /** @description Greenhouse gases of heating taken from energy no. 3. Unit: kgCO2e/year */
            heatingGesEmissionEnergyN3: number | null;
            /** @description Greenhouse gases of domestic hot water taken from energy no. 3. Unit: kgCO2e/year */
            ecsGesEmissionEnergyN3: number | null;
            /** @description Estimated cost of the five uses. Unit: EUR/year */
            totalFiveUsesCost: number | null;
            /** @description Estimated cost of heating. Unit: EUR/year */
            heatingCost: number | null;
            /** @description Estimated cost of domestic hot water. Unit: EUR/year */
            ecsCost: number | null;
            /** @description Estimated cost of cooling. Unit: EUR/year */
            coolingCost: number | null;
            /** @description Estimated cost of lighting. Unit: EUR/year */
            lightingCost: number | null;
            /** @description Estimated cost of auxiliaries. Unit: EUR/year */
            auxiliaryCost: number | null;
            /** @description Main heat generator */
            mainHeatingGeneratorType: string | null;
            /** @description Type of heating installation no. 1 */
            heatingInstallationTypeN1: string | null;
            /** @description Emitters of heating installation no. 1 */
            heatingEmitterTypeInstallationN1: string | null;
            /** @description Configuration of heating installation no. 1 */
            heatingInstallationConfigurationN1: string | null;
            /** @description Heating installation no. 1, free text */
            heatingInstallationDescriptionN1: string | null;
            /** @description Final energy of heating installation no. 1. Unit: kWhEF/year */
            heatingConsumptionInstallationN1: number | null;
            /** @description Area heated by heating installation no. 1. Unit: m2 */
            heatedSurfaceInstallationN1: number | null;
            /** @description Solar share of heating installation no. 1 (existing housing only). Unit: ratio 0-1 */
            solarCoverageFactorHeatingInstallationN1: number | null;
            /** @description Solar share of heating installation no. 1 as entered by the assessor (existing housing only). Unit: ratio 0-1 */
            enteredSolarCoverageFactorHeatingInstallationN1: number | null;
            /** @description Type of heat generator no. 1 of installation no. 1 */
            generatorTypeN1InstallationN1: string | null;
            /** @description Energy of heat generator no. 1 of installation no. 1 */
            generatorEnergyTypeN1InstallationN1: string | null;
            /** @description Use of heat generator no. 1 of installation no. 1: chauffage, ecs, both or Non affecté */
            generatorUsageN1InstallationN1: string | null;
            /** @description Heat generator no. 1 of installation no. 1, free text (existing housing only) */
            heatingGeneratorDescriptionN1InstallationN1: string | null;
            /** @description Final energy that heat generator no. 1 of installation no. 1 takes for heating. Unit: kWhEF/year */
            heatingConsumptionGeneratorN1InstallationN1: number | null;
            /** @description Type of heat generator no. 2 of installation no. 1 */
            generatorTypeN2InstallationN1: string | null;
            /** @description Energy of heat generator no. 2 of installation no. 1 */
            generatorEnergyTypeN2InstallationN1: string | null;
            /** @description Use of heat generator no. 2 of installation no. 1: chauffage, ecs, both or Non affecté */
            generatorUsageN2InstallationN1: string | null;
            /** @description Heat generator no. 2 of installation no. 1, free text (existing housing only) */
            heatingGeneratorDescriptionN2InstallationN1: string | null;
            /** @description Final energy that heat generator no. 2 of installation no. 1 takes for heating. Unit: kWhEF/year */
            heatingConsumptionGeneratorN2InstallationN1: number | null;
            /** @description Type of heating installation no. 2 */
            heatingInstallationTypeN2: string | null;
            /** @description Emitters of heating installation no. 2 */
            heatingEmitterTypeInstallationN2: string | null;
            /** @description Configuration of heating installation no. 2 */
            heatingInstallationConfigurationN2: string | null;
            /** @description Heating installation no. 2, free text */
            heatingInstallationDescriptionN2: string | null;
            /** @description Final energy of heating installation no. 2. Unit: kWhEF/year */
            heatingConsumptionInstallationN2: number | null;
            /** @description Area heated by heating installation no. 2. Unit: m2 */
            heatedSurfaceInstallationN2: number | null;
            /** @description Solar share of heating installation no. 2 (existing housing only). Unit: ratio 0-1 */
            solarCoverageFactorHeatingInstallationN2: number | null;
            /** @description Solar share of heating installation no. 2 as entered by the assessor (existing housing only). Unit: ratio 0-1 */
            enteredSolarCoverageFactorHeatingInstallationN2: number | null;
            /** @description Type of heat generator no. 1 of installation no. 2 */
            generatorTypeN1InstallationN2: string | null;
            /** @description Energy of heat generator no. 1 of installation no. 2 */
            generatorEnergyTypeN1InstallationN2: string | null;
            /** @description Use of heat generator no. 1 of installation no. 2: chauffage, ecs, both or Non affecté */
            generatorUsageN1InstallationN2: string | null;
            /** @description Heat generator no. 1 of installation no. 2, free text (existing housing only) */
            heatingGeneratorDescriptionN1InstallationN2: string | null;
            /** @description Final energy that heat generator no. 1 of installation no. 2 takes for heating. Unit: kWhEF/year */
            heatingConsumptionGeneratorN1InstallationN2: number | null;
            /** @description Type of heat generator no. 2 of installation no. 2 */
            generatorTypeN2InstallationN2: string | null;
            /** @description Energy of heat generator no. 2 of installation no. 2 */
            generatorEnergyTypeN2InstallationN2: string | null;
            /** @description Use of heat generator no. 2 of installation no. 2: chauffage, ecs, both or Non affecté */
            generatorUsageN2InstallationN2: string | null;
            /** @description Heat generator no. 2 of installation no. 2, free text (existing housing only) */
            heatingGeneratorDescriptionN2InstallationN2: string | null;
            /** @description Final energy that heat generator no. 2 of installation no. 2 takes for heating. Unit: kWhEF/year */
            heatingConsumptionGeneratorN2InstallationN2: number | null;
            /** @description Main energy of the domestic hot water; always Non affecté in new housing */
            mainEcsEnergyType: string | null;
            /** @description Main generator of the domestic hot water */
            mainEcsGeneratorType: string | null;
            /** @description Heat needed for domestic hot water, building (new housing only: empty in existing). Unit: kWh/year */
            buildingEcsNeed: number | null;
            /** @description Heat needed for domestic hot water, dwelling (new housing only: empty in existing). Unit: kWh/year */
            housingEcsNeed: number | null;
            /** @description Type of hot-water installation no. 1 */
            ecsInstallationTypeN1: string | null;
            /** @description Configuration of hot-water installation no. 1 */
            ecsInstallationConfigurationN1: string | null;
            /** @description Hot-water installation no. 1, free text */
            ecsInstallationDescriptionN1: string | null;
            /** @description Final energy of hot-water installation no. 1. Unit: kWhEF/year */
            ecsFinalConsumptionInstallationN1: number | null;
            /** @description Dwellings served by hot-water installation no. 1 */
            housingCountServedByEcsInstallationN1: number | null;
            /** @description Habitable area served by hot-water installation no. 1. Unit: m2 */
            habitableSurfaceServedByEcsInstallationN1: number | null;
            /** @description Type of solar installation no. 1 */
            solarInstallationTypeN1: string | null;
            /** @description Solar hot water of installation no. 1. Unit: kWh/year */
            solarEcsProductionInstallationN1: number | null;
            /** @description Solar share of hot-water installation no. 1 (existing housing only). Unit: ratio 0-1 */
            solarCoverageFactorN1: number | null;
            /** @description Solar share of hot-water installation no. 1 as entered by the assessor (existing housing only). Unit: ratio 0-1 */
            enteredSolarCoverageFactorN1: number | null;
            /** @description Type of hot-water generator no. 1 */
            generatorTypeN1EcsN1: string | null;
            /** @description Energy of hot-water generator no. 1 */
            generatorEnergyTypeN1EcsN1: string | null;
            /** @description Use of hot-water generator no. 1 */
            generatorUsageN1EcsN1: string | null;
            /** @description Hot-water generator no. 1, free text */
            generatorDescriptionN1EcsN1: string | null;
            /** @description Storage of hot-water generator no. 1. Unit: L */
            generatorStorageVolumeN1EcsN1: number | null;
            /** @description Coefficient of performance of hot-water generator no. 1 */
            generatorCopN1EcsN1: number | null;
            /** @description Final energy of hot-water generator no. 1. Unit: kWhEF/year */
            generatorFinalConsumptionN1EcsN1: number | null;
            /** @description Period in which hot-water generator no. 1 was installed: a bracket, no date (existing housing only) */
            generatorInstallationDateN1EcsN1: string | null;
            /** @description Type of hot-water generator no. 2 */
            generatorTypeN2EcsN1: string | null;
            /** @description Energy of hot-water generator no. 2 */
            generatorEnergyTypeN2EcsN1: string | null;
            /** @description Use of hot-water generator no. 2 */
            generatorUsageN2EcsN1: string | null;
            /** @description Hot-water generator no. 2, free text */
            generatorDescriptionN2EcsN1: string | null;
            /** @description Storage of hot-water generator no. 2. Unit: L */
            generatorStorageVolumeN2EcsN1: number | null;
            /** @description Coefficient of performance of hot-water generator no. 2 */
            generatorCopN2EcsN1: number | null;
            /** @description Final energy of hot-water generator no. 2. Unit: kWhEF/year */
            generatorFinalConsumptionN2EcsN1: number | null;
            /** @description Period in which hot-water generator no. 2 was installed: a bracket, no date (existing housing only) */
            generatorInstallationDateN2EcsN1: string | null;
            /** @description Ventilation system */
            ventilationType: string | null;
            /** @description Ventilated area. Unit: m2 */
            ventilatedSurface: number | null;
            /** @description Whether the ventilation is later than 2012 */
            ventilationAfter2012: boolean | null;
            /** @description Cooling generator */
            coldGeneratorType: string | null;
            /** @description Energy of the cooling (existing housing only) */
            coolingEnergyType: string | null;
            /** @description Period in which the cooling generator was installed (existing housing only) */
            coldGeneratorInstallationPeriod: string | null;
            /** @description Cooling generator, free text */
            coldGeneratorDescription: string | null;
            /** @description Cooled area. Unit: m2 */
            cooledSurface: number | null;
            /** @description Final energy of the cooling. Unit: kWhEF/year */
            annualCoolingConsumption: number | null;
            /** @description Kind of renewable energy; "Il existe plusieurs descriptifs ENR" when several */
            renewableEnergyCategory: string | null;
            /** @description System that produces renewable electricity */
            renewableElectricityProductionSystem: string | null;
            /** @description Whether there is photovoltaic production */
            pvProductionPresence: boolean | null;
            /** @description Area of photovoltaic panels. Unit: m2 */
            totalPvPanelSurface: number | null;
            /** @description Photovoltaic modules */
            pvModuleCount: number | null;
            /** @description Photovoltaic production. Unit: kWhEP/year */
            pvElectricityProductionKwhEpPerYear: number | null;
            /** @description Photovoltaic electricity used on the spot. Unit: kWh/year (not confirmed) */
            selfConsumedPvElectricity: number | null;
            /** @description House number with its suffix */
            banHouseNumber: string | null;
            /** @description Name of the street */
            banStreetName: string | null;
            /** @description Name of the commune */
            banCommuneName: string | null;
            /** @description Postal code */
            banPostalCode: string | null;
            /** @description INSEE code, of the arrondissement in Paris, Lyon and Marseille */
            banInseeCode: string | null;
            /** @description Department: 75, 2A, 971 */
            banDepartmentCode: string | null;
            /** @description INSEE code of the region */
            banRegionCode: string | null;
            /** @description BAN key that ADEME's geocoding found: of a house number, a street or a mere commune */
            banId: string | null;
            /** @description x of the BAN point: Lambert-93 in metropolitan France, UTM of the territory overseas. Unit: m */
            banCoordinateX: number | null;
            /** @description y of the BAN point, in the same projection. Unit: m */
            banCoordinateY: number | null;
            /** @description Score of the geocoding, 0 to 1 */
            banScore: number | null;
            /** @description Status of the geocoding as ADEME words it; says little */
            geocodingStatus: string | null;
            /** @description Number and street as typed by the assessor */
            rawAddress: string | null;
            /** @description Whole address as typed by the assessor */
            rawFullAddress: string | null;
            /** @description Commune as typed by the assessor */
            rawCommuneName: string | null;
            /** @description Postal code as typed by the assessor */
            rawPostalCode: string | null;
            /** @description Floor of the flat; 0 often means not filled in */
            apartmentFloor: number | null;
            /** @description Name of the residence */
            residenceName: string | null;
            /** @description Building or entrance, often the assessor's own file number */
            buildingAddressComplement: string | null;
            /** @description Floor, door or lot, free text */
            housingAddressComplement: string | null;
            /**
             * @description The BAN point, often the entrance on the street; null overseas, where ADEME converts it from the wrong projection
             * @example [
             *       2.3522,
             *       48.8566
             *     ]
             */
            geopoint: number[] | null;
            /** @description Identifier of the line in its dataset; changes when the dataset is rebuilt */
            lineId: string | null;
          }[]
        | null;
      /** @description Of premises that are no housing; null when they could not be obtained */
      tertiary:
        | {
            /** @description Number of the certificate at ADEME, 13 characters: year, department, E (existing), N (new) or T (tertiary), 7 digits, check letter */
            dpeNumber: string | null;
            /**
             * Format: date
             * @description Day any value of the certificate last changed
             */
            dpeLastModificationDate: string | null;
            /**
             * Format: date
             * @description Day of the assessor's visit
             */
            inspectorVisitDate: string | null;
            /**
             * Format: date
             * @description Day the certificate was drawn up
             */
            dpeEstablishmentDate: string | null;
            /**
             * Format: date
             * @description Day ADEME received it
             */
            dpeReceptionDate: string | null;
            /**
             * Format: date
             * @description Last day of validity
             */
            dpeValidityEndDate: string | null;
            /** @description Number of the certificate that this one replaces */
            replacedDpeNumber: string | null;
            /** @description Number of the whole-building certificate that this one was generated from */
            associatedBuildingDpeNumber: string | null;
            /** @description RNB identifier of the building; about half of the certificates have one */
            rnbId: string | null;
            /** @description Origin of the RNB identifier: Reprise RNB (deduced by RNB from the BAN key) or Logiciel (typed by the assessor) */
            rnbIdSource: string | null;
            /** @description Number in the register of condominiums, as typed by the assessor */
            coproRegistrationNumber: string | null;
            /** @description Model of the certificate */
            dpeModel: string | null;
            /** @description Version of ADEME's data model: 1 to 2.6 */
            dpeVersion: number | null;
            /**
             * @description Dataset of ADEME it comes from: existing housing, new housing or tertiary
             * @enum {string}
             */
            dataset: 'existing' | 'new' | 'tertiary';
            /**
             * @description What ties it to the parcel: RNB building, BAN address, or only the place of its point
             * @enum {string}
             */
            matchMethod: 'rnb' | 'ban' | 'spatial';
            /**
             * @description exact: same identifier, likely: same address in another spelling, uncertain: weak geocoding or place alone
             * @enum {string}
             */
            matchQuality: 'exact' | 'likely' | 'uncertain';
            /** @description Whether its validity has ended; null when it does not say */
            isExpired: boolean | null;
            /** @description Whether another certificate at this address replaces it */
            isReplaced: boolean;
            /** @description Year of construction; often absent, see constructionPeriod. Unit: year */
            constructionYear: number | null;
            /** @description Period of construction */
            constructionPeriod: string | null;
            /** @description Main energy of the heating */
            mainHeatingEnergyType: string | null;
            /** @description Energy no. 1 */
            energyTypeN1: string | null;
            /** @description Energy no. 2 */
            energyTypeN2: string | null;
            /** @description Energy no. 3 */
            energyTypeN3: string | null;
            /** @description Method: from bills (facture), blank (vierge), new building... */
            dpeMethod: string | null;
            /** @description Category as a public building (ERP), 1ère to 5ème Catégorie */
            erpCategory: string | null;
            /** @description Sector of activity: type of public building, or of offices */
            activitySector: string | null;
            /** @description Energy class, A to I; null on blank certificates */
            dpeLabel: string | null;
            /** @description Greenhouse gas class, A to I; null on blank certificates */
            gesLabel: string | null;
            /** @description Gross floor area (SHON). Unit: m2 */
            shonSurface: number | null;
            /** @description Useful floor area. Unit: m2 */
            surface: number | null;
            /** @description Occupants */
            occupantCount: number | null;
            /** @description Address as the BAN writes it, else as the assessor typed it */
            address: string | null;
            /** @description Primary energy per m2. Unit: kWhEP/m2/year */
            consumptionKwhPrimaryM2Year: number | null;
            /** @description Greenhouse gases per m2. Unit: kgCO2e/m2/year */
            gesEmissionKgCo2M2Year: number | null;
            /** @description Use of energy no. 1 */
            energyUsageTypeN1: string | null;
            /** @description Primary energy taken from energy no. 1. Unit: kWhEP/year */
            primaryConsumptionEnergyN1: number | null;
            /** @description Final energy taken from energy no. 1. Unit: kWhEF/year */
            finalConsumptionEnergyN1: number | null;
            /** @description Cost of energy no. 1. Unit: EUR/year */
            annualEnergyCostN1: number | null;
            /** @description Year in which energy no. 1 was metered, as typed. Unit: year */
            energyConsumptionReadingYearN1: number | null;
            /** @description Use of energy no. 2 */
            energyUsageTypeN2: string | null;
            /** @description Primary energy taken from energy no. 2. Unit: kWhEP/year */
            primaryConsumptionEnergyN2: number | null;
            /** @description Final energy taken from energy no. 2. Unit: kWhEF/year */
            finalConsumptionEnergyN2: number | null;
            /** @description Cost of energy no. 2. Unit: EUR/year */
            annualEnergyCostN2: number | null;
            /** @description Year in which energy no. 2 was metered, as typed. Unit: year */
            energyConsumptionReadingYearN2: number | null;
            /** @description Use of energy no. 3 */
            energyUsageTypeN3: string | null;
            /** @description Primary energy taken from energy no. 3. Unit: kWhEP/year */
            primaryConsumptionEnergyN3: number | null;
            /** @description Final energy taken from energy no. 3. Unit: kWhEF/year */
            finalConsumptionEnergyN3: number | null;
            /** @description Cost of energy no. 3. Unit: EUR/year */
            annualEnergyCostN3: number | null;
            /** @description Year in which energy no. 3 was metered, as typed. Unit: year */
            energyConsumptionReadingYearN3: number | null;
            /** @description House number with its suffix */
            banHouseNumber: string | null;
            /** @description Name of the street */
            banStreetName: string | null;
            /** @description Name of the commune */
            banCommuneName: string | null;
            /** @description Postal code */
            banPostalCode: string | null;
            /** @description INSEE code, of the arrondissement in Paris, Lyon and Marseille */
            banInseeCode: string | null;
            /** @description Department: 75, 2A, 971 */
            banDepartmentCode: string | null;
            /** @description INSEE code of the region */
            banRegionCode: string | null;
            /** @description BAN key that ADEME's geocoding found: of a house number, a street or a mere commune */
            banId: string | null;
            /** @description x of the BAN point: Lambert-93 in metropolitan France, UTM of the territory overseas. Unit: m */
            banCoordinateX: number | null;
            /** @description y of the BAN point, in the same projection. Unit: m */
            banCoordinateY: number | null;
            /** @description Score of the geocoding, 0 to 1 */
            banScore: number | null;
            /** @description Status of the geocoding as ADEME words it; says little */
            geocodingStatus: string | null;
            /** @description Number and street as typed by the assessor */
            rawAddress: string | null;
            /** @description Whole address as typed by the assessor */
            rawFullAddress: string | null;
            /** @description Commune as typed by the assessor */
            rawCommuneName: string | null;
            /** @description Postal code as typed by the assessor */
            rawPostalCode: string | null;
            /** @description Floor of the flat; 0 often means not filled in */
            apartmentFloor: number | null;
            /** @description Name of the residence */
            residenceName: string | null;
            /** @description Building or entrance, often the assessor's own file number */
            buildingAddressComplement: string | null;
            /** @description Floor, door or lot, free text */
            housingAddressComplement: string | null;
            /**
             * @description The BAN point, often the entrance on the street; null overseas, where ADEME converts it from the wrong projection
             * @example [
             *       2.3522,
             *       48.8566
             *     ]
             */
            geopoint: number[] | null;
            /** @description Identifier of the line in its dataset; changes when the dataset is rebuilt */
            lineId: string | null;
          }[]
        | null;
    };
    /**
     * Occupant
     * @description A company with an establishment on the parcel
     */
    Occupant: {
      /**
       * @description SIREN number, 9 digits
       * @example 356000000
       */
      siren: string | null;
      /** @description SIRET number of the establishment */
      siret: string | null;
      /**
       * @description Name, with trade name and acronym
       * @example LA POSTE
       */
      name: string | null;
      /** @description Registered name; null for natural persons */
      legalName: string | null;
      /** @description Acronym */
      acronym: string | null;
      /** @description Whether the establishment is the headquarters */
      isHeadquarters: boolean | null;
      /** @description Whether the establishment is closed or the company has ceased */
      isClosed: boolean | null;
      /** @description Main activity of the establishment, else of the company */
      activity: string | null;
      /**
       * @description Its code, NAF rev. 2 or older
       * @example 53.10Z
       */
      nafCode: string | null;
      /** @description Main activity code in NAF 2025 */
      nafCode2025: string | null;
      /** @description Main activity in NAF 2025 */
      nafLabel2025: string | null;
      /** @description Section of the company’s activity, A to U */
      nafSection: string | null;
      /** @description Name of the section */
      nafSectionLabel: string | null;
      /**
       * @description Legal form
       * @example SAS, société par actions simplifiée
       */
      companyType: string | null;
      /**
       * @description Legal form, INSEE code
       * @example 5710
       */
      legalFormCode: string | null;
      /** @description Address of the establishment on one line, upper case */
      address: string | null;
      /** @description Trade name of the establishment */
      tradeName: string | null;
      /** @description Shop signs of the establishment */
      brandNames: string[];
      /** @description Establishments of the company, closed ones too */
      establishmentCount: number | null;
      /** @description Open establishments of the company */
      openEstablishmentCount: number | null;
      /** @description `PME`, `ETI` or `GE` (small and medium, intermediate, large) */
      companyCategory: string | null;
      /** @description Year of the category. Unit: year */
      companyCategoryYear: number | null;
      /** @description Range of the company’s employees */
      employeeRange: string | null;
      /** @description Range of the company’s employees, INSEE code */
      employeeRangeCode: string | null;
      /** @description Year of the range of employees. Unit: year */
      employeeRangeYear: number | null;
      /** @description Whether the company employs people */
      isEmployer: boolean | null;
      /**
       * Format: date
       * @description Day of the company’s creation
       */
      creationDate: string | null;
      /**
       * Format: date
       * @description Day on which the company ceased
       */
      closingDate: string | null;
      /** @description State of the company: `A` active, `C` ceased */
      administrativeStatus: string | null;
      /** @description `O` public, `P` partly hidden */
      diffusionStatus: string | null;
      /** @description VAT numbers */
      vatNumbers: string[];
      /** @description Managers and officers */
      managers: {
        /**
         * @description A natural person or a company
         * @enum {string|null}
         */
        type: 'person' | 'company' | null;
        /** @description Surname of a person; `USAGE (BIRTH)` where both are known */
        lastName: string | null;
        /** @description Given names of a person */
        firstNames: string | null;
        /** @description Year of birth of a person; month and day are never given. Unit: year */
        birthYear: number | null;
        /** @description Nationality of a person */
        nationality: string | null;
        /** @description SIREN of a company */
        siren: string | null;
        /** @description Name of a company */
        name: string | null;
        /** @description Role, e.g. `Gérant` */
        role: string | null;
      }[];
      /** @description Published accounts, newest year first. Unit: EUR */
      finances: {
        /** @description Year of the accounts */
        year: number;
        /** @description Turnover. Unit: EUR */
        revenue: number | null;
        /** @description Net income. Unit: EUR */
        netIncome: number | null;
      }[];
      /**
       * CompanyComplements
       * @description Labels and registers the company is in
       */
      complements: {
        /** @description Whether a collective agreement is declared */
        hasCollectiveAgreement: boolean | null;
        /** @description IDCC numbers of its collective agreements */
        collectiveAgreementIds: string[];
        /** @description FINESS numbers of the legal entity */
        legalFinessIds: string[];
        /** @description Whether its gender equality index is published */
        hasGenderEqualityIndex: boolean | null;
        /** @description Responsible purchasing label */
        isResponsiblePurchasing: boolean | null;
        /** @description Has been inspected for food safety (Alim’confiance) */
        isFoodSafetyRated: boolean | null;
        /** @description Association */
        isAssociation: boolean | null;
        /** @description Law firm */
        isLawyer: boolean | null;
        /** @description Organic operator */
        isOrganic: boolean | null;
        /** @description Sole trader */
        isSoleProprietorship: boolean | null;
        /** @description Operator of live shows */
        isLiveShowOperator: boolean | null;
        /** @description Status of the live show licence */
        liveShowOperatorStatus: string | null;
        /** @description Social and solidarity economy */
        isSocialEconomy: boolean | null;
        /** @description Health or social establishment */
        isHealthFacility: boolean | null;
        /** @description Training organisation */
        isTrainingOrganization: boolean | null;
        /** @description Qualiopi certificate */
        isQualiopi: boolean | null;
        /** @description Numbers as a training organisation */
        trainingOrganizationIds: string[];
        /** @description RGE certificate (energy renovation) */
        isRge: boolean | null;
        /** @description Work integration enterprise */
        isSocialInclusion: boolean | null;
        /** @description Kind of work integration enterprise */
        socialInclusionType: string | null;
        /** @description Mission-driven company */
        isMissionDriven: boolean | null;
        /** @description School */
        isEducationFacility: boolean | null;
        /** @description Living heritage label (EPV) */
        isLivingHeritage: boolean | null;
        /** @description Whether its greenhouse gas report is published */
        hasCarbonReport: boolean | null;
        /** @description Receives de minimis aid */
        receivesDeMinimisAid: boolean | null;
        /** @description Receives aid from ADEME */
        receivesAdemeAid: boolean | null;
        /** @description Public administration */
        isPublicAdministration: boolean | null;
        /** @description RNA number of an association */
        associationId: string | null;
        /** @description RNF number of a foundation */
        foundationId: string | null;
        /**
         * LocalAuthority
         * @description Local authority; null for others
         */
        localAuthority: {
          /** @description Code of the authority */
          code: string | null;
          /** @description INSEE code of its territory */
          inseeCode: string | null;
          /** @description Level: commune, department, region... */
          level: string | null;
        } | null;
      } | null;
      /**
       * @description [longitude, latitude] of the establishment, WGS84. Unit: degrees
       * @example [
       *       2.3522,
       *       48.8566
       *     ]
       */
      coordinates: number[] | null;
      /**
       * Headquarters
       * @description Headquarters of the company
       */
      headquarters: {
        /**
         * @description SIRET number, 14 digits
         * @example 35600000037240
         */
        siret: string | null;
        /**
         * @description Main activity code, NAF rev. 2 or older
         * @example 53.10Z
         */
        nafCode: string | null;
        /** @description Main activity code in NAF 2025 */
        nafCode2025: string | null;
        /** @description Main activity */
        activity: string | null;
        /**
         * @description Address on one line, upper case
         * @example 59-61 RUE LA FAYETTE 75009 PARIS
         */
        address: string | null;
        /** @description Postal code */
        postalCode: string | null;
        /** @description INSEE code of the commune; arrondissement in Paris, Lyon and Marseille */
        communeCode: string | null;
        /** @description Name of the commune, upper case */
        city: string | null;
        /** @description INSEE code of the region */
        regionCode: string | null;
        /** @description SIREN of the inter-communal body (EPCI) */
        epciSiren: string | null;
        /** @description Whether it is the headquarters of the company */
        isHeadquarters: boolean | null;
        /** @description Whether it was the headquarters */
        isFormerHeadquarters: boolean | null;
        /** @description `A` open, `F` closed */
        administrativeStatus: string | null;
        /** @description Whether it is closed */
        isClosed: boolean | null;
        /** @description Whether it employs people */
        isEmployer: boolean | null;
        /**
         * Format: date
         * @description Day of creation
         */
        creationDate: string | null;
        /**
         * Format: date
         * @description Day since which it has been in its present state
         */
        activityStartDate: string | null;
        /**
         * Format: date
         * @description Day of closing
         */
        closingDate: string | null;
        /**
         * @description Range of employees, INSEE code
         * @example 12
         */
        employeeRangeCode: string | null;
        /** @description Range of employees */
        employeeRange: string | null;
        /** @description Year of the range of employees. Unit: year */
        employeeRangeYear: number | null;
        /** @description Trade name */
        tradeName: string | null;
        /** @description Shop signs */
        brandNames: string[];
        /**
         * @description [longitude, latitude], WGS84; often only somewhere along the street. Unit: degrees
         * @example [
         *       2.3522,
         *       48.8566
         *     ]
         */
        coordinates: number[] | null;
        /** @description FINESS numbers (health and social establishments) */
        finessIds: string[];
        /** @description Numbers of organic farming operators */
        organicIds: string[];
        /** @description IDCC numbers of collective agreements */
        collectiveAgreementIds: string[];
        /** @description Numbers of training organisations */
        trainingOrganizationIds: string[];
        /** @description RGE certificates (energy renovation) */
        rgeIds: string[];
        /** @description UAI numbers (schools) */
        uaiIds: string[];
        /** @description `O` public, `P` partly hidden */
        diffusionStatus: string | null;
        /** @description INSEE code of the department */
        departmentCode: string | null;
        /** @description House number */
        streetNumber: string | null;
        /** @description Last house number of a range */
        lastStreetNumber: string | null;
        /** @description Suffix of the house number (B, T, ...) */
        repetitionIndex: string | null;
        /** @description Kind of street */
        streetType: string | null;
        /** @description Name of the street without its kind */
        street: string | null;
        /** @description Complement of the address */
        addressComplement: string | null;
        /** @description Special distribution (PO box) */
        specialDistribution: string | null;
        /** @description CEDEX code */
        cedexCode: string | null;
        /** @description CEDEX label */
        cedexLabel: string | null;
        /** @description Town, abroad */
        foreignCity: string | null;
        /** @description Country, abroad */
        foreignCountry: string | null;
        /** @description INSEE code of the country, abroad */
        foreignCountryCode: string | null;
        /** @description Activity code in the register of trades */
        registerOfTradesActivity: string | null;
        /**
         * Format: date-time
         * @description Last change at INSEE
         */
        inseeUpdatedAt: string | null;
      } | null;
      /**
       * Format: date-time
       * @description Last change in the index
       */
      updatedAt: string | null;
      /**
       * Format: date-time
       * @description Last change at INSEE
       */
      inseeUpdatedAt: string | null;
      /**
       * Format: date-time
       * @description Last change in the RNE
       */
      rneUpdatedAt: string | null;
      /**
       * @description How it was matched: `address` = number and street are the parcel’s; `insideParcel` = its point lies there and no number contradicts it
       * @enum {string|null}
       */
      matchQuality: 'address' | 'insideParcel' | null;
      /** @description Distance from its point to the parcel, 0 inside. Unit: m */
      matchDistance: number | null;
      /** @description BAN key of the parcel’s address that it matched */
      matchedAddressId: string | null;
      /** @description All establishments of the company found on the parcel, the leading one first */
      matchingEstablishments: {
        /**
         * @description SIRET number, 14 digits
         * @example 35600000037240
         */
        siret: string | null;
        /**
         * @description Main activity code, NAF rev. 2 or older
         * @example 53.10Z
         */
        nafCode: string | null;
        /** @description Main activity code in NAF 2025 */
        nafCode2025: string | null;
        /** @description Main activity */
        activity: string | null;
        /**
         * @description Address on one line, upper case
         * @example 59-61 RUE LA FAYETTE 75009 PARIS
         */
        address: string | null;
        /** @description Postal code */
        postalCode: string | null;
        /** @description INSEE code of the commune; arrondissement in Paris, Lyon and Marseille */
        communeCode: string | null;
        /** @description Name of the commune, upper case */
        city: string | null;
        /** @description INSEE code of the region */
        regionCode: string | null;
        /** @description SIREN of the inter-communal body (EPCI) */
        epciSiren: string | null;
        /** @description Whether it is the headquarters of the company */
        isHeadquarters: boolean | null;
        /** @description Whether it was the headquarters */
        isFormerHeadquarters: boolean | null;
        /** @description `A` open, `F` closed */
        administrativeStatus: string | null;
        /** @description Whether it is closed */
        isClosed: boolean | null;
        /** @description Whether it employs people */
        isEmployer: boolean | null;
        /**
         * Format: date
         * @description Day of creation
         */
        creationDate: string | null;
        /**
         * Format: date
         * @description Day since which it has been in its present state
         */
        activityStartDate: string | null;
        /**
         * Format: date
         * @description Day of closing
         */
        closingDate: string | null;
        /**
         * @description Range of employees, INSEE code
         * @example 12
         */
        employeeRangeCode: string | null;
        /** @description Range of employees */
        employeeRange: string | null;
        /** @description Year of the range of employees. Unit: year */
        employeeRangeYear: number | null;
        /** @description Trade name */
        tradeName: string | null;
        /** @description Shop signs */
        brandNames: string[];
        /**
         * @description [longitude, latitude], WGS84; often only somewhere along the street. Unit: degrees
         * @example [
         *       2.3522,
         *       48.8566
         *     ]
         */
        coordinates: number[] | null;
        /** @description FINESS numbers (health and social establishments) */
        finessIds: string[];
        /** @description Numbers of organic farming operators */
        organicIds: string[];
        /** @description IDCC numbers of collective agreements */
        collectiveAgreementIds: string[];
        /** @description Numbers of training organisations */
        trainingOrganizationIds: string[];
        /** @description RGE certificates (energy renovation) */
        rgeIds: string[];
        /** @description UAI numbers (schools) */
        uaiIds: string[];
        /** @description `O` public, `P` partly hidden */
        diffusionStatus: string | null;
        /**
         * @description How it was matched: `address` = number and street are the parcel’s; `insideParcel` = its point lies there and no number contradicts it
         * @enum {string|null}
         */
        matchQuality: 'address' | 'insideParcel' | null;
        /** @description Distance from its point to the parcel, 0 inside. Unit: m */
        matchDistance: number | null;
        /** @description BAN key of the parcel’s address that it matched */
        matchedAddressId: string | null;
      }[];
    };
    /**
     * Owner
     * @description Legal person with a right on the parcel or premises in its buildings; natural persons are in no open file
     */
    Owner: {
      /** @description Building group of the premises; null when the right is on the parcel and it has several buildings or none */
      buildingId: string | null;
      /**
       * @description Name of the legal person
       * @example AFER PIERRE
       */
      ownerName: string | null;
      /** @description SIREN; null for bodies that have none */
      siren: string | null;
      /** @description What the tax file writes in place of a SIREN, `U` and 8 digits */
      registerId: string | null;
      /** @description Premises of the legal person in the building group; null when only its right on the parcel is known */
      numberOfLocals: number | null;
      /** @description Whether it is in the open tax files of legal persons */
      inMajicPm: boolean | null;
      /** @description Landlord, as BDNB says; true for social housing bodies of the parcel file, null for others of it */
      isLandlord: boolean | null;
      /**
       * @description Right of this person on the parcel; null when only its premises are known. `condominiumManagingAgent`, `manager` and others are no owners: see `isOwner`
       * @enum {string|null}
       */
      right:
        | 'owner'
        | 'usufructuary'
        | 'bareOwner'
        | 'buildingLessor'
        | 'buildingLessee'
        | 'landOwnerOfConvenantLease'
        | 'convenantTenant'
        | 'rehabilitationLessor'
        | 'rehabilitationLessee'
        | 'tenantAllottee'
        | 'emphyteuticTenant'
        | 'antichresist'
        | 'housedOfficial'
        | 'manager'
        | 'condominiumManagingAgent'
        | 'memberOfTransparentCompany'
        | 'temporaryOccupationPermit'
        | 'youngFarmer'
        | 'officeTaxManager'
        | 'postOfficeOwnerOccupier'
        | 'postOfficeOccupier'
        | 'trustee'
        | 'occupantMayotteOrState'
        | 'stateAssetManager'
        | null;
      /** @description Code of that right in the tax file */
      rightCode: string | null;
      /** @description Label of that right in the tax file */
      rightLabel: string | null;
      /** @description Whether that right is a form of ownership (our reading of the codes); null when no right on the parcel is known */
      isOwner: boolean | null;
      /** @description Codes of all rights on the parcel, of this person first and of others that the file leaves unnamed; repeated per fiscal sub-parcel */
      rightCodes: string[];
      /** @description Whether other persons hold rights too, named here or not */
      hasOtherHolders: boolean | null;
      /**
       * @description Group of legal persons
       * @enum {string|null}
       */
      ownerGroup:
        | 'ordinary'
        | 'state'
        | 'region'
        | 'department'
        | 'commune'
        | 'socialHousing'
        | 'mixedEconomyCompany'
        | 'coOwners'
        | 'associates'
        | 'publicBody'
        | null;
      /** @description Code of the group in the tax file */
      ownerGroupCode: number | null;
      /** @description Label of the group in the tax file */
      ownerGroupLabel: string | null;
      /**
       * @description Legal form, INSEE code of 4 digits
       * @example 6540
       */
      legalFormCode: string | null;
      /**
       * @description Legal form, short
       * @example SCI
       */
      legalFormShort: string | null;
      /** @description Number of the person in the tax file; the same within a department only */
      majicNumber: string | null;
      /** @description Parcel of the right */
      parcelId: string | null;
      /** @description Area of the parcel in the tax file. Unit: m2 */
      parcelArea: number | null;
      /** @description Address of the parcel in the tax file; repetition indexes (bis) are lost */
      parcelAddress: string | null;
      /** @description INSEE code of the parcel’s commune, of the arrondissement in Paris, Lyon and Marseille */
      communeCode: string | null;
      /** @description Name of the parcel’s commune in the tax file */
      communeName: string | null;
      /** @description Department of the parcel */
      departmentCode: string | null;
      /** @description Fiscal sub-parcels, one per row of the tax file; empty for an undivided parcel */
      fiscalSubdivisions: string[];
      /** @description Land use of the sub-parcels, codes, one per row of the tax file */
      landUseCodes: string[];
      /** @description Kinds of land use on the parcel, each once */
      landUses: string[];
      /** @description Area of the sub-parcels, one per row of the tax file. Unit: m2 */
      fiscalSubdivisionAreas: number[];
      /** @description Street code MAJIC */
      majicStreetCode: string | null;
      /** @description Street code RIVOLI / FANTOIR */
      rivoliStreetCode: string | null;
      /**
       * @description Which file names the person: BDNB’s owners of premises, Koumoul’s parcel file, or both
       * @enum {string|null}
       */
      matchSource: 'bdnb' | 'koumoul' | 'bdnb+koumoul' | null;
      /**
       * @description How it was found: `building` premises in a building group of the parcel, `parcel` a right on the parcel, `buildingName` a name that the building’s row gives without more
       * @enum {string|null}
       */
      matchMethod: 'building' | 'parcel' | 'building+parcel' | 'buildingName' | null;
      /**
       * @description `exact`: the parcel itself is named; `probable`: by its building group, which may span other parcels
       * @enum {string|null}
       */
      matchQuality: 'exact' | 'probable' | null;
      /**
       * CompanyDetails
       * @description A company, SIRENE and RNE
       */
      details: {
        /**
         * @description SIREN number, 9 digits
         * @example 356000000
         */
        siren: string | null;
        /** @description SIRET number of the establishment */
        siret: string | null;
        /**
         * @description Name, with trade name and acronym
         * @example LA POSTE
         */
        name: string | null;
        /** @description Registered name; null for natural persons */
        legalName: string | null;
        /** @description Acronym */
        acronym: string | null;
        /** @description Whether the establishment is the headquarters */
        isHeadquarters: boolean | null;
        /** @description Whether the establishment is closed or the company has ceased */
        isClosed: boolean | null;
        /** @description Main activity of the establishment, else of the company */
        activity: string | null;
        /**
         * @description Its code, NAF rev. 2 or older
         * @example 53.10Z
         */
        nafCode: string | null;
        /** @description Main activity code in NAF 2025 */
        nafCode2025: string | null;
        /** @description Main activity in NAF 2025 */
        nafLabel2025: string | null;
        /** @description Section of the company’s activity, A to U */
        nafSection: string | null;
        /** @description Name of the section */
        nafSectionLabel: string | null;
        /**
         * @description Legal form
         * @example SAS, société par actions simplifiée
         */
        companyType: string | null;
        /**
         * @description Legal form, INSEE code
         * @example 5710
         */
        legalFormCode: string | null;
        /** @description Address of the establishment on one line, upper case */
        address: string | null;
        /** @description Trade name of the establishment */
        tradeName: string | null;
        /** @description Shop signs of the establishment */
        brandNames: string[];
        /** @description Establishments of the company, closed ones too */
        establishmentCount: number | null;
        /** @description Open establishments of the company */
        openEstablishmentCount: number | null;
        /** @description `PME`, `ETI` or `GE` (small and medium, intermediate, large) */
        companyCategory: string | null;
        /** @description Year of the category. Unit: year */
        companyCategoryYear: number | null;
        /** @description Range of the company’s employees */
        employeeRange: string | null;
        /** @description Range of the company’s employees, INSEE code */
        employeeRangeCode: string | null;
        /** @description Year of the range of employees. Unit: year */
        employeeRangeYear: number | null;
        /** @description Whether the company employs people */
        isEmployer: boolean | null;
        /**
         * Format: date
         * @description Day of the company’s creation
         */
        creationDate: string | null;
        /**
         * Format: date
         * @description Day on which the company ceased
         */
        closingDate: string | null;
        /** @description State of the company: `A` active, `C` ceased */
        administrativeStatus: string | null;
        /** @description `O` public, `P` partly hidden */
        diffusionStatus: string | null;
        /** @description VAT numbers */
        vatNumbers: string[];
        /** @description Managers and officers */
        managers: {
          /**
           * @description A natural person or a company
           * @enum {string|null}
           */
          type: 'person' | 'company' | null;
          /** @description Surname of a person; `USAGE (BIRTH)` where both are known */
          lastName: string | null;
          /** @description Given names of a person */
          firstNames: string | null;
          /** @description Year of birth of a person; month and day are never given. Unit: year */
          birthYear: number | null;
          /** @description Nationality of a person */
          nationality: string | null;
          /** @description SIREN of a company */
          siren: string | null;
          /** @description Name of a company */
          name: string | null;
          /** @description Role, e.g. `Gérant` */
          role: string | null;
        }[];
        /** @description Published accounts, newest year first. Unit: EUR */
        finances: {
          /** @description Year of the accounts */
          year: number;
          /** @description Turnover. Unit: EUR */
          revenue: number | null;
          /** @description Net income. Unit: EUR */
          netIncome: number | null;
        }[];
        /**
         * CompanyComplements
         * @description Labels and registers the company is in
         */
        complements: {
          /** @description Whether a collective agreement is declared */
          hasCollectiveAgreement: boolean | null;
          /** @description IDCC numbers of its collective agreements */
          collectiveAgreementIds: string[];
          /** @description FINESS numbers of the legal entity */
          legalFinessIds: string[];
          /** @description Whether its gender equality index is published */
          hasGenderEqualityIndex: boolean | null;
          /** @description Responsible purchasing label */
          isResponsiblePurchasing: boolean | null;
          /** @description Has been inspected for food safety (Alim’confiance) */
          isFoodSafetyRated: boolean | null;
          /** @description Association */
          isAssociation: boolean | null;
          /** @description Law firm */
          isLawyer: boolean | null;
          /** @description Organic operator */
          isOrganic: boolean | null;
          /** @description Sole trader */
          isSoleProprietorship: boolean | null;
          /** @description Operator of live shows */
          isLiveShowOperator: boolean | null;
          /** @description Status of the live show licence */
          liveShowOperatorStatus: string | null;
          /** @description Social and solidarity economy */
          isSocialEconomy: boolean | null;
          /** @description Health or social establishment */
          isHealthFacility: boolean | null;
          /** @description Training organisation */
          isTrainingOrganization: boolean | null;
          /** @description Qualiopi certificate */
          isQualiopi: boolean | null;
          /** @description Numbers as a training organisation */
          trainingOrganizationIds: string[];
          /** @description RGE certificate (energy renovation) */
          isRge: boolean | null;
          /** @description Work integration enterprise */
          isSocialInclusion: boolean | null;
          /** @description Kind of work integration enterprise */
          socialInclusionType: string | null;
          /** @description Mission-driven company */
          isMissionDriven: boolean | null;
          /** @description School */
          isEducationFacility: boolean | null;
          /** @description Living heritage label (EPV) */
          isLivingHeritage: boolean | null;
          /** @description Whether its greenhouse gas report is published */
          hasCarbonReport: boolean | null;
          /** @description Receives de minimis aid */
          receivesDeMinimisAid: boolean | null;
          /** @description Receives aid from ADEME */
          receivesAdemeAid: boolean | null;
          /** @description Public administration */
          isPublicAdministration: boolean | null;
          /** @description RNA number of an association */
          associationId: string | null;
          /** @description RNF number of a foundation */
          foundationId: string | null;
          /**
           * LocalAuthority
           * @description Local authority; null for others
           */
          localAuthority: {
            /** @description Code of the authority */
            code: string | null;
            /** @description INSEE code of its territory */
            inseeCode: string | null;
            /** @description Level: commune, department, region... */
            level: string | null;
          } | null;
        } | null;
        /**
         * @description [longitude, latitude] of the establishment, WGS84. Unit: degrees
         * @example [
         *       2.3522,
         *       48.8566
         *     ]
         */
        coordinates: number[] | null;
        /**
         * Headquarters
         * @description Headquarters of the company
         */
        headquarters: {
          /**
           * @description SIRET number, 14 digits
           * @example 35600000037240
           */
          siret: string | null;
          /**
           * @description Main activity code, NAF rev. 2 or older
           * @example 53.10Z
           */
          nafCode: string | null;
          /** @description Main activity code in NAF 2025 */
          nafCode2025: string | null;
          /** @description Main activity */
          activity: string | null;
          /**
           * @description Address on one line, upper case
           * @example 59-61 RUE LA FAYETTE 75009 PARIS
           */
          address: string | null;
          /** @description Postal code */
          postalCode: string | null;
          /** @description INSEE code of the commune; arrondissement in Paris, Lyon and Marseille */
          communeCode: string | null;
          /** @description Name of the commune, upper case */
          city: string | null;
          /** @description INSEE code of the region */
          regionCode: string | null;
          /** @description SIREN of the inter-communal body (EPCI) */
          epciSiren: string | null;
          /** @description Whether it is the headquarters of the company */
          isHeadquarters: boolean | null;
          /** @description Whether it was the headquarters */
          isFormerHeadquarters: boolean | null;
          /** @description `A` open, `F` closed */
          administrativeStatus: string | null;
          /** @description Whether it is closed */
          isClosed: boolean | null;
          /** @description Whether it employs people */
          isEmployer: boolean | null;
          /**
           * Format: date
           * @description Day of creation
           */
          creationDate: string | null;
          /**
           * Format: date
           * @description Day since which it has been in its present state
           */
          activityStartDate: string | null;
          /**
           * Format: date
           * @description Day of closing
           */
          closingDate: string | null;
          /**
           * @description Range of employees, INSEE code
           * @example 12
           */
          employeeRangeCode: string | null;
          /** @description Range of employees */
          employeeRange: string | null;
          /** @description Year of the range of employees. Unit: year */
          employeeRangeYear: number | null;
          /** @description Trade name */
          tradeName: string | null;
          /** @description Shop signs */
          brandNames: string[];
          /**
           * @description [longitude, latitude], WGS84; often only somewhere along the street. Unit: degrees
           * @example [
           *       2.3522,
           *       48.8566
           *     ]
           */
          coordinates: number[] | null;
          /** @description FINESS numbers (health and social establishments) */
          finessIds: string[];
          /** @description Numbers of organic farming operators */
          organicIds: string[];
          /** @description IDCC numbers of collective agreements */
          collectiveAgreementIds: string[];
          /** @description Numbers of training organisations */
          trainingOrganizationIds: string[];
          /** @description RGE certificates (energy renovation) */
          rgeIds: string[];
          /** @description UAI numbers (schools) */
          uaiIds: string[];
          /** @description `O` public, `P` partly hidden */
          diffusionStatus: string | null;
          /** @description INSEE code of the department */
          departmentCode: string | null;
          /** @description House number */
          streetNumber: string | null;
          /** @description Last house number of a range */
          lastStreetNumber: string | null;
          /** @description Suffix of the house number (B, T, ...) */
          repetitionIndex: string | null;
          /** @description Kind of street */
          streetType: string | null;
          /** @description Name of the street without its kind */
          street: string | null;
          /** @description Complement of the address */
          addressComplement: string | null;
          /** @description Special distribution (PO box) */
          specialDistribution: string | null;
          /** @description CEDEX code */
          cedexCode: string | null;
          /** @description CEDEX label */
          cedexLabel: string | null;
          /** @description Town, abroad */
          foreignCity: string | null;
          /** @description Country, abroad */
          foreignCountry: string | null;
          /** @description INSEE code of the country, abroad */
          foreignCountryCode: string | null;
          /** @description Activity code in the register of trades */
          registerOfTradesActivity: string | null;
          /**
           * Format: date-time
           * @description Last change at INSEE
           */
          inseeUpdatedAt: string | null;
        } | null;
        /**
         * Format: date-time
         * @description Last change in the index
         */
        updatedAt: string | null;
        /**
         * Format: date-time
         * @description Last change at INSEE
         */
        inseeUpdatedAt: string | null;
        /**
         * Format: date-time
         * @description Last change in the RNE
         */
        rneUpdatedAt: string | null;
      } | null;
      /** @description True when the company was not looked up, because there are too many or the register failed */
      detailsOmitted: boolean;
    };
    /**
     * Copropriete
     * @description Condominium of the national register (RNIC, ANAH)
     */
    Copropriete: {
      /**
       * @description Registration number
       * @example AB8146169
       */
      immatriculation: string | null;
      /** @description Usual name, as registered; agents put their own codes in it */
      name: string | null;
      /** @description House number and street of the reference address */
      address: string | null;
      /** @description Reference address on one line */
      fullAddress: string | null;
      /** @description INSEE code, of the arrondissement in Paris, Lyon and Marseille */
      communeCode: string | null;
      /** @description Name of the commune */
      commune: string | null;
      /** @description Postal code of the reference address */
      postalCode: string | null;
      /** @description Latitude, WGS84. Unit: degree */
      latitude: number | null;
      /** @description Longitude, WGS84. Unit: degree */
      longitude: number | null;
      /** @description Parking lots */
      numberOfParkingLots: number | null;
      /** @description Dwelling lots */
      numberOfHousingLots: number | null;
      /** @description Parcels of the condominium; the register names three of them at most */
      numberOfParcels: number | null;
      /**
       * @description Kind of managing agent: `professionnel` or `bénévole`
       * @example professionnel
       */
      syndicType: string | null;
      /**
       * CoproprieteRepresentative
       * @description Managing agent; null where the register does not name it
       */
      representantDetails: {
        /** @description Name of the managing agent; null for volunteers, whom the register does not name */
        name: string | null;
        /** @description SIREN of the managing agent, of its SIRET */
        siren: string | null;
        /** @description SIRET of the managing agent */
        siret: string | null;
        /** @description Name and SIRET of the managing agent as registered */
        identification: string | null;
        /** @description APE (NAF) code of the managing agent */
        apeCode: string | null;
        /** @description Commune of the managing agent */
        commune: string | null;
      } | null;
      /**
       * Format: date
       * @description Date of the condominium regulations
       */
      regulationDate: string | null;
      /**
       * @description State of the managing agent’s mandate, as registered
       * @example Mandat en cours
       */
      mandatEnCours: string | null;
      /**
       * @description Construction period, `AVANT_1949`, `DE_1949_A_1960`... `A_COMPTER_DE_2011`
       * @example AVANT_1949
       */
      constructionPeriod: string | null;
      /** @description Within the programme Action coeur de ville */
      isInAcv: boolean | null;
      /** @description Within the programme Petites villes de demain */
      isInPvd: boolean | null;
      /** @description Within a PDP */
      isInPdp: boolean | null;
      /** @description Code of the PDP; only in the files before April 2026 */
      pdpCode: string | null;
      /** @description ANAH has granted aid since 2014 */
      isAided: boolean | null;
      /**
       * Format: date
       * @description Date of registration
       */
      registrationDate: string | null;
      /**
       * Format: date
       * @description Date of the last update of the registration
       */
      lastUpdateDate: string | null;
      /** @description Whether a managing agent’s mandate is running */
      hasActiveMandate: boolean | null;
      /**
       * Format: date
       * @description End of the last mandate; may lie ahead
       */
      lastMandateEndDate: string | null;
      /** @description Name of the managing agent; null for volunteers, whom the register does not name */
      representativeName: string | null;
      /** @description SIRET of the managing agent */
      representativeSiret: string | null;
      /** @description Name and SIRET of the managing agent as registered */
      representativeIdentification: string | null;
      /** @description APE (NAF) code of the managing agent */
      representativeApeCode: string | null;
      /** @description Commune of the managing agent */
      representativeCommune: string | null;
      /** @description Lots of all kinds */
      totalNumberOfLots: number | null;
      /** @description Lots that are dwellings, offices or shops */
      numberOfHousingOfficeCommerceLots: number | null;
      /** @description Further addresses, without repeats of the reference address; three at most */
      complementaryAddresses: string[];
      /** @description Further addresses declared; may exceed those that the register gives */
      numberOfComplementaryAddresses: number | null;
      /** @description Residence with services */
      isServiceResidence: boolean | null;
      /** @description Cooperative syndicate */
      isCooperativeSyndicate: boolean | null;
      /** @description Main syndicate; false for a secondary one */
      isMainSyndicate: boolean | null;
      /** @description Registration number of the main syndicate of a secondary one */
      mainSyndicateRegistrationNumber: string | null;
      /** @description Free landowners’ associations (ASL) it belongs to */
      numberOfAsl: number | null;
      /** @description Urban land associations (AFUL) it belongs to */
      numberOfAful: number | null;
      /** @description Unions of syndicates it belongs to */
      numberOfSyndicateUnions: number | null;
      /** @description Parcels that the register names, as the cadastre writes them; three at most */
      parcelIds: string[];
      /** @description The same parcels as the register writes them */
      registryParcelReferences: string[];
      /** @description The same parcels part by part, as registered */
      registryParcels: {
        /** @description Reference as registered */
        reference: string;
        /** @description Identifier in the cadastre; null when the reference does not tell it */
        id: string | null;
        /** @description INSEE code as registered */
        inseeCode: string | null;
        /** @description Prefix as registered; in Paris and Lyon the arrondissement */
        prefix: string | null;
        /** @description Section as registered */
        section: string | null;
        /** @description Number as registered */
        number: string | null;
      }[];
      /**
       * @description Priority district (QPV 2024); null outside
       * @example QN07501M
       */
      qpvCode: string | null;
      /** @description Name of the priority district (QPV 2024) */
      qpvName: string | null;
      /** @description Priority district (QPV 2015); only in the files before April 2026 */
      qpv2015Code: string | null;
      /** @description Its name */
      qpv2015Name: string | null;
      /** @description SIREN of the intermunicipal body */
      epciCode: string | null;
      /** @description Name of the intermunicipal body */
      epciName: string | null;
      /** @description Department */
      departmentCode: string | null;
      /** @description Name of the department */
      departmentName: string | null;
      /** @description INSEE code of the region */
      regionCode: string | null;
      /** @description Name of the region */
      regionName: string | null;
      /** @description Official name of the commune */
      officialCommuneName: string | null;
      /** @description Official name of the commune, of the arrondissement in Paris, Lyon and Marseille */
      arrondissementName: string | null;
      /** @description What the register calls the code of the commune; mostly its postal code */
      registryCommuneCode: string | null;
      /** @description Line of the register’s file of that day */
      registryRowNumber: number | null;
      /**
       * @description How it was found: `parcel` by the parcel’s reference, `bdnb` by the registration number of a building of the parcel, `address` by an address of the parcel
       * @enum {string|null}
       */
      matchMethod: 'parcel' | 'bdnb' | 'address' | null;
      /**
       * @description `exact`: the register names the parcel; `probable`: nothing in the register contradicts it; `doubtful`: the register names other parcels only
       * @enum {string|null}
       */
      matchQuality: 'exact' | 'probable' | 'doubtful' | null;
      /** @description The reference, registration number or address by which it was found */
      matchedOn: string | null;
    };
    /**
     * Permit
     * @description An authorised planning permit that names the parcel
     */
    Permit: {
      /**
       * @description Series (DAU, PA, PD), number, and rank among the rows of that number
       * @example DAU-01220223A0021-1
       */
      id: string;
      /**
       * @description The file it comes from; of a mixed building, which is in two, the first of `types`
       * @enum {string}
       */
      type: 'logements' | 'locaux' | 'amenager' | 'demolir';
      /** @description Kind and number, as on the site board: PC07510523V0019 */
      permitNumber: string | null;
      /** @description The parcel that was asked for */
      parcelId: string;
      /**
       * @description Last state known. `authorized` means that nothing later was reported: some 15 % of openings never are
       * @enum {string}
       */
      status: 'authorized' | 'cancelled' | 'started' | 'completed' | 'unknown';
      /**
       * Format: date
       * @description Day of the first authorisation
       */
      authorizationDate: string | null;
      /**
       * Format: date
       * @description Day the site opened; not recorded for demolitions
       */
      constructionStartDate: string | null;
      /**
       * Format: date
       * @description Day the works were declared complete; not recorded for demolitions
       */
      completionDate: string | null;
      /** @description Name of the applicant; null for individuals */
      applicantName: string | null;
      /** @description SIREN of the applicant; null for individuals */
      applicantSiren: string | null;
      /** @description SIRET of the applicant; null for individuals */
      applicantSiret: string | null;
      /** @description Address of the plot, typed by hand; street names are cut at 26 characters */
      terrainAddress: string | null;
      /** @description Nature of the project as declared */
      projectNature: string | null;
      /** @description Main use, in the terms of its file */
      mainDestination: string | null;
      /** @description Dwellings created */
      housingCreated: number | null;
      /** @description Floor area, dwellings, created. Unit: m2 */
      surfaceHousingCreated: number | null;
      /** @description Floor area, shops, created. Unit: m2 */
      surfaceCommercialCreated: number | null;
      /** @description Floor area, offices, created. Unit: m2 */
      surfaceOfficeCreated: number | null;
      /** @description Year the application was filed. Unit: year */
      depositYear: number | null;
      /** @description Every file it is in: a building with dwellings and premises is in two */
      types: ('logements' | 'locaux' | 'amenager' | 'demolir')[];
      /**
       * @description By what it was found
       * @enum {string}
       */
      matchMethod: 'cadastralReference' | 'koumoulParcel' | 'address';
      /**
       * @description How sure the match is: permits do not tell the prefix, so where a commune has several, section and number fit several parcels; the address or the plot area may settle it
       * @enum {string}
       */
      matchQuality:
        'exact' | 'addressConfirmed' | 'areaConfirmed' | 'computedParcel' | 'ambiguousPrefix' | 'address';
      /** @description Whether the permit names only a part of the parcel (`79P`) */
      isPartOfParcel: boolean;
      /** @description Parcels of the permit (three at most), as far as their prefixes are known */
      parcelIds: string[];
      /** @description Parcels as the permit names them, three at most */
      cadastralReferences: {
        /** @description Prefix, where the permit says it; it mostly does not */
        prefix: string | null;
        /** @description Section, 2 characters */
        section: string;
        /** @description Number in the section, 4 digits */
        number: string;
        /** @description Whether only a part of the parcel is meant */
        partial: boolean;
      }[];
      /** @description PC, DP, PA or PD */
      permitType: string | null;
      /** @description Kind of permit */
      permitTypeLabel: string | null;
      /** @description Number without the kind: commune (6), year (2), order (5); in Paris and Lyon the commune is the arrondissement */
      number: string | null;
      /** @description Code of `status` */
      statusCode: string | null;
      /** @description INSEE code of the commune; 75056, 69123, 13055 for Paris, Lyon, Marseille */
      cityCode: string | null;
      /** @description Department */
      departmentCode: string | null;
      /** @description Name of the department */
      departmentName: string | null;
      /** @description Region, as before 2016 */
      regionCode: string | null;
      /** @description Name of the region, as before 2016 */
      regionName: string | null;
      /**
       * @description Month the statistics first heard of it; near the filing; YYYY-MM
       * @example 2026-01
       */
      firstRecordedMonth: string | null;
      /**
       * @description Month the authorisation was recorded; YYYY-MM
       * @example 2026-01
       */
      authorizationRecordedMonth: string | null;
      /**
       * @description Month the opening of the site was recorded; YYYY-MM
       * @example 2026-01
       */
      constructionStartRecordedMonth: string | null;
      /**
       * @description Month of the last record; YYYY-MM
       * @example 2026-01
       */
      lastUpdatedMonth: string | null;
      /** @description Kind of applicant */
      applicantCategory: string | null;
      /** @description Code of `applicantCategory` */
      applicantCategoryCode: string | null;
      /** @description Main activity of the applicant, NAF; null for individuals */
      applicantNafCode: string | null;
      /** @description Legal category of the applicant, INSEE; null for individuals */
      applicantLegalCategory: string | null;
      /** @description Postal code of the applicant; null for individuals */
      applicantPostalCode: string | null;
      /** @description Town of the applicant; null for individuals */
      applicantCity: string | null;
      /** @description Whether an architect is employed */
      usesArchitect: boolean | null;
      /** @description House number of the plot, as typed */
      terrainHouseNumber: string | null;
      /** @description Street of the plot, as typed */
      terrainStreet: string | null;
      /** @description Named place of the plot */
      terrainPlaceName: string | null;
      /** @description Postal code of the plot; broken ones are null */
      terrainPostalCode: string | null;
      /** @description Town of the plot, as typed */
      terrainCity: string | null;
      /** @description Area of the plot, all its parcels. Unit: m2 */
      landArea: number | null;
      /** @description Kind of operation that the plot is in */
      operationZone: string | null;
      /** @description Code of `operationZone` */
      operationZoneCode: string | null;
      /** @description Code of `projectNature` */
      projectNatureCode: string | null;
      /** @description Nature of the project, from its areas */
      projectNatureDetailed: string | null;
      /** @description Code of `projectNatureDetailed` */
      projectNatureDetailedCode: string | null;
      /** @description Code of `mainDestination`; each of the two files has its own list */
      mainDestinationCode: string | null;
      /** @description Main use of the premises, from their file; of a mixed building the more telling one */
      premisesDestination: string | null;
      /** @description Code of `premisesDestination` */
      premisesDestinationCode: string | null;
      /** @description Main kind of dwellings created */
      mainHousingType: string | null;
      /** @description Code of `mainHousingType` */
      mainHousingTypeCode: string | null;
      /** @description Main kind of conversion */
      mainTransformationType: string | null;
      /** @description Code of `mainTransformationType` */
      mainTransformationTypeCode: string | null;
      /** @description Main use of the premises converted */
      mainTransformedPremisesType: string | null;
      /** @description Code of `mainTransformedPremisesType` */
      mainTransformedPremisesTypeCode: string | null;
      /** @description Whether a building is extended */
      isExtension: boolean | null;
      /** @description Whether a building is raised */
      isElevation: boolean | null;
      /** @description Whether storeys are added */
      hasExtraLevels: boolean | null;
      /** @description Storeys of the highest building; 0 often means not given */
      maxLevels: number | null;
      /** @description What the dwellings are for */
      intendedUse: string | null;
      /** @description Code of `intendedUse` */
      intendedUseCode: string | null;
      /** @description Main or second home */
      residenceUse: string | null;
      /** @description Code of `residenceUse` */
      residenceUseCode: string | null;
      /** @description Kind of annex */
      annexType: string | null;
      /** @description Code of `annexType` */
      annexTypeCode: string | null;
      /** @description Whether a swimming pool is built */
      hasPool: boolean | null;
      /** @description Whether a garage is built */
      hasGarage: boolean | null;
      /** @description Whether a veranda is built */
      hasVeranda: boolean | null;
      /** @description Whether a garden shed is built */
      hasGardenShed: boolean | null;
      /** @description Whether another annex is built */
      hasOtherAnnex: boolean | null;
      /** @description Kind of residence with services */
      residenceType: string | null;
      /** @description Code of `residenceType` */
      residenceTypeCode: string | null;
      /** @description Whether it is a residence for elderly people */
      isElderlyResidence: boolean | null;
      /** @description Whether it is a residence for students */
      isStudentResidence: boolean | null;
      /** @description Whether it is a residence for tourists */
      isTourismResidence: boolean | null;
      /** @description Whether it is a residence with hotel and social services */
      isSocialHotelResidence: boolean | null;
      /** @description Whether it is a social residence */
      isSocialResidence: boolean | null;
      /** @description Whether it is a residence for disabled people */
      isDisabledResidence: boolean | null;
      /** @description Whether it is another residence */
      isOtherResidence: boolean | null;
      /** @description Houses created */
      individualHousingCreated: number | null;
      /** @description Flats created */
      collectiveHousingCreated: number | null;
      /** @description Houses created, one on its own permit */
      individualPureHousing: number | null;
      /** @description Houses created, several on one permit */
      individualGroupedHousing: number | null;
      /** @description Dwellings created in residences with services */
      residenceHousing: number | null;
      /** @description Flats created outside residences */
      collectiveHousingOutsideResidence: number | null;
      /** @description Dwellings demolished */
      housingDemolished: number | null;
      /** @description Dwellings created with 1 room */
      housing1Room: number | null;
      /** @description Dwellings created with 2 rooms */
      housing2Rooms: number | null;
      /** @description Dwellings created with 3 rooms */
      housing3Rooms: number | null;
      /** @description Dwellings created with 4 rooms */
      housing4Rooms: number | null;
      /** @description Dwellings created with 5 rooms */
      housing5Rooms: number | null;
      /** @description Dwellings created with 6 rooms or more */
      housing6PlusRooms: number | null;
      /** @description Dwellings financed by a social rental loan */
      socialRentalHousing: number | null;
      /** @description Dwellings in social home ownership without a zero-rate loan */
      socialOwnershipHousing: number | null;
      /** @description Dwellings financed by a zero-rate loan */
      zeroRateLoanHousing: number | null;
      /** @description Hotel rooms created */
      roomsCreated: number | null;
      /** @description Kind of public service */
      publicServiceType: string | null;
      /** @description Code of `publicServiceType` */
      publicServiceTypeCode: string | null;
      /** @description Floor area, dwellings, before the works. Unit: m2 */
      surfaceHousingBefore: number | null;
      /** @description Floor area, dwellings, gained by conversion of other uses. Unit: m2 */
      surfaceHousingFromConversion: number | null;
      /** @description Floor area, dwellings, demolished. Unit: m2 */
      surfaceHousingDemolished: number | null;
      /** @description Floor area, dwellings, converted to another use. Unit: m2 */
      surfaceHousingConverted: number | null;
      /** @description Floor area, non-residential premises, before the works. Unit: m2 */
      surfaceNonResidentialBefore: number | null;
      /** @description Floor area, non-residential premises, created. Unit: m2 */
      surfaceNonResidentialCreated: number | null;
      /** @description Floor area, non-residential premises, gained by conversion of other uses. Unit: m2 */
      surfaceNonResidentialFromConversion: number | null;
      /** @description Floor area, non-residential premises, demolished. Unit: m2 */
      surfaceNonResidentialDemolished: number | null;
      /** @description Floor area, non-residential premises, converted to another use. Unit: m2 */
      surfaceNonResidentialConverted: number | null;
      /** @description Floor area, hotel accommodation, before the works. Unit: m2 */
      surfaceHotelBefore: number | null;
      /** @description Floor area, hotel accommodation, created. Unit: m2 */
      surfaceHotelCreated: number | null;
      /** @description Floor area, hotel accommodation, gained by conversion of other uses. Unit: m2 */
      surfaceHotelFromConversion: number | null;
      /** @description Floor area, hotel accommodation, demolished. Unit: m2 */
      surfaceHotelDemolished: number | null;
      /** @description Floor area, hotel accommodation, converted to another use. Unit: m2 */
      surfaceHotelConverted: number | null;
      /** @description Floor area, offices, before the works. Unit: m2 */
      surfaceOfficeBefore: number | null;
      /** @description Floor area, offices, gained by conversion of other uses. Unit: m2 */
      surfaceOfficeFromConversion: number | null;
      /** @description Floor area, offices, demolished. Unit: m2 */
      surfaceOfficeDemolished: number | null;
      /** @description Floor area, offices, converted to another use. Unit: m2 */
      surfaceOfficeConverted: number | null;
      /** @description Floor area, shops, before the works. Unit: m2 */
      surfaceCommercialBefore: number | null;
      /** @description Floor area, shops, gained by conversion of other uses. Unit: m2 */
      surfaceCommercialFromConversion: number | null;
      /** @description Floor area, shops, demolished. Unit: m2 */
      surfaceCommercialDemolished: number | null;
      /** @description Floor area, shops, converted to another use. Unit: m2 */
      surfaceCommercialConverted: number | null;
      /** @description Floor area, craft premises, before the works. Unit: m2 */
      surfaceCraftBefore: number | null;
      /** @description Floor area, craft premises, created. Unit: m2 */
      surfaceCraftCreated: number | null;
      /** @description Floor area, craft premises, gained by conversion of other uses. Unit: m2 */
      surfaceCraftFromConversion: number | null;
      /** @description Floor area, craft premises, demolished. Unit: m2 */
      surfaceCraftDemolished: number | null;
      /** @description Floor area, craft premises, converted to another use. Unit: m2 */
      surfaceCraftConverted: number | null;
      /** @description Floor area, industrial premises, before the works. Unit: m2 */
      surfaceIndustrialBefore: number | null;
      /** @description Floor area, industrial premises, created. Unit: m2 */
      surfaceIndustrialCreated: number | null;
      /** @description Floor area, industrial premises, gained by conversion of other uses. Unit: m2 */
      surfaceIndustrialFromConversion: number | null;
      /** @description Floor area, industrial premises, demolished. Unit: m2 */
      surfaceIndustrialDemolished: number | null;
      /** @description Floor area, industrial premises, converted to another use. Unit: m2 */
      surfaceIndustrialConverted: number | null;
      /** @description Floor area, farm buildings, before the works. Unit: m2 */
      surfaceAgriculturalBefore: number | null;
      /** @description Floor area, farm buildings, created. Unit: m2 */
      surfaceAgriculturalCreated: number | null;
      /** @description Floor area, farm buildings, gained by conversion of other uses. Unit: m2 */
      surfaceAgriculturalFromConversion: number | null;
      /** @description Floor area, farm buildings, demolished. Unit: m2 */
      surfaceAgriculturalDemolished: number | null;
      /** @description Floor area, farm buildings, converted to another use. Unit: m2 */
      surfaceAgriculturalConverted: number | null;
      /** @description Floor area, warehouses, before the works. Unit: m2 */
      surfaceWarehouseBefore: number | null;
      /** @description Floor area, warehouses, created. Unit: m2 */
      surfaceWarehouseCreated: number | null;
      /** @description Floor area, warehouses, gained by conversion of other uses. Unit: m2 */
      surfaceWarehouseFromConversion: number | null;
      /** @description Floor area, warehouses, demolished. Unit: m2 */
      surfaceWarehouseDemolished: number | null;
      /** @description Floor area, warehouses, converted to another use. Unit: m2 */
      surfaceWarehouseConverted: number | null;
      /** @description Floor area, public and collective services, before the works. Unit: m2 */
      surfacePublicServiceBefore: number | null;
      /** @description Floor area, public and collective services, created. Unit: m2 */
      surfacePublicServiceCreated: number | null;
      /** @description Floor area, public and collective services, gained by conversion of other uses. Unit: m2 */
      surfacePublicServiceFromConversion: number | null;
      /** @description Floor area, public and collective services, demolished. Unit: m2 */
      surfacePublicServiceDemolished: number | null;
      /** @description Floor area, public and collective services, converted to another use. Unit: m2 */
      surfacePublicServiceConverted: number | null;
      /** @description Monthly edition of the files; null where the route that answered does not tell */
      millesime: string | null;
    };
    /**
     * BusinessSale
     * @description Sale or transfer of a business (fonds de commerce), after the BODACC
     */
    BusinessSale: {
      /**
       * @description Identifier of the notice: bulletin, issue and number
       * @example A20260153319
       */
      id: string | null;
      /**
       * Format: date
       * @description Day on which the notice was published, not the day of the sale
       */
      publicationDate: string | null;
      /** @description Number of the notice in its issue */
      announcementNumber: number | null;
      /**
       * @description Family of notices
       * @example Ventes et cessions
       */
      type: string | null;
      /** @description Category of the sale, in free words */
      subType: string | null;
      /** @description Registry of the court */
      tribunal: string | null;
      /** @description Buyer and seller as published; may be names of persons */
      merchant: string | null;
      /** @description Department of the court, not of the business */
      department: string | null;
      /** @description Region of the court, not of the business */
      region: string | null;
      /** @description Postal code of the business, else the first one that the notice names */
      postalCode: string | null;
      /** @description Town of the business */
      city: string | null;
      /**
       * @description Address of the business
       * @example 22 Rue François Jaffrain, 22120 Yffiniac
       */
      establishmentAddress: string | null;
      /** @description Head office of the buyer; null for natural persons, whose home it would be */
      headquartersAddress: string | null;
      /** @description What the business does, in free words */
      activity: string | null;
      /** @description Price stated in the notice; null where none is, where it is a contribution in kind, and where several businesses have one each. Unit: currency */
      price: number | null;
      /**
       * @description EUR or FRF (francs: an old sale), where the notice names it
       * @enum {string|null}
       */
      currency: 'EUR' | 'FRF' | null;
      /** @description Legal form of the buyer */
      legalForm: string | null;
      /** @description Name of the buyer */
      denomination: string | null;
      /**
       * @description Registration of the buyer: number, register, registry
       * @example 106 594 302 RCS Marseille
       */
      rcsNumber: string | null;
      /**
       * BusinessSaleParty
       * @description The seller
       */
      previousOwner: {
        /** @description Name of the company, or first names and surname */
        name: string | null;
        /** @description SIREN number; null for those in no register */
        siren: string | null;
        /**
         * @description pm: legal person; pp: natural person
         * @enum {string|null}
         */
        type: 'pm' | 'pp' | null;
      } | null;
      /** @description Page of the notice */
      url: string | null;
      /** @description All sellers */
      previousOwners: {
        /** @description Name of the company, or first names and surname */
        name: string | null;
        /** @description SIREN number; null for those in no register */
        siren: string | null;
        /**
         * @description pm: legal person; pp: natural person
         * @enum {string|null}
         */
        type: 'pm' | 'pp' | null;
      }[];
      /**
       * BusinessSaleParty
       * @description Who ran the business before, where it was not its owner
       */
      previousOperator: {
        /** @description Name of the company, or first names and surname */
        name: string | null;
        /** @description SIREN number; null for those in no register */
        siren: string | null;
        /**
         * @description pm: legal person; pp: natural person
         * @enum {string|null}
         */
        type: 'pm' | 'pp' | null;
      } | null;
      /** @description All former operators */
      previousOperators: {
        /** @description Name of the company, or first names and surname */
        name: string | null;
        /** @description SIREN number; null for those in no register */
        siren: string | null;
        /**
         * @description pm: legal person; pp: natural person
         * @enum {string|null}
         */
        type: 'pm' | 'pp' | null;
      }[];
      /** @description All buyers */
      buyers: {
        /** @description Name of the company, or first names and surname */
        name: string | null;
        /** @description SIREN number; null for those in no register */
        siren: string | null;
        /**
         * @description pm: legal person; pp: natural person
         * @enum {string|null}
         */
        type: 'pm' | 'pp' | null;
      }[];
      /** @description SIREN number of the buyer */
      buyerSiren: string | null;
      /**
       * @description pm: legal person; pp: natural person
       * @enum {string|null}
       */
      buyerType: 'pm' | 'pp' | null;
      /** @description Acronym of the buyer */
      buyerAcronym: string | null;
      /** @description Trade name of the buyer */
      buyerTradeName: string | null;
      /** @description Capital of the buyer, which is never the price. Unit: capitalCurrency */
      capitalAmount: number | null;
      /** @description Currency of the capital */
      capitalCurrency: string | null;
      /** @description Head office, principal or secondary establishment */
      establishmentQuality: string | null;
      /** @description Sign of the shop */
      brandName: string | null;
      /** @description How the business was acquired, as published: the sentence that the price is read from */
      fundsOrigin: string | null;
      /**
       * @description How the business was acquired; null where the notice says nothing of it
       * @enum {string|null}
       */
      priceKind: 'purchase' | 'contribution' | 'donation' | 'unknown' | null;
      /** @description What the business was valued at when brought into the company: not a price. Unit: currency */
      contributionValue: number | null;
      /**
       * Format: date
       * @description Day of the deed of sale, read from its description
       */
      deedDate: string | null;
      /** @description Description of the deed */
      deedDescription: string | null;
      /**
       * Format: date
       * @description Day of the entry in the register
       */
      registrationDate: string | null;
      /**
       * Format: date
       * @description Day on which the buyer began to trade
       */
      activityStartDate: string | null;
      /**
       * Format: date
       * @description Day on which the sale took effect
       */
      effectDate: string | null;
      /**
       * SaleLegalNotice
       * @description The notice in a newspaper
       */
      legalNotice: {
        /** @description Newspaper */
        title: string | null;
        /**
         * Format: date
         * @description Day on which it appeared
         */
        date: string | null;
      } | null;
      /**
       * SaleJudgment
       * @description The judgment that the notice rests on
       */
      judgment: {
        /** @description Kind of judgment */
        type: string | null;
        /** @description Family of judgments */
        family: string | null;
        /** @description What was judged */
        nature: string | null;
        /**
         * Format: date
         * @description Day of the judgment
         */
        date: string | null;
        /** @description Further words of the judgment */
        complement: string | null;
      } | null;
      /** @description All businesses that the notice lists */
      establishments: {
        /** @description Address of the business on one line */
        address: string | null;
        /** @description Postal code */
        postalCode: string | null;
        /** @description Town */
        city: string | null;
        /** @description True for the business whose address is the one of the parcel */
        isOnParcel: boolean | null;
        /** @description Head office, principal or secondary establishment */
        quality: string | null;
        /** @description What is done there, in free words */
        activity: string | null;
        /** @description Sign of the shop */
        brandName: string | null;
        /** @description How the business was acquired, as published */
        fundsOrigin: string | null;
        /**
         * @description How the business was acquired; null where the notice says nothing of it
         * @enum {string|null}
         */
        priceKind: 'purchase' | 'contribution' | 'donation' | 'unknown' | null;
        /** @description Price stated in the notice; null where none is, where it is a contribution in kind, and where several businesses have one each. Unit: currency */
        price: number | null;
        /** @description What the business was valued at when brought into the company: not a price. Unit: currency */
        contributionValue: number | null;
        /**
         * @description EUR or FRF (francs: an old sale), where the notice names it
         * @enum {string|null}
         */
        currency: 'EUR' | 'FRF' | null;
      }[];
      /** @description SIREN numbers of everybody the notice cites */
      sirens: string[];
      /** @description Postal codes that the notice names: head office and business, untold which */
      postalCodes: string[];
      /** @description Issue of the bulletin: year and number */
      announcementIssue: string | null;
      /** @description A: sales, creations, insolvency; B: changes, removals; C: accounts */
      bulletin: string | null;
      /** @description Initial notice or correction */
      noticeType: string | null;
      /** @description annonce: initial notice; rectificatif: correction */
      noticeTypeCode: string | null;
      /**
       * @description Code of the family of notices
       * @example vente
       */
      familyCode: string | null;
      /** @description Department of the court, not of the business */
      departmentCode: string | null;
      /** @description INSEE code of the region of the court */
      regionCode: string | null;
      /** @description True for a correction, which stands for the notice it corrects */
      isCorrection: boolean;
      /**
       * SalePreviousNotice
       * @description The notice that this one corrects
       */
      previousNotice: {
        /** @description Identifier of that notice */
        id: string | null;
        /**
         * Format: date
         * @description Day of its publication
         */
        date: string | null;
      } | null;
      /**
       * @description What ties the notice to the parcel: the siren of a present or former occupant, an address, or both
       * @enum {string|null}
       */
      matchMethod: 'siren+address' | 'address' | 'siren' | null;
      /**
       * @description exact: number and street of the business; street: its street, without number; headOffice: only the buyer's head office has an address, the parcel's; postalCode, department: only that much agrees; unlocated: the notice names no place
       * @enum {string|null}
       */
      matchQuality: 'exact' | 'street' | 'headOffice' | 'postalCode' | 'department' | 'unlocated' | null;
    };
    /**
     * Urbanisme
     * @description Town planning (Géoportail de l'urbanisme): for information only, without legal value; not exhaustive, an empty list proves nothing
     */
    Urbanisme: {
      /**
       * PlanCoverage
       * @description Which rules apply, as far as the GPU tells
       */
      coverage: {
        /**
         * @description plan: a local plan; carte_communale: a communal map; rnu: national rules, there is no plan; not_on_gpu: a plan may exist but is not published on the GPU; unknown: could not be told
         * @enum {string}
         */
        status: 'plan' | 'carte_communale' | 'rnu' | 'not_on_gpu' | 'unknown';
        /** @description The same in French */
        label: string;
      };
      /**
       * PlanMunicipality
       * @description The commune; null when the GPU does not know it or could not be read
       */
      municipality: {
        /** @description INSEE code; of the arrondissement in Paris, Lyon and Marseille */
        insee: string | null;
        /** @description Name, in capitals */
        name: string | null;
        /** @description Whether the national rules (règlement national d'urbanisme) apply, for want of a plan */
        isRnu: boolean | null;
        /** @description Whether the commune was merged into another */
        isDeleted: boolean | null;
        /** @description Whether the coastal law (loi Littoral) applies */
        isCoastline: boolean | null;
      } | null;
      /** @description Zones on the parcel, the largest part of it first; null when it could not be read */
      zones:
        | {
            /** @description Identifier of the producer where there is one, else `<layer>:<row number>`, which the next edition changes */
            id: string | null;
            /**
             * @description Short name on the plan
             * @example UG
             */
            libelle: string | null;
            /**
             * @description Long name
             * @example Zone urbaine générale
             */
            libelong: string | null;
            /**
             * @description Type of zone: U, AUc, AUs, A, N; old plans write AU, Nh... Null for a sector
             * @example U
             */
            typezone: string | null;
            /** @description Main destination, 2 digits; null since the standard v2017 */
            destdomi: string | null;
            /** @description The whole zone, WGS84 */
            geometry: {
              /** @constant */
              type: 'MultiPolygon';
              coordinates: number[][][][];
            } | null;
            /** @description Label of the type, by its family (AU, U, A, N) where it is not standard */
            typezoneLabel: string | null;
            /** @description Label of the main destination */
            destdomiLabel: string | null;
            /** @description Main form of building or of space, 4 digits; since the standard v2024 */
            dominantForm: string | null;
            /** @description Label of that form */
            dominantFormLabel: string | null;
            /** @description Destinations that are allowed; since the standard v2024 */
            allowedDestinations: {
              /** @description Code of the CNIG standard */
              code: string;
              /** @description Its label; null for a code of no list */
              label: string | null;
            }[];
            /** @description Destinations that are allowed on conditions */
            conditionalDestinations: {
              /** @description Code of the CNIG standard */
              code: string;
              /** @description Its label; null for a code of no list */
              label: string | null;
            }[];
            /** @description Destinations that are forbidden */
            forbiddenDestinations: {
              /** @description Code of the CNIG standard */
              code: string;
              /** @description Its label; null for a code of no list */
              label: string | null;
            }[];
            /**
             * @description Type of sector, communal maps only
             * @example 01
             */
            typesect: string | null;
            /** @description Label of the type of sector */
            typesectLabel: string | null;
            /** @description Whether rebuilding is forbidden, as the producer writes it; communal maps only */
            fermreco: string | null;
            /** @description Layer: zone_urba (local plan) or secteur_cc (communal map) */
            source: string | null;
            /** @description File of the regulation, perhaps with its page */
            regulationFile: string | null;
            /** @description Where the regulation can be read */
            regulationUrl: string | null;
            /**
             * Format: date
             * @description Day of approval; nearly always null: see validationDate
             */
            approvalDate: string | null;
            /** @description Identifier of the zone in the plan */
            cnigId: string | null;
            /** @description Symbol on the plan */
            symbol: string | null;
            /**
             * @description Identifier of the plan and its procedure
             * @example 75056_PLU_20260616
             */
            planId: string | null;
            /**
             * Format: date
             * @description Day on which the record was last validated
             */
            validationDate: string | null;
            /** @description INSEE code; nearly always empty upstream */
            insee: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /**
             * @description coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet
             * @enum {string}
             */
            matchMethod: 'coverage' | 'inside' | 'border' | 'reported';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
            /** @description Area of the parcel that the surface covers. Unit: m2 */
            parcelCoverageArea: number | null;
            /** @description Length of the line within the parcel. Unit: m */
            lengthInParcel: number | null;
          }[]
        | null;
      /** @description Documents in force; null when it could not be read */
      documents:
        | {
            /** @description Identifier of this edition of the document */
            id: string | null;
            /**
             * @description Name: commune or EPCI, kind, day of the last procedure
             * @example 75056_PLU_20260616
             */
            name: string | null;
            /**
             * @description PLU, PLUi (of several communes), POS, CC (communal map) or PSMV
             * @example PLU
             */
            type: string | null;
            /** @description INSEE code of the commune or SIREN of the EPCI it is made for */
            gridName: string | null;
            /** @description Name of that commune or of the plan */
            gridTitle: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            status: string | null;
            /**
             * Format: date-time
             * @description When it was put on the GPU
             */
            publishedAt: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Label of the kind */
            typeLabel: string | null;
            /**
             * Format: date
             * @description Day of the last procedure, from the name; not of the first approval
             */
            date: string | null;
            /** @description Its page on the Géoportail de l'urbanisme */
            url: string | null;
            /**
             * @description zone: a zone, sector, prescription or information on the parcel belongs to it; commune: it is the commune's; coverage: its area holds most of the parcel; epci: it is that of an EPCI whose area meets the parcel
             * @enum {string}
             */
            matchMethod: 'zone' | 'commune' | 'coverage' | 'epci';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
          }[]
        | null;
      /** @description Prescriptions on the parcel; null when it could not be read */
      prescriptions:
        | {
            /** @description Identifier of the producer where there is one, else `<layer>:<row number>`, which the next edition changes */
            id: string | null;
            /**
             * @description Name on the plan
             * @example Hauteur plafond
             */
            libelle: string | null;
            /** @description Text on the plan */
            txt: string | null;
            /**
             * @description Type, 2 digits
             * @example 39
             */
            typepsc: string | null;
            /**
             * @description Subtype, 2 digits
             * @example 02
             */
            stypepsc: string | null;
            /**
             * @description What is drawn: surf (surface), lin (line) or pct (point)
             * @enum {string|null}
             */
            geometryType: 'surf' | 'lin' | 'pct' | null;
            /** @description Label of type and subtype, of the type alone where the subtype is unknown; producers use 99 (other) freely: libelle tells more */
            typeLabel: string | null;
            /** @description Article of the law (code de l'urbanisme) */
            lawReference: string | null;
            /** @description Article of the regulation */
            ruleReference: string | null;
            /** @description Nature, free text */
            nature: string | null;
            /** @description File of the regulation, perhaps with its page */
            file: string | null;
            /** @description Where that file can be read */
            fileUrl: string | null;
            /**
             * Format: date
             * @description Day of approval; nearly always null: see validationDate
             */
            approvalDate: string | null;
            /** @description Identifier of the prescription in the plan */
            cnigId: string | null;
            /** @description Symbol on the plan */
            symbol: string | null;
            /** @description Angle of the symbol; points only. Unit: degree */
            angle: number | null;
            /**
             * @description Identifier of the plan and its procedure
             * @example 75056_PLU_20260616
             */
            planId: string | null;
            /**
             * Format: date
             * @description Day on which the record was last validated
             */
            validationDate: string | null;
            /** @description INSEE code; nearly always empty upstream */
            insee: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /**
             * @description coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet
             * @enum {string}
             */
            matchMethod: 'coverage' | 'inside' | 'border' | 'reported';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
            /** @description Area of the parcel that the surface covers. Unit: m2 */
            parcelCoverageArea: number | null;
            /** @description Length of the line within the parcel. Unit: m */
            lengthInParcel: number | null;
          }[]
        | null;
      /** @description Information perimeters on the parcel; null when it could not be read */
      informations:
        | {
            /** @description Identifier of the producer where there is one, else `<layer>:<row number>`, which the next edition changes */
            id: string | null;
            /** @description Name on the plan */
            libelle: string | null;
            /** @description Text on the plan */
            txt: string | null;
            /**
             * @description Type, 2 digits
             * @example 04
             */
            typeinf: string | null;
            /**
             * @description Subtype, 2 digits
             * @example 00
             */
            stypeinf: string | null;
            /**
             * @description What is drawn: surf (surface), lin (line) or pct (point)
             * @enum {string|null}
             */
            geometryType: 'surf' | 'lin' | 'pct' | null;
            /** @description Type under the old standard */
            typep: string | null;
            /** @description Subtype under the old standard */
            stypep: string | null;
            /** @description Label of type and subtype, of the type alone where the subtype is unknown */
            typeLabel: string | null;
            /** @description Article of the law (code de l'urbanisme) */
            lawReference: string | null;
            /** @description Article of the regulation */
            ruleReference: string | null;
            /** @description Nature, free text */
            nature: string | null;
            /** @description File of the perimeter, perhaps with its page */
            file: string | null;
            /** @description Where that file can be read */
            fileUrl: string | null;
            /** @description Identifier of the perimeter in the plan */
            cnigId: string | null;
            /** @description Symbol on the plan */
            symbol: string | null;
            /**
             * @description Identifier of the plan and its procedure
             * @example 75056_PLU_20260616
             */
            planId: string | null;
            /**
             * Format: date
             * @description Day on which the record was last validated
             */
            validationDate: string | null;
            /** @description INSEE code; nearly always empty upstream */
            insee: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /**
             * @description coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet
             * @enum {string}
             */
            matchMethod: 'coverage' | 'inside' | 'border' | 'reported';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
            /** @description Area of the parcel that the surface covers. Unit: m2 */
            parcelCoverageArea: number | null;
            /** @description Length of the line within the parcel. Unit: m */
            lengthInParcel: number | null;
          }[]
        | null;
      /** @description Areas of easements on the parcel; null when it could not be read */
      assiettes:
        | {
            /** @description Identifier of the area */
            id: string | null;
            /**
             * @description Identifier of the area
             * @example AC1-172014607-1907183274-1-2
             */
            idass: string | null;
            /**
             * @description Identifier of its generator; unique within a partition only
             * @example AC1-172014607-1907183274-1
             */
            idgen: string | null;
            /** @description Technical name */
            nomass: string | null;
            /**
             * @description Type: tells the surroundings of a monument from the monument itself
             * @example Périmètre des abords
             */
            typeass: string | null;
            /**
             * @description Category in lower case
             * @example ac1
             */
            suptype: string | null;
            /**
             * @description What is drawn: surf (surface), lin (line) or pct (point)
             * @enum {string|null}
             */
            geometryType: 'surf' | 'lin' | 'pct' | null;
            /** @description Category of the easement, as in the law: AC1, PM1bis */
            category: string | null;
            /** @description Label of the category */
            categoryLabel: string | null;
            /** @description Family of the category */
            categoryFamily: string | null;
            /** @description Name of the easement in words */
            nomsuplitt: string | null;
            /** @description The acts that made the easement */
            files: {
              /** @description File name */
              name: string;
              /** @description Where it can be read */
              url: string | null;
            }[];
            /** @description File of the regulation */
            regulationFile: string | null;
            /** @description Where the regulation can be read */
            regulationUrl: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /** @description How the area was drawn: Zone tampon, Égale au générateur... */
            modegeoass: string | null;
            /** @description Distance of the buffer around the generator. Unit: m */
            paramcalc: number | null;
            /** @description Map it was drawn on */
            srcgeoass: string | null;
            /**
             * Format: date
             * @description Day of that map
             */
            datesrcass: string | null;
            /** @description First angle of a sector; surfaces only. Unit: degree */
            angle1: number | null;
            /** @description Second angle of a sector; surfaces only. Unit: degree */
            angle2: number | null;
            /** @description Radius; surfaces only. Unit: m */
            rayon: number | null;
            /** @description Height not to be exceeded. Unit: m */
            h: number | null;
            /** @description What that height is measured from */
            href: string | null;
            /** @description Start of a strip; surfaces only */
            xdebut: number | null;
            /** @description End of a strip; surfaces only */
            xfinal: number | null;
            /** @description Start of a strip; surfaces only */
            ydebut: number | null;
            /** @description End of a strip; surfaces only */
            yfinal: number | null;
            /** @description Width of a strip; surfaces only. Unit: m */
            largeur: number | null;
            /**
             * @description coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet
             * @enum {string}
             */
            matchMethod: 'coverage' | 'inside' | 'border' | 'reported';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
            /** @description Area of the parcel that the surface covers. Unit: m2 */
            parcelCoverageArea: number | null;
            /** @description Length of the line within the parcel. Unit: m */
            lengthInParcel: number | null;
          }[]
        | null;
      /** @description Generators of these, and generators that stand on the parcel; null when it could not be read */
      generateurs:
        | {
            /** @description Identifier of the generator */
            id: string | null;
            /** @description Identifier of the generator; unique within a partition only */
            idgen: string | null;
            /** @description Identifier of the easement */
            idsup: string | null;
            /** @description Technical name */
            nomgen: string | null;
            /**
             * @description Type
             * @example Monument
             */
            typegen: string | null;
            /**
             * @description Category in lower case
             * @example ac1
             */
            suptype: string | null;
            /**
             * @description What is drawn: surf (surface), lin (line) or pct (point)
             * @enum {string|null}
             */
            geometryType: 'surf' | 'lin' | 'pct' | null;
            /** @description Category of the easement, as in the law: AC1, PM1bis */
            category: string | null;
            /** @description Label of the category */
            categoryLabel: string | null;
            /** @description Family of the category */
            categoryFamily: string | null;
            /** @description Name of the easement in words */
            nomsuplitt: string | null;
            /** @description The acts that made the easement */
            files: {
              /** @description File name */
              name: string;
              /** @description Where it can be read */
              url: string | null;
            }[];
            /** @description File of the regulation */
            regulationFile: string | null;
            /** @description Where the regulation can be read */
            regulationUrl: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /** @description How it was drawn */
            modegenere: string | null;
            /** @description Map it was drawn on */
            srcgeogen: string | null;
            /**
             * Format: date
             * @description Day of that map
             */
            datesrcgen: string | null;
            /** @description Other database that knows it (Mérimée, Atlas des patrimoines...) */
            refbdext: string | null;
            /** @description Its identifier there */
            idbdext: string | null;
            /** @description Address as `INSEE code|commune|street` */
            adresse: string | null;
            /** @description Street and commune, from that address */
            address: string | null;
            /** @description Kind within the type: Classé, Inscrit, Eau potable... */
            type: string | null;
            /** @description Identifier of the risk plan in the GASPAR base; surfaces only */
            gasparId: string | null;
            /**
             * @description Hazard of a risk plan
             * @example 11
             */
            hazardCode: string | null;
            /** @description Hazard in words, from observed codes (no list is published); else the code */
            hazardLabel: string | null;
            /** @description Whether it crosses other works */
            croisement: string | null;
            /** @description Kind of manager; surfaces and lines only */
            typeGest: string | null;
            /** @description Kind of way; surfaces and lines only */
            typeVoie: string | null;
            /** @description Page of the risk plan on Géorisques; surfaces only */
            georisquesUrl: string | null;
            /** @description Diameter of a pipe, in the unit of the producer; lines only */
            diametre: number | null;
            /** @description Voltage of a power line, in the unit of the producer; lines and points only */
            tension: number | null;
            /** @description Whether it stands on the parcel itself; null when that could not be asked */
            intersectsParcel: boolean | null;
            /**
             * @description assiette: an area of easement on the parcel names it (partition and idgen); geometry: it stands on the parcel
             * @enum {string}
             */
            matchMethod: 'assiette' | 'geometry';
          }[]
        | null;
      /** @description Each area with its generators; null when it could not be read */
      assiettesAvecGenerateurs:
        | {
            /** @description Identifier of the area */
            id: string | null;
            /**
             * @description Identifier of the area
             * @example AC1-172014607-1907183274-1-2
             */
            idass: string | null;
            /**
             * @description Identifier of its generator; unique within a partition only
             * @example AC1-172014607-1907183274-1
             */
            idgen: string | null;
            /** @description Technical name */
            nomass: string | null;
            /**
             * @description Type: tells the surroundings of a monument from the monument itself
             * @example Périmètre des abords
             */
            typeass: string | null;
            /**
             * @description Category in lower case
             * @example ac1
             */
            suptype: string | null;
            /**
             * @description What is drawn: surf (surface), lin (line) or pct (point)
             * @enum {string|null}
             */
            geometryType: 'surf' | 'lin' | 'pct' | null;
            /** @description Category of the easement, as in the law: AC1, PM1bis */
            category: string | null;
            /** @description Label of the category */
            categoryLabel: string | null;
            /** @description Family of the category */
            categoryFamily: string | null;
            /** @description Name of the easement in words */
            nomsuplitt: string | null;
            /** @description The acts that made the easement */
            files: {
              /** @description File name */
              name: string;
              /** @description Where it can be read */
              url: string | null;
            }[];
            /** @description File of the regulation */
            regulationFile: string | null;
            /** @description Where the regulation can be read */
            regulationUrl: string | null;
            /**
             * @description Partition of the GPU: one document or collection of easements
             * @example DU_75056
             */
            partition: string | null;
            /** @description Identifier of this edition of the document on the GPU */
            gpuDocId: string | null;
            /** @description Status on the GPU: production */
            gpuStatus: string | null;
            /**
             * Format: date-time
             * @description When this edition was put on the GPU
             */
            gpuTimestamp: string | null;
            /** @description How the area was drawn: Zone tampon, Égale au générateur... */
            modegeoass: string | null;
            /** @description Distance of the buffer around the generator. Unit: m */
            paramcalc: number | null;
            /** @description Map it was drawn on */
            srcgeoass: string | null;
            /**
             * Format: date
             * @description Day of that map
             */
            datesrcass: string | null;
            /** @description First angle of a sector; surfaces only. Unit: degree */
            angle1: number | null;
            /** @description Second angle of a sector; surfaces only. Unit: degree */
            angle2: number | null;
            /** @description Radius; surfaces only. Unit: m */
            rayon: number | null;
            /** @description Height not to be exceeded. Unit: m */
            h: number | null;
            /** @description What that height is measured from */
            href: string | null;
            /** @description Start of a strip; surfaces only */
            xdebut: number | null;
            /** @description End of a strip; surfaces only */
            xfinal: number | null;
            /** @description Start of a strip; surfaces only */
            ydebut: number | null;
            /** @description End of a strip; surfaces only */
            yfinal: number | null;
            /** @description Width of a strip; surfaces only. Unit: m */
            largeur: number | null;
            /**
             * @description coverage: the surface covers that much of the parcel; inside: the line or point is in the parcel; border: it runs along or stands on the limit; reported: its geometry was not given, the GPU says that the two meet
             * @enum {string}
             */
            matchMethod: 'coverage' | 'inside' | 'border' | 'reported';
            /** @description Share of the parcel that the surface covers. Unit: ratio 0-1 */
            parcelCoverageRatio: number | null;
            /** @description Area of the parcel that the surface covers. Unit: m2 */
            parcelCoverageArea: number | null;
            /** @description Length of the line within the parcel. Unit: m */
            lengthInParcel: number | null;
            /** @description Its generators, [] when the GPU has none for it; null when they could not be looked up, for want of an answer or of its partition and idgen */
            generateurs:
              | {
                  /** @description Identifier of the generator */
                  id: string | null;
                  /** @description Identifier of the generator; unique within a partition only */
                  idgen: string | null;
                  /** @description Identifier of the easement */
                  idsup: string | null;
                  /** @description Technical name */
                  nomgen: string | null;
                  /**
                   * @description Type
                   * @example Monument
                   */
                  typegen: string | null;
                  /**
                   * @description Category in lower case
                   * @example ac1
                   */
                  suptype: string | null;
                  /**
                   * @description What is drawn: surf (surface), lin (line) or pct (point)
                   * @enum {string|null}
                   */
                  geometryType: 'surf' | 'lin' | 'pct' | null;
                  /** @description Category of the easement, as in the law: AC1, PM1bis */
                  category: string | null;
                  /** @description Label of the category */
                  categoryLabel: string | null;
                  /** @description Family of the category */
                  categoryFamily: string | null;
                  /** @description Name of the easement in words */
                  nomsuplitt: string | null;
                  /** @description The acts that made the easement */
                  files: {
                    /** @description File name */
                    name: string;
                    /** @description Where it can be read */
                    url: string | null;
                  }[];
                  /** @description File of the regulation */
                  regulationFile: string | null;
                  /** @description Where the regulation can be read */
                  regulationUrl: string | null;
                  /**
                   * @description Partition of the GPU: one document or collection of easements
                   * @example DU_75056
                   */
                  partition: string | null;
                  /** @description Identifier of this edition of the document on the GPU */
                  gpuDocId: string | null;
                  /** @description Status on the GPU: production */
                  gpuStatus: string | null;
                  /**
                   * Format: date-time
                   * @description When this edition was put on the GPU
                   */
                  gpuTimestamp: string | null;
                  /** @description How it was drawn */
                  modegenere: string | null;
                  /** @description Map it was drawn on */
                  srcgeogen: string | null;
                  /**
                   * Format: date
                   * @description Day of that map
                   */
                  datesrcgen: string | null;
                  /** @description Other database that knows it (Mérimée, Atlas des patrimoines...) */
                  refbdext: string | null;
                  /** @description Its identifier there */
                  idbdext: string | null;
                  /** @description Address as `INSEE code|commune|street` */
                  adresse: string | null;
                  /** @description Street and commune, from that address */
                  address: string | null;
                  /** @description Kind within the type: Classé, Inscrit, Eau potable... */
                  type: string | null;
                  /** @description Identifier of the risk plan in the GASPAR base; surfaces only */
                  gasparId: string | null;
                  /**
                   * @description Hazard of a risk plan
                   * @example 11
                   */
                  hazardCode: string | null;
                  /** @description Hazard in words, from observed codes (no list is published); else the code */
                  hazardLabel: string | null;
                  /** @description Whether it crosses other works */
                  croisement: string | null;
                  /** @description Kind of manager; surfaces and lines only */
                  typeGest: string | null;
                  /** @description Kind of way; surfaces and lines only */
                  typeVoie: string | null;
                  /** @description Page of the risk plan on Géorisques; surfaces only */
                  georisquesUrl: string | null;
                  /** @description Diameter of a pipe, in the unit of the producer; lines only */
                  diametre: number | null;
                  /** @description Voltage of a power line, in the unit of the producer; lines and points only */
                  tension: number | null;
                  /** @description Whether it stands on the parcel itself; null when that could not be asked */
                  intersectsParcel: boolean | null;
                  /**
                   * @description assiette: an area of easement on the parcel names it (partition and idgen); geometry: it stands on the parcel
                   * @enum {string}
                   */
                  matchMethod: 'assiette' | 'geometry';
                }[]
              | null;
          }[]
        | null;
      /** @description Layers that could not be read: the lists they belong to are incomplete, or null */
      missingLayers: string[];
    };
    /**
     * SourceReport
     * @description How one source fared
     */
    SourceReport: {
      /**
       * @description ok; stale: older than it should be, because the source failed; partial: something is missing, see notes; unavailable: see errors; not_covered: the source never has this place
       * @enum {string}
       */
      status: 'ok' | 'stale' | 'partial' | 'unavailable' | 'not_covered';
      /**
       * Format: date-time
       * @description When the oldest answer used left the source; null when none was used
       */
      fetchedAt: string | null;
      /** @description Licence of the data */
      licence: string;
      /** @description Whom to name when the data is shown */
      attribution: string;
      /** @description Vintage of the data */
      edition?: string;
      /** @description Route or key by which the records were found */
      matchedBy?: string;
      /** @description True when a cap cut the list */
      truncated?: boolean;
      /** @description Sentences on what is missing or how it was had */
      notes?: string[];
    };
    /**
     * AnswerError
     * @description Why a part of the answer is null
     */
    AnswerError: {
      /** @description The source that failed */
      source: string;
      /** @description The part of the answer that is null */
      section: string;
      /**
       * @description What happened, from a closed list
       * @enum {string}
       */
      code:
        | 'UPSTREAM_TIMEOUT'
        | 'UPSTREAM_UNAVAILABLE'
        | 'UPSTREAM_RATE_LIMITED'
        | 'UPSTREAM_BUDGET_EXHAUSTED'
        | 'UPSTREAM_BAD_RESPONSE';
      /** @description HTTP status of the upstream; null when it did not answer */
      status: number | null;
      /** @description What happened, in a sentence */
      message: string;
      /** @description Whether the same request may succeed later */
      retryable: boolean;
    };
    /** @description A page of the layer commune */
    CadastreCommunes: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description INSEE code of the commune, or of the arrondissement */
          code_insee?: string;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description A page of the layer feuille */
    CadastreSheets: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description code_dep and code_com together: 75056 for all of Paris */
          code_insee?: string;
          /** @description Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille */
          code_com?: string;
          /** @description Prefix: 000, or the code of an absorbed commune */
          com_abs?: string;
          /** @description Arrondissement, 000 without */
          code_arr?: string;
          /** @description Section, 2 characters */
          section?: string;
          /** @description Number of the sheet in the section */
          feuille?: number;
          /** @description Denominator of the scale */
          echelle?: string;
          /** @description Date of the edition */
          edition?: string;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description A page of the layer division */
    CadastreDivisions: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description code_dep and code_com together: 75056 for all of Paris */
          code_insee?: string;
          /** @description Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille */
          code_com?: string;
          /** @description Prefix: 000, or the code of an absorbed commune */
          com_abs?: string;
          /** @description Arrondissement, 000 without */
          code_arr?: string;
          /** @description Section, 2 characters */
          section?: string;
          /** @description Number of the sheet in the section */
          feuille?: number;
          /** @description Denominator of the scale */
          echelle?: string | number;
          /** @description Number of the edition */
          edition?: string | number;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description A page of the layer parcelle */
    CadastreParcels: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description code_dep and code_com together: 75056 for all of Paris */
          code_insee?: string;
          /** @description Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille */
          code_com?: string;
          /** @description Prefix: 000, or the code of an absorbed commune */
          com_abs?: string;
          /** @description Arrondissement, 000 without */
          code_arr?: string;
          /** @description Section, 2 characters */
          section?: string;
          /** @description Number of the sheet in the section */
          feuille?: number;
          /** @description Number of the parcel in its section, 4 characters */
          numero?: string;
          /** @description Identifier of the parcel, 14 characters */
          idu?: string;
          /** @description Official (tax) area, m2; may be missing or 0; not in BD Parcellaire */
          contenance?: number | null;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description A page of the layer localisant */
    CadastreParcelPoints: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description code_dep and code_com together: 75056 for all of Paris */
          code_insee?: string;
          /** @description Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille */
          code_com?: string;
          /** @description Prefix: 000, or the code of an absorbed commune */
          com_abs?: string;
          /** @description Arrondissement, 000 without */
          code_arr?: string;
          /** @description Section, 2 characters */
          section?: string;
          /** @description Number of the sheet in the section */
          feuille?: number;
          /** @description Number of the parcel in its section, 4 characters */
          numero?: string;
          /** @description Identifier of the parcel, 14 characters */
          idu?: string;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description Parcels that a geometry meets */
    CadastreParcelsWithSurfaces: {
      /** @constant */
      type: 'FeatureCollection';
      /** @description The objects of this page */
      features: {
        /** @constant */
        type: 'Feature';
        /** @description Technical; changes with every edition */
        id?: string;
        /** @description GeoJSON MultiPolygon (localisant: MultiPoint), WGS84 [longitude, latitude] */
        geometry: Record<string, never> | null;
        /** @description Column of the geometry */
        geometry_name?: string;
        /** @description What is known of the object */
        properties: {
          /** @description Technical number; not in BD Parcellaire */
          gid?: number;
          /** @description Name of the commune; Paris for all of Paris */
          nom_com?: string;
          /** @description Department, 2 characters (97 overseas) */
          code_dep?: string;
          /** @description code_dep and code_com together: 75056 for all of Paris */
          code_insee?: string;
          /** @description Commune within the department; 056, 123, 055 for Paris, Lyon, Marseille */
          code_com?: string;
          /** @description Prefix: 000, or the code of an absorbed commune */
          com_abs?: string;
          /** @description Arrondissement, 000 without */
          code_arr?: string;
          /** @description Section, 2 characters */
          section?: string;
          /** @description Number of the sheet in the section */
          feuille?: number;
          /** @description Number of the parcel in its section, 4 characters */
          numero?: string;
          /** @description Identifier of the parcel, 14 characters */
          idu?: string;
          /** @description Official (tax) area, m2; may be missing or 0; not in BD Parcellaire */
          contenance?: number | null;
          /** @description Area of the outline, m2 on the ellipsoid: text with 2 decimals, or a number with `numeric=true`; null where the outline cannot be read */
          surface_parcelle?: string | number | null;
          /** @description Area of what the outline shares with the geometry, m2 on the ellipsoid: text with 2 decimals, or a number with `numeric=true`; null where the outline cannot be read */
          surface_intersection?: string | number | null;
        };
        /** @description West, south, east, north */
        bbox?: number[];
      }[];
      /** @description Objects that there are on all pages */
      totalFeatures?: number | string;
      /** @description The same */
      numberMatched?: number | string;
      /** @description Objects of this page */
      numberReturned?: number;
      /** @description When the layer was read (UTC) */
      timeStamp?: string;
      /** @description The next page; absent on the last */
      links?: {
        /** @description next page */
        title?: string;
        /** @description Media type */
        type?: string;
        /** @description next */
        rel?: string;
        /** @description The same request from another `_start` on; what was in a POST body has to be sent again */
        href?: string;
      }[];
      /** @description Always WGS84, whatever it says; null when nothing was found */
      crs?: Record<string, never> | null;
      /** @description Around all objects of the page */
      bbox?: number[];
    };
    /** @description Why a request was refused, in the form of API Carto */
    CadastreRefusal: {
      /** @description The HTTP status */
      code: number;
      /** @description A sentence, or what is wrong by parameter */
      message:
        | string
        | {
            [key: string]: {
              /** @description Always field */
              type: string;
              /** @description As it was sent */
              value?: unknown;
              /** @description What is wrong */
              msg: string;
              /** @description Name of the parameter */
              path: string;
              /**
               * @description Where it was sent
               * @enum {string}
               */
              location: 'query' | 'body';
            };
          };
    };
    /** @description A commune */
    CommuneAnswer: {
      commune: components['schemas']['Commune'];
      requested?: components['schemas']['RequestedCommune'];
      /** @description Sentences for people: how the code was understood, what is missing and why */
      notes?: string[];
      /** @description Where the answer comes from */
      meta: {
        /** @description The sources: cog, the Code officiel géographique of the year; banatic, what the operator imported */
        sources: {
          cog: components['schemas']['SourceReport'];
        };
      };
    };
    /** @description A commune and its groupings */
    CommuneGroupingsAnswer: {
      /** @description The commune */
      commune: {
        /** @description INSEE code of the commune */
        code: string;
        /** @description Name of the commune */
        name: string;
        /** @description SIREN, 9 digits; null in overseas collectivities */
        siren: string | null;
      };
      requested?: components['schemas']['RequestedCommune'];
      /** @description EPCI first, then EPT, then the others by name, then those reached through others; without an import of BANATIC only EPCI and EPT */
      groupings: components['schemas']['CommuneGrouping'][];
      /** @description Sentences for people: how the code was understood, what is missing and why */
      notes?: string[];
      /** @description Where the answer comes from */
      meta: {
        /** @description The sources: cog, the Code officiel géographique of the year; banatic, what the operator imported */
        sources: {
          cog: components['schemas']['SourceReport'];
          banatic: components['schemas']['SourceReport'];
        };
      };
    };
    /** @description A current commune */
    Commune: {
      /** @description INSEE code of the commune */
      code: string;
      /** @description Name of the commune */
      name: string;
      /** @description SIREN, 9 digits; null in overseas collectivities */
      siren: string | null;
      /** @description Postal codes */
      postalCodes: string[];
      /** @description Inhabitants (municipal population) */
      population: number | null;
      /** @description Department or overseas collectivity: 2A, 75, 971 */
      departmentCode: string;
      /** @description Its name */
      departmentName: string | null;
      /** @description INSEE code of the region */
      regionCode: string;
      /** @description Its name */
      regionName: string | null;
      /**
       * @description Mainland and Corsica, overseas department, overseas collectivity
       * @enum {string|null}
       */
      zone: 'metro' | 'drom' | 'com' | null;
      /** @description INSEE codes of the arrondissements of Paris, Lyon and Marseille */
      arrondissements: string[];
      /** @description Codes it bore before, and those of communes that merged into it, delegated and associated ones included */
      formerCodes: string[];
      /** @description Where to go on */
      links: {
        /** @description Its groupings, on this server */
        groupements: string;
      };
    };
    /** @description Present when the code asked for is not the commune's own: what it stands for */
    RequestedCommune: {
      /** @description The code asked for */
      code: string;
      /** @description Its name; null for a code given up */
      name: string | null;
      /**
       * @description How it belongs to the commune
       * @enum {string}
       */
      resolution: 'arrondissement' | 'delegatedCommune' | 'associatedCommune' | 'formerCode';
      /** @description Postal codes of an arrondissement; empty otherwise */
      postalCodes: string[];
      /** @description Inhabitants of an arrondissement; null otherwise */
      population: number | null;
    };
    /** @description A grouping of communes */
    CommuneGrouping: {
      /** @description SIREN of the grouping, 9 digits */
      siren: string;
      /** @description Name of the grouping */
      name: string;
      /** @description Legal form: CC, CA, CU, METRO, MET69, EPT, SIVU, SIVOM, SMF, SMO, PETR, POLEM */
      type: string;
      /** @description The legal form in words; null for one that is not known here */
      typeLabel: string | null;
      /** @description Whether it levies taxes of its own (EPCI, Métropole de Lyon) */
      ownTax: boolean;
      /** @description FPU: single business tax; FA: additional taxes; contributions of syndicates as BANATIC says */
      financing: string | null;
      /** @description Inhabitants (total population) */
      population: number | null;
      /** @description Number of members */
      memberCount: number | null;
      /** @description Department of the seat, as BANATIC says; null without an import */
      department: string | null;
      /**
       * Format: date
       * @description YYYY-MM-DD; null without an import of BANATIC
       */
      creationDate: string | null;
      /** @description Empty: the commune is a member itself. Else the groupings by which it belongs to this one; which may be for a part of its territory only */
      through: {
        /** @description SIREN of the grouping */
        siren: string;
        /** @description Name of the grouping */
        name: string;
      }[];
      /** @description What its members have handed over to it; null when not known (see notes), empty for none */
      competences:
        | {
            /** @description As BANATIC names it */
            label: string;
            /** @description DGCL code of 4 digits, where the imported file has it */
            code: string | null;
          }[]
        | null;
      /** @description Members known, with include=members; may be fewer than memberCount */
      members?: {
        /**
         * @description other: department, region, chamber and the like
         * @enum {string}
         */
        kind: 'commune' | 'grouping' | 'other';
        /** @description INSEE code of a current commune */
        inseeCode: string | null;
        /** @description SIREN of the member */
        siren: string | null;
        /** @description Name of the member */
        name: string | null;
      }[];
      /** @description Which sources have it: cog, banatic or both */
      sources: ('cog' | 'banatic')[];
    };
    /**
     * LocatedAddress
     * @description A place of the Base Adresse Nationale that is like the text
     */
    LocatedAddress: {
      /**
       * @description Interop key of the BAN; of a street or a commune where it is no house number
       * @example 75115_5886_00026
       */
      id: string | null;
      /**
       * @description The whole on one line
       * @example 26 Avenue de Lowendal 75015 Paris
       */
      label: string | null;
      /**
       * @description Number and street, or the name of the place
       * @example 26 Avenue de Lowendal
       */
      name: string | null;
      /**
       * @description Postal code
       * @example 75015
       */
      postalCode: string | null;
      /**
       * @description Commune; Paris, Lyon or Marseille for their arrondissements
       * @example Paris
       */
      city: string | null;
      /**
       * @description INSEE code; of the arrondissement in Paris, Lyon and Marseille
       * @example 75115
       */
      inseeCode: string | null;
      /**
       * @description Department and region
       * @example 75, Paris, Île-de-France
       */
      context: string | null;
      /**
       * @description What it is: housenumber, street, locality, municipality
       * @example housenumber
       */
      kind: string | null;
      /**
       * @description Longitude, WGS84 degrees
       * @example 2.302389
       */
      lon: number | null;
      /**
       * @description Latitude, WGS84 degrees
       * @example 48.848631
       */
      lat: number | null;
      /**
       * @description How like the text it is, 0 to 1; from 0.7 on it can be trusted
       * @example 0.97
       */
      score: number | null;
    };
    /**
     * ParcelCandidate
     * @description A parcel that a question may mean
     */
    ParcelCandidate: {
      /** @description Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4 */
      id: string;
      /** @description INSEE code; of the arrondissement in Paris, Lyon and Marseille */
      inseeCode: string;
      /** @description Name of the commune; Paris, Lyon, Marseille for their arrondissements */
      cityName: string | null;
      /** @description Prefix: 000, the code of an absorbed commune, or a district of a big city */
      prefix: string;
      /** @description Section, 2 characters */
      section: string;
      /** @description Number in the section, 4 digits */
      number: string;
      /** @description Official area where there is one, else the area of the outline. Unit: m2 */
      area: number | null;
      /**
       * PlainPoint
       * @description A point inside the parcel, far from its edges
       */
      centroid: {
        /** @description Longitude, WGS84 degrees */
        lon: number;
        /** @description Latitude, WGS84 degrees */
        lat: number;
      } | null;
      /**
       * ParcelLinks
       * @description Where more is told of the parcel, on this server
       */
      links: {
        /**
         * Format: uri-reference
         * @description Everything known of it
         */
        property: string;
        /**
         * Format: uri-reference
         * @description The parcels that touch it
         */
        neighbors: string;
        /**
         * Format: uri-reference
         * @description The zonings that it is in
         */
        zonages: string;
      };
      /** @description Whether the point asked for, or that of the address, is in the parcel (courtyards that are parcels of their own are not); null without such a point, also where a street or a hamlet has a middle only */
      containsPoint: boolean | null;
      /**
       * @description parcelId: it bears the identifier; addressLink: a source links it to the address (BAN, BAN-PLUS); containsPoint: the point is in it; intersects: it meets the geometry; nearby: it is merely near the point, and very likely not what was meant where another one contains the point
       * @enum {string}
       */
      matchMethod: 'parcelId' | 'addressLink' | 'containsPoint' | 'intersects' | 'nearby';
      /**
       * @description declared: the commune links it to the address; computed: IGN does, from the map; null: found otherwise
       * @enum {string|null}
       */
      linkType: 'declared' | 'computed' | null;
      /** @description From the point, or the middle of a street or a hamlet, to the nearest edge of the parcel, 0 within. Unit: m */
      distance: number | null;
      /** @description Share of the parcel that the surface sent covers, 0 where they only touch; null where none was sent */
      coverage: number | null;
    };
    /**
     * ParcelSummary
     * @description The parcel that was asked about
     */
    ParcelSummary: {
      /** @description Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4 */
      id: string;
      /** @description INSEE code; of the arrondissement in Paris, Lyon and Marseille */
      inseeCode: string;
      /** @description Name of the commune; Paris, Lyon, Marseille for their arrondissements */
      cityName: string | null;
      /** @description Prefix: 000, the code of an absorbed commune, or a district of a big city */
      prefix: string;
      /** @description Section, 2 characters */
      section: string;
      /** @description Number in the section, 4 digits */
      number: string;
      /** @description Official area where there is one, else the area of the outline. Unit: m2 */
      area: number | null;
      /**
       * PlainPoint
       * @description A point inside the parcel, far from its edges
       */
      centroid: {
        /** @description Longitude, WGS84 degrees */
        lon: number;
        /** @description Latitude, WGS84 degrees */
        lat: number;
      } | null;
      /**
       * ParcelLinks
       * @description Where more is told of the parcel, on this server
       */
      links: {
        /**
         * Format: uri-reference
         * @description Everything known of it
         */
        property: string;
        /**
         * Format: uri-reference
         * @description The parcels that touch it
         */
        neighbors: string;
        /**
         * Format: uri-reference
         * @description The zonings that it is in
         */
        zonages: string;
      };
    };
    /**
     * NeighborParcel
     * @description A parcel that touches another one
     */
    NeighborParcel: {
      /** @description Identifier (IDU): INSEE code 5, prefix 3, section 2, number 4 */
      id: string;
      /** @description INSEE code; of the arrondissement in Paris, Lyon and Marseille */
      inseeCode: string;
      /** @description Name of the commune; Paris, Lyon, Marseille for their arrondissements */
      cityName: string | null;
      /** @description Prefix: 000, the code of an absorbed commune, or a district of a big city */
      prefix: string;
      /** @description Section, 2 characters */
      section: string;
      /** @description Number in the section, 4 digits */
      number: string;
      /** @description Official area where there is one, else the area of the outline. Unit: m2 */
      area: number | null;
      /**
       * PlainPoint
       * @description A point inside the parcel, far from its edges
       */
      centroid: {
        /** @description Longitude, WGS84 degrees */
        lon: number;
        /** @description Latitude, WGS84 degrees */
        lat: number;
      } | null;
      /**
       * ParcelLinks
       * @description Where more is told of the parcel, on this server
       */
      links: {
        /**
         * Format: uri-reference
         * @description Everything known of it
         */
        property: string;
        /**
         * Format: uri-reference
         * @description The parcels that touch it
         */
        neighbors: string;
        /**
         * Format: uri-reference
         * @description The zonings that it is in
         */
        zonages: string;
      };
      /** @description Length of the limit in common (outlines within 0.5 m of each other); 0 for parcels that meet in a corner. Unit: m */
      sharedBoundary: number;
      /** @description Outline, WGS84; a MultiPolygon only when the parcel has several parts */
      geometry:
        | {
            /** @constant */
            type: 'Polygon';
            coordinates: number[][][];
          }
        | {
            /** @constant */
            type: 'MultiPolygon';
            coordinates: number[][][][];
          };
    };
    /**
     * Zoning
     * @description Something that holds on the parcel because of where it is
     */
    Zoning: {
      /**
       * @description plan: document in force; nationalRule: RNU, loi Littoral; planningZone: zone of the plan or sector of a communal map; prescription, information: of the plan; easement: servitude d'utilité publique; priorityDistrict: QPV
       * @enum {string}
       */
      category:
        | 'plan'
        | 'nationalRule'
        | 'planningZone'
        | 'prescription'
        | 'easement'
        | 'information'
        | 'priorityDistrict';
      /** @description Short name on the plan, or code of the standard: UG, 39-02, AC1 */
      code: string | null;
      /** @description Its name, in French */
      label: string | null;
      /** @description What its kind means, from the lists of the CNIG standard, in French */
      typeLabel: string | null;
      /**
       * @description What it is about, where people ask for it by that name; heritage easements are those within which the architecte des Bâtiments de France is heard
       * @enum {string|null}
       */
      theme: 'heritage' | 'risk' | 'pollution' | 'noise' | 'nature' | 'cityPolicy' | null;
      /** @description Share of the parcel; null for lines, points and what has no shape */
      coverage: number | null;
      /** @description Where its rules, its act or its document can be read */
      regulationUrl: string | null;
      /**
       * @description Who says so
       * @enum {string}
       */
      source: 'gpu' | 'copro';
    };
    /**
     * AddressesAnswer
     * @description Answer of GET /v1/addresses
     */
    AddressesAnswer: {
      /** @description The most alike first */
      addresses: components['schemas']['LocatedAddress'][];
      /**
       * PlacesMeta
       * @description How the answer was made
       */
      meta: {
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say */
      notes?: string[];
      /** @description What failed without making the answer worthless. Absent when nothing did */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * ParcelsAnswer
     * @description Answer of GET /v1/parcels and of POST /v1/parcels/search
     */
    ParcelsAnswer: {
      /** @description The parcel that contains the point first; empty when there is none, and `notes` say why */
      parcels: components['schemas']['ParcelCandidate'][];
      /** @description The address that was understood; only where a text was one */
      address?: components['schemas']['LocatedAddress'];
      /**
       * @description There when there are more than are listed
       * @constant
       */
      truncated?: true;
      /**
       * PlacesMeta
       * @description How the answer was made
       */
      meta: {
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say */
      notes?: string[];
      /** @description What failed without making the answer worthless. Absent when nothing did */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * NeighborsAnswer
     * @description Answer of GET /v1/parcels/{id}/neighbors
     */
    NeighborsAnswer: {
      /** @description The parcel that was asked about */
      parcel: components['schemas']['ParcelSummary'];
      /** @description The longest limit in common first */
      neighbors: components['schemas']['NeighborParcel'][];
      /**
       * @description There when there are more than are listed
       * @constant
       */
      truncated?: true;
      /**
       * PlacesMeta
       * @description How the answer was made
       */
      meta: {
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say */
      notes?: string[];
      /** @description What failed without making the answer worthless. Absent when nothing did */
      errors?: components['schemas']['AnswerError'][];
    };
    /**
     * ZonagesAnswer
     * @description Answer of GET /v1/parcels/{id}/zonages
     */
    ZonagesAnswer: {
      /** @description The parcel that was asked about */
      parcel: components['schemas']['ParcelSummary'];
      /** @description By category; an empty list proves nothing, see `notes` */
      zonings: components['schemas']['Zoning'][];
      /**
       * PlacesMeta
       * @description How the answer was made
       */
      meta: {
        /** @description By source: status, freshness, licence */
        sources: {
          [key: string]: components['schemas']['SourceReport'];
        };
      };
      /** @description Sentences for people: why there is nothing, what is uncertain. Absent when there is nothing to say */
      notes?: string[];
      /** @description What failed without making the answer worthless. Absent when nothing did */
      errors?: components['schemas']['AnswerError'][];
    };
    /** @description State of the server */
    Health: {
      /**
       * @description `ok`: all is well; `degraded`: it takes requests, and some upstreams are left alone or Redis is lost; `stopping`: it takes no more
       * @enum {string}
       */
      status: 'ok' | 'degraded' | 'stopping';
      /** @description Upstreams that failed again and again; absent when there are none */
      circuits?: {
        [key: string]: 'open' | 'half-open';
      };
      /** @description Hosts of upstreams that asked this server to wait (`Retry-After`), and until when (UTC) it does; absent when there are none */
      pauses?: {
        [key: string]: string;
      };
      /**
       * @description Absent where none is set; `lost`: each server counts and remembers alone until it is back
       * @enum {string}
       */
      redis?: 'ok' | 'lost';
      /** @description Monthly quotas of upstreams; absent before the first call */
      quotas?: {
        [key: string]: {
          /** @description Calls of a month */
          limit: number;
          /** @description Calls left of them */
          remaining: number;
          /** @description Calls that may still be made today */
          todayLeft: number;
          /**
           * Format: date-time
           * @description When the next month begins (UTC)
           */
          resetAt: string;
        };
      };
    };
    /** @description Why a request was not answered */
    Error: {
      /**
       * @description The HTTP status
       * @example 429
       */
      statusCode: number;
      /** @description What is wrong and what to do about it */
      message: string;
      /**
       * @description The name of the status
       * @example Too Many Requests
       */
      error: string;
      /**
       * Format: date-time
       * @description When it happened (UTC)
       */
      timestamp: string;
      /** @description Path of the request, without the query */
      path: string;
      /**
       * @description HTTP method of the request
       * @example GET
       */
      method: string;
      /** @description On an ambiguous parcel_id: the identifiers it may mean */
      candidates?: string[];
      /** @description On 502 and 504: what failed */
      errors?: components['schemas']['AnswerError'][];
    };
    /** @description The same as Error, as RFC 9457 problem details (`Accept: application/problem+json`) */
    Problem: {
      /** @description Always about:blank: the status says it all */
      type: string;
      /** @description The name of the status */
      title: string;
      /** @description The HTTP status */
      status: number;
      /** @description What is wrong and what to do about it */
      detail: string;
      /** @description Path of the request, without the query */
      instance: string;
      /**
       * Format: date-time
       * @description When it happened (UTC)
       */
      timestamp?: string;
      /** @description HTTP method of the request */
      method?: string;
      /** @description As in Error */
      candidates?: string[];
      /** @description As in Error */
      errors?: components['schemas']['AnswerError'][];
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  HealthController_live: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It is. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  HealthController_ready: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description It can. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
      /** @description It is stopping: what it has is answered, new requests belong elsewhere. */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Health'];
        };
      };
    };
  };
  getProperties: {
    parameters: {
      query: {
        /** @description Cadastral identifier: 14 characters (INSEE code 5, prefix 3, section 2, number 4), 11 without the prefix, or 16 with a code of arrondissement in its place. Any case; outer blanks are ignored. */
        parcel_id: string;
        /** @description Sections wanted: a comma list, the parameter repeated, `include[]=`, or any mix. Absent or empty: all of them. `cadastral`, `buildings` and `addresses` are always there. */
        include?: (
          | 'transactions'
          | 'energy'
          | 'occupation'
          | 'proprio'
          | 'copro'
          | 'permis'
          | 'fonds_de_commerce'
          | 'urbanisme'
        )[];
        /** @description Format of the answer; goes before the header `Accept`, which takes their media types, with weights. `geojson` has every record as a Feature. `csv` is the table of one section: `include`, or `fields`, must name exactly one. Absent, and without `Accept`: json. */
        format?: 'json' | 'geojson' | 'csv';
        /** @description Only these fields: dotted paths below a Property, as a comma list, the parameter repeated, or `fields[]=`. A path to an object has all of it; lists are seen through (`transactions.lots.carrezSurface`). Without `include`, only what is named here, or is needed to find it, is asked for at its source; with it, both must name the same sections. `meta` and `errors` are always there. In GeoJSON, Features of the parts that are named, with these properties; in CSV, these columns. */
        fields?: string[];
        /** @description Outlines of the parcel, its buildings and zones: in full, simplified (valid, off by 1 m at most), or left out. Points stay. */
        geometry?: 'full' | 'simplified' | 'none';
      };
      header?: {
        /** @description `handling=strict` (RFC 7240): 502 or 504 instead of an incomplete answer */
        Prefer?: string;
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is known; `properties` is empty when no parcel has this identifier */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json':
            components['schemas']['PropertiesAnswer'] | components['schemas']['PartialPropertiesAnswer'];
          'application/geo+json': components['schemas']['PropertiesFeatureCollection'];
          'text/csv': string;
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Accept names none of the formats there are */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  streamProperties: {
    parameters: {
      query: {
        /** @description Cadastral identifier, as for GET /v1/properties */
        parcel_id: string;
        /** @description Sections wanted, as for GET /v1/properties */
        include?: (
          | 'transactions'
          | 'energy'
          | 'occupation'
          | 'proprio'
          | 'copro'
          | 'permis'
          | 'fonds_de_commerce'
          | 'urbanisme'
        )[];
      };
      header?: {
        /** @description `handling=strict` (RFC 7240): `failure` instead of an incomplete answer */
        Prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Events until the answer, or the failure */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/event-stream': string;
        };
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources failed before the stream had begun; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources did not answer in time before the stream had begun; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  batchProperties: {
    parameters: {
      query?: {
        /** @description Sections wanted of each parcel, as for GET /v1/properties; with text bodies only */
        include?: (
          | 'transactions'
          | 'energy'
          | 'occupation'
          | 'proprio'
          | 'copro'
          | 'permis'
          | 'fonds_de_commerce'
          | 'urbanisme'
        )[];
        /** @description true: lines in the order of the identifiers; false: as they come; with text bodies only */
        ordered?: boolean;
      };
      header?: {
        /** @description `handling=strict` (RFC 7240): a line with status 502 or 504 instead of an incomplete answer */
        Prefer?: string;
      };
      path?: never;
      cookie?: never;
    };
    /** @description The identifiers: as JSON; as CSV, in the column parcel_id or else the first; as plain text, a line each */
    requestBody: {
      content: {
        'application/json':
          | {
              /**
               * @description Cadastral identifiers, as for GET /v1/properties
               * @example [
               *       "75101000AB0001",
               *       "75107000BQ0003"
               *     ]
               */
              parcelIds: string[];
              /** @description Sections wanted of each parcel, as for GET /v1/properties */
              include?:
                | string
                | (
                    | 'transactions'
                    | 'energy'
                    | 'occupation'
                    | 'proprio'
                    | 'copro'
                    | 'permis'
                    | 'fonds_de_commerce'
                    | 'urbanisme'
                  )[];
              /**
               * @description true: lines in the order of the identifiers; false: as they come
               * @default false
               */
              ordered?: boolean;
            }
          | string;
        'text/csv':
          | {
              /**
               * @description Cadastral identifiers, as for GET /v1/properties
               * @example [
               *       "75101000AB0001",
               *       "75107000BQ0003"
               *     ]
               */
              parcelIds: string[];
              /** @description Sections wanted of each parcel, as for GET /v1/properties */
              include?:
                | string
                | (
                    | 'transactions'
                    | 'energy'
                    | 'occupation'
                    | 'proprio'
                    | 'copro'
                    | 'permis'
                    | 'fonds_de_commerce'
                    | 'urbanisme'
                  )[];
              /**
               * @description true: lines in the order of the identifiers; false: as they come
               * @default false
               */
              ordered?: boolean;
            }
          | string;
        'text/plain':
          | {
              /**
               * @description Cadastral identifiers, as for GET /v1/properties
               * @example [
               *       "75101000AB0001",
               *       "75107000BQ0003"
               *     ]
               */
              parcelIds: string[];
              /** @description Sections wanted of each parcel, as for GET /v1/properties */
              include?:
                | string
                | (
                    | 'transactions'
                    | 'energy'
                    | 'occupation'
                    | 'proprio'
                    | 'copro'
                    | 'permis'
                    | 'fonds_de_commerce'
                    | 'urbanisme'
                  )[];
              /**
               * @description true: lines in the order of the identifiers; false: as they come
               * @default false
               */
              ordered?: boolean;
            }
          | string;
      };
    };
    responses: {
      /** @description Lines until all identifiers are answered */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/x-ndjson': {
            /** @description Place of the identifier in the batch, from 0 */
            index: number;
            /** @description The identifier as given */
            parcelId: unknown;
            /** @description As GET /v1/properties has it; 503 when the server had to stop, or had too much to do */
            status: number;
            answer?: components['schemas']['PropertiesAnswer'];
            error?: components['schemas']['Error'];
          };
        };
      };
      /** @description The batch cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More than 1000 identifiers, or a body above 1 MiB */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The body is neither JSON nor CSV nor plain text */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Too many batches at once from one address */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreCommune: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Objects wanted: 500 by default, at most 500 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreCommunes'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreCommune: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Objects wanted: 500 by default, at most 500 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
          code_insee?: string;
          /** @description Department, 2 characters (97 overseas); may be repeated */
          code_dep?: string;
          /** @description Commune within the department, 2 or 3 digits; may be repeated */
          code_com?: string;
          /** @description Name of the commune, exactly; may be repeated */
          nom_com?: string;
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Objects wanted: 500 by default, at most 500 */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreCommunes'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreFeuille: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreSheets'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreFeuille: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
          code_insee?: string;
          /** @description Department, 2 characters (97 overseas); may be repeated */
          code_dep?: string;
          /** @description Commune within the department, 2 or 3 digits; may be repeated */
          code_com?: string;
          /** @description Name of the commune, exactly; may be repeated */
          nom_com?: string;
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Section, 2 characters (0A, AW); may be repeated */
          section?: string;
          /** @description Arrondissement, 3 digits (107); may be repeated */
          code_arr?: string;
          /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
          com_abs?: string;
          /** @description Objects wanted: 1000 by default, at most 5000 */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreSheets'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreDivision: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreDivisions'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreDivision: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
          code_insee?: string;
          /** @description Department, 2 characters (97 overseas); may be repeated */
          code_dep?: string;
          /** @description Commune within the department, 2 or 3 digits; may be repeated */
          code_com?: string;
          /** @description Name of the commune, exactly; may be repeated */
          nom_com?: string;
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Section, 2 characters (0A, AW); may be repeated */
          section?: string;
          /** @description Arrondissement, 3 digits (107); may be repeated */
          code_arr?: string;
          /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
          com_abs?: string;
          /** @description Objects wanted: 1000 by default, at most 5000 */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreDivisions'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreParcelle: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Number of the parcel, 4 characters; may be repeated */
        numero?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcels'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreParcelle: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Number of the parcel, 4 characters; may be repeated */
        numero?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
          code_insee?: string;
          /** @description Department, 2 characters (97 overseas); may be repeated */
          code_dep?: string;
          /** @description Commune within the department, 2 or 3 digits; may be repeated */
          code_com?: string;
          /** @description Name of the commune, exactly; may be repeated */
          nom_com?: string;
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Section, 2 characters (0A, AW); may be repeated */
          section?: string;
          /** @description Arrondissement, 3 digits (107); may be repeated */
          code_arr?: string;
          /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
          com_abs?: string;
          /** @description Number of the parcel, 4 characters; may be repeated */
          numero?: string;
          /** @description Objects wanted: 1000 by default, at most 5000 */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcels'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreLocalisant: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Number of the parcel, 4 characters; may be repeated */
        numero?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcelPoints'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreLocalisant: {
    parameters: {
      query?: {
        /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
        code_insee?: string;
        /** @description Department, 2 characters (97 overseas); may be repeated */
        code_dep?: string;
        /** @description Commune within the department, 2 or 3 digits; may be repeated */
        code_com?: string;
        /** @description Name of the commune, exactly; may be repeated */
        nom_com?: string;
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Section, 2 characters (0A, AW); may be repeated */
        section?: string;
        /** @description Arrondissement, 3 digits (107); may be repeated */
        code_arr?: string;
        /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
        com_abs?: string;
        /** @description Number of the parcel, 4 characters; may be repeated */
        numero?: string;
        /** @description Objects wanted: 1000 by default, at most 5000 */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description INSEE code of a commune, or of an arrondissement of Paris, Lyon or Marseille (75107); 5 characters */
          code_insee?: string;
          /** @description Department, 2 characters (97 overseas); may be repeated */
          code_dep?: string;
          /** @description Commune within the department, 2 or 3 digits; may be repeated */
          code_com?: string;
          /** @description Name of the commune, exactly; may be repeated */
          nom_com?: string;
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Section, 2 characters (0A, AW); may be repeated */
          section?: string;
          /** @description Arrondissement, 3 digits (107); may be repeated */
          code_arr?: string;
          /** @description Prefix: 000, or the code of an absorbed commune; may be repeated */
          com_abs?: string;
          /** @description Number of the parcel, 4 characters; may be repeated */
          numero?: string;
          /** @description Objects wanted: 1000 by default, at most 5000 */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcelPoints'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCadastreGeometrie: {
    parameters: {
      query: {
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom: string;
        /** @description true: areas as numbers instead of texts */
        numeric?: boolean;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Parcels wanted: 1000 by default and at most */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcelsWithSurfaces'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  postCadastreGeometrie: {
    parameters: {
      query?: {
        /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
        geom?: string;
        /** @description true: areas as numbers instead of texts */
        numeric?: boolean;
        /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
        source_ign?: 'PCI' | 'BDP';
        /** @description Parcels wanted: 1000 by default and at most */
        _limit?: number;
        /** @description First object wanted, from 0 */
        _start?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: {
      content: {
        'application/json': {
          /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude]: what touches it. In a POST body also as an object; long ones only there */
          geom?: unknown;
          /** @description true: areas as numbers instead of texts */
          numeric?: boolean;
          /** @description PCI: Parcellaire Express (default). BDP: BD Parcellaire, frozen since 2018 */
          source_ign?: string;
          /** @description Parcels wanted: 1000 by default and at most */
          _limit?: number;
          /** @description First object wanted, from 0 */
          _start?: number;
        };
      };
    };
    responses: {
      /** @description A page of a GeoJSON FeatureCollection */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreParcelsWithSurfaces'];
        };
      };
      /** @description Parameters that API Carto refuses */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'];
        };
      };
      /** @description A body above 1 MiB (as Error) or a geometry of too many positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CadastreRefusal'] | components['schemas']['Error'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description API Carto and the WFS did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getAddresses: {
    parameters: {
      query: {
        /** @description What is written so far */
        q: string;
        /** @description Suggestions wanted */
        limit?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Suggestions; none when nothing is like the text */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AddressesAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getParcels: {
    parameters: {
      query?: {
        /** @description An address, or a parcel identifier in any spelling */
        q?: string;
        /** @description Longitude of a point, WGS84 degrees; with lat */
        lon?: number;
        /** @description Latitude of that point */
        lat?: number;
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Candidates; none when there is nothing there, and `notes` say why */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParcelsAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  searchParcels: {
    parameters: {
      query?: {
        /** @description Parcels wanted */
        limit?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** @description GeoJSON geometry, Feature or FeatureCollection, WGS84 [longitude, latitude] */
    requestBody: {
      content: {
        'application/json': Record<string, never>;
      };
    };
    responses: {
      /** @description Parcels; `truncated` when there are more */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ParcelsAnswer'];
        };
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A body above 1 MiB, or a geometry of more than 5000 positions */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getNeighbors: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path: {
        /** @description Cadastral identifier, in the forms that /v1/properties takes */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parcel and its neighbours */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['NeighborsAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No parcel has this identifier */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getZonages: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path: {
        /** @description Cadastral identifier, in the forms that /v1/properties takes */
        id: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The parcel and its zonings; `notes` say what no source here covers */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ZonagesAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description The request cannot be understood; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description No parcel has this identifier */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer failed; see `errors` */
      502: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The sources needed for the answer did not answer in time; see `errors` */
      504: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCommune: {
    parameters: {
      query?: never;
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path: {
        /** @description INSEE code: of a commune, an arrondissement, a delegated or associated or a former commune */
        insee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The commune */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommuneAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description This is no INSEE code, or a parameter is not known; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such commune, and there was none */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  getCommuneGroupings: {
    parameters: {
      query?: {
        /** @description `members`: the members of each grouping too */
        include?: 'members';
      };
      header?: {
        /** @description ETag of an answer at hand: 304 when it is still the same */
        'If-None-Match'?: string;
      };
      path: {
        /** @description INSEE code: of a commune, an arrondissement, a delegated or associated or a former commune */
        insee: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The groupings; empty for a commune that belongs to none */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CommuneGroupingsAnswer'];
        };
      };
      /** @description The answer at hand is still right */
      304: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description This is no INSEE code, or a parameter is not known; `message` says what to change */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such commune, and there was none */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
  callMcp: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          /**
           * @description Version of JSON-RPC
           * @enum {string}
           */
          jsonrpc: '2.0';
        };
      };
    };
    responses: {
      /** @description The answer to a request */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /**
             * @description Version of JSON-RPC
             * @enum {string}
             */
            jsonrpc: '2.0';
          };
        };
      };
      /** @description A notification was taken */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      /** @description No message of the protocol, or several at once */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The page of another site asked (Origin) */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description Accept does not name both application/json and text/event-stream */
      406: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too long */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description More requests than the limit allows; see Retry-After */
      429: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description A bug of this server */
      500: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
      /** @description As many answers are in the making as may be at once; see Retry-After */
      503: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Error'];
          'application/problem+json': components['schemas']['Problem'];
        };
      };
    };
  };
}
