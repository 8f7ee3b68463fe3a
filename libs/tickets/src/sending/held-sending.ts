import { readActorOfPerson, ticketPolicy, type Actor } from '@desk/access';
import type { HeldStop } from '@desk/contracts';
import { Clock, Database, LiveHub, Log, personRoom, Problem, toInstant, toIso, Watch, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { ENDED } from '../commands/add-message.js';
import { literals } from '../queries/sql-json.js';
import { TicketsRepository, type StoredCourse } from '../tickets.repository.js';
import { lockDue, type Held } from './held-rows.js';
import { Leaving } from './leaving.js';
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
    private readonly leaving: Leaving,
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
    if (!(await this.sent(tx, author, course, held))) return this.stop(tx, held, 'changed');
    this.hub.emit(tx, [personRoom(author.id)], 'changed', { topic: 'writing', id: held.ticketId });
  }

  /** Whether it left. A macro that is refused by now has done nothing, and its author decides. */
  private async sent(tx: Tx, author: Actor, course: StoredCourse, held: Held): Promise<boolean> {
    try {
      await this.leaving.leave(tx, author, course, held);
      return true;
    } catch (error) {
      if (held.macro !== null && error instanceof Problem) return false;
      throw error;
    }
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

/** What a macro may change, and its author saw before it waited. */
const MACRO_FIELDS = ['state', 'priority', 'serviceId', 'teamId', 'assigneeId'] as const;

/** Why a message must not leave without its author looking again; null: it may. What the author did themselves they know. */
async function stopOf(tx: Tx, author: Actor, { ticket }: StoredCourse, held: Held): Promise<HeldStop | null> {
  if (!ticketPolicy.message(author, ticket)) return 'no_access';
  if (ENDED.includes(ticket.state)) return 'ended';
  const since = await tx.query<{ type: string; isReply: boolean; isMove: boolean }>(
    `select type, type = 'ticket.messaged' and details ->> 'authorRole' = 'requester' as "isReply",
       changes ?| array[${literals(MACRO_FIELDS)}] as "isMove"
     from ticket_event where ticket_id = $1 and seq > $2 and actor_id is distinct from $3`,
    [ticket.id, held.seenSeq, author.id],
  );
  if (since.some(({ type }) => type === 'ticket.resolved') && ticket.state === 'resolved') return 'resolved';
  if (since.some(({ isReply }) => isReply)) return 'answered';
  return held.macro !== null && since.some(({ isMove }) => isMove) ? 'changed' : null;
}
