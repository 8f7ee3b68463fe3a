import { cursorKey, type CursorShape } from '@desk/platform';
import { agencyRef, iso, personName } from './sql-json.js';

/** A line of a list of found tickets as JSON, over `ticket t`. The subject of a sensitive ticket stays on its own page. */
export const ticketHit = (prefix: string): string => `json_build_object(
  'id', t.id, 'number', ${prefix} || t.number, 'subject', case when not t.sensitive then t.subject end,
  'state', t.state, 'agency', ${agencyRef('t.agency_id')}, 'requesterName', ${personName('t.requester_id')},
  'filedAt', ${iso('t.filed_at')})`;

/** Newest first. */
export const NEWEST = 't.filed_at desc, t.id desc';
export const NEWEST_CURSOR = [cursorKey.instant, cursorKey.uuid] as const satisfies CursorShape;
export const placeOfNewest = (row: { filedAt: string; id: string }): string[] => [row.filedAt, row.id];
export const beforeCursor = (filed: string, id: string): string =>
  `(t.filed_at, t.id) < (${filed}::timestamptz, ${id}::uuid)`;
