import type { HeldMessageView, HeldStop } from '@desk/contracts';
import { toIso, type ReadTx, type Tx } from '@desk/platform';
import type { Temporal } from 'temporal-polyfill';
import { waitingFiles } from '../attachments/upload-rows.js';
import { iso } from '../queries/sql-json.js';

/** A message that waits, as it is stored. */
export interface Held {
  readonly id: string;
  readonly agencyId: string;
  readonly ticketId: string;
  readonly authorId: string;
  readonly text: string;
  readonly sendAt: Date;
  readonly seenSeq: number;
  readonly stopped: HeldStop | null;
  readonly macro: HeldMacro | null;
}

/** The macro that a held message is part of. */
export interface HeldMacro {
  readonly id: string;
  readonly name: string;
  /** Its note as the author left it; null: as prepared. */
  readonly note: string | null;
}

const FIELDS = `h.id, h.agency_id as "agencyId", h.ticket_id as "ticketId", h.author_id as "authorId", h.text,
  h.send_at as "sendAt", h.seen_seq as "seenSeq", h.stopped, h.macro`;

/** Lets a text wait from `now` on. */
export async function insertHeld(
  tx: Tx,
  { id, agencyId, ticketId, authorId, text, seenSeq, macro }: Omit<Held, 'sendAt' | 'stopped'>,
  now: Temporal.Instant,
  seconds: number,
): Promise<void> {
  await tx.query(
    `insert into held_message (id, agency_id, ticket_id, author_id, text, held_at, send_at, seen_seq, macro)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)`,
    [
      id,
      agencyId,
      ticketId,
      authorId,
      text,
      toIso(now),
      toIso(now.add({ seconds })),
      seenSeq,
      macro && JSON.stringify(macro),
    ],
  );
}

export async function lockHeldOf(tx: Tx, authorId: string, id: string): Promise<Held | null> {
  const [held] = await tx.query<Held>(
    `select ${FIELDS} from held_message h where h.id = $1 and h.author_id = $2 for update`,
    [id, authorId],
  );
  return held ?? null;
}

/** Locks the message that has been due longest, but for those that others hold and those of `except`. */
export async function lockDue(tx: Tx, now: string, except: readonly string[]): Promise<Held | null> {
  const [held] = await tx.prepared<Held>(
    'held-due',
    `select ${FIELDS} from held_message h where h.stopped is null and h.send_at <= $1 and h.id <> all($2::uuid[])
     order by h.send_at limit 1 for update skip locked`,
    [now, except],
  );
  return held ?? null;
}

export async function filesOfHeld(tx: Tx, heldId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>('select id from upload where held_id = $1 order by id', [heldId]);
  return rows.map(({ id }) => id);
}

/** `where` is a condition on `held_message h`, the prefix of numbers is $1. */
export function readHeld(tx: ReadTx, where: string, parameters: readonly unknown[]): Promise<HeldMessageView[]> {
  return tx.query<HeldMessageView>(
    `select h.id, json_build_object('id', t.id, 'number', $1::text || t.number) as ticket, h.text,
       ${waitingFiles('u.held_id = h.id')} as attachments, ${iso('h.send_at')} as "sendAt", h.stopped,
       case when h.macro is not null then json_build_object('name', h.macro -> 'name') end as macro
     from held_message h join ticket t on t.id = h.ticket_id where ${where} order by h.send_at, h.id`,
    parameters,
  );
}
