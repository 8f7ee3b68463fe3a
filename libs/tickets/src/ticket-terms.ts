import { addWorkingDays, Calendars } from '@desk/agencies';
import type { Impact, Priority, Urgency } from '@desk/contracts';
import { Kept, type ReadTx } from '@desk/platform';
import { Declarations } from '@desk/sla';
import { Injectable } from '@nestjs/common';
import type { CourseTerms } from './course.js';
import type { PriorityMatrix } from './domain/priority.js';
import { DEFAULT_TIMERS, type TimerSettings } from './domain/timers.js';

/** Row of `city_setting` that holds reminders, the wait for an answer and the reopen window. */
const TIMERS_KEY = 'ticket_timers';
const KEPT_MS = 5_000;

/** What tickets live by: their declaration, the city's working days, the settings of the desk. */
@Injectable()
export class TicketTerms {
  private readonly settings = new Kept(KEPT_MS, async (tx: ReadTx): Promise<TimerSettings> => {
    const sql = 'select value from city_setting where key = $1';
    const [row] = await tx.query<{ value: Partial<TimerSettings> }>(sql, [TIMERS_KEY]);
    return { ...DEFAULT_TIMERS, ...row?.value };
  });

  private readonly priorities = new Kept(KEPT_MS, async (tx: ReadTx): Promise<PriorityMatrix> => {
    const rows = await tx.query<{ impact: Impact; urgency: Urgency; priority: Priority }>(
      'select impact, urgency, priority from priority_matrix',
    );
    const matrix: Record<string, Record<string, Priority>> = {};
    for (const { impact, urgency, priority } of rows) matrix[impact] = { ...matrix[impact], [urgency]: priority };
    return matrix as unknown as PriorityMatrix;
  });

  constructor(
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
  ) {}

  async of(tx: ReadTx, declarationId: string): Promise<CourseTerms> {
    const clocks = await this.declarations.terms(tx, declarationId);
    const city = await this.calendars.city(tx);
    const timers = await this.settings.get(tx);
    const unsettledCalendars = await this.calendars.unsettled(tx);
    return { clocks, timers, addWorkingDays: (from, days) => addWorkingDays(city, from, days), unsettledCalendars };
  }

  matrix(tx: ReadTx): Promise<PriorityMatrix> {
    return this.priorities.get(tx);
  }

  clear(): void {
    this.settings.clear();
    this.priorities.clear();
  }
}
