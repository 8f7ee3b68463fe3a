/**
 * Pieces of SQL that give values as they go over the wire. The database builds the JSON of a whole page in one
 * statement: cheaper than turning each column into a JavaScript value and back.
 */

/** ISO 8601, UTC, milliseconds; null stays null. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const personRef = (column: string): string =>
  `(select json_build_object('id', p.id, 'name', p.name) from person p where p.id = ${column})`;

export const personName = (column: string): string => `(select p.name from person p where p.id = ${column})`;

export const agencyRef = (column: string): string =>
  `(select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = ${column})`;

export const serviceRef = (column: string): string =>
  `(select json_build_object('key', s.key, 'name', s.name) from service s where s.id = ${column})`;

/** A list of known words as SQL literals; never for what a user typed. */
export const literals = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
