import { readActorsOfPeople, ticketPolicy } from '@desk/access';
import type { DomainEvent, TicketEventName } from '@desk/contracts';
import { Database } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { EscalatedTicket } from './escalated.js';

/** A ticket with those who watch it, whatever they may read by now. */
type WatchedTicket = EscalatedTicket & { readonly watchers: readonly string[] };

/** Who watches a ticket may have lost the right to it since: another agency, another team, a mark. */
@Injectable()
export class Watchers {
  constructor(private readonly database: Database) {}

  /** By event: those who watch its ticket and may read it as it is now. */
  async of(
    events: readonly DomainEvent<TicketEventName>[],
    tickets: ReadonlyMap<string, WatchedTicket>,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = [...new Set([...tickets.values()].flatMap(({ watchers }) => watchers))];
    if (ids.length === 0) return new Map();
    // With the eyes of the desk, as whom rules name: the scope of a handler shows only some of their teams.
    const actors = await this.database.read(this.database.systemScope, (tx) => readActorsOfPeople(tx, ids));
    return new Map(
      events.map(({ id, payload: { agencyId, requesterId } }) => {
        const ticket = tickets.get(id);
        if (!ticket) return [id, []];
        const { filed_by_id: filedById, team_id: teamId, line, sensitive, watchers } = ticket;
        const subject = { agencyId, requesterId, filedById, teamId, line, sensitive };
        const mayRead = (watcher: string) => {
          const actor = actors.get(watcher);
          return actor !== undefined && ticketPolicy.watch(actor, subject);
        };
        return [id, watchers.filter(mayRead)];
      }),
    );
  }
}
