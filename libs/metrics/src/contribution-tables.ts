import { BREACH_CAUSES, USE_BEYOND, USE_OPEN, USE_SHARES, type UseShare } from '@desk/contracts';

const each = (columns: readonly string[], sql: (column: string) => string): string => columns.map(sql).join(', ');
const some = (columns: readonly string[], sql: (column: string) => string): string => columns.map(sql).join(' or ');
/** The counts of a row in words, without those that are nothing. */
const inWords = (columns: readonly string[], alias: string): string =>
  `concat_ws(', ', ${each(columns, (column) => `nullif(${alias}.${column}, 0) || ' ${column}'`)})`;

/** Column of the sums for a share of use. */
export function useColumn(share: UseShare): string {
  if (share === USE_OPEN) return 'used_open';
  return share === USE_BEYOND ? 'used_beyond' : `used_${share}`;
}

type Counts = Readonly<Record<string, string>>;
const OUTCOME_COUNTS: Counts = { met: `outcome = 'met'`, missed: `outcome = 'missed'` };
/** Columns of the sums of cycles, and which cycles each of them counts. */
const SLA_COUNTS: Counts = {
  ...OUTCOME_COUNTS,
  ...Object.fromEntries(USE_SHARES.map((share) => [useColumn(share), `used = ${share}`])),
  ...Object.fromEntries(BREACH_CAUSES.map((cause) => [cause, `cause = '${cause}'`])),
};

const SLA_KEY = ['agency_id', 'month', 'service_id', 'priority', 'team_id', 'target'];
const HOUR_KEY = ['agency_id', 'month', 'target', 'weekday', 'hour'];
const MONTH = `date_trunc('month', counted_on)::date as month`;
type Span = 'day' | 'month' | 'year';
const TOTAL_KEY = ['span', 'start', 'agency_id', 'priority', 'team_id', 'target'];
const AGENCY_KEY = ['span', 'start', 'agency_id', 'target'];
const SERVICE_KEY = ['span', 'start', 'agency_id', 'service_id', 'target'];
const DAY_HOUR_KEY = ['day', 'agency_id', 'target', 'hour'];
const YEAR_HOUR_KEY = ['year', 'agency_id', 'target', 'weekday', 'hour'];
/** Of the whole city: by agency they would be nearly as many as the cycles themselves. */
const CITY_HOUR_KEY = ['span', 'start', 'team_id', 'priority', 'service_id', 'target', 'weekday', 'hour'];
const SPANS: readonly Span[] = ['day', 'month', 'year'];
const groups = (key: readonly string[]): string => key.map((_, index) => index + 1).join(', ');
/** What of a cycle is in a key of sums; `span` is said by whoever sums. */
const IN_KEY: Readonly<Record<string, string>> = {
  month: MONTH,
  day: 'counted_on as day',
  year: `date_trunc('year', counted_on)::date as year`,
};
const grouped = (key: readonly string[], span?: Span): string =>
  each(key, (column) => {
    if (column === 'span') return `'${span}' as span`;
    if (column === 'start') return `date_trunc('${span}', counted_on)::date as start`;
    return IN_KEY[column] ?? column;
  });

/** Columns of one counted cycle, with what they are called in the domain. */
export const OUTCOME_COLUMNS = {
  agency_id: ['agencyId', 'uuid'],
  ticket_id: ['ticketId', 'uuid'],
  target: ['target', 'text'],
  cycle: ['cycle', 'smallint'],
  service_id: ['serviceId', 'uuid'],
  priority: ['priority', 'smallint'],
  team_id: ['teamId', 'uuid'],
  outcome: ['outcome', 'text'],
  counted_on: ['countedOn', 'date'],
  weekday: ['weekday', 'smallint'],
  hour: ['hour', 'smallint'],
  used_permille: ['usedPermille', 'integer'],
  used: ['used', 'smallint'],
  cause: ['cause', 'text'],
} as const;
const OUTCOME_KEY: readonly string[] = ['ticket_id', 'target', 'cycle'];
const OUTCOMES = Object.keys(OUTCOME_COLUMNS);
const COUNTED = [
  'agency_id',
  'counted_on',
  'service_id',
  'priority',
  'team_id',
  'target',
  'outcome',
  'weekday',
  'hour',
  'used',
  'cause',
];

/** Adds the difference of what is counted to one table of sums. */
function addMoved(table: string, key: readonly string[], counts: Counts, span?: Span): string {
  const columns = Object.keys(counts);
  const sum = (column: string): string => `coalesce(sum(n) filter (where ${counts[column] ?? ''}), 0)`;
  return `insert into ${table} (${[...key, ...columns].join(', ')})
  select ${grouped(key, span)}, ${each(columns, sum)}
  from moved group by ${groups(key)} having ${some(columns, (column) => `${sum(column)} <> 0`)}
  order by ${groups(key)}
  on conflict (${key.join(', ')}) do update set ${each(columns, (column) => `${column} = ${table}.${column} + excluded.${column}`)}`;
}

/** Writes the cycles that some tickets ($1) count with now ($2), and the difference to before into the sums. */
export const APPLY_CLOCK_OUTCOMES = /* sql */ `
with new as (
  select ${Object.entries(OUTCOME_COLUMNS)
    .map(([column, [field]]) => `n."${field}" as ${column}`)
    .join(', ')}
  from jsonb_to_recordset($2::jsonb) as n(${Object.values(OUTCOME_COLUMNS)
    .map(([field, type]) => `"${field}" ${type}`)
    .join(', ')})
), old as (
  select * from clock_outcome where ticket_id = any($1::uuid[])
), gone as (
  delete from clock_outcome o where o.ticket_id = any($1::uuid[]) and not exists (
    select from new n where (n.ticket_id, n.target, n.cycle) = (o.ticket_id, o.target, o.cycle))
), put as (
  insert into clock_outcome (${OUTCOMES.join(', ')})
  select ${OUTCOMES.join(', ')} from new n where not exists (
    select from old o where (n.ticket_id, n.target, n.cycle) = (o.ticket_id, o.target, o.cycle)
      and (${each(OUTCOMES, (column) => `n.${column}`)}) is not distinct from (${each(OUTCOMES, (column) => `o.${column}`)}))
  on conflict (ticket_id, target, cycle) do update set ${each(
    OUTCOMES.filter((column) => !OUTCOME_KEY.includes(column)),
    (column) => `${column} = excluded.${column}`,
  )}
), moved as (
  select ${COUNTED.join(', ')}, 1 as n from new
  union all
  select ${COUNTED.join(', ')}, -1 from old
), hours as (
  ${addMoved('sla_hours', HOUR_KEY, OUTCOME_COUNTS)}
), day_hours as (
  ${addMoved('sla_day_hours', DAY_HOUR_KEY, OUTCOME_COUNTS)}
), year_hours as (
  ${addMoved('sla_year_hours', YEAR_HOUR_KEY, OUTCOME_COUNTS)}
), ${SPANS.map(
  (span) => `city_${span} as (
  ${addMoved('sla_city_hours', CITY_HOUR_KEY, OUTCOME_COUNTS, span)}
)`,
).join(', ')}, days as (
  ${addMoved('sla_total', TOTAL_KEY, SLA_COUNTS, 'day')}
), months as (
  ${addMoved('sla_total', TOTAL_KEY, SLA_COUNTS, 'month')}
), agency_days as (
  ${addMoved('sla_agency', AGENCY_KEY, SLA_COUNTS, 'day')}
), agency_months as (
  ${addMoved('sla_agency', AGENCY_KEY, SLA_COUNTS, 'month')}
), service_days as (
  ${addMoved('sla_service', SERVICE_KEY, SLA_COUNTS, 'day')}
), service_months as (
  ${addMoved('sla_service', SERVICE_KEY, SLA_COUNTS, 'month')}
)
${addMoved('sla_rollup', SLA_KEY, SLA_COUNTS)}`;

/** Makes a table of sums anew from its cycles; two statements, for a row that goes and comes is one too many in one. */
function madeAnew(
  table: string,
  key: readonly string[],
  counts: Counts,
  spans: readonly (Span | undefined)[] = [undefined],
): readonly string[] {
  const columns = Object.keys(counts);
  return [
    `delete from ${table}`,
    ...spans.map(
      (span) => `insert into ${table} (${[...key, ...columns].join(', ')})
     select ${grouped(key, span)}, ${each(columns, (column) => `count(*) filter (where ${counts[column] ?? ''})`)}
     from clock_outcome group by ${groups(key)} order by ${groups(key)}`,
    ),
  ];
}

function wrongSums(
  table: string,
  key: readonly string[],
  counts: Counts,
  spans: readonly (Span | undefined)[] = [undefined],
): string {
  const columns = Object.keys(counts);
  const made = (span: Span | undefined): string =>
    `select ${grouped(key, span)}, ${each(columns, (column) => `count(*) filter (where ${counts[column] ?? ''}) as ${column}`)}
  from clock_outcome group by ${groups(key)}`;
  return /* sql */ `
select concat_ws(' ', ${each(key, (column) => column)}) as place, ${inWords(columns, 'r')} as stored, ${inWords(columns, 'c')} as expected
from ${table} r full join (
  ${spans.map(made).join(' union all ')}
) c using (${key.join(', ')})
where ${some(columns, (column) => `coalesce(r.${column}, 0) <> coalesce(c.${column}, 0)`)}
order by 1`;
}

/** Sums of cycles that are not what their cycles add up to; nothing, if all is well. */
export const WRONG_SLA_SUMS = wrongSums('sla_rollup', SLA_KEY, SLA_COUNTS);
export const WRONG_HOUR_SUMS = wrongSums('sla_hours', HOUR_KEY, OUTCOME_COUNTS);
export const WRONG_TOTALS = wrongSums('sla_total', TOTAL_KEY, SLA_COUNTS, ['day', 'month']);
export const WRONG_AGENCIES = wrongSums('sla_agency', AGENCY_KEY, SLA_COUNTS, ['day', 'month']);
export const WRONG_SERVICES = wrongSums('sla_service', SERVICE_KEY, SLA_COUNTS, ['day', 'month']);
export const WRONG_DAY_HOURS = wrongSums('sla_day_hours', DAY_HOUR_KEY, OUTCOME_COUNTS);
export const WRONG_CITY_HOURS = wrongSums('sla_city_hours', CITY_HOUR_KEY, OUTCOME_COUNTS, SPANS);
export const WRONG_YEAR_HOURS = wrongSums('sla_year_hours', YEAR_HOUR_KEY, OUTCOME_COUNTS);

/** Columns of the counts of flow, in table and sums, under their names in the domain. */
export const FLOW_COLUMNS = {
  filed: 'filed',
  resolved: 'resolved',
  firstLineEligible: 'first_line_eligible',
  firstLineResolved: 'first_line_resolved',
  firstContactResolved: 'first_contact_resolved',
  reopened: 'reopened',
  resolvedAgain: 'resolved_again',
  crossings: 'crossings',
  cancelled: 'cancelled',
  queueSeconds: 'queue_seconds',
  holdSeconds: 'hold_seconds',
  agentSeconds: 'agent_seconds',
} as const;

const FIELDS = Object.keys(FLOW_COLUMNS).map((field) => `"${field}"`);
const COLUMNS = Object.values(FLOW_COLUMNS);
/** Of the sums by service and priority. */
const KIND_COLUMNS = [
  FLOW_COLUMNS.resolved,
  FLOW_COLUMNS.resolvedAgain,
  FLOW_COLUMNS.firstLineEligible,
  FLOW_COLUMNS.firstLineResolved,
];
const KIND_KEY = ['month', 'agency_id', 'service_id', 'priority'];

/** Of how long a ticket took, 2 % wide: its lower bound is e^(bucket/50) seconds. */
const BUCKET = 'floor(ln(greatest(seconds_to_resolve, 1)) * 50)::smallint';

function addTimes(table: string, span: 'month' | 'year'): string {
  return `insert into ${table} (${span}, agency_id, bucket, resolved)
  select date_trunc('${span}', day)::date, agency_id, ${BUCKET}, sum(n) from times group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
  on conflict (${span}, agency_id, bucket) do update set resolved = ${table}.resolved + excluded.resolved`;
}

/** The same for what tickets add to the flow, day by day. */
export const APPLY_FLOW = /* sql */ `
with new as (
  select * from jsonb_to_recordset($2::jsonb) as n("agencyId" uuid, "ticketId" uuid, day date, "serviceId" uuid, priority smallint,
    ${each(FIELDS, (field) => `${field} integer`)}, "secondsToResolve" integer)
), old as (
  select * from ticket_flow where ticket_id = any($1::uuid[])
), gone as (
  delete from ticket_flow o where o.ticket_id = any($1::uuid[]) and not exists (
    select from new n where (n."ticketId", n.day) = (o.ticket_id, o.day))
), put as (
  insert into ticket_flow (agency_id, ticket_id, day, service_id, priority, ${COLUMNS.join(', ')}, seconds_to_resolve)
  select "agencyId", "ticketId", day, "serviceId", priority, ${FIELDS.join(', ')}, "secondsToResolve" from new n where not exists (
    select from old o where (n."ticketId", n.day, n."serviceId", n.priority, ${each(FIELDS, (field) => `n.${field}`)}) = (o.ticket_id, o.day, o.service_id, o.priority, ${each(COLUMNS, (column) => `o.${column}`)})
      and n."secondsToResolve" is not distinct from o.seconds_to_resolve)
  on conflict (ticket_id, day) do update set service_id = excluded.service_id, priority = excluded.priority, ${each(COLUMNS, (column) => `${column} = excluded.${column}`)}, seconds_to_resolve = excluded.seconds_to_resolve
), moved as (
  select "agencyId" as agency_id, day, "serviceId" as service_id, priority, ${FIELDS.map((field, index) => `${field} as ${COLUMNS[index]}`).join(', ')} from new
  union all
  select agency_id, day, service_id, priority, ${each(COLUMNS, (column) => `-${column}`)} from old
), days as (
  insert into flow_day (day, agency_id, ${COLUMNS.join(', ')})
  select day, agency_id, ${each(COLUMNS, (column) => `sum(${column})`)}
  from moved group by 1, 2 having ${some(COLUMNS, (column) => `sum(${column}) <> 0`)} order by 1, 2
  on conflict (day, agency_id) do update set ${each(COLUMNS, (column) => `${column} = flow_day.${column} + excluded.${column}`)}
), kinds as (
  insert into flow_kind (${[...KIND_KEY, ...KIND_COLUMNS].join(', ')})
  select date_trunc('month', day)::date, agency_id, service_id, priority, ${each(KIND_COLUMNS, (column) => `sum(${column})`)}
  from moved group by 1, 2, 3, 4 having ${some(KIND_COLUMNS, (column) => `sum(${column}) <> 0`)} order by 1, 2, 3, 4
  on conflict (${KIND_KEY.join(', ')}) do update set ${each(KIND_COLUMNS, (column) => `${column} = flow_kind.${column} + excluded.${column}`)}
), times as (
  select * from (
    select "agencyId" as agency_id, day, "secondsToResolve" as seconds_to_resolve, 1 as n from new
    union all
    select agency_id, day, seconds_to_resolve, -1 from old) t
  where seconds_to_resolve is not null
), month_times as (
  ${addTimes('flow_seconds', 'month')}
), year_times as (
  ${addTimes('flow_year_seconds', 'year')}
)
insert into flow_rollup (agency_id, month, ${COLUMNS.join(', ')})
select agency_id, date_trunc('month', day)::date, ${each(COLUMNS, (column) => `sum(${column})`)}
from moved group by 1, 2 having ${some(COLUMNS, (column) => `sum(${column}) <> 0`)} order by 1, 2
on conflict (agency_id, month) do update set ${each(COLUMNS, (column) => `${column} = flow_rollup.${column} + excluded.${column}`)}`;

/** Columns of one hand-off, with what they are called in the domain. */
export const HAND_OFF_COLUMNS = {
  agency_id: ['agencyId', 'uuid'],
  ticket_id: ['ticketId', 'uuid'],
  seq: ['seq', 'integer'],
  kind: ['kind', 'text'],
  from_team_id: ['fromTeamId', 'uuid'],
  to_team_id: ['toTeamId', 'uuid'],
  reason: ['reason', 'text'],
  day: ['day', 'date'],
  since: ['since', 'timestamptz'],
  at: ['at', 'timestamptz'],
  waited_seconds: ['waitedSeconds', 'integer'],
} as const;
const HAND_OFFS = Object.keys(HAND_OFF_COLUMNS);

/** Writes the hand-offs of some tickets ($1) as they are now ($2). There are no sums of them: few tickets change team. */
export const APPLY_HAND_OFFS = /* sql */ `
with new as (
  select ${Object.entries(HAND_OFF_COLUMNS)
    .map(([column, [field]]) => `n."${field}" as ${column}`)
    .join(', ')}
  from jsonb_to_recordset($2::jsonb) as n(${Object.values(HAND_OFF_COLUMNS)
    .map(([field, type]) => `"${field}" ${type}`)
    .join(', ')})
), gone as (
  delete from hand_off o where o.ticket_id = any($1::uuid[]) and not exists (
    select from new n where (n.ticket_id, n.seq) = (o.ticket_id, o.seq))
)
insert into hand_off (${HAND_OFFS.join(', ')}) select ${HAND_OFFS.join(', ')} from new
on conflict (ticket_id, seq) do update set ${each(
  HAND_OFFS.filter((column) => column !== 'ticket_id' && column !== 'seq'),
  (column) => `${column} = excluded.${column}`,
)}
where (${each(HAND_OFFS, (column) => `hand_off.${column}`)}) is distinct from (${each(HAND_OFFS, (column) => `excluded.${column}`)})`;

function wrongFlow(table: string, key: readonly string[], columns: readonly string[], made: string): string {
  return /* sql */ `
select concat_ws(' ', ${key.join(', ')}) as place, ${inWords(columns, 'r')} as stored, ${inWords(columns, 'c')} as expected
from ${table} r full join (${made}) c using (${key.join(', ')})
where ${some(columns, (column) => `coalesce(r.${column}, 0) <> coalesce(c.${column}, 0)`)}
order by 1`;
}

const FLOW_MONTHS = `select agency_id, date_trunc('month', day)::date as month, ${each(COLUMNS, (column) => `sum(${column}) as ${column}`)} from ticket_flow group by 1, 2`;
const FLOW_DAYS = `select agency_id, day, ${each(COLUMNS, (column) => `sum(${column}) as ${column}`)} from ticket_flow group by 1, 2`;
const FLOW_KINDS = `select date_trunc('month', day)::date as month, agency_id, service_id, priority, ${each(KIND_COLUMNS, (column) => `sum(${column}) as ${column}`)}
  from ticket_flow where resolved > 0 group by 1, 2, 3, 4`;
const flowSeconds = (span: 'month' | 'year'): string =>
  `select agency_id, date_trunc('${span}', day)::date as ${span}, ${BUCKET} as bucket, count(*) as resolved
  from ticket_flow where seconds_to_resolve is not null group by 1, 2, 3`;

export const WRONG_FLOW_SUMS = wrongFlow('flow_rollup', ['agency_id', 'month'], COLUMNS, FLOW_MONTHS);
export const WRONG_FLOW_DAYS = wrongFlow('flow_day', ['agency_id', 'day'], COLUMNS, FLOW_DAYS);
export const WRONG_FLOW_KINDS = wrongFlow('flow_kind', KIND_KEY, KIND_COLUMNS, FLOW_KINDS);
export const WRONG_FLOW_SECONDS = wrongFlow(
  'flow_seconds',
  ['agency_id', 'month', 'bucket'],
  ['resolved'],
  flowSeconds('month'),
);
export const WRONG_FLOW_YEAR_SECONDS = wrongFlow(
  'flow_year_seconds',
  ['agency_id', 'year', 'bucket'],
  ['resolved'],
  flowSeconds('year'),
);

/** All sums, from the contributions as they stand. */
export const MAKE_SUMS_ANEW: readonly string[] = [
  ...madeAnew('sla_rollup', SLA_KEY, SLA_COUNTS),
  ...madeAnew('sla_hours', HOUR_KEY, OUTCOME_COUNTS),
  ...madeAnew('sla_total', TOTAL_KEY, SLA_COUNTS, ['day', 'month']),
  ...madeAnew('sla_agency', AGENCY_KEY, SLA_COUNTS, ['day', 'month']),
  ...madeAnew('sla_service', SERVICE_KEY, SLA_COUNTS, ['day', 'month']),
  ...madeAnew('sla_day_hours', DAY_HOUR_KEY, OUTCOME_COUNTS),
  ...madeAnew('sla_year_hours', YEAR_HOUR_KEY, OUTCOME_COUNTS),
  ...madeAnew('sla_city_hours', CITY_HOUR_KEY, OUTCOME_COUNTS, SPANS),
  'delete from flow_rollup',
  `insert into flow_rollup (agency_id, month, ${COLUMNS.join(', ')}) ${FLOW_MONTHS}`,
  'delete from flow_day',
  `insert into flow_day (agency_id, day, ${COLUMNS.join(', ')}) ${FLOW_DAYS}`,
  'delete from flow_kind',
  `insert into flow_kind (${[...KIND_KEY, ...KIND_COLUMNS].join(', ')}) ${FLOW_KINDS}`,
  'delete from flow_seconds',
  `insert into flow_seconds (agency_id, month, bucket, resolved) ${flowSeconds('month')}`,
  'delete from flow_year_seconds',
  `insert into flow_year_seconds (agency_id, year, bucket, resolved) ${flowSeconds('year')}`,
];

/**
 * Freezes months ($1 first days, $2 from when each could be, $3 now) that are not frozen yet, in one statement: all sums of a
 * month are of one moment, and of two workers at once one freezes it.
 */
export const FREEZE_MONTHS = /* sql */ `
with due as (
  select * from unnest($1::date[], $2::timestamptz[]) as d(month, due_at)
), closing as (
  insert into month_closing (month, due_at, frozen_at) select month, due_at, $3::timestamptz from due order by month
  on conflict (month) do nothing returning month
), sla as (
  ${frozen('closed_sla', 'sla_rollup', [...SLA_KEY, ...Object.keys(SLA_COUNTS)])}
), totals as (
  ${frozen('closed_total', 'sla_total', [...TOTAL_KEY, ...Object.keys(SLA_COUNTS)], `span = 'month' and start`)}
), agencies as (
  ${frozen('closed_agency', 'sla_agency', [...AGENCY_KEY, ...Object.keys(SLA_COUNTS)], `span = 'month' and start`)}
), services as (
  ${frozen('closed_service', 'sla_service', [...SERVICE_KEY, ...Object.keys(SLA_COUNTS)], `span = 'month' and start`)}
), hours as (
  ${frozen('closed_hours', 'sla_hours', [...HOUR_KEY, ...Object.keys(OUTCOME_COUNTS)])}
), flow as (
  ${frozen('closed_flow', 'flow_rollup', ['agency_id', 'month', ...COLUMNS])}
)
select month::text as month from closing order by month`;

function frozen(into: string, from: string, columns: readonly string[], month = 'month'): string {
  return `insert into ${into} (${columns.join(', ')}) select ${columns.join(', ')} from ${from} where ${month} in (select month from closing)`;
}
