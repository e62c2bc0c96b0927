import { readGeom } from '../geometry/geojson-input.js';
import type { Layer } from './layers.js';
import type { ParameterFault } from './refusal.js';
import { type SentParameters, textsOf } from './sent-parameters.js';

/** Says what is wrong with a value, or nothing. */
export type Check = (value: unknown) => string | undefined;
/** By parameter, in the order in which faults are told. */
export type Checks = Readonly<Record<string, Check>>;

const INVALID = 'Invalid value';

/** Each of the texts must fit every pattern; the first that one of them breaks is told. */
function texts(...rules: readonly (readonly [RegExp, string])[]): Check {
  return (value) => {
    const given = textsOf(value);
    if (given === undefined) return INVALID;
    return rules.find(([pattern]) => !given.every((text) => pattern.test(text)))?.[1];
  };
}

/** The same for parameters that must not be repeated. */
function oneText(repeated: string, ...rules: readonly (readonly [RegExp, string])[]): Check {
  const check = texts(...rules);
  return (value) => (Array.isArray(value) ? repeated : check(value));
}

function replaced(name: string, replacement: string): Check {
  return () =>
    `Le paramètre "${name}" a été remplacé par "${replacement}" pour éviter des renommages dans les données et chaînage de requête`;
}

const BAD_LENGTH_OF_CODE = 'INSEE code must have 5 characters';
const BAD_LENGTH_OF_SOURCE =
  'Les seules valeurs possibles sont: PCI pour utiliser les couches PCI-Express ou BDP pour utiliser les couches BD Parcellaires';

// Characters first, then the length: in that order API Carto tells them, in different words.
const LETTERS_AND_DIGITS = [/^[0-9A-Za-z]+$/, INVALID] as const;
const DIGITS = [/^\d+$/, INVALID] as const;
/** What the WFS reads as a whole number. */
const COUNT = [/^\d{1,9}$/, INVALID] as const;

const COMMON: Checks = {
  codearr: replaced('codearr', 'code_arr'),
  dep: replaced('dep', 'code_dep'),
  insee: replaced('insee', 'code_insee'),
  source_ign: oneText(INVALID, [/^.{3}$/su, BAD_LENGTH_OF_SOURCE]),
  code_insee: oneText(
    BAD_LENGTH_OF_CODE,
    [/^.{5}$/su, BAD_LENGTH_OF_CODE],
    [/^(?!96|98|99|00|20)(?:\d{2}|2[AB])\d{3}$/i, 'Invalid INSEE code'],
  ),
  code_dep: texts(LETTERS_AND_DIGITS, [/^.{2}$/, 'Code département invalide']),
  code_com: texts(DIGITS, [/^.{2,3}$/, 'Code commune invalide']),
  nom_com: texts(),
  geom: (value) => {
    const reading = readGeom(value);
    return 'problem' in reading ? reading.problem : undefined;
  },
  _limit: oneText(INVALID, COUNT),
  _start: oneText(INVALID, COUNT),
};

const OF_SECTION: Checks = {
  section: texts(LETTERS_AND_DIGITS, [/^.{2}$/, 'Le numéro de section est sur 2 caractères']),
  code_arr: texts(DIGITS, [/^.{3}$/, 'Le code arrondissement est composé de 3 chiffres']),
  com_abs: texts(DIGITS, [/^.{3}$/, 'Le prefixe est composé de 3 chiffres obligatoires']),
};

const OF_PARCEL: Checks = {
  // Four anywhere in it: so it is, and so it stays.
  numero: texts([/\w{4}/, 'Le numéro de parcelle est sur 4 caractères']),
};

const CHECKS: Readonly<Record<Layer['grain'], Checks>> = {
  commune: COMMON,
  section: { ...COMMON, ...OF_SECTION },
  parcel: { ...COMMON, ...OF_SECTION, ...OF_PARCEL },
};

/** The parameters that a layer knows; others are ignored. */
export function checksOf({ grain }: Layer): Checks {
  return CHECKS[grain];
}

/** What `/geometrie` takes of them. */
export const GEOMETRIE_CHECKS: Checks = {
  source_ign: checkOf('source_ign'),
  geom: checkOf('geom'),
  _limit: checkOf('_limit'),
  _start: checkOf('_start'),
  numeric: (value) => (/^(true|false)$/.test(String(value)) ? undefined : 'must be true or false'),
};

function checkOf(name: string): Check {
  const check = COMMON[name];
  if (check === undefined) throw new Error(`no check of ${name}`);
  return check;
}

/** Every parameter that is not as it should be, in the form of API Carto's refusals; undefined when all are. */
export function faultsOf(
  checks: Checks,
  sent: SentParameters,
): Readonly<Record<string, ParameterFault>> | undefined {
  const faults: Record<string, ParameterFault> = {};
  for (const [path, check] of Object.entries(checks)) {
    const parameter = sent.get(path);
    if (parameter?.value === undefined) continue;
    const { value, location } = parameter;
    const msg = check(value);
    if (msg !== undefined) faults[path] = { type: 'field', value, msg, path, location };
  }
  return Object.keys(faults).length === 0 ? undefined : faults;
}
