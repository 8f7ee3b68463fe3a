import { Problem } from '@desk/platform';

/** An instant and a person of a row, as JSON of the contracts. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
export const person = (column: string): string =>
  `(select json_build_object('id', who.id, 'name', who.name) from person who where who.id = ${column})`;

/** Refuses what was changed since it was read. */
export function refuseOther(stored: number, revision: number, what: string): void {
  if (stored === revision) return;
  throw new Problem('stale_version', `Somebody changed ${what} meanwhile: read it again, and put yours on top.`, {
    current: { version: stored, changes: {} },
  });
}

/** Trimmed, or a refusal at its field. */
export function reasonOf(text: string, pointer = '/reason'): string {
  const reason = text.trim();
  if (reason !== '') return reason;
  throw new Problem('validation_failed', 'Say why, in a few words.', {
    errors: [{ pointer, message: 'must be there', code: 'required' }],
  });
}
