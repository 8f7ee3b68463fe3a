import { OPEN_STATES } from '@desk/contracts';
import { PING_PONG_CROSSINGS } from '../domain/ticket.js';
import { iso, literals } from './sql-json.js';

/** True of tickets that stand in a queue; as the index of the queue says it. */
export const IN_QUEUE = `t.state in (${literals(OPEN_STATES)})`;

/** The order of every queue: in the list, in "take next" and in the index. */
export const QUEUE_ORDER = 't.queue_rank, t.queue_due, t.filed_at, t.id';

/**
 * The one place that says what a line of a queue is, for the page and for the push alike: the columns of a QueueRow over
 * `ticket t` and the tables of `QUEUE_NAMES`. It is the same for everybody in the room, so a sensitive ticket is masked.
 * A row of columns becomes JSON at half the cost of json_build_object.
 */
export const queueColumns = (prefix: string, teamKey: string): string =>
  `t.id, ${prefix} || t.number as number, t.version, t.kind, t.state,
    case when not t.sensitive then t.subject end as subject, t.sensitive,
    json_build_object('key', s.key, 'name', s.name) as service, json_build_object('key', a.key, 'name', a.name) as agency,
    case when not t.sensitive then p.name end as "requesterName",
    t.priority, t.line, ${teamKey} as "teamKey",
    case when g.id is not null then json_build_object('id', g.id, 'name', g.name) end as assignee,
    case when t.sensitive then '{}' else t.tags end as tags,
    case when t.needed_skill_id is not null then (select json_build_object('key', k.key, 'name', k.name, 'level', t.needed_skill_level)
      from skill k where k.id = t.needed_skill_id) end as "neededSkill",
    t.new_reply as "newReply", t.crossings >= ${PING_PONG_CROSSINGS} as "pingPong",
    t.channel, ${iso('t.filed_at')} as "filedAt", ${iso('t.updated_at')} as "updatedAt", ${iso('t.next_due_at')} as "nextDueAt", ${iso('t.pending_until')} as "pendingUntil"`;

/** Behind `ticket t`: whatever a line names. */
export const QUEUE_NAMES = `left join service s on s.id = t.service_id left join agency a on a.id = t.agency_id
  left join person p on p.id = t.requester_id left join person g on g.id = t.assignee_id`;
