import { toIso, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import type { Hand } from '../domain/decision.js';
import type { Ticket } from '../domain/ticket.js';

/** Writes the text of a note, whose line in the log stands already. Answers when it was written, as the screens say it. */
export async function writeNote(
  tx: Tx,
  id: string,
  ticket: Pick<Ticket, 'id' | 'agencyId'>,
  hand: Hand,
  at: Temporal.Instant,
  text: string,
): Promise<string> {
  const createdAt = toIso(at);
  await tx.query(
    `insert into ticket_note (id, agency_id, ticket_id, author_id, origin, text, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [id, ticket.agencyId, ticket.id, hand.actorId, hand.origin, text, createdAt],
  );
  return createdAt;
}
