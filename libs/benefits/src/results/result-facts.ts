import {
  CITY_TIME_ZONE,
  OPEN_TARGETS,
  type Interval,
  type OpenResults,
  type OpenTarget,
  type PublishedWeakness,
} from '@desk/contracts';
import type { ReadTx } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { measureGain } from '../domain/gain.js';
import type { AgencyMonth, MonthFacts, Promised } from '../domain/open-month.js';
import { datedSpan, spanOf, yearsIn } from '../domain/period.js';
import { averageFte } from '../domain/positions.js';
import { periodOfMonth } from '../domain/published-months.js';
import { seededRandom } from '../domain/random.js';
import { loadAgencies, loadPositions, loadSettings, loadUnmeasured, withVolumes } from '../queries/gain-facts.js';

/** The agencies whose tickets are the city's; imported histories are not. */
const OWN = `a.kind not in ('city', 'history')`;
const first = (month: Temporal.PlainYearMonth): string => month.toPlainDate({ day: 1 }).toString();

/** The first month of which anything is known, or published; null: nothing at all is. */
export async function firstMonth(tx: ReadTx): Promise<Temporal.PlainYearMonth | null> {
  const [row] = await tx.query<{ month: string | null }>(
    `select to_char(least(
       (select min(f.month) from flow_rollup f join agency a on a.id = f.agency_id where ${OWN} and f.filed > 0),
       (select min(month) from published_result)), 'YYYY-MM') as month`,
  );
  return row?.month ? Temporal.PlainYearMonth.from(row.month) : null;
}

export async function monthFacts(tx: ReadTx, month: Temporal.PlainYearMonth): Promise<MonthFacts> {
  const period = periodOfMonth(month);
  const agencies = await tx.query<AgencyMonth & { resolved: number }>(
    `select a.key, a.name, coalesce(f.filed, 0) as filed, coalesce(f.resolved, 0) as resolved,
       coalesce((select jsonb_agg(jsonb_build_object('target', s.target, 'priority', s.priority, 'met', s.met, 'missed', s.missed))
         from (select target, priority, sum(met)::integer as met, sum(missed)::integer as missed from sla_rollup
           where agency_id = a.id and month = $1 and target = any($2::text[]) group by 1, 2) s), '[]') as kept
     from agency a left join flow_rollup f on f.agency_id = a.id and f.month = $1
     where ${OWN} order by a.name collate "nb-x-icu", a.key`,
    [first(month), OPEN_TARGETS],
  );
  const [declared] = await tx.query<{
    version: number;
    name: string;
    goals: Partial<Record<OpenTarget, number | null>> | null;
    promises: Promised[] | null;
  }>(
    `select d.version, d.name, d.quality -> 'attainment' as goals,
       (select jsonb_agg(jsonb_build_object('target', t.target, 'priority', t.priority, 'seconds', t.seconds,
          'businessDays', t.business_days, 'calendar', c.name) order by t.priority)
        from declaration_target t join calendar c on c.id = t.calendar_id
        where t.declaration_id = d.id and t.service_id is null and t.target = any($2::text[])) as promises
     from service_declaration d where d.valid_from <= $1::timestamptz order by d.valid_from desc limit 1`,
    [period.to.add({ days: 1 }).toZonedDateTime(CITY_TIME_ZONE).toInstant().toString(), OPEN_TARGETS],
  );
  const joined = await tx.query<{ id: string; joinedOn: string }>(
    `select a.id, a.joined_on::text as "joinedOn" from agency a where ${OWN} and a.joined_on is not null`,
  );
  const settings = await loadSettings(tx);
  const span = spanOf(period);
  return {
    declaration: declared ? { version: declared.version, name: declared.name } : null,
    goals: declared?.goals ?? {},
    promises: declared?.promises ?? [],
    agencies,
    resolved: agencies.reduce((sum, { resolved }) => sum + resolved, 0),
    fte: averageFte(
      await loadPositions(tx),
      span,
      new Map(joined.map(({ id, joinedOn }) => [id, datedSpan(Temporal.PlainDate.from(joinedOn), null)])),
    ),
    costPerFte: settings.costPerFte,
    years: yearsIn(span),
  };
}

/** The gain from the day on which the first agency joined to the end of a month, per employee as the headline. */
export async function gainUntil(
  tx: ReadTx,
  month: Temporal.PlainYearMonth,
): Promise<{ from: string | null; to: string; interval: Interval | null; agencies: number }> {
  const to = periodOfMonth(month).to;
  const measured = await loadAgencies(tx, to.toString());
  const unmeasured = await loadUnmeasured(tx, to.toString());
  const from = measured.map(({ joinedOn }) => joinedOn).sort()[0] ?? null;
  const told = { to: to.toString(), agencies: measured.length + unmeasured.length };
  if (from === null) return { ...told, from, interval: null };
  const settings = await loadSettings(tx);
  // The headline needs no volumes.
  const agencies = await withVolumes(
    tx,
    measured.map((one) => ({ ...one, ticketsPerYear: null })),
    { from, to: told.to },
  );
  const result = measureGain(
    {
      period: { from: Temporal.PlainDate.from(from), to },
      agencies,
      positions: await loadPositions(tx),
      monthShares: settings.monthShares,
    },
    { random: seededRandom(`${from}|${told.to}`), correlation: settings.correlation },
  );
  return { ...told, from, interval: result.status === 'ok' ? result.perEmployee.gain : null };
}

export interface WaitFacts {
  readonly tickets: number;
  readonly answered: number;
  readonly typicalSeconds: number | null;
}

/** Who waits now, and how long those waited who got their first answer on the days from one on. */
export async function waitFacts(tx: ReadTx, { today, since }: { today: string; since: string }): Promise<WaitFacts> {
  const [row] = await tx.query<WaitFacts>(
    `select (select coalesce(sum(free), 0)::integer from queue_sum) as tickets, count(*)::integer as answered,
       round(percentile_cont(0.5) within group (order by extract(epoch from c.stopped_at - c.started_at)))::integer as "typicalSeconds"
     from clock_outcome o join agency a on a.id = o.agency_id
       join sla_clock c on c.ticket_id = o.ticket_id and c.target = o.target and c.cycle = o.cycle
     where ${OWN} and o.target = 'first_response' and o.outcome in ('met', 'missed')
       and o.counted_on between $1::date - 7 and $2::date
       and (c.stopped_at at time zone '${CITY_TIME_ZONE}')::date between $1::date and $2::date`,
    [since, today],
  );
  if (!row) throw new Error('a sum without a row');
  return row;
}

export function standingWeaknesses(tx: ReadTx, today: string): Promise<PublishedWeakness[]> {
  return tx.query<PublishedWeakness>(
    `select text, doing, noted_on::text as "notedOn" from known_weakness
     where noted_on <= $1::date and (ended_on is null or ended_on > $1::date) order by noted_on desc, id desc`,
    [today],
  );
}

const SHOWN_SUGGESTIONS = 5;

export async function suggestionFacts(tx: ReadTx): Promise<OpenResults['suggestions']> {
  const [row] = await tx.query<OpenResults['suggestions']>(
    `select coalesce((select json_agg(json_build_object('status', c.status, 'count', c.count) order by c.status)
         from (select status, count(*)::integer as count from suggestion
           where hidden_reason is null and status <> 'withdrawn' group by 1) c), '[]') as counts,
       coalesce((select json_agg(json_build_object('id', s.id, 'title', s.title, 'status', s.status, 'supporters', s.supporters))
         from (select id, title, status, supporters from suggestion
           where hidden_reason is null and status in ('received', 'considered', 'planned', 'in_progress')
           order by coalesce(place, 2147483647), coalesce(score, 0) desc, supporters desc, id limit ${SHOWN_SUGGESTIONS}) s), '[]') as first`,
  );
  return row ?? { counts: [], first: [] };
}
