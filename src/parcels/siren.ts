/** INSEE's number of a legal person, a company as well as a commune: 9 digits, its leading zeros kept. */
export const SIREN = /^\d{9}$/;
