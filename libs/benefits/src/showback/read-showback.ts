import { authoriseDesk, deskPolicy, showbackAgencyIds, type Actor } from '@desk/access';
import type { AgencyRef, IsoDate, Showback, ShowbackAgency, ShowbackLine } from '@desk/contracts';
import { Database, notFound, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { closesOn, nextMonth, readNext } from './closings.js';
import { LINE, LINE_ORDER } from './line-rows.js';
import { showbackScope } from './showback-scope.js';

interface MonthRow {
  readonly month: IsoDate;
  readonly closedAt: string;
  readonly minutes: 'own' | 'joint' | 'hidden';
  readonly unallocated: number;
  readonly ore: number;
}
interface Row extends ShowbackLine {
  readonly agency: AgencyRef;
}
interface Before {
  readonly key: string;
  readonly ore: number;
}

/** What a closed month costs: every agency, or those for which the reader is the contact. */
@Injectable()
export class ReadShowback {
  constructor(private readonly database: Database) {}

  async run(actor: Actor, asked: string | undefined): Promise<Showback> {
    authoriseDesk(actor, 'readShowback');
    const only = showbackAgencyIds(actor);
    return this.database.read(showbackScope(actor), async (tx) => {
      const months = await tx.query<MonthRow>(MONTHS, [only]);
      const month = asked === undefined ? months[0] : months.find((one) => one.month === `${asked}-01`);
      if (asked !== undefined && month === undefined) throw notFound('The month');
      const last = month && months.find((one) => one.month === nextMonth(month.month, -1));
      const agencies = month ? await readAgencies(tx, month.month, only) : [];
      const next = await readNext(tx);
      const [waiting] = await tx.query<{ count: number }>(WAITING, [only]);
      return {
        month: month ? shortMonth(month.month) : null,
        closedAt: month?.closedAt ?? null,
        months: months.map((one) => ({ month: shortMonth(one.month), ore: one.ore })),
        next: next && { month: shortMonth(next.month), closesOn: closesOn(next.month) },
        ore: month?.ore ?? 0,
        corrections: agencies.reduce((sum, one) => sum + one.corrections, 0),
        before: last?.ore ?? null,
        agencies,
        unallocated: only === null ? (month?.unallocated ?? 0) : 0,
        minutes: month && agencies.some(hasMinutes) ? month.minutes : 'none',
        waiting: waiting?.count ?? 0,
        abilities: { editPrices: deskPolicy.editPrices(actor), answer: deskPolicy.answerShowback(actor) },
      };
    });
  }
}

const shortMonth = (month: IsoDate): string => month.slice(0, 7);

const hasMinutes = ({ lines }: ShowbackAgency): boolean => lines.some(({ component }) => component === 'per_minute');

async function readAgencies(tx: ReadTx, month: IsoDate, only: readonly string[] | null): Promise<ShowbackAgency[]> {
  const rows = await tx.query<Row>(LINES, [month, only]);
  const before = await tx.query<Before>(BEFORE, [nextMonth(month, -1), only]);
  const agencies = new Map<string, ShowbackAgency>();
  for (const { agency, ...line } of rows) {
    const known = agencies.get(agency.key) ?? {
      agency,
      ore: 0,
      corrections: 0,
      before: before.find(({ key }) => key === agency.key)?.ore ?? null,
      lines: [],
    };
    known.ore += line.ore;
    if (line.month !== shortMonth(month)) known.corrections += line.ore;
    known.lines.push(line);
    agencies.set(agency.key, known);
  }
  return [...agencies.values()];
}

const MONTHS = /* sql */ `
select m.month::text as month, to_char(m.closed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "closedAt", m.minutes,
  m.unallocated_ore::float8 as unallocated, coalesce(sum(l.ore), 0)::float8 as ore
from showback_month m left join showback_line l on l.closed_in = m.month and ($1::uuid[] is null or l.agency_id = any($1::uuid[]))
group by m.agency_id, m.month order by m.month desc`;

const LINES = /* sql */ `
select ${LINE}, json_build_object('key', a.key, 'name', a.name) as agency
from showback_line l join agency a on a.id = l.agency_id
where l.closed_in = $1 and ($2::uuid[] is null or l.agency_id = any($2::uuid[]))
order by a.name collate "nb-x-icu", a.key, ${LINE_ORDER}`;

const BEFORE = /* sql */ `
select a.key, sum(l.ore)::float8 as ore from showback_line l join agency a on a.id = l.agency_id
where l.closed_in = $1 and ($2::uuid[] is null or l.agency_id = any($2::uuid[])) group by a.key`;

const WAITING = /* sql */ `
select count(*)::integer as count from (
  select distinct on (line_id) side from showback_message where $1::uuid[] is null or agency_id = any($1::uuid[])
  order by line_id, id desc) m
where side = 'agency'`;
