/**
 * Legal forms of groupings of communes, as COG and BANATIC code them. Source: DGCL, natures juridiques of BANATIC;
 * Code général des collectivités territoriales, parts V and III.
 */
export const GROUPING_TYPES: ReadonlyMap<string, string> = new Map([
  ['CC', 'Communauté de communes'],
  ['CA', "Communauté d'agglomération"],
  ['CU', 'Communauté urbaine'],
  ['METRO', 'Métropole'],
  ['MET69', 'Métropole de Lyon'],
  ['MET70', "Métropole d'Aix-Marseille-Provence"],
  ['MET75', 'Métropole du Grand Paris'],
  ['EPT', 'Établissement public territorial'],
  ['SAN', "Syndicat d'agglomération nouvelle"],
  ['SIVU', 'Syndicat intercommunal à vocation unique'],
  ['SIVOM', 'Syndicat intercommunal à vocation multiple'],
  ['SMF', 'Syndicat mixte fermé'],
  ['SMO', 'Syndicat mixte ouvert'],
  ['PETR', "Pôle d'équilibre territorial et rural"],
  ['POLEM', 'Pôle métropolitain'],
]);

/** Groupings that levy taxes of their own, in the wide sense that includes the Métropole de Lyon. */
export const OWN_TAX_TYPES: ReadonlySet<string> = new Set([
  'CC',
  'CA',
  'CU',
  'METRO',
  'MET69',
  'MET70',
  'MET75',
]);
