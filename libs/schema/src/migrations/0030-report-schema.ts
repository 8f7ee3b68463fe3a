interface View {
  readonly name: string;
  readonly about: string;
  readonly from: string;
  /** Name, expression, what it says. */
  readonly columns: readonly (readonly [name: string, expression: string, about: string])[];
}

const AGENCY = ['agency', 'a.key', 'Key of the agency, as in report.agency.'] as const;
const MONTH = ['month', 'r.month', 'First day of the month, by the date of the city.'] as const;
const SERVICE = ['service', 's.key', 'Key of the service, as in report.service.'] as const;
const TEAM = ['team', 'm.key', 'Key of the team, as in report.team.'] as const;
const LINE = ['line', 'm.line', 'Line of the team: first, second or onsite.'] as const;
const PRIORITY = ['priority', 'r.priority', '1 (critical) to 4 (low).'] as const;
const TARGET = [
  'target',
  'r.target',
  'The clock: first_response, next_update, resolution, second_line_takeover or second_line_resolution.',
] as const;
const MET = ['met', 'r.met', 'Cycles met in the month.'] as const;
const MISSED = [
  'missed',
  'r.missed',
  'Cycles that fell due in the month and were missed; attainment = met / (met + missed).',
] as const;
const FROZEN = ['frozen_at', 'c.frozen_at', 'When the month was frozen; what came later is not in it.'] as const;

const CAUSES = [
  ['missed_waiting_in_queue', 'r.waiting_in_queue', 'Of the missed: most of the time in a queue, with nobody.'],
  ['missed_with_agent', 'r.with_agent', 'Of the missed: most of the time with somebody in first line or on-site.'],
  ['missed_in_second_line', 'r.in_second_line', 'Of the missed: most of the time in second line.'],
  ['missed_after_hand_back', 'r.after_hand_back', 'Of the missed: most of the time after second line handed it back.'],
] as const;
const ATTAINMENT = [AGENCY, MONTH, SERVICE, PRIORITY, LINE, TEAM, TARGET, MET, MISSED, ...CAUSES] as const;
const FLOW = [
  AGENCY,
  MONTH,
  ['filed', 'r.filed', 'Tickets filed in the month.'],
  ['resolved', 'r.resolved', 'Tickets with their last solution in the month.'],
  ['cancelled', 'r.cancelled', 'Tickets withdrawn, spam or duplicates.'],
  ['reopened', 'r.reopened', 'Times that a ticket was opened again.'],
  ['crossings', 'r.crossings', 'Times that a ticket changed line.'],
  [
    'first_line_eligible',
    'r.first_line_eligible',
    'Of resolved: entered by first line or on-site; denominator of FLR and FCR.',
  ],
  [
    'first_line_resolved',
    'r.first_line_resolved',
    'Of these: never in second line; FLR = first_line_resolved / first_line_eligible.',
  ],
  [
    'first_contact_resolved',
    'r.first_contact_resolved',
    'Of these: at most one agent message, nothing pending, not reopened; FCR.',
  ],
  ['queue_seconds', 'r.queue_seconds', 'Of the resolved: real seconds open with nobody who had it.'],
  ['hold_seconds', 'r.hold_seconds', 'Of the resolved: real seconds pending or at an agreed time.'],
  ['agent_seconds', 'r.agent_seconds', 'Of the resolved: real seconds open with somebody; not working time.'],
] as const;

const NAMED =
  'join agency a on a.id = r.agency_id join service s on s.id = r.service_id join team m on m.id = r.team_id';

const VIEWS: readonly View[] = [
  {
    name: 'agency',
    about: 'The agencies whose rows the reader sees.',
    from: 'agency a where a.id = any ((select app_agency_ids())::uuid[])',
    columns: [
      ['agency', 'a.key', 'Key; does not change.'],
      ['name', 'a.name', 'Name.'],
      ['kind', 'a.kind', 'city, department, agency, undertaking, district, or history for an imported one.'],
      ['joined_on', 'a.joined_on', 'City date from which it is with the desk; null: not yet.'],
      ['wave', 'a.wave_number', 'Number of its onboarding wave.'],
      ['employees', 'a.head_count', 'Head count.'],
    ],
  },
  {
    name: 'service',
    about: 'What tickets are about.',
    from: 'service s',
    columns: [
      ['service', 's.key', 'Key; does not change.'],
      ['name', 's.name', 'Name.'],
    ],
  },
  {
    name: 'team',
    about: 'The teams that handle tickets.',
    from: 'team m',
    columns: [
      ['team', 'm.key', 'Key; does not change.'],
      ['name', 'm.name', 'Name.'],
      ['line', 'm.line', 'first, second or onsite.'],
    ],
  },
  {
    name: 'ticket',
    about: 'One row a ticket, as it stands now: states and times; no persons and no texts.',
    from: 'ticket r join agency a on a.id = r.agency_id join service s on s.id = r.service_id join team m on m.id = r.team_id',
    columns: [
      ['number', 'r.number', 'Number of the ticket, without its prefix.'],
      AGENCY,
      SERVICE,
      TEAM,
      ['kind', 'r.kind', 'incident, request or major_incident.'],
      ['state', 'r.state', 'State now.'],
      PRIORITY,
      ['line', 'r.line', 'Line in which it stands.'],
      ['entry_line', 'r.entry_line', 'Line into which it was filed.'],
      ['channel', 'r.channel', 'How it was filed.'],
      ['filed_at', 'r.filed_at', 'When it was filed.'],
      ['first_responded_at', 'r.first_responded_at', 'First message by an agent.'],
      ['resolved_at', 'r.resolved_at', 'Last solution; null while open.'],
      ['closed_at', 'r.closed_at', 'When it was closed.'],
      ['resolution_code', 'r.resolution_code', 'How it was resolved.'],
      ['crossings', 'r.crossings', 'Times that it changed line.'],
      ['reopened', 'r.reopen_count', 'Times that it was opened again.'],
      ['seen_second_line', 'r.seen_second', 'Whether it was ever in second line.'],
    ],
  },
  {
    name: 'clock_cycle',
    about: 'One row for each cycle of a clock that counts in attainment: met, or due and missed.',
    from: `clock_outcome r join ticket t on t.id = r.ticket_id ${NAMED}`,
    columns: [
      ['number', 't.number', 'Number of the ticket, as in report.ticket.'],
      TARGET,
      ['cycle', 'r.cycle', '1, 2, 3 … of this clock of the ticket.'],
      AGENCY,
      SERVICE,
      PRIORITY,
      LINE,
      TEAM,
      ['outcome', 'r.outcome', 'met or missed.'],
      ['counted_on', 'r.counted_on', 'City date on which it was met or fell due.'],
      ['weekday', 'r.weekday', 'Of the same moment: 1 = Monday.'],
      ['hour', 'r.hour', 'Of the same moment: 0 to 23.'],
      [
        'used_permille',
        'r.used_permille',
        'Thousandths of the target used at the end; null while a missed one has not ended.',
      ],
      ['cause', 'r.cause', 'Of a missed one: where most of the time was spent.'],
    ],
  },
  {
    name: 'attainment_month',
    about: 'Attainment by month, as known now.',
    from: `sla_rollup r ${NAMED}`,
    columns: ATTAINMENT,
  },
  {
    name: 'attainment_month_closed',
    about: 'Attainment by month, as it was when the month was frozen. Rows never change.',
    from: `closed_sla r join month_closing c on c.month = r.month ${NAMED}`,
    columns: [...ATTAINMENT, FROZEN],
  },
  {
    name: 'attainment_hour',
    about: 'Attainment by month and hour of the week, as known now.',
    from: 'sla_hours r join agency a on a.id = r.agency_id',
    columns: [
      AGENCY,
      MONTH,
      TARGET,
      ['weekday', 'r.weekday', '1 = Monday, by the clock of the city.'],
      ['hour', 'r.hour', '0 to 23.'],
      MET,
      MISSED,
    ],
  },
  {
    name: 'flow_month',
    about: 'What came in and was solved, by month, as known now.',
    from: 'flow_rollup r join agency a on a.id = r.agency_id',
    columns: FLOW,
  },
  {
    name: 'flow_month_closed',
    about: 'What came in and was solved, by month, as it was when the month was frozen. Rows never change.',
    from: 'closed_flow r join month_closing c on c.month = r.month join agency a on a.id = r.agency_id',
    columns: [...FLOW, FROZEN],
  },
  {
    name: 'hand_off',
    about: 'One row for each time that a ticket went from one team to another.',
    from: `hand_off r join ticket t on t.id = r.ticket_id join agency a on a.id = r.agency_id
    join team f on f.id = r.from_team_id join team m on m.id = r.to_team_id`,
    columns: [
      ['number', 't.number', 'Number of the ticket, as in report.ticket.'],
      AGENCY,
      ['kind', 'r.kind', 'escalate, hand_back, transfer or overflow.'],
      ['from_team', 'f.key', 'Key of the team that gave it.'],
      ['to_team', 'm.key', 'Key of the team that got it.'],
      ['reason', 'r.reason', 'Why, as it was chosen.'],
      ['day', 'r.day', 'City date.'],
      ['waited_seconds', 'r.waited_seconds', 'Working seconds until somebody had it; null: nobody yet.'],
    ],
  },
];

/** What the views read of each table; names of persons, texts and handling time are not among it. */
const READ: Readonly<Record<string, string>> = {
  agency: 'id, key, name, kind, joined_on, wave_number, head_count',
  service: 'id, key, name',
  team: 'id, key, name, line',
  ticket:
    'id, agency_id, number, kind, state, service_id, team_id, priority, line, entry_line, channel, filed_at, first_responded_at, resolved_at, closed_at, resolution_code, crossings, reopen_count, seen_second',
  clock_outcome:
    'agency_id, ticket_id, target, cycle, service_id, priority, team_id, outcome, counted_on, weekday, hour, used_permille, cause',
  hand_off: 'agency_id, ticket_id, kind, from_team_id, to_team_id, reason, day, waited_seconds',
  month_closing: 'month, frozen_at',
  report_reader: 'role_name, reads_agency',
};
const SUMS = ['sla_rollup', 'closed_sla', 'sla_hours', 'flow_rollup', 'closed_flow'];

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const made = ({ name, about, from, columns }: View): string => `
create view report.${name} with (security_invoker = true) as
  select ${columns.map(([column, expression]) => `${expression} as ${column}`).join(', ')}
  from ${from};
comment on view report.${name} is ${quoted(about)};
${columns.map(([column, , said]) => `comment on column report.${name}.${column} is ${quoted(said)};`).join('\n')}`;

/** Figures for the city's own tools: views for roles of the database, each with rows of its own. */
export const reportSchema = {
  id: 30,
  name: 'report schema',
  sql: /* sql */ `
do $$
begin
  if not exists (select from pg_roles where rolname = 'desk_report') then
    raise exception 'the role desk_report is missing: run "desk setup-database" once more, then migrate';
  end if;
end $$;

-- Which role of the database reads which agency's rows of the schema report; null: all agencies.
create table report_reader (
  role_name text not null,
  reads_agency uuid references agency (id),
  unique nulls not distinct (role_name, reads_agency)
);
revoke all on report_reader from desk_app;

create schema report;
comment on schema report is 'Figures of the desk for tools of the city. Views and columns stay as they are; new ones may come.';
grant usage on schema report to desk_report;
${Object.entries(READ)
  .map(([table, columns]) => `grant select (${columns}) on ${table} to desk_report;`)
  .join('\n')}
grant select on ${SUMS.join(', ')} to desk_report;

-- Its body is bound when it is made: readers have no way into the schema public by name.
create function report.agency_ids() returns uuid[] language sql stable parallel safe
return (
  select array_agg(a.id) from public.agency a
  where exists (
    select from public.report_reader r
    where r.role_name = current_user and (r.reads_agency is null or r.reads_agency = a.id or a.kind = 'city'))
);

-- Settings are for the desk's own programs alone; whoever else comes sees what the table of readers says.
create or replace function app_agency_ids() returns uuid[] language plpgsql stable parallel safe as $$
declare
  scope text;
  allowed uuid[];
begin
  if current_user <> 'desk_app' then
    allowed := report.agency_ids();
    if allowed is null then
      raise exception 'no agency scope' using errcode = '42501', hint = 'Ask for "desk report-reader add".';
    end if;
    return allowed;
  end if;
  scope := current_setting('app.agency_ids', true);
  if scope is null or scope = '' then
    raise exception 'no agency scope' using errcode = '42501', hint = 'Run every query inside Database.transaction or Database.read.';
  end if;
  return scope::uuid[];
end $$;
${VIEWS.map(made).join('\n')}
grant select on all tables in schema report to desk_report;
`,
};
