import { OPEN_STATES } from '@desk/contracts';
import { PING_PONG_CROSSINGS } from '../domain/ticket.js';
import { agencyRef, iso, literals, personName, personRef, serviceRef } from './sql-json.js';

/** True of tickets that stand in a queue; as the index of the queue says it. */
export const IN_QUEUE = `t.state in (${literals(OPEN_STATES)})`;

/** The order of every queue: in the list, in "take next" and in the index. */
export const QUEUE_ORDER = 't.queue_rank, t.queue_due, t.filed_at, t.id';

/**
 * The one place that says what a line of a queue is, for the page and for the push alike: an SQL expression over
 * `ticket t` giving a QueueRow as JSON. It is the same for everybody in the room, so a sensitive ticket is masked.
 */
export function queueRow(prefix: string, teamKey: string): string {
  return `json_build_object(
    'id', t.id, 'number', ${prefix} || t.number, 'version', t.version, 'kind', t.kind, 'state', t.state,
    'subject', case when not t.sensitive then t.subject end, 'sensitive', t.sensitive,
    'service', ${serviceRef('t.service_id')}, 'agency', ${agencyRef('t.agency_id')},
    'requesterName', case when not t.sensitive then ${personName('t.requester_id')} end,
    'priority', t.priority, 'line', t.line, 'teamKey', ${teamKey}, 'assignee', ${personRef('t.assignee_id')},
    'newReply', t.new_reply, 'pingPong', t.crossings >= ${PING_PONG_CROSSINGS},
    'filedAt', ${iso('t.filed_at')}, 'nextDueAt', ${iso('t.next_due_at')}, 'pendingUntil', ${iso('t.pending_until')})`;
}
