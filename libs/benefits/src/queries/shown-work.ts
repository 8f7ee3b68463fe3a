import { cityDate } from '@desk/access';
import { COUNTED_WORK, monthStart, shownDays, wholeDays, type DayOfWork, type SummedWork } from '@desk/metrics';
import type { ReadTx } from '@desk/platform';
import type { WorkCell } from '../domain/work-draws.js';
import type { SecondLineWork, ShownWork } from '../domain/work-month.js';
import type { Days } from './gain-facts.js';

type Line = 'first' | 'onsite';

interface WorkerOfDay {
  readonly line: Line;
  readonly day: string;
  readonly agentId: string;
  /** For one of the agencies asked for. */
  readonly counted: boolean;
}

/**
 * What first line and on-site staff did, by agent, agency and day, as far as it may be shown: in whole blocks of days
 * (`shownDays`), those that the report on handling time sums too.
 */
export async function loadFirstLineWork(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<ShownWork> {
  const readWorkers = tx.query<WorkerOfDay>(
    `select distinct h.line, h.day::text as day, h.agent_id as "agentId", h.agency_id = any($1::uuid[]) as counted
     from ${COUNTED_WORK} where h.day between $2::date and $3::date and h.line in ('first', 'onsite')`,
    [agencyIds, monthStart(from), to],
  );
  const readCells = tx.query<WorkCell & { readonly line: Line }>(
    `select h.agent_id as "agentId", h.agency_id as "agencyId", h.day::text as day, h.line, h.seconds::integer as seconds,
       h.touches::integer as touches, h.captured::integer as captured, h.stated::integer as stated, h.removed::integer as removed
     from ${COUNTED_WORK}
     where h.agency_id = any($1::uuid[]) and h.day between $2::date and $3::date and h.line in ('first', 'onsite')`,
    [agencyIds, from, to],
  );
  const [workers, asked] = await Promise.all([readWorkers, readCells]);
  const span = { from, to, today: cityDate(tx.now) };
  const summed = (line: Line): SummedWork => {
    const days = byDay(workers.filter((one) => one.line === line));
    return { days: days.map(({ day }) => day).filter((day) => day >= from), blocks: shownDays(days, span) };
  };
  const [first, onsite] = [summed('first'), summed('onsite')];
  const withoutOnsite = new Set(onsite.days.map(monthOf));
  for (const block of onsite.blocks) withoutOnsite.delete(monthOf(block[0] ?? ''));
  const isOut = (day: string): boolean => withoutOnsite.has(monthOf(day));
  const kept = wholeDays([first, { ...onsite, days: onsite.days.filter((day) => !isOut(day)) }]);
  const shownOfFirst = new Set(first.blocks.flat());
  const days = [...new Set(asked.map(({ day }) => day))].sort();
  return {
    cells: asked.filter(({ day, line }) => kept.has(day) && (line === 'first' || !isOut(day))),
    firstLine: asked.filter(({ day, line }) => line === 'first' && shownOfFirst.has(day)),
    all: { agents: [...new Set(asked.map(({ agentId }) => agentId))].sort(), days: days.length },
    hidden: days.filter((day) => !kept.has(day)),
    withoutOnsite: [...withoutOnsite].sort(),
  };
}

const monthOf = (day: string): string => day.slice(0, 7);

/** Who worked, day by day; apart for the agencies asked for and for the others, which must not be what a difference leaves. */
function byDay(workers: readonly WorkerOfDay[]): DayOfWork[] {
  const days = new Map<string, { readonly asked: string[]; readonly others: string[] }>();
  for (const { day, agentId, counted } of workers) {
    const parts = days.get(day) ?? { asked: [], others: [] };
    parts[counted ? 'asked' : 'others'].push(agentId);
    days.set(day, parts);
  }
  return [...days].map(([day, { asked, others }]) => ({ day, agents: [...asked, ...others], parts: [asked, others] }));
}

export async function loadSecondLineWork(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<SecondLineWork> {
  const rows = await tx.query<SecondLineDay>(
    `select h.day::text as day, coalesce(array_agg(distinct h.agent_id::text) filter (where c), '{}') as asked,
       coalesce(array_agg(distinct h.agent_id::text) filter (where not c), '{}') as others,
       coalesce(sum(h.seconds) filter (where c), 0)::float8 as seconds, coalesce(sum(h.touches) filter (where c), 0)::float8 as touches,
       coalesce(sum(h.captured) filter (where c), 0)::float8 as captured
     from ${COUNTED_WORK} cross join lateral (select h.agency_id = any($1::uuid[]) as c) asked
     where h.day between $2::date and $3::date and h.line = 'second' group by 1`,
    [agencyIds, monthStart(from), to],
  );
  const days = rows.map(({ day, asked, others }) => ({
    day,
    agents: [...asked, ...others],
    parts: [asked, others],
  }));
  const shown = new Set(shownDays(days, { from, to, today: cityDate(tx.now) }).flat());
  const hidden = rows.map(({ day }) => day).filter((day) => day >= from && !shown.has(day));
  const sum = (pick: (row: SecondLineDay) => number): number =>
    rows.filter(({ day }) => shown.has(day)).reduce((so, row) => so + pick(row), 0);
  return {
    seconds: sum((row) => row.seconds),
    touches: sum((row) => row.touches),
    captured: sum((row) => row.captured),
    hidden,
  };
}

interface SecondLineDay extends Omit<SecondLineWork, 'hidden'> {
  readonly day: string;
  readonly asked: readonly string[];
  readonly others: readonly string[];
}

/** What became of tickets, by whichever line. */
export interface TicketsDone {
  readonly resolved: number;
  readonly crossings: number;
}

interface DayDone extends TicketsDone {
  readonly day: string;
}

/** In all days but the hidden ones. */
export function doneBut(days: readonly DayDone[], hidden: readonly string[]): TicketsDone {
  const left = new Set(hidden);
  const shown = days.filter(({ day }) => !left.has(day));
  return {
    resolved: shown.reduce((sum, { resolved }) => sum + resolved, 0),
    crossings: shown.reduce((sum, { crossings }) => sum + crossings, 0),
  };
}

/** Day by day, from the day each agency joined. */
export function loadDaysDone(
  tx: ReadTx,
  agencyIds: readonly string[],
  { from, to }: Days,
): Promise<readonly DayDone[]> {
  return tx.query<DayDone>(
    `select f.day::text as day, sum(f.resolved)::float8 as resolved, sum(f.crossings)::float8 as crossings
     from flow_day f join agency a on a.id = f.agency_id
     where f.agency_id = any($1::uuid[]) and f.day between greatest($2::date, a.joined_on) and $3::date group by 1`,
    [agencyIds, from, to],
  );
}
