import { readActorOfPerson, ticketPolicy, type Actor } from '@desk/access';
import type { HeldStop } from '@desk/contracts';
import { Clock, Database, LiveHub, Log, personRoom, toInstant, toIso, Watch, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { ENDED } from '../commands/add-message.js';
import { TicketsRepository, type StoredCourse } from '../tickets.repository.js';
import { filesOfHeld, lockDue, type Held } from './held-rows.js';
import { MessageWriting } from './message-writing.js';
import { giveBack } from './undo-held.js';

/** A message that could not be sent for a fault of ours is left alone for so long. */
const FAULTY_MS = 15_000;

/**
 * Lets held messages leave when their time has come. Each in a transaction of its own, in which the message is written and
 * its waiting ends: whoever dies on the way has sent nothing, and of several workers one has its lock.
 */
@Injectable()
export class HeldSending {
  private readonly faulty = new Map<string, Temporal.Instant>();

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly writing: MessageWriting,
    private readonly clock: Clock,
    private readonly hub: LiveHub,
    private readonly log: Log,
  ) {}

  /** Sends all that is due; answers when next something will be. */
  @Watch()
  async run(): Promise<Temporal.Instant | null> {
    for (const [id, until] of this.faulty) {
      if (Temporal.Instant.compare(until, this.clock.now()) <= 0) this.faulty.delete(id);
    }
    for (;;) {
      const next = await this.nextDue();
      if (next === null || Temporal.Instant.compare(next, this.clock.now()) > 0) return next;
      // What others are sending stays due until they are done.
      if (!(await this.sendOne())) return null;
    }
  }

  private async nextDue(): Promise<Temporal.Instant | null> {
    const [next] = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared<{ at: Date | null }>(
        'held-next',
        'select min(send_at) as at from held_message where stopped is null and id <> all($1::uuid[])',
        [[...this.faulty.keys()]],
      ),
    );
    return next?.at ? toInstant(next.at) : null;
  }

  private async sendOne(): Promise<boolean> {
    let held: Held | null = null;
    try {
      return await this.database.transaction(this.database.systemScope, async (tx) => {
        held = await lockDue(tx, toIso(this.clock.now()), [...this.faulty.keys()]);
        if (held) await this.leave(tx, held);
        return held !== null;
      });
    } catch (error) {
      const due = held as Held | null;
      if (due === null) throw error;
      this.faulty.set(due.id, this.clock.now().add({ milliseconds: FAULTY_MS }));
      this.log.error(error, { ticketId: due.ticketId }, 'a held message could not be sent');
      return true;
    }
  }

  private async leave(tx: Tx, held: Held): Promise<void> {
    const author = await readActorOfPerson(tx, held.authorId);
    const course = await this.tickets.lock(tx, held.ticketId);
    if (!course) throw new Error('a held message is for a ticket that does not exist');
    const stop = author === null ? 'no_access' : await stopOf(tx, author, course, held);
    if (author === null || stop !== null) return this.stop(tx, held, stop ?? 'no_access');
    await sendNow(tx, this.writing, author, course, held);
    this.hub.emit(tx, [personRoom(author.id)], 'changed', { topic: 'writing', id: held.ticketId });
  }

  /** Tells its author, who decides. Who may no longer write there finds the text among their drafts. */
  private async stop(tx: Tx, held: Held, why: HeldStop): Promise<void> {
    if (why === 'no_access') await giveBack(tx, held);
    else await tx.query('update held_message set stopped = $2 where id = $1', [held.id, why]);
    const { agencyId, ticketId, authorId } = held;
    tx.emit('message.stopped', { agencyId, subjectId: ticketId, personId: authorId, why });
    this.hub.emit(tx, [personRoom(authorId)], 'changed', { topic: 'writing', id: ticketId });
  }
}

/** Why a message must not leave without its author looking again; null: it may. What the author did themselves they know. */
async function stopOf(tx: Tx, author: Actor, { ticket }: StoredCourse, held: Held): Promise<HeldStop | null> {
  if (!ticketPolicy.message(author, ticket)) return 'no_access';
  if (ENDED.includes(ticket.state)) return 'ended';
  const since = await tx.query<{ type: string }>(
    `select type from ticket_event where ticket_id = $1 and seq > $2 and actor_id is distinct from $3
       and (type = 'ticket.resolved' or (type = 'ticket.messaged' and details ->> 'authorRole' = 'requester'))`,
    [ticket.id, held.seenSeq, author.id],
  );
  if (since.some(({ type }) => type === 'ticket.resolved') && ticket.state === 'resolved') return 'resolved';
  return since.some(({ type }) => type === 'ticket.messaged') ? 'answered' : null;
}

/** Writes the message under the id that it was held by, and ends its waiting. */
export async function sendNow(tx: Tx, writing: MessageWriting, author: Actor, course: StoredCourse, held: Held) {
  const files = { ids: await filesOfHeld(tx, held.id), heldId: held.id };
  const message = await writing.write(tx, author, course, { id: held.id, text: held.text }, files);
  await tx.query('delete from held_message where id = $1', [held.id]);
  return message;
}
