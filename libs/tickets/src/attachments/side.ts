import type { Actor } from '@desk/access';
import type { TicketReads } from '../queries/ticket-reads.js';
import { waitingBytes } from './upload-rows.js';
import type { Place } from './uploads.js';

/**
 * The composer of one side of a ticket, with what there is already on that side. The table is named by whoever may name
 * it; who may not write on that side does not get here.
 */
export function sideOf(
  reads: TicketReads,
  actor: Actor,
  idOrNumber: string,
  kind: 'message' | 'resolution' | 'note',
  table: string,
): Promise<Place> {
  const action = kind === 'resolution' ? 'resolve' : kind;
  return reads.within(actor, idOrNumber, action, async (tx, ticket) => {
    const composer = { authorId: actor.id, kind, ticketId: ticket.id };
    const [row] = await tx.query<{ number: string; bytes: number }>(
      `select t.number, (select coalesce(sum(a.size_bytes), 0)::float8 from ${table} a where a.ticket_id = t.id) as bytes
       from ticket t where t.id = $1`,
      [ticket.id],
    );
    const used = (row?.bytes ?? 0) + (await waitingBytes(tx, composer));
    return { ...composer, agencyId: ticket.agencyId, ticketNumber: Number(row?.number), used };
  });
}
