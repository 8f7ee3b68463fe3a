import type { ClockStateName, ClockTarget, Priority } from '@desk/contracts';
import { toInstant, toIso, type ReadTx } from '@desk/platform';
import type { Clock } from './domain/clock.js';

/** A clock as `sla_clock` keeps it, ready for JSON or COPY. */
export interface ClockRow {
  readonly agency_id: string;
  readonly ticket_id: string;
  readonly target: ClockTarget;
  readonly cycle: number;
  readonly state: ClockStateName;
  readonly started_at: string;
  readonly target_seconds: number;
  readonly calendar_id: string;
  readonly used_ms: number;
  readonly anchor_at: string;
  readonly due_at: string | null;
  readonly wake_at: string | null;
  readonly breached_at: string | null;
  readonly stopped_at: string | null;
  readonly warned_percent: number;
  readonly team_id: string;
  readonly service_id: string;
  readonly priority: Priority;
}

const TYPES = {
  agency_id: 'uuid',
  ticket_id: 'uuid',
  target: 'text',
  cycle: 'smallint',
  state: 'text',
  started_at: 'timestamptz',
  target_seconds: 'double precision',
  calendar_id: 'uuid',
  used_ms: 'bigint',
  anchor_at: 'timestamptz',
  due_at: 'timestamptz',
  wake_at: 'timestamptz',
  breached_at: 'timestamptz',
  stopped_at: 'timestamptz',
  warned_percent: 'smallint',
  team_id: 'uuid',
  service_id: 'uuid',
  priority: 'smallint',
} as const satisfies Record<keyof ClockRow, string>;

export const CLOCK_COLUMNS = Object.keys(TYPES) as (keyof ClockRow)[];

const KEY: readonly string[] = ['agency_id', 'ticket_id', 'target', 'cycle'];

export function clockRow(agencyId: string, ticketId: string, clock: Clock): ClockRow {
  return {
    agency_id: agencyId,
    ticket_id: ticketId,
    target: clock.target,
    cycle: clock.cycle,
    state: clock.state,
    started_at: toIso(clock.startedAt),
    target_seconds: clock.targetSeconds,
    calendar_id: clock.calendarId,
    used_ms: clock.usedMs,
    anchor_at: toIso(clock.anchorAt),
    due_at: toIso(clock.dueAt),
    wake_at: toIso(clock.wakeAt),
    breached_at: toIso(clock.breachedAt),
    stopped_at: toIso(clock.stoppedAt),
    warned_percent: clock.warnedPercent,
    team_id: clock.teamId,
    service_id: clock.serviceId,
    priority: clock.priority,
  };
}

export function clockOfRow(row: ClockRow): Clock {
  return {
    target: row.target,
    cycle: row.cycle,
    state: row.state,
    startedAt: toInstant(row.started_at),
    targetSeconds: row.target_seconds,
    calendarId: row.calendar_id,
    usedMs: row.used_ms,
    anchorAt: toInstant(row.anchor_at),
    dueAt: row.due_at === null ? null : toInstant(row.due_at),
    wakeAt: row.wake_at === null ? null : toInstant(row.wake_at),
    breachedAt: row.breached_at === null ? null : toInstant(row.breached_at),
    stoppedAt: row.stopped_at === null ? null : toInstant(row.stopped_at),
    warnedPercent: row.warned_percent,
    teamId: row.team_id,
    serviceId: row.service_id,
    priority: row.priority,
  };
}

/** SQL that writes the clocks of new tickets from a parameter of JSON rows; for a CTE beside what else is saved. */
export function insertClocks(parameter: string): string {
  const columns = CLOCK_COLUMNS.join(', ');
  const typed = Object.entries(TYPES).map(([column, type]) => `${column} ${type}`);
  return `insert into sla_clock (${columns})
    select ${columns} from jsonb_to_recordset(${parameter}::jsonb) as c(${typed.join(', ')})`;
}

/** The same for clocks that may be there already. */
export function saveClocks(parameter: string): string {
  const changed = CLOCK_COLUMNS.filter((column) => !KEY.includes(column)).map(
    (column) => `${column} = excluded.${column}`,
  );
  return `${insertClocks(parameter)}
    on conflict (ticket_id, target, cycle) do update set ${changed.join(', ')}`;
}

type Stored = Omit<Clock, 'usedMs' | 'startedAt' | 'anchorAt' | 'dueAt' | 'wakeAt' | 'breachedAt' | 'stoppedAt'> & {
  readonly ticketId: string;
  readonly usedMs: string;
  readonly startedAt: Date;
  readonly anchorAt: Date;
  readonly dueAt: Date | null;
  readonly wakeAt: Date | null;
  readonly breachedAt: Date | null;
  readonly stoppedAt: Date | null;
};

/** The clocks of some tickets, by ticket, in the order in which they began. */
export async function loadClocks(
  tx: ReadTx,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Clock[]>> {
  const rows = await tx.prepared<Stored>(
    'clocks-load',
    `select ticket_id as "ticketId", target, cycle, state, started_at as "startedAt", target_seconds as "targetSeconds",
       calendar_id as "calendarId", used_ms as "usedMs", anchor_at as "anchorAt", due_at as "dueAt", wake_at as "wakeAt",
       breached_at as "breachedAt", stopped_at as "stoppedAt", warned_percent as "warnedPercent", team_id as "teamId",
       service_id as "serviceId", priority
     from sla_clock where ticket_id = any($1::uuid[]) order by started_at, target, cycle`,
    [ticketIds],
  );
  const byTicket = new Map<string, Clock[]>();
  for (const { ticketId, ...row } of rows) {
    const clock: Clock = {
      ...row,
      usedMs: Number(row.usedMs),
      startedAt: toInstant(row.startedAt),
      anchorAt: toInstant(row.anchorAt),
      dueAt: row.dueAt && toInstant(row.dueAt),
      wakeAt: row.wakeAt && toInstant(row.wakeAt),
      breachedAt: row.breachedAt && toInstant(row.breachedAt),
      stoppedAt: row.stoppedAt && toInstant(row.stoppedAt),
    };
    const known = byTicket.get(ticketId);
    if (known) known.push(clock);
    else byTicket.set(ticketId, [clock]);
  }
  return byTicket;
}
