import { deskPolicy, reportAgencyIds, type Actor } from '@desk/access';
import type { AgencyRef, FigureTicket, Line, Priority, ServiceRef, TicketKind, TicketState } from '@desk/contracts';
import { Config, Database, notFound, toInstant, toIso } from '@desk/platform';
import { clockView, Declarations, loadClocks } from '@desk/sla';
import { ticketDomain } from '@desk/tickets';
import { Injectable } from '@nestjs/common';
import { reportScope } from './report-scope.js';

interface Row {
  readonly id: string;
  readonly agencyId: string;
  readonly number: string;
  readonly kind: TicketKind;
  readonly state: TicketState;
  readonly priority: Priority;
  readonly line: Line;
  readonly declarationId: string;
  readonly filedAt: Date;
  readonly resolvedAt: Date | null;
  readonly service: ServiceRef;
  readonly agency: AgencyRef;
}

/** A ticket as the figures see it: states, clocks, events and times; no names, texts or notes. */
@Injectable()
export class ReadFigureTicket {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
    private readonly declarations: Declarations,
  ) {}

  async run(actor: Actor, numberText: string): Promise<FigureTicket> {
    const scope = reportScope(actor);
    const number = ticketDomain.parseNumber(this.config.ticketPrefix, numberText);
    if (number === null) throw notFound('The ticket');
    return this.database.read(scope, async (tx) => {
      const [ticket] = await tx.query<Row>(TICKET, [number, reportAgencyIds(actor)]);
      if (!ticket) throw notFound('The ticket');
      const clocks = (await loadClocks(tx, [ticket.id])).get(ticket.id) ?? [];
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      // That there are notes is for those who may read them, and for who answers for all figures.
      const all = deskPolicy.readReports(actor) || actor.servedAgencyIds.includes(ticket.agencyId);
      const events = await tx.query<{ type: string; occurredAt: Date }>(
        `select type, occurred_at as "occurredAt" from ticket_event
         where ticket_id = $1 and ($2 or type <> 'ticket.noted') order by ticket_event.seq`,
        [ticket.id, all],
      );
      return {
        number: ticketDomain.formatNumber(this.config.ticketPrefix, Number(ticket.number)),
        kind: ticket.kind,
        state: ticket.state,
        service: ticket.service,
        agency: ticket.agency,
        priority: ticket.priority,
        line: ticket.line,
        filedAt: toIso(toInstant(ticket.filedAt)),
        resolvedAt: ticket.resolvedAt && toIso(toInstant(ticket.resolvedAt)),
        clocks: clocks.map((clock) => clockView(clock, tx.now, terms)),
        // Numbered anew: a gap would tell of what is left out.
        events: events.map(({ type, occurredAt }, index) => ({
          seq: index + 1,
          type,
          occurredAt: toIso(toInstant(occurredAt)),
        })),
      };
    });
  }
}

const TICKET = /* sql */ `
select t.id, t.agency_id as "agencyId", t.number, t.kind, t.state, t.priority, t.line, t.declaration_id as "declarationId",
  t.filed_at as "filedAt", t.resolved_at as "resolvedAt",
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = t.service_id) as service,
  (select json_build_object('key', a.key, 'name', a.name) from agency a where a.id = t.agency_id) as agency
from ticket t where t.number = $1::bigint and t.agency_id = any($2::uuid[])`;
