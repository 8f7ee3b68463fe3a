import { cityDate } from '@desk/access';
import { CITY_TIME_ZONE, WEEKDAYS, type IsoDate, type Priority, type RotaHours } from '@desk/contracts';
import { COUNTED_WORK, monthStart, shownDays } from '@desk/metrics';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import type { ArrivalCell } from '../domain/arrival-week.js';
import { availability } from '../domain/availability.js';
import { QUARTER_MS } from '../domain/simulate-queue.js';

/** Whoever comes by these waits for somebody to answer; everything else waits in the queue. */
const CALL_CHANNELS = ['phone', 'walk_in', 'chat'] as const;
const IS_CALL = `t.channel in ('${CALL_CHANNELS.join(`', '`)}')`;

export interface Days {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Midnight at which a day of the city begins, and the one after another ends. */
function bounds({ from, to }: Days): [string, string] {
  const midnight = (day: Temporal.PlainDate): string => day.toZonedDateTime(CITY_TIME_ZONE).toInstant().toString();
  return [midnight(Temporal.PlainDate.from(from)), midnight(Temporal.PlainDate.from(to).add({ days: 1 }))];
}

export interface StaffedAgency {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly joinedOn: IsoDate | null;
  readonly employees: number;
  readonly wave: number | null;
  readonly joinsOn: IsoDate | null;
  /** Counted at its zero point. */
  readonly ticketsPerYear: number | null;
}

/** All but the city itself and imported histories, by name. */
export function loadStaffedAgencies(tx: ReadTx): Promise<StaffedAgency[]> {
  return tx.query<StaffedAgency>(
    `select a.id, a.key, a.name, a.joined_on::text as "joinedOn", a.head_count as employees, a.wave_number as wave,
       coalesce(a.joined_on, w.joins_on)::text as "joinsOn", b.tickets_per_year as "ticketsPerYear"
     from agency a left join onboarding_wave w on w.number = a.wave_number left join baseline b on b.agency_id = a.id
     where a.kind not in ('city', 'history') order by a.name collate "nb-x-icu", a.key`,
  );
}

/** Teams of first line: those whose queue it is, and those that help them when it will breach. */
export interface FirstLine {
  readonly teams: readonly string[];
  readonly helpers: readonly string[];
}

export async function loadFirstLine(tx: ReadTx): Promise<FirstLine> {
  const rows = await tx.query<{ id: string; helps: boolean }>(
    `select t.id, exists (select from team_helper h join team o on o.id = h.team_id and o.line = 'first'
       where h.helper_id = t.id) as helps
     from team t where t.line = 'first' order by t.id`,
  );
  const own = rows.filter(({ helps }) => !helps).map(({ id }) => id);
  if (own.length === 0) return { teams: rows.map(({ id }) => id), helpers: [] };
  return { teams: own, helpers: rows.filter(({ helps }) => helps).map(({ id }) => id) };
}

/** Tickets that came to first line in a period; those that now lie with helping teams are theirs. */
const CAME = `from ticket t where t.agency_id = any($1::uuid[]) and t.filed_at >= $2::timestamptz and t.filed_at < $3::timestamptz
  and t.entry_line = 'first' and t.kind <> 'major_incident' and t.team_id <> all($4::uuid[])`;
/**
 * When first line had done its part: it answered, solved, or handed the ticket on without a word. Who waits after that waits for
 * another line.
 */
const ANSWERED = `least(t.first_responded_at, t.resolved_at, (select min(h.at) from hand_off h
  join team o on o.id = h.to_team_id and o.line <> 'first' where h.ticket_id = t.id))`;
/** What was withdrawn before anybody answered was never work. */
const WAS_WORK = `(t.state <> 'cancelled' or t.first_responded_at is not null)`;
const LOCAL = `t.filed_at at time zone '${CITY_TIME_ZONE}'`;

export interface Arrived {
  readonly cells: readonly ArrivalCell[];
  readonly kinds: readonly { readonly serviceId: string; readonly priority: Priority; readonly web: number }[];
  readonly agencies: readonly { readonly agencyId: string; readonly web: number; readonly calls: number }[];
}

export async function loadArrivals(
  tx: ReadTx,
  agencyIds: readonly string[],
  days: Days,
  { helpers }: FirstLine,
): Promise<Arrived> {
  const rows = await tx.query<{
    day: string;
    quarter: number;
    agencyId: string;
    serviceId: string;
    priority: Priority;
    web: number;
    calls: number;
  }>(
    `select (${LOCAL})::date::text as day, (4 * extract(hour from ${LOCAL}) + floor(extract(minute from ${LOCAL}) / 15))::integer as quarter,
       t.agency_id as "agencyId", t.service_id as "serviceId", t.priority,
       count(*) filter (where not ${IS_CALL})::integer as web, count(*) filter (where ${IS_CALL})::integer as calls
     ${CAME} group by 1, 2, 3, 4, 5`,
    [agencyIds, ...bounds(days), helpers],
  );
  const cells = new Map<string, { day: string; quarter: number; web: number; calls: number }>();
  const kinds = new Map<string, { serviceId: string; priority: Priority; web: number }>();
  const agencies = new Map<string, { agencyId: string; web: number; calls: number }>();
  for (const { day, quarter, agencyId, serviceId, priority, web, calls } of rows) {
    const cell = cells.get(`${day} ${quarter}`) ?? { day, quarter, web: 0, calls: 0 };
    cells.set(`${day} ${quarter}`, { ...cell, web: cell.web + web, calls: cell.calls + calls });
    const kind = kinds.get(`${serviceId} ${priority}`) ?? { serviceId, priority, web: 0 };
    kinds.set(`${serviceId} ${priority}`, { ...kind, web: kind.web + web });
    const agency = agencies.get(agencyId) ?? { agencyId, web: 0, calls: 0 };
    agencies.set(agencyId, { ...agency, web: agency.web + web, calls: agency.calls + calls });
  }
  const byKey = <T>(map: ReadonlyMap<string, T>): T[] =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { cells: byKey(cells), kinds: byKey(kinds).filter(({ web }) => web > 0), agencies: byKey(agencies) };
}

/** Minutes of first line's work on a ticket, null where they would show the work of fewer than five agents. */
export interface MeasuredMinutes {
  readonly web: number | null;
  readonly call: number | null;
  /** Of a sitting at a web ticket: after the first of them it has its answer. */
  readonly webSitting: number | null;
  /** Standard deviation ÷ mean of the work on web tickets. */
  readonly variation: number | null;
}

interface WorkedDay {
  readonly day: string;
  readonly agents: readonly string[];
  readonly webAgents: readonly string[];
  readonly callAgents: readonly string[];
  readonly webSeconds: number;
  readonly callSeconds: number;
  readonly webSittings: number;
  readonly callSittings: number;
  readonly captured: number;
  readonly touches: number;
  readonly web: number;
  readonly calls: number;
}

/**
 * Work on tickets that came by web and by phone ÷ the tickets that came, both in blocks of the days that reports on first line
 * sum (`shownDays`); divided by the share of touches that was captured. Where too few did the one or the other, a ticket of
 * either takes the mean of both.
 */
export async function loadMinutes(tx: ReadTx, agencyIds: readonly string[], days: Days): Promise<MeasuredMinutes> {
  const from = monthStart(days.from);
  const rows = await tx.query<WorkedDay>(MINUTES, [agencyIds, ...bounds({ from, to: days.to }), from, days.to]);
  const shown = (partsOf: (row: WorkedDay) => readonly (readonly string[])[]): WorkedDay[] => {
    const worked = rows.map((row) => ({ day: row.day, agents: row.agents, parts: partsOf(row) }));
    const whole = new Set(shownDays(worked, { ...days, today: cityDate(tx.now) }).flat());
    return rows.filter(({ day }) => whole.has(day));
  };
  const apart = shown(({ webAgents, callAgents }) => [webAgents, callAgents]);
  const used = apart.length > 0 ? apart : shown(() => []);
  const [spread] = await tx.query<{ tickets: number; variation: number | null }>(VARIATION, [
    agencyIds,
    ...bounds(days),
    used.map(({ day }) => day),
  ]);
  const variation = spread === undefined || spread.tickets < LEAST_VARIED ? null : spread.variation;
  const [web, call] = (apart.length > 0 ? [webOf, callOf] : [bothOf, bothOf]).map((of) => meanOf(used, of));
  return { variation, web: web?.ticket ?? null, call: call?.ticket ?? null, webSitting: web?.sitting ?? null };
}

interface Came {
  readonly seconds: number;
  readonly tickets: number;
  readonly sittings: number;
}

const webOf = ({ webSeconds, web, webSittings }: WorkedDay): Came => ({
  seconds: webSeconds,
  tickets: web,
  sittings: webSittings,
});
const callOf = ({ callSeconds, calls, callSittings }: WorkedDay): Came => ({
  seconds: callSeconds,
  tickets: calls,
  sittings: callSittings,
});

const bothOf = (row: WorkedDay): Came => {
  const [web, call] = [webOf(row), callOf(row)];
  const both = (of: keyof Came): number => web[of] + call[of];
  return { seconds: both('seconds'), tickets: both('tickets'), sittings: both('sittings') };
};

/** Minutes of a ticket and of a sitting; null with nothing to go by. */
function meanOf(rows: readonly WorkedDay[], of: (row: WorkedDay) => Came) {
  const sum = (pick: (row: WorkedDay) => number): number => rows.reduce((so, row) => so + pick(row), 0);
  const minutes = sum((row) => of(row).seconds) / 60;
  const [tickets, sittings] = [sum((row) => of(row).tickets), sum((row) => of(row).sittings)];
  const [captured, touches] = [sum((row) => row.captured), sum((row) => row.touches)];
  return {
    ticket: captured === 0 || tickets === 0 ? null : minutes / tickets / (captured / touches),
    sitting: sittings === 0 ? null : minutes / sittings,
  };
}

/** Of fewer tickets it hangs on the longest of them. */
const LEAST_VARIED = 100;
const VARIATION = /* sql */ `
select count(*)::integer as tickets, (stddev_samp(seconds) / avg(seconds))::float8 as variation from (
  select sum(extract(epoch from s.ended_at - s.started_at)) as seconds
  from work_session s join ticket t on t.id = s.ticket_id
  where s.agency_id = any($1::uuid[]) and s.line = 'first' and not ${IS_CALL}
    and s.started_at >= $2::timestamptz and s.started_at < $3::timestamptz
    and (s.started_at at time zone '${CITY_TIME_ZONE}')::date = any($4::date[])
  group by s.ticket_id) worked`;

const MINUTES = /* sql */ `
with worked as (
  select (s.started_at at time zone '${CITY_TIME_ZONE}')::date as day, s.agent_id, ${IS_CALL} as call,
    extract(epoch from s.ended_at - s.started_at) as seconds
  from work_session s join ticket t on t.id = s.ticket_id
  where s.agency_id = any($1::uuid[]) and s.line = 'first' and s.started_at >= $2::timestamptz and s.started_at < $3::timestamptz
), by_day as (
  select day, coalesce(array_agg(distinct agent_id::text) filter (where not call), '{}') as "webAgents",
    coalesce(array_agg(distinct agent_id::text) filter (where call), '{}') as "callAgents",
    coalesce(sum(seconds) filter (where not call), 0)::float8 as "webSeconds",
    coalesce(sum(seconds) filter (where call), 0)::float8 as "callSeconds",
    count(*) filter (where not call)::integer as "webSittings", count(*) filter (where call)::integer as "callSittings"
  from worked group by 1
), touched as (
  select h.day, array_agg(distinct h.agent_id::text) as agents, sum(h.captured)::integer as captured,
    sum(h.touches)::integer as touches
  from ${COUNTED_WORK} where h.line = 'first' and h.day between $4::date and $5::date group by 1
), came as (
  select (${LOCAL})::date as day, count(*) filter (where not ${IS_CALL})::integer as web, count(*) filter (where ${IS_CALL})::integer as calls
  from ticket t where t.agency_id = any($1::uuid[]) and t.filed_at >= $2::timestamptz and t.filed_at < $3::timestamptz
    and t.entry_line = 'first' group by 1
)
select h.day::text as day, h.agents, coalesce(b."webAgents", '{}') as "webAgents", coalesce(b."callAgents", '{}') as "callAgents",
  coalesce(b."webSeconds", 0) as "webSeconds", coalesce(b."callSeconds", 0) as "callSeconds",
  coalesce(b."webSittings", 0) as "webSittings", coalesce(b."callSittings", 0) as "callSittings",
  h.captured, h.touches, coalesce(c.web, 0) as web, coalesce(c.calls, 0) as calls
from touched h left join by_day b using (day) left join came c using (day)`;

/** Somebody of first line: how much of them, when, and when not. */
export interface RosterMember {
  readonly teamId: string;
  readonly share: number;
  /** Null: no hours are entered; then they are there when the city is open. */
  readonly rota: RotaHours | null;
  readonly absences: readonly { readonly from: IsoDate; readonly until: IsoDate | null }[];
}

export function loadRoster(tx: ReadTx, teamIds: readonly string[], { from, to }: Days): Promise<RosterMember[]> {
  return tx.query<RosterMember>(
    `select m.team_id as "teamId", m.capacity::float8 as share, r.hours as rota,
       (select coalesce(json_agg(json_build_object('from', a.from_date, 'until', a.until_date) order by a.from_date), '[]')
        from absence a where a.person_id = p.id and a.from_date <= $3::date and coalesce(a.until_date, $3::date) >= $2::date) as absences
     from team_member m join person p on p.id = m.person_id and p.active left join rota r on r.person_id = p.id
     where m.team_id = any($1::uuid[]) order by m.team_id, p.id`,
    [teamIds, from, to],
  );
}

/** Whether a rota holds in a quarter hour of the week; a closing that is not after its opening lies on the next day. */
export function onRota(rota: RotaHours, weekday: number, quarter: number): boolean {
  const minute = quarter * 15;
  const holds = (day: number, at: number): boolean =>
    rota[WEEKDAYS[(day + 6) % 7] ?? 'mon'].some(([opens, closes]) => {
      const [from, to] = [minutesOf(opens), minutesOf(closes)];
      return from <= at && at < (to > from ? to : to + 1440);
    });
  return holds(weekday, minute) || holds(weekday + 6, minute + 1440);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return 60 * hours + minutes;
}

/** Quarter hours in which somebody looked how much capacity there was, all teams together. */
export function loadPresent(
  tx: ReadTx,
  teamIds: readonly string[],
  days: Days,
): Promise<{ readonly at: Date; readonly present: number }[]> {
  return tx.query<{ at: Date; present: number }>(
    `select quarter as at, sum(present)::float8 as present from queue_flow
     where team_id = any($1::uuid[]) and quarter >= $2::timestamptz and quarter < $3::timestamptz and present is not null group by 1`,
    [teamIds, ...bounds(days)],
  );
}

/**
 * Share of the time of those whom the desk saw that went to tickets and calls while it was open and enough waited (`availability`),
 * in blocks of days in each of which at least five agents worked. Null where it is not known.
 */
export async function loadAvailability(
  tx: ReadTx,
  agencyIds: readonly string[],
  days: Days,
  firstLine: FirstLine,
  isOpen: (from: number, to: number) => boolean,
): Promise<number | null> {
  const from = monthStart(days.from);
  const worked = await tx.query<{ at: Date; day: IsoDate; agents: string[]; ms: number }>(WORKED, [
    agencyIds,
    ...bounds({ from, to: days.to }),
  ]);
  const msIn = new Map<number, number>();
  const agentsOf = new Map<IsoDate, Set<string>>();
  for (const { at, day, agents, ms } of worked) {
    msIn.set(at.getTime(), ms);
    agentsOf.set(day, new Set([...(agentsOf.get(day) ?? []), ...agents]));
  }
  const byDay = [...agentsOf].map(([day, agents]) => ({ day, agents: [...agents] }));
  const shown = new Set(shownDays(byDay, { ...days, today: cityDate(tx.now) }).flat());
  const touched = await tx.query<{ day: IsoDate; captured: number; touches: number }>(
    `select day::text as day, sum(captured)::integer as captured, sum(touches)::integer as touches from handling_day
     where agency_id = any($1::uuid[]) and line = 'first' and day between $2::date and $3::date group by 1`,
    [agencyIds, days.from, days.to],
  );
  const ofShown = touched.filter(({ day }) => shown.has(day));
  const touches = ofShown.reduce((sum, one) => sum + one.touches, 0);
  const captured = ofShown.reduce((sum, one) => sum + one.captured, 0);

  const changes = await tx.query<{ at: Date; change: number }>(
    `select date_bin('15 minutes', at, '2020-01-01') as at, sum(change)::integer as change from (
       select t.filed_at as at, 1 as change ${CAME} and ${WAS_WORK} and not ${IS_CALL}
       union all select ${ANSWERED}, -1 ${CAME} and ${WAS_WORK} and not ${IS_CALL}) moves
     where at is not null group by 1 order by 1`,
    [agencyIds, ...bounds(days), firstLine.helpers],
  );
  const present = await loadPresent(tx, firstLine.teams, days);
  let [next, unanswered] = [0, 0];
  const quarters = present
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, present: there }) => {
      for (let move = changes[next]; move !== undefined && move.at < at; move = changes[next]) {
        unanswered += move.change;
        next += 1;
      }
      return { at, present: there, unanswered, workedMs: msIn.get(at.getTime()) ?? 0 };
    })
    .filter(
      ({ at, present: there }) => there > 0 && isOpen(at.getTime(), at.getTime() + QUARTER_MS) && shown.has(dayOf(at)),
    );
  return availability(quarters, touches === 0 ? 0 : captured / touches);
}

const dayOf = (at: Date): IsoDate => cityDate(Temporal.Instant.fromEpochMilliseconds(at.getTime()));

/** Work of first line by quarter hour; what goes over its end is of the next. */
const WORKED = /* sql */ `
select q as at, (q at time zone '${CITY_TIME_ZONE}')::date::text as day, array_agg(distinct s.agent_id::text) as agents,
  sum(1000 * extract(epoch from least(s.ended_at, q + interval '15 minutes') - greatest(s.started_at, q)))::float8 as ms
from work_session s
cross join lateral generate_series(date_bin('15 minutes', s.started_at, '2020-01-01'), s.ended_at, interval '15 minutes') q
where s.agency_id = any($1::uuid[]) and s.line = 'first' and s.started_at >= $2::timestamptz and s.started_at < $3::timestamptz
group by 1`;

/** How many tickets helping teams got for themselves. */
export async function loadHelpersOwn(tx: ReadTx, { helpers }: FirstLine, days: Days): Promise<number> {
  if (helpers.length === 0) return 0;
  const [row] = await tx.query<{ arrived: number }>(
    `select coalesce(sum(arrived), 0)::float8 as arrived from queue_flow
     where team_id = any($1::uuid[]) and quarter >= $2::timestamptz and quarter < $3::timestamptz`,
    [helpers, ...bounds(days)],
  );
  return row?.arrived ?? 0;
}

/** A ticket of first line, as the back-test wants it. */
export interface PlayedTicket {
  readonly filedAt: Date;
  readonly call: boolean;
  readonly priority: Priority;
  readonly serviceId: string;
  readonly declarationId: string;
  /** Or when first line handed it on unanswered. */
  readonly answeredAt: Date | null;
}

export function loadPlayed(
  tx: ReadTx,
  agencyIds: readonly string[],
  days: Days,
  { helpers }: FirstLine,
): Promise<PlayedTicket[]> {
  return tx.query<PlayedTicket>(
    `select t.filed_at as "filedAt", ${IS_CALL} as call, t.priority, t.service_id as "serviceId",
       t.declaration_id as "declarationId", ${ANSWERED} as "answeredAt"
     ${CAME} and ${WAS_WORK} order by t.filed_at, t.id`,
    [agencyIds, ...bounds(days), helpers],
  );
}
