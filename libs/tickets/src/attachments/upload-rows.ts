import type { AttachmentView } from '@desk/contracts';
import { Problem, safeImage, toIso, type ReadTx, type StoredFile, type Tx } from '@desk/platform';

/**
 * In which composer a file waits; with a ticket it is that of a message, a resolution or a note, without one the form for
 * a new ticket.
 */
export interface Composer {
  readonly authorId: string;
  readonly kind: 'message' | 'resolution' | 'note' | 'new_ticket';
  readonly ticketId: string | null;
}

/** What a file is to the screens, of any table that keeps files, by its alias. */
export const attachmentFields = (a: string): string => `${a}.id, ${a}.name, ${a}.media_type as "mediaType",
  ${a}.size_bytes::float8 as size, ${safeImage(`${a}.media_type`)} as "isImage"`;

/** The files that wait in the composer that `where` names, as JSON. */
export const waitingFiles = (where: string): string =>
  `(select coalesce(json_agg(shown order by shown.id), '[]') from (
     select ${attachmentFields('u')} from upload u where ${where}) shown)`;

export async function insertUpload(
  tx: Tx,
  { authorId, kind, ticketId }: Composer,
  agencyId: string,
  name: string,
  file: StoredFile,
): Promise<AttachmentView> {
  const [view] = await tx.query<AttachmentView>(
    `insert into upload as u (id, agency_id, author_id, ticket_id, kind, name, media_type, size_bytes, sha256, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${attachmentFields('u')}`,
    [file.id, agencyId, authorId, ticketId, kind, name, file.mediaType, file.size, file.sha256, toIso(tx.now)],
  );
  if (!view) throw new Error('the upload was not written');
  return view;
}

/** Bytes of the files that somebody has put into forms for new tickets, or of all that wait in composers of a ticket. */
export async function waitingBytes(tx: ReadTx, { authorId, kind, ticketId }: Composer): Promise<number> {
  // What the requester gets counts as one, whether it goes with a message or with the resolution.
  const kinds = kind === 'message' || kind === 'resolution' ? ['message', 'resolution'] : [kind];
  const [row] = await tx.query<{ bytes: number }>(
    `select coalesce(sum(size_bytes), 0)::float8 as bytes from upload
     where kind = any($1) and ${ticketId === null ? 'author_id' : 'ticket_id'} = $2`,
    [kinds, ticketId ?? authorId],
  );
  return row?.bytes ?? 0;
}

/** Where files go when what they belong to is written; the table is named by whoever may name it. */
export interface Belonging {
  readonly table: string;
  readonly column: string;
  readonly id: string | null;
  readonly ticket: { readonly id: string; readonly agencyId: string };
}

/** Takes files out of a composer, or out of a held message, to what they belong to from now on: all of them or none. */
export async function moveUploads(
  tx: Tx,
  from: Composer & { readonly heldId?: string },
  ids: readonly string[],
  to: Belonging,
): Promise<void> {
  if (ids.length === 0) return;
  const moved = await tx.query<{ id: string }>(
    `with taken as (
       delete from upload u where u.id = any($1::uuid[]) and u.author_id = $2 and u.kind = $3
         and u.ticket_id is not distinct from $4 and u.held_id is not distinct from $5 returning *)
     insert into ${to.table} (id, agency_id, ticket_id, ${to.column}, name, media_type, size_bytes, sha256, created_at)
     select id, $6, $7, $8, name, media_type, size_bytes, sha256, created_at from taken returning id`,
    [ids, from.authorId, from.kind, from.ticketId, from.heldId ?? null, to.ticket.agencyId, to.ticket.id, to.id],
  );
  refuseUnknown(ids, moved);
}

/** Refuses the first of some files that is not among those found. */
export function refuseUnknown(ids: readonly string[], found: readonly { readonly id: string }[]): void {
  const missing = ids.findIndex((id) => !found.some((one) => one.id === id));
  if (missing < 0) return;
  throw new Problem('validation_failed', 'Attach the file again: it does not wait in this composer.', {
    errors: [{ pointer: `/attachments/${missing}`, message: 'is no file of this composer', code: 'unknown_file' }],
  });
}
