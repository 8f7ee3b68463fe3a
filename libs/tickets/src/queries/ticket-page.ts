import type { SkillLevel, TicketState } from '@desk/contracts';
import type { Cells } from '@desk/platform';
import { Temporal } from 'temporal-polyfill';
import { PING_PONG_CROSSINGS } from '../domain/ticket.js';
import { iso } from './sql-json.js';
import type { ReadTicket } from './ticket-reads.js';

/**
 * What a TicketView says that stands in the ticket's own row or names a person, as JSON; the rest hangs on who reads. A
 * story holds it to what `viewTicket` says of the same ticket. The prefix of numbers is $2.
 */
export const TICKET_PAGE = `(select to_json(shown)::text as body, t.state, t.service_id, t.assignee_id, t.priority_reason,
  t.needed_skill_id, t.needed_skill_level, extract(epoch from t.reopen_until) * 1000 as reopen_until,
  to_json(t.tags)::text as tags, t.routing_rule, t.routing_revision from (
  select t.id, $2::text || t.number as number, t.kind, t.state, t.version, t.subject, t.description,
    (select to_json(p) from (select p.id, p.name, p.phone, p.email from person p where p.id = t.requester_id) p) as requester,
    (select to_json(p) from (select p.id, p.name from person p where p.id = t.filed_by_id and p.id <> t.requester_id) p) as "filedBy",
    t.channel, t.location, t.impact, t.urgency, t.priority, t.line,
    (select to_json(p) from (select p.id, p.name from person p where p.id = t.assignee_id) p) as assignee,
    t.sensitive, t.pending_reason as "pendingReason", ${iso('t.pending_until')} as "pendingUntil", t.new_reply as "newReply",
    t.crossings, t.crossings >= ${PING_PONG_CROSSINGS} as "pingPong", t.reopen_count as "reopenCount",
    ${iso('t.filed_at')} as "filedAt", ${iso('t.first_responded_at')} as "firstRespondedAt",
    ${iso('t.resolved_at')} as "resolvedAt", t.resolution, t.resolution_code as "resolutionCode",
    ${iso('t.closed_at')} as "closedAt", ${iso('t.reopen_until')} as "reopenUntil", ${iso('t.next_due_at')} as "nextDueAt",
    (select json_build_object('id', o.id, 'number', $2::text || o.number) from ticket o where o.id = t.follows_up_id) as "followsUp"
  ) shown)`;

/** A ticket's page as it was read, and what decides over the rest of it. */
export interface TicketPage extends ReadTicket {
  readonly body: string;
  readonly state: TicketState;
  readonly serviceId: string;
  readonly assigneeId: string | null;
  readonly priorityReason: string | null;
  readonly neededSkillId: string | null;
  readonly neededSkillLevel: SkillLevel | null;
  readonly reopenUntil: Temporal.Instant | null;
  readonly tags: readonly string[];
  readonly routingRule: string | null;
  readonly routingRevision: number | null;
}

export function ticketPage(subject: ReadTicket, cells: Cells): TicketPage {
  const [body, state, serviceId, assigneeId, priorityReason, neededSkillId, level, reopenUntil, tags, rule, revision] =
    cells as readonly (string | null)[];
  const number = (cell: string | null | undefined): number | null => (cell == null ? null : Number(cell));
  const until = number(reopenUntil);
  return {
    id: subject.id,
    agencyId: subject.agencyId,
    requesterId: subject.requesterId,
    filedById: subject.filedById,
    teamId: subject.teamId,
    line: subject.line,
    sensitive: subject.sensitive,
    declarationId: subject.declarationId,
    body,
    state,
    serviceId,
    assigneeId,
    priorityReason,
    neededSkillId,
    neededSkillLevel: number(level),
    reopenUntil: until === null ? null : Temporal.Instant.fromEpochMilliseconds(until),
    tags: JSON.parse(tags ?? '[]') as string[],
    routingRule: rule,
    routingRevision: number(revision),
  } as TicketPage;
}
