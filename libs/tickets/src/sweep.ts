import { Clock, Database, Log, newId, toInstant, Watch, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { followedBy, proceed, settle, unmoved, type Course, type CourseTerms, type Step } from './course.js';
import type { Hand } from './domain/decision.js';
import { close, resolve } from './domain/ending.js';
import type { Ticket } from './domain/ticket.js';
import { nextTimer, type TimerAction } from './domain/timers.js';
import { remind, resume } from './domain/waiting.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

const BATCH = 500;
/** Of so many each worker takes its batch. */
const SHARED = 4 * BATCH;
/** A ticket that could not be worked on is left alone for so long. */
const FAULTY_MS = 15_000;

/** Stands in the conversation when the requester has stayed silent for as long as the city waits. */
const NO_ANSWER = 'Vi har ikke hørt fra deg, og regner saken som løst. Er den ikke løst, kan du åpne den igjen.';

/** Imported history has its own time and is left alone. */
export const LIVE = "agency_id <> all(select id from agency where kind = 'history')";
/** The same agency by agency, so that the clocks of history need not even be stepped over. */
const IN_EACH_AGENCY = 'agency a cross join lateral';
const IS_LIVE = "a.kind <> 'history'";

/** When something is due next, or has been due longest; but for the tickets of $1. */
const NEXT = `select least(
  (select min(c.at) from ${IN_EACH_AGENCY} (
     select min(wake_at) as at from sla_clock where agency_id = a.id and ticket_id <> all($1::uuid[])) c where ${IS_LIVE}),
  (select min(timer_at) from ticket where id <> all($1::uuid[]))) as at`;

/** What is due longest, by ticket; but for the tickets of $2. */
const CLOCKS = `select c.ticket_id as id, c.wake_at as at from ${IN_EACH_AGENCY} (
    select ticket_id, wake_at from sla_clock where agency_id = a.id and wake_at <= $1 and ticket_id <> all($2::uuid[])
    order by wake_at limit ${SHARED}) c
  where ${IS_LIVE} order by c.wake_at limit ${SHARED}`;
const TIMERS = `select id, timer_at as at from ticket where timer_at <= $1 and id <> all($2::uuid[])
  order by timer_at limit ${SHARED}`;

/**
 * Locks what is due longest. What others hold is passed over while looking, not after: several workers share what is
 * due instead of waiting for the same.
 */
const locked = (due: string): string => `select t.id, due.at from (${due}) due join ticket t on t.id = due.id
  order by due.at limit ${BATCH} for no key update of t skip locked`;

interface Due {
  readonly id: string;
  readonly at: Date;
}

/**
 * Does what falls due by itself: warnings and breaches of clocks, reminders, agreed times, the end of waiting and of
 * reopening. Everything is dated when it fell due. It is all in the tables, so a sweep that dies loses nothing, and
 * several at once do nothing twice: each ticket is worked on by whoever has its lock.
 */
@Injectable()
export class Sweep {
  /** Tickets that could not be worked on, and from when on they are tried again. */
  private readonly faulty = new Map<string, Temporal.Instant>();

  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Does all that is due; answers when next something will be, as far as is known now. */
  @Watch()
  async run(): Promise<Temporal.Instant | null> {
    for (const [id, until] of this.faulty) {
      if (Temporal.Instant.compare(until, this.clock.now()) <= 0) this.faulty.delete(id);
    }
    for (;;) {
      const next = await this.nextDue();
      if (next === null || Temporal.Instant.compare(next, this.clock.now()) > 0) return next;
      // What others are working on stays due until they are done.
      if ((await this.batch()) === 0) return null;
    }
  }

  /** When the longest due or next to come is due, but for what is faulty; in one short look at two indexes. */
  private async nextDue(): Promise<Temporal.Instant | null> {
    const [next] = await this.database.read(this.database.systemScope, (tx) =>
      tx.prepared<{ at: Date | null }>('sweep-next', NEXT, [[...this.faulty.keys()]]),
    );
    return next?.at ? toInstant(next.at) : null;
  }

  private async batch(): Promise<number> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const now = this.clock.now();
      const since = await this.lockDue(tx, now);
      if (since.size === 0) return 0;
      const due = [...(await this.tickets.lockAll(tx, [...since.keys()]))].sort(
        (a, b) => (since.get(a.ticket.id) ?? 0) - (since.get(b.ticket.id) ?? 0),
      );
      const changes = [];
      for (const course of due) {
        const step = await this.catchUp(tx, course, now);
        if (step) changes.push({ before: course, step });
        // Somebody may have come first, between looking and locking; else it would be found again and again.
        else if (isDue(course, now)) this.faulty.set(course.ticket.id, now.add({ milliseconds: FAULTY_MS }));
      }
      if (changes.length > 0) await this.tickets.saveAll(tx, changes);
      return due.length;
    });
  }

  /** The tickets that are due, each with the moment since when. */
  private async lockDue(tx: Tx, now: Temporal.Instant): Promise<ReadonlyMap<string, number>> {
    const given = [now.toString(), [...this.faulty.keys()]];
    const rows = [
      ...(await tx.prepared<Due>('sweep-clocks', locked(CLOCKS), given)),
      ...(await tx.prepared<Due>('sweep-timers', locked(TIMERS), given)),
    ];
    const since = new Map<string, number>();
    for (const { id, at } of rows) since.set(id, Math.min(at.getTime(), since.get(id) ?? Infinity));
    return since;
  }

  private async catchUp(tx: Tx, course: StoredCourse, now: Temporal.Instant): Promise<Step | null> {
    try {
      const step = caughtUp(course, now, await this.terms.of(tx, course.ticket.declarationId));
      const changed = step.entries.length > 0 || step.clocks.some((clock) => !course.clocks.includes(clock));
      return changed ? step : null;
    } catch (error) {
      this.log.error(error, { ticketId: course.ticket.id }, 'the sweep leaves out a ticket');
      return null;
    }
  }
}

function isDue({ ticket, clocks }: Course, now: Temporal.Instant): boolean {
  const moments = [ticket.timerAt, ...clocks.map((clock) => clock.wakeAt)];
  return moments.some((at) => at !== null && Temporal.Instant.compare(at, now) <= 0);
}

/** Everything that the desk itself does to a ticket up to an instant, each at its moment. */
export function caughtUp(course: Course, now: Temporal.Instant, terms: CourseTerms): Step {
  let so = unmoved(course);
  for (;;) {
    const timer = nextTimer(so.ticket, terms.timers, terms.addWorkingDays);
    if (timer === null || Temporal.Instant.compare(timer.at, now) > 0) return followedBy(so, settle(so, now, terms));
    const hand: Hand = { actorId: null, origin: 'system', at: timer.at };
    so = followedBy(
      so,
      proceed(so, hand, terms, (ticket) => act(timer.action, ticket, hand, terms)),
    );
  }
}

function act(action: TimerAction, ticket: Ticket, hand: Hand, terms: CourseTerms) {
  switch (action) {
    case 'remind':
      return remind(ticket, hand);
    case 'time_come':
      return resume(ticket, hand, 'time');
    case 'window_over':
      return close(ticket, hand, 'window_over');
    case 'no_answer': {
      const reopenUntil = terms.addWorkingDays(hand.at, terms.timers.reopenDays);
      const resolution = {
        text: NO_ANSWER,
        code: 'no_answer',
        firstLineCapable: null,
        reopenUntil,
        messageId: newId(),
      } as const;
      return resolve(ticket, hand, resolution, null);
    }
  }
}
