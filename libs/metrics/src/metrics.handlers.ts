import { TICKET_EVENTS, type DomainEvent, type TicketEventName } from '@desk/contracts';
import { OnEvent, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { Contributions } from './contributions.js';
import { HandlingDays } from './handling-days.js';

/** They change no figure. */
const UNCOUNTED = ['sla.warned', 'sla.rescheduled', 'ticket.reminded'] as const satisfies readonly TicketEventName[];
type Counted = Exclude<TicketEventName, (typeof UNCOUNTED)[number]> | 'sla.replayed';
const COUNTED = [...TICKET_EVENTS, 'sla.replayed' as const].filter(
  (name): name is Counted => !UNCOUNTED.some((other) => other === name),
);

/** Keeps the figures up with the log. */
@Injectable()
export class MetricsHandlers {
  constructor(
    private readonly contributions: Contributions,
    private readonly handling: HandlingDays,
  ) {}

  /** A figure may be a second old; counted together, tickets cost much less than one by one. */
  @OnEvent('metrics', [...COUNTED, 'work.recorded'], { paceMs: 1_000 })
  async roll(tx: Tx, events: DomainEvent<Counted | 'work.recorded'>[]): Promise<void> {
    const days = events.flatMap((event) =>
      event.name === 'work.recorded'
        ? event.payload.days.map((day) => ({ agentId: event.payload.subjectId, day }))
        : [],
    );
    const changes = events.flatMap((event) => (event.name === 'work.recorded' ? [] : [event]));
    const byAgents = changes.filter(({ payload }) => payload.origin === 'agent' || payload.origin === 'phone');
    await this.contributions.recompute(
      tx,
      // A note changes no figure of its ticket.
      changes.filter(({ name }) => name !== 'ticket.noted').map(({ payload }) => payload.subjectId),
    );
    const touched = await this.handling.touched(
      tx,
      byAgents.map(({ id }) => id),
    );
    await this.handling.recompute(tx, [...days, ...touched]);
  }
}
