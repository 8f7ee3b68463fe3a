import { randomUUID } from 'node:crypto';
import type { Facts } from './city.js';

/** A statement as `pg` takes it: planned once a connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface NewTicket {
  readonly requesterId: string;
  readonly agencyId: string;
  readonly subject: string;
  readonly description: string;
  readonly serviceKey: string;
  readonly key: string | null;
}

const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The same rows that the desk writes for a new ticket: ticket, its line of the log, three clocks and the outbox row. */
const create = (withKey: boolean): string => /* sql */ `
with t as (
  insert into ticket (id, agency_id, kind, state, version, event_seq, subject, description, service_id, requester_id, filed_by_id,
    channel, origin, impact, urgency, priority, team_id, line, entry_line, declaration_id, filed_at, updated_at, last_event_at, next_due_at)
  select $1::uuid, $2::uuid, 'incident', 'new', 1, 1, $4::text, $5::text, s.id, $3::uuid, $3::uuid,
    'portal', 'portal', 'low', 'medium', 3, $7::uuid, 'first', 'first', $8::uuid, now(), now(), now(), now() + interval '4 hours'
  from service s where s.key = $6::text returning *
), e as (
  insert into ticket_event (id, agency_id, ticket_id, seq, version, type, actor_id, origin, occurred_at, recorded_at, changes, details)
  select $9::uuid, t.agency_id, t.id, 1, 1, 'ticket.created', t.requester_id, 'portal', t.filed_at, t.filed_at,
    jsonb_build_object('state', jsonb_build_array(null, 'new'), 'teamId', jsonb_build_array(null, t.team_id),
      'priority', jsonb_build_array(null, t.priority), 'serviceId', jsonb_build_array(null, t.service_id)), '{}'
  from t
  returning id, agency_id, ticket_id, type, seq
), c as (
  insert into sla_clock (agency_id, ticket_id, target, cycle, state, started_at, target_seconds, calendar_id, anchor_at, due_at,
    wake_at, team_id, service_id, priority)
  select t.agency_id, t.id, v.target, 1, 'running', t.filed_at, v.seconds, $10::uuid, t.filed_at, t.filed_at + v.seconds * interval '1 second',
    t.filed_at + v.seconds * interval '0.75 seconds', t.team_id, t.service_id, t.priority
  from t, (values ('first_response', 7200), ('next_update', 28800), ('resolution', 86400)) v (target, seconds)
), o as (
  insert into outbox (event_id, agency_id, name, payload)
  select e.id, e.agency_id, e.type, jsonb_build_object('agencyId', e.agency_id, 'subjectId', e.ticket_id, 'seq', e.seq, 'version', 1,
    'actorId', t.requester_id, 'requesterId', t.requester_id, 'teamId', t.team_id, 'line', t.line, 'assigneeId', null,
    'previousTeamId', null, 'origin', t.origin)
  from e, t
)${
  withKey
    ? `, k as (
  insert into idempotency_key (actor_id, key, agency_id, request_hash, response, created_at)
  select t.requester_id, $11::text, t.agency_id, sha256(convert_to($5::text, 'UTF8')), jsonb_build_object('id', t.id, 'number', t.number), now() from t
)`
    : ''
}
select json_build_object('id', t.id, 'number', t.number)::text as body from t`;

const CREATE = create(false);
const CREATE_WITH_KEY = create(true);

const QUEUE = /* sql */ `
select coalesce(json_agg(json_build_object('id', t.id, 'number', t.number, 'version', t.version, 'kind', t.kind, 'state', t.state,
  'subject', t.subject, 'service', json_build_object('key', s.key, 'name', s.name), 'agency', json_build_object('key', a.key, 'name', a.name),
  'requesterName', p.name, 'priority', t.priority, 'line', t.line, 'assignee', case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end,
  'newReply', t.new_reply, 'crossings', t.crossings, 'filedAt', ${iso('t.filed_at')}, 'nextDueAt', ${iso('t.next_due_at')},
  'pendingUntil', ${iso('t.pending_until')}) order by t.queue_rank, t.queue_due, t.filed_at, t.id), '[]')::text as body
from (select * from ticket where team_id = $1::uuid
    and state in ('new', 'open', 'pending_requester', 'pending_vendor', 'pending_approval', 'scheduled')
  order by queue_rank, queue_due, filed_at, id limit 50) t
join service s on s.id = t.service_id join agency a on a.id = t.agency_id join person p on p.id = t.requester_id
left join person g on g.id = t.assignee_id`;

const TICKET = /* sql */ `
select (to_jsonb(t) || jsonb_build_object('service', jsonb_build_object('key', s.key, 'name', s.name), 'agency', jsonb_build_object('key', a.key, 'name', a.name),
  'team', jsonb_build_object('key', m.key, 'name', m.name), 'requester', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email),
  'assignee', case when g.id is not null then jsonb_build_object('id', g.id, 'name', g.name) end))::text as body
from ticket t join service s on s.id = t.service_id join agency a on a.id = t.agency_id join team m on m.id = t.team_id
join person p on p.id = t.requester_id left join person g on g.id = t.assignee_id where t.id = $1::uuid`;

const MESSAGES = /* sql */ `
select coalesce(json_agg(json_build_object('id', m.id, 'author', json_build_object('id', p.id, 'name', p.name), 'authorRole', m.author_role,
  'origin', m.origin, 'text', m.text, 'createdAt', ${iso('m.created_at')}) order by m.created_at, m.id), '[]')::text as body
from ticket_message m left join person p on p.id = m.author_id where m.ticket_id = $1::uuid`;

const REPORT = /* sql */ `
select json_agg(json_build_object('key', s.key, 'name', s.name, 'target', g.target, 'met', g.met, 'missed', g.missed) order by s.key, g.target)::text as body
from (select service_id, target, sum(met) as met, sum(missed) as missed from sla_rollup
  where month = date_trunc('month', $1::date) group by 1, 2) g join service s on s.id = g.service_id`;

const REPORT_RAW = /* sql */ `
select json_agg(json_build_object('key', s.key, 'name', s.name, 'target', g.target, 'met', g.met, 'missed', g.missed) order by s.key, g.target)::text as body
from (select service_id, target, count(*) filter (where outcome = 'met') as met, count(*) filter (where outcome = 'missed') as missed
  from clock_outcome where counted_on >= $1::date and counted_on <= $2::date group by 1, 2) g join service s on s.id = g.service_id`;

/** The least SQL that does each work: one statement, without rights, rules or checks; its one row's `body` is JSON text. */
export const statements = {
  create: (facts: Facts, ticket: NewTicket): Statement => ({
    name: ticket.key === null ? 'create' : 'create with key',
    text: ticket.key === null ? CREATE : CREATE_WITH_KEY,
    values: [
      randomUUID(),
      ticket.agencyId,
      ticket.requesterId,
      ticket.subject,
      ticket.description,
      ticket.serviceKey,
      facts.team.id,
      facts.declarationId,
      randomUUID(),
      facts.calendarId,
      ...(ticket.key === null ? [] : [ticket.key]),
    ],
  }),
  queue: (teamId: string): Statement => ({ name: 'queue', text: QUEUE, values: [teamId] }),
  ticket: (id: string): Statement => ({ name: 'ticket', text: TICKET, values: [id] }),
  messages: (id: string): Statement => ({ name: 'messages', text: MESSAGES, values: [id] }),
  report: (from: string): Statement => ({ name: 'report', text: REPORT, values: [from] }),
  reportRaw: (from: string, to: string): Statement => ({ name: 'report raw', text: REPORT_RAW, values: [from, to] }),
};
