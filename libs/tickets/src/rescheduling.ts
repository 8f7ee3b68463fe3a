import { CalendarNews, Calendars, CITY_CALENDAR_KEY } from '@desk/agencies';
import type { DomainEvent } from '@desk/contracts';
import { Clock, Database, Jobs, Log, OnEvent, OnJob, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Temporal } from 'temporal-polyfill';
import { settle, type Step } from './course.js';
import { LIVE } from './sweep.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

const BATCH = 200;
const PAGE = 5_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** Tickets with a clock that is to fall due by one of the calendars, or stands still under a promise in its days; with `$3` also those that wait by city days. */
const CONCERNED = /* sql */ `
select ticket_id as id from sla_clock
  where (wake_at is not null or state = 'paused') and calendar_id = any($1::uuid[]) and ticket_id > $2 and ${LIVE}
union
select id from ticket where $3 and timer_at is not null and state = 'pending_requester' and id > $2 and ${LIVE}
order by 1 limit ${PAGE}`;

/**
 * Lets what is due follow calendars that have changed. Tickets are walked through at once, and again when no process can
 * count by the old hours any more; which calendars that concerns stands in the tables, so a walk that dies is begun anew.
 * A ticket that has its new times already is passed over: nothing is said twice.
 */
@Injectable()
export class Rescheduling {
  constructor(
    private readonly database: Database,
    private readonly calendars: Calendars,
    private readonly news: CalendarNews,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  @OnEvent('rescheduling', ['calendar.changed'])
  async begin(_tx: Tx, _events: DomainEvent<'calendar.changed'>[]): Promise<void> {
    await this.jobs.add('sla.reschedule', [{ payload: {} }]);
  }

  @OnJob('sla.reschedule')
  async run(): Promise<void> {
    const from = this.clock.now();
    this.calendars.clear();
    const { ids, cityDays } = await this.unsettled();
    if (ids.length === 0) return;
    for (let after = FIRST; ;) {
      const page = await this.database.read(this.database.systemScope, (tx) =>
        tx.query<{ id: string }>(CONCERNED, [ids, after, cityDays]),
      );
      for (let begin = 0; begin < page.length; begin += BATCH)
        await this.batch(page.slice(begin, begin + BATCH).map(({ id }) => id));
      const last = page.at(-1);
      if (last === undefined || page.length < PAGE) break;
      after = last.id;
    }
    await this.database.transaction(this.database.systemScope, (tx) => this.news.settled(tx, ids, from));
  }

  private unsettled(): Promise<{ ids: readonly string[]; cityDays: boolean }> {
    return this.database.read(this.database.systemScope, async (tx) => {
      const ids = await this.calendars.unsettled(tx);
      const { id } = await this.calendars.byKey(tx, CITY_CALENDAR_KEY);
      return { ids: [...ids], cityDays: ids.has(id) };
    });
  }

  /** Waits for tickets that somebody works on: what they write may still be by the old hours. */
  private async batch(ids: readonly string[]): Promise<void> {
    await this.database.transaction(this.database.systemScope, async (tx) => {
      const courses = await this.tickets.lockWhere(
        tx,
        'tickets-reschedule',
        't.id = any($1::uuid[])',
        [ids],
        'order by t.id for no key update of t',
      );
      const now = this.clock.now();
      const changes = [];
      for (const before of courses) {
        const step = await this.anew(tx, before, now);
        if (step) changes.push({ before, step });
      }
      if (changes.length > 0) await this.tickets.saveAll(tx, changes);
    });
  }

  private async anew(tx: Tx, course: StoredCourse, now: Temporal.Instant): Promise<Step | null> {
    try {
      const step = settle(course, now, await this.terms.of(tx, course.ticket.declarationId));
      return step.entries.length > 0 || !isSame(step.ticket.timerAt, course.ticket.timerAt) ? step : null;
    } catch (error) {
      this.log.error(error, { ticketId: course.ticket.id }, 'a change of the calendar leaves out a ticket');
      return null;
    }
  }
}

const isSame = (a: Temporal.Instant | null, b: Temporal.Instant | null): boolean =>
  a === null || b === null ? a === b : a.equals(b);
