import { reportAgencyIds, ticketPolicy, type Actor } from '@desk/access';
import { Calendars } from '@desk/agencies';
import { CLOCK_TARGETS, type ClockExplanation, type ClockTarget } from '@desk/contracts';
import { Problem, toInstant, type ReadTx } from '@desk/platform';
import {
  clockExplanationView,
  Declarations,
  explainClock,
  type ExplainedClock,
  type ExplanationNames,
} from '@desk/sla';
import { Injectable } from '@nestjs/common';
import { clockHistoryOf } from '../clock-events.js';
import type { TicketLogEntry } from '../domain/decision.js';
import { isPromised } from './ticket-clocks.js';
import { TicketReads, type ReadTicket } from './ticket-reads.js';

type Logged = Pick<TicketLogEntry, 'type' | 'changes' | 'details'> & { readonly occurredAt: Date };

/**
 * What became of every moment of a clock, from the log alone. Who reads the clocks of a ticket reads it, and who reads its
 * figures: it says times and states, no names or texts.
 */
@Injectable()
export class ExplainClock {
  constructor(
    private readonly reads: TicketReads,
    private readonly declarations: Declarations,
    private readonly calendars: Calendars,
  ) {}

  /** `cycle`: the latest when not given. 404 for a clock that the ticket does not have, or that is not the actor's to see. */
  async run(actor: Actor, idOrNumber: string, target: string, cycle?: number): Promise<ClockExplanation> {
    return this.reads.within(actor, idOrNumber, 'readClocks', async (tx, ticket) => {
      if (!isTarget(target) || !maySee(actor, ticket, target)) throw noSuchClock();
      const log = await tx.prepared<Logged>('clock-log', LOG, [ticket.id]);
      const terms = await this.declarations.terms(tx, ticket.declarationId);
      const entries = log.map((entry) => ({ ...entry, occurredAt: toInstant(entry.occurredAt) }));
      const history = clockHistoryOf(entries, terms);
      const explained = explainClock(history, { target, cycle }, tx.now, terms);
      if (!explained) throw noSuchClock();
      return clockExplanationView(explained, tx.now, terms, await this.names(tx, ticket, explained));
    });
  }

  private async names(tx: ReadTx, ticket: ReadTicket, { clock, promise }: ExplainedClock): Promise<ExplanationNames> {
    const parameters = [promise.serviceId, clock.calendarId, ticket.declarationId];
    const [names] = await tx.prepared<ExplanationNames>('clock-names', NAMES, parameters);
    if (!names) throw new Error(`there is no service declaration ${ticket.declarationId}`);
    const calendar = await this.calendars.byId(tx, clock.calendarId);
    return { ...names, calendar: { ...names.calendar, timeZone: calendar.timeZoneAt(tx.now) } };
  }
}

const isTarget = (text: string): text is ClockTarget => (CLOCK_TARGETS as readonly string[]).includes(text);

function maySee(actor: Actor, ticket: ReadTicket, target: ClockTarget): boolean {
  const all = ticketPolicy.readInternal(actor, ticket) || reportAgencyIds(actor).includes(ticket.agencyId);
  return all || isPromised(target);
}

const noSuchClock = () =>
  new Problem('not_found', 'The ticket has no such clock, or it is not yours to see. Its clocks are at /clocks.');

const LOG = /* sql */ `
select type, occurred_at as "occurredAt", changes, details from ticket_event where ticket_id = $1 order by seq`;

const NAMES = /* sql */ `
select json_build_object('version', d.version, 'name', d.name) as declaration,
  (select json_build_object('key', s.key, 'name', s.name) from service s where s.id = $1) as service,
  (select json_build_object('key', c.key, 'name', c.name) from calendar c where c.id = $2) as calendar
from service_declaration d where d.id = $3`;
