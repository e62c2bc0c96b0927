/** Columns that hold identifiers: they match exactly, and can be asked for by many values at once. */
export type IdColumn = 'identifiant_ban' | 'id_rnb' | 'numero_dpe';
