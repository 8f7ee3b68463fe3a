import type { Actor } from '@desk/access';
import { readAnswers, Services } from '@desk/catalogue';
import type { EscalateRequest, TicketView } from '@desk/contracts';
import { Problem, type ReadTx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { escalate } from '../domain/assignment.js';
import { Places } from '../places.js';
import { TicketDesk } from '../ticket-desk.js';

/**
 * Hands the ticket to second line, with the reason, what was tried, and what the ticket's service asks for. All of it stands
 * in the log of the move, of which only agents see more than that it was made.
 */
@Injectable()
export class EscalateTicket {
  constructor(
    private readonly desk: TicketDesk,
    private readonly places: Places,
    private readonly services: Services,
  ) {}

  async run(actor: Actor, idOrNumber: string, request: EscalateRequest): Promise<TicketView> {
    const { teamKey, version, reason, reasonCode, tried } = request;
    const named = await this.places.named(teamKey);
    return this.desk.move(actor, idOrNumber, 'escalate', version, async (on) => {
      const team = this.places.fitting(named, on.ticket);
      const answers = await this.answers(on.tx, on.ticket.serviceId, request.answers ?? []);
      const more = { ...(reasonCode && { reasonCode }), ...(answers.length > 0 && { answers }) };
      return (ticket) => escalate(ticket, on.hand, team, reason, tried, more);
    });
  }

  private async answers(tx: ReadTx, serviceId: string, given: NonNullable<EscalateRequest['answers']>) {
    const service = await this.services.byId(tx, serviceId);
    const { kept, errors } = readAnswers(service?.escalationFields ?? [], given);
    if (errors.length === 0) return kept.map(({ label, value }) => ({ label, value }));
    throw new Problem('validation_failed', 'Tell second line what it needs to know about this service.', {
      errors: [...errors],
    });
  }
}
