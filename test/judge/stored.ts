import type { JudgeCalendar } from './judge-calendar.js';
import { judge, type JudgedClock, type JudgePromises } from './judge-life.js';
import { lifeOf, type LogLine } from './judge-log.js';

type Sql = <R extends object>(sql: string, values: readonly unknown[]) => Promise<R[]>;

type ClockRow = Omit<JudgedClock, 'startedAt' | 'usedMs' | 'dueAt' | 'breachedAt' | 'stoppedAt'> & {
  readonly startedAt: Date;
  readonly usedMs: string;
  readonly anchorAt: Date;
  readonly dueAt: Date | null;
  readonly breachedAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly calendar: string;
};

export interface Verdict {
  /** The clocks as their rows say, and as the judge reads the log of the ticket. */
  readonly stored: readonly JudgedClock[];
  readonly judged: readonly JudgedClock[];
  readonly log: readonly LogLine[];
}

/** Compares the rows of a ticket's clocks, settled up to an instant, with what the judge makes of its log. */
export async function judgeStored(sql: Sql, ticketId: string, until: number, terms: JudgePromises): Promise<Verdict> {
  const lines = await sql<Omit<LogLine, 'at'> & { occurredAt: Date }>(
    `select seq, type, occurred_at as "occurredAt", changes, details from ticket_event where ticket_id = $1 order by seq`,
    [ticketId],
  );
  const log = lines.map(({ occurredAt, ...line }) => ({ ...line, at: occurredAt.getTime() }));
  const rows = await sql<ClockRow>(
    `select w.target, w.cycle, w.state, w.started_at as "startedAt", (w.target_seconds * 1000)::float8 as "targetMs",
       w.used_ms as "usedMs", w.anchor_at as "anchorAt", w.due_at as "dueAt", w.breached_at as "breachedAt",
       w.stopped_at as "stoppedAt", w.warned_percent as "warnedPercent", w.service_id as "serviceId", w.priority,
       w.team_id as "teamId", c.key as calendar
     from sla_clock w join calendar c on c.id = w.calendar_id where w.ticket_id = $1`,
    [ticketId],
  );
  const stored = rows.map(({ anchorAt, calendar, usedMs, ...row }) => {
    const counting = terms.calendars.get(calendar) as JudgeCalendar;
    const since = row.state === 'running' ? counting.worked(anchorAt.getTime(), until) : 0;
    return {
      ...row,
      startedAt: row.startedAt.getTime(),
      targetMs: Math.round(row.targetMs),
      usedMs: Number(usedMs) + since,
      dueAt: row.dueAt?.getTime() ?? null,
      breachedAt: row.breachedAt?.getTime() ?? null,
      stoppedAt: row.stoppedAt?.getTime() ?? null,
    };
  });
  return { log, stored: inOrder(stored), judged: inOrder(judge(lifeOf(log), until, terms)) };
}

function inOrder(clocks: readonly JudgedClock[]): readonly JudgedClock[] {
  const key = ({ target, cycle }: JudgedClock) => `${target} ${String(cycle).padStart(4, '0')}`;
  return [...clocks].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
