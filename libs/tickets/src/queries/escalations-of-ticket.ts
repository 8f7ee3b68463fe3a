import type { Actor } from '@desk/access';
import type { EscalationView, Page } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { iso, personRef } from './sql-json.js';
import { TicketReads } from './ticket-reads.js';

/** More would be a ticket that nobody solves. */
const MOST = 50;

/** Each time that a ticket was sent to second line, newest first: what second line was told, and how it came back. */
@Injectable()
export class EscalationsOfTicket {
  constructor(private readonly reads: TicketReads) {}

  run(actor: Actor, idOrNumber: string): Promise<Page<EscalationView>> {
    return this.reads.within(actor, idOrNumber, 'readInternal', async (tx, { id }) => ({
      items: await tx.prepared<EscalationView>('escalations-of-ticket', ESCALATIONS, [id]),
      nextCursor: null,
    }));
  }
}

const teamRef = (side: 0 | 1): string =>
  `(select json_build_object('key', m.key, 'name', m.name, 'line', m.line) from team m
    where m.id = (e.changes -> 'teamId' ->> ${side})::uuid)`;

/** A ticket comes back by whatever takes it out of second line; by then it has been sent there no second time. */
const ESCALATIONS = /* sql */ `
select e.seq, ${iso('e.occurred_at')} as at, ${personRef('e.actor_id')} as by, ${teamRef(0)} as "from", ${teamRef(1)} as "to",
  e.details ->> 'reason' as reason, e.details ->> 'reasonCode' as "reasonCode", e.details ->> 'tried' as tried,
  coalesce(e.details -> 'answers', '[]') as answers,
  (select json_build_object('at', ${iso('b.occurred_at')}, 'by', ${personRef('b.actor_id')}, 'reason', b.details ->> 'reason')
   from ticket_event b where b.ticket_id = e.ticket_id and b.seq > e.seq and b.changes -> 'line' ->> 0 = 'second'
   order by b.seq limit 1) as "handedBack"
from ticket_event e where e.ticket_id = $1 and e.type = 'ticket.escalated' order by e.seq desc limit ${MOST}`;
