import { Clock, Database, Jobs, Log, newId, OnJob, toInstant, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { proceed, settle, type Course, type CourseTerms, type Step } from './course.js';
import type { Hand } from './domain/decision.js';
import { close, resolve } from './domain/ending.js';
import type { Ticket } from './domain/ticket.js';
import { nextTimer, type TimerAction } from './domain/timers.js';
import { remind, resume } from './domain/waiting.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

const BATCH = 200;

/** Stands in the conversation when the requester has stayed silent for as long as the city waits. */
const NO_ANSWER = 'Vi har ikke hørt fra deg, og regner saken som løst. Er den ikke løst, kan du åpne den igjen.';

/** Imported history has its own time and is left alone. */
export const LIVE = "agency_id <> all(select id from agency where kind = 'history')";

/** Tickets on which something has come due. */
const DUE = `t.id in (
  (select w.ticket_id from sla_clock w
   where w.wake_at <= $1 and w.ticket_id <> all($2::uuid[]) and w.${LIVE} order by w.wake_at limit ${BATCH})
  union
  (select d.id from ticket d
   where d.timer_at <= $1 and d.id <> all($2::uuid[]) and d.${LIVE} order by d.timer_at limit ${BATCH}))`;

/**
 * Does what falls due by itself: warnings and breaches of clocks, reminders, agreed times, the end of waiting and of
 * reopening. Everything is dated when it fell due. It is all in the tables, so a sweep that dies loses nothing, and
 * several at once do nothing twice: each ticket is worked on by whoever has its lock.
 */
@Injectable()
export class Sweep {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  @OnJob('sla.sweep')
  async run(): Promise<void> {
    /** Looked at in this sweep with nothing to do, or with a fault: not looked at again. */
    const passed: string[] = [];
    while ((await this.batch(passed)) > 0);
    await this.setWakeUp();
  }

  private async batch(passed: string[]): Promise<number> {
    return this.database.transaction(this.database.systemScope, async (tx) => {
      const now = this.clock.now();
      const due = await this.tickets.lockWhere(
        tx,
        'tickets-due',
        DUE,
        [now.toString(), passed],
        `order by t.id limit ${BATCH} for no key update of t skip locked`,
      );
      const changes = [];
      for (const course of due) {
        const step = await this.catchUp(tx, course, now);
        if (step) changes.push({ before: course, step });
        else passed.push(course.ticket.id);
      }
      if (changes.length > 0) await this.tickets.saveAll(tx, changes);
      return due.length;
    });
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

  private async setWakeUp(): Promise<void> {
    const [next] = await this.database.read(this.database.systemScope, (tx) =>
      tx.query<{ at: Date | null }>(
        `select least((select min(wake_at) from sla_clock where wake_at > $1), (select min(timer_at) from ticket where timer_at > $1)) as at`,
        [this.clock.now().toString()],
      ),
    );
    if (next?.at) this.jobs.wakeAt('sla.sweep', toInstant(next.at), {});
  }
}

/** Everything that the desk itself does to a ticket up to an instant, each at its moment. */
export function caughtUp(course: Course, now: Temporal.Instant, terms: CourseTerms): Step {
  let so: Step = { ...course, entries: [], messages: [] };
  for (;;) {
    const timer = nextTimer(so.ticket, terms.timers, terms.addWorkingDays);
    if (timer === null || Temporal.Instant.compare(timer.at, now) > 0) return joined(so, settle(so, now, terms));
    const hand: Hand = { actorId: null, origin: 'system', at: timer.at };
    so = joined(
      so,
      proceed(so, hand, terms, (ticket) => act(timer.action, ticket, hand, terms)),
    );
  }
}

function joined(first: Step, then: Step): Step {
  return {
    ...then,
    entries: [...first.entries, ...then.entries],
    messages: [...first.messages, ...then.messages],
  };
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
