import { authoriseDesk, cityDate, type Actor } from '@desk/access';
import { LINES, type HandlingFigures, type HandlingReport, type Line } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { monthStart, shownDays } from '../domain/shown-days.js';
import { LEAST_AGENTS_SHOWN } from '../domain/suppression.js';
import { periodOf } from './report-scope.js';

interface LineDay {
  readonly line: Line;
  readonly day: string;
  readonly agents: readonly string[];
  readonly seconds: number;
  readonly touches: number;
  readonly captured: number;
  readonly stated: number;
  readonly removed: number;
}

/**
 * Handling time that others may sum, `h` by agency `a`: of agencies that have joined, from that day on. Every report sums the
 * same, for what one had and another had not could be worked out, and be the work of one agent.
 */
export const COUNTED_WORK = `handling_day h
  join agency a on a.id = h.agency_id and a.joined_on <= h.day and a.kind not in ('city', 'history')`;

/**
 * How far handling time can be trusted, over all agencies that have joined, by line: in blocks of days that do not hang on the question, so
 * that no two answers differ by the work of fewer than five agents. Sums over lines are those of what is shown of each.
 */
@Injectable()
export class ReadHandlingReport {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, query: { readonly from: string; readonly to: string }): Promise<HandlingReport> {
    authoriseDesk(actor, 'readHandlingFigures');
    const { from, to } = periodOf(query);
    return this.database.read({ ...this.database.systemScope, actorId: actor.id }, async (tx) => {
      const rows = await tx.query<LineDay>(DAYS, [monthStart(from), to]);
      const today = cityDate(tx.now);
      const shown = LINES.flatMap((line) => {
        const own = rows.filter((row) => row.line === line);
        const days = new Set(shownDays(own, { from, to, today }).flat());
        return own.filter(({ day }) => days.has(day));
      });
      const asked = rows.filter(({ day }) => day >= from);
      const of = (wanted: (row: LineDay) => boolean): HandlingFigures =>
        figures(shown.filter(wanted), asked.filter(wanted).length);
      const months = [...new Set(asked.map(({ day }) => day.slice(0, 7)))].sort();
      return {
        from,
        to,
        total: of(() => true),
        lines: LINES.map((line) => ({ line, ...of((row) => row.line === line) })),
        months: months.map((month) => ({ month, ...of(({ day }) => day.startsWith(month)) })),
      };
    });
  }
}

/** Of the days that are shown; `asked` is how many there are. Nothing to show is null, and nothing there is nothing. */
function figures(days: readonly LineDay[], asked: number): HandlingFigures {
  const complete = days.length === asked;
  if (days.length === 0) return { seconds: complete ? 0 : null, captureShare: null, correctedShare: null, complete };
  const sum = (pick: (row: LineDay) => number): number => days.reduce((so, row) => so + pick(row), 0);
  const seconds = sum((row) => row.seconds);
  const removed = sum((row) => row.removed);
  return {
    seconds,
    captureShare: share(
      sum((row) => row.captured),
      sum((row) => row.touches),
    ),
    correctedShare: share(sum((row) => row.stated) + removed, seconds + removed),
    complete,
  };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/**
 * The sums of all work, less that which does not count (`COUNTED_WORK`) and of which there is little. Of whoever worked no more
 * are listed than make a day a block of its own.
 */
const DAYS = /* sql */ `
with work as (
  select line, day, agent_id, cells, seconds, touches, captured, stated, removed from handling_total
  where day between $1::date and $2::date and cells > 0
  union all
  select h.line, h.day, h.agent_id, -1, -h.seconds, -h.touches, -h.captured, -h.stated, -h.removed
  -- agency by agency, since there is little of each
  from agency a cross join lateral (select * from handling_day w where w.agency_id = a.id and w.day between $1::date
    and case when a.kind in ('city', 'history') or a.joined_on is null then $2::date else least($2::date, a.joined_on - 1) end
    offset 0) h
), counted as (
  select line, day, agent_id, sum(seconds) as seconds, sum(touches) as touches, sum(captured) as captured, sum(stated) as stated,
    sum(removed) as removed
  from work group by 1, 2, 3 having sum(cells) > 0
)
select line, day::text as day, (array_agg(agent_id::text))[:${LEAST_AGENTS_SHOWN}] as agents, sum(seconds)::float8 as seconds,
  sum(touches)::float8 as touches, sum(captured)::float8 as captured, sum(stated)::float8 as stated, sum(removed)::float8 as removed
from counted group by 1, 2`;
