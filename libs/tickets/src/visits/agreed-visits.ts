import type { Actor } from '@desk/access';
import { firstName } from '@desk/catalogue';
import { OPEN_STATES, type AgreedVisit, type Page } from '@desk/contracts';
import { Injectable } from '@nestjs/common';
import { iso, literals, personName } from '../queries/sql-json.js';
import { TicketReads } from '../queries/ticket-reads.js';

const MOST = 100;

type Row = Omit<AgreedVisit, 'agentFirstName'> & { readonly agentName: string | null };

/** The visits of a ticket as its requester knows of them: when, where and who, and whether it came to it; no more. */
@Injectable()
export class AgreedVisits {
  constructor(private readonly reads: TicketReads) {}

  run(actor: Actor, idOrNumber: string): Promise<Page<AgreedVisit>> {
    return this.reads.within(actor, idOrNumber, 'read', async (tx, { id }) => {
      const rows = await tx.prepared<Row>('agreed-visits', AGREED, [id]);
      const items = rows.map(({ agentName, ...visit }) => ({
        ...visit,
        agentFirstName: agentName === null ? null : firstName(agentName),
      }));
      return { items, nextCursor: null };
    });
  }
}

/** To a ticket that has ended nobody comes any more; should it be reopened, what was agreed stands again. */
const AGREED = /* sql */ `
select v.id, v.state, v.place, ${iso('v.agreed_from')} as "from", ${iso('v.agreed_to')} as "to",
  ${personName('v.agent_id')} as "agentName", ${iso('v.moved_from')} as "movedFrom"
from visit v join ticket t on t.id = v.ticket_id
where v.ticket_id = $1 and (v.state <> 'planned' or t.state in (${literals(OPEN_STATES)}))
order by v.agreed_from, v.id limit ${MOST}`;
