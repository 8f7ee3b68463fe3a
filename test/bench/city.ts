import { Build, type BuiltPerson } from '../support/build.js';
import { fillWithTickets } from '../support/tickets.js';
import { withClient } from '@desk/schema';

const AGENCIES = 50;
const EMPLOYEES_EACH = 10;
const SERVICES = 20;
const SECOND_LINES = 5;
const MESSAGES = 10;
/** Of the tickets that stand in queues, so that the ticket pages read are of all teams. */
const READ_TICKETS = 2_000;
const CALLERS = 64;
const REPORT = { from: '2026-02-01', to: '2026-02-28' } as const;

/** What those who make load must know of the desk; goes to their processes as JSON. */
export interface Facts {
  /** Employees who file tickets. */
  readonly callers: readonly { readonly id: string; readonly agencyId: string; readonly token: string }[];
  readonly agentTokens: readonly string[];
  readonly ownerToken: string;
  readonly adminToken: string;
  readonly serviceKeys: readonly string[];
  readonly team: { readonly id: string; readonly key: string };
  readonly declarationId: string;
  readonly calendarId: string;
  /** Tickets with ten messages each. */
  readonly ticketIds: readonly string[];
  readonly report: { readonly from: string; readonly to: string };
}

/** A city with its people, and so many tickets. */
export async function buildCity(adminUrl: string, tickets: number): Promise<Facts> {
  const build = await Build.open(adminUrl, () => undefined);
  try {
    const agencies = [];
    const people: BuiltPerson[] = [];
    for (let n = 0; n < AGENCIES; n += 1) {
      const agency = await build.agency();
      agencies.push(agency);
      for (let p = 0; p < EMPLOYEES_EACH; p += 1) people.push(await build.person(agency));
    }
    const [home] = agencies;
    if (!home) throw new Error('a city has agencies');
    const seconds = [];
    for (let n = 0; n < SECOND_LINES; n += 1) seconds.push(await build.team('second', []));
    const serviceKeys: string[] = [];
    for (let n = 0; n < SERVICES; n += 1) {
      const secondLine = seconds[n % SECOND_LINES];
      serviceKeys.push((await build.service(secondLine ? { secondLine } : {})).key);
    }
    const [team] = await build.sql<{ id: string; key: string; name: string }>(
      'select id, key, name from team where is_pool',
    );
    const [base] = await build.sql<{ declarationId: string; calendarId: string }>(
      `select declaration_id as "declarationId", calendar_id as "calendarId" from declaration_target where priority = 3 limit 1`,
    );
    if (!team || !base) throw new Error('a city has a first line and a service declaration');
    const agents = [];
    for (let n = 0; n < 20; n += 1) agents.push(await build.agent({ ...team, line: 'first' }, home));
    await build.agent({ ...team, line: 'first' }, home, { lead: true });
    const now = new Date().toISOString();
    const callers = people.filter((_, index) => index % Math.floor(people.length / CALLERS) === 0).slice(0, CALLERS);
    const facts = {
      callers: await inTurn(callers, async ({ id, agencyId }) => ({
        id,
        agencyId,
        token: await build.token({ id }, now),
      })),
      agentTokens: await inTurn(agents, (agent) => build.token(agent, now)),
      ownerToken: await build.token(await build.serviceOwner(home), now),
      adminToken: await build.token(await build.admin(home), now),
      serviceKeys,
      team: { id: team.id, key: team.key },
      ...base,
      report: REPORT,
    };
    await withClient(adminUrl, (client) => fillWithTickets(client, { tickets }));
    for (const sql of HISTORY) await build.sql(sql);
    const ticketIds = await build.sql<{ id: string }>(
      `select id from ticket where assignee_id is not null or state = 'closed' order by md5(id::text) limit ${READ_TICKETS}`,
    );
    await build.sql(
      `insert into ticket_message (id, agency_id, ticket_id, author_id, author_role, origin, text, created_at)
       select gen_random_uuid(), t.agency_id, t.id, t.requester_id, case when n % 2 = 0 then 'agent' else 'requester' end, 'portal',
         'Melding ' || n || ': skriveren i tredje etasje svarer fremdeles ikke, også etter omstart.', t.filed_at + n * interval '1 minute'
       from ticket t, generate_series(1, ${MESSAGES}) n where t.id = any($1::uuid[])`,
      [ticketIds.map(({ id }) => id)],
    );
    await build.sql('analyze');
    return { ...facts, ticketIds: ticketIds.map(({ id }) => id) };
  } finally {
    await build.close();
  }
}

/** One connection takes one statement at a time. */
async function inTurn<T, R>(list: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of list) results.push(await work(item));
  return results;
}

/** Log, clocks and outcomes of the tickets, as many rows as real ones have. */
const HISTORY = [
  `insert into ticket_event (id, agency_id, ticket_id, seq, version, type, actor_id, origin, occurred_at, recorded_at, changes)
   select gen_random_uuid(), agency_id, id, 1, 1, 'ticket.created', requester_id, 'portal', filed_at, filed_at,
     jsonb_build_object('state', jsonb_build_array(null, state), 'teamId', jsonb_build_array(null, team_id),
       'line', jsonb_build_array(null, line), 'priority', jsonb_build_array(null, priority),
       'serviceId', jsonb_build_array(null, service_id)) from ticket`,
  `insert into sla_clock (agency_id, ticket_id, target, cycle, state, started_at, target_seconds, calendar_id, anchor_at, due_at,
     stopped_at, team_id, service_id, priority)
   select t.agency_id, t.id, d.target, 1, case when t.state <> 'closed' then 'running' when hashtext(t.id::text) % 10 = 0 then 'missed' else 'met' end, t.filed_at, d.seconds,
     d.calendar_id, t.filed_at, t.filed_at + d.seconds * interval '1 second', t.resolved_at, t.team_id, t.service_id, t.priority
   from ticket t join declaration_target d on d.declaration_id = t.declaration_id and d.priority = t.priority
     and d.target in ('first_response', 'resolution')`,
  `insert into clock_outcome (agency_id, ticket_id, target, cycle, service_id, priority, team_id, outcome, counted_on, weekday, hour,
     used_permille, used, cause)
   select c.agency_id, c.ticket_id, c.target, c.cycle, c.service_id, c.priority, c.team_id, c.state, c.started_at::date,
     extract(isodow from c.started_at), extract(hour from c.started_at), c.tenth * 10, c.tenth / 10 * 10,
     case when c.state = 'missed' then (array['waiting_in_queue', 'with_agent', 'in_second_line', 'after_hand_back'])[1 + c.tenth % 4] end
   from (select *, case when state = 'met' then 10 else 110 end + abs(hashtext(ticket_id::text || target)) % case when state = 'met' then 91 else 41 end as tenth
         from sla_clock where state in ('met', 'missed')) c`,
  `insert into sla_rollup (agency_id, month, service_id, priority, team_id, target, met, missed)
   select agency_id, date_trunc('month', counted_on)::date, service_id, priority, team_id, target,
     count(*) filter (where outcome = 'met'), count(*) filter (where outcome = 'missed')
   from clock_outcome group by 1, 2, 3, 4, 5, 6`,
];
