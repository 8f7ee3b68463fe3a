import {
  deskPolicy,
  readActorOfPerson,
  reportAgencyIds,
  ticketPolicy,
  type Actor,
  type TicketSubject,
} from '@desk/access';
import type { Line, ToldRole } from '@desk/contracts';
import { Database, Kept, type ReadTx, type Tx } from '@desk/platform';
import { Escalations, type ClockPointEvent } from '@desk/sla';
import { Injectable } from '@nestjs/common';

const KEPT_MS = 5_000;

/** How much of a ticket somebody may see: all that agents do, or what stands behind a figure, without texts. */
export type Sight = 'ticket' | 'figures';

/** What must be known of a ticket to say who may hear of it. */
export interface EscalatedTicket {
  /** Of the team that had it at the event. */
  readonly members: readonly string[];
  readonly leads: readonly string[];
  readonly filed_by_id: string;
  /** Where it stands now, which may be elsewhere. */
  readonly team_id: string;
  readonly line: Line;
  readonly sensitive: boolean;
}

interface People {
  readonly serviceOwnerIds: readonly string[];
  /** Service owners, and whom rules name. */
  readonly actors: ReadonlyMap<string, Actor>;
}

/** Whom escalation rules add to those who are told of a warning or a breach anyway. */
@Injectable()
export class Escalated {
  private readonly kept = new Kept(KEPT_MS, readPeople);

  constructor(
    private readonly database: Database,
    private readonly escalations: Escalations,
  ) {}

  /** By event: the people, in the order of the rules, each with what they may see; who may see nothing is not told. */
  async of(
    tx: Tx,
    events: readonly ClockPointEvent[],
    tickets: ReadonlyMap<string, EscalatedTicket>,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, Sight>>> {
    const rules = await this.escalations.of(tx, events);
    if (rules.size === 0) return new Map();
    // With the eyes of the desk: in the scope of a handler, a team that serves others looks like one that serves all.
    const people = await this.database.read(this.database.systemScope, (all) => this.kept.get(all));
    return new Map(
      events.map((event) => {
        const ticket = tickets.get(event.id);
        const sights = new Map<string, Sight>();
        if (!ticket) return [event.id, sights];
        for (const { tell, tellPersonIds } of rules.get(event.id) ?? []) {
          for (const id of [...tell.flatMap((role) => inRole(role, event, ticket, people)), ...tellPersonIds]) {
            const sight = sightOf(id, event, ticket, people);
            if (sight) sights.set(id, sight);
          }
        }
        return [event.id, sights];
      }),
    );
  }
}

function inRole(role: ToldRole, event: ClockPointEvent, ticket: EscalatedTicket, people: People): readonly string[] {
  switch (role) {
    case 'assignee':
      return event.payload.assigneeId === null ? [] : [event.payload.assigneeId];
    case 'team':
      return ticket.members;
    case 'team_lead':
      return ticket.leads;
    case 'service_owner':
      return people.serviceOwnerIds;
  }
}

function sightOf(personId: string, event: ClockPointEvent, ticket: EscalatedTicket, people: People): Sight | null {
  const { agencyId, requesterId, teamId } = event.payload;
  if (ticket.team_id === teamId && ticket.members.includes(personId)) return 'ticket';
  const actor = people.actors.get(personId);
  const { filed_by_id: filedById, line, sensitive } = ticket;
  const subject: TicketSubject = { agencyId, requesterId, filedById, teamId: ticket.team_id, line, sensitive };
  if (actor === undefined) return sensitive || !ticket.members.includes(personId) ? null : 'ticket';
  if (ticketPolicy.readInternal(actor, subject)) return 'ticket';
  const seesFigures = deskPolicy.readAgencyReports(actor) && reportAgencyIds(actor).includes(agencyId);
  return seesFigures && !sensitive ? 'figures' : null;
}

async function readPeople(tx: ReadTx): Promise<People> {
  const [row] = await tx.query<{ owners: string[]; named: string[] }>(
    `select array(select r.person_id from person_role r join person p on p.id = r.person_id
         where r.role = 'service_owner' and p.active order by p.username) as owners,
       array(select distinct unnest(tell_person_ids) from escalation_rule where active) as named`,
  );
  const actors = new Map<string, Actor>();
  for (const id of new Set([...(row?.owners ?? []), ...(row?.named ?? [])])) {
    const actor = await readActorOfPerson(tx, id);
    if (actor) actors.set(id, actor);
  }
  return { serviceOwnerIds: row?.owners ?? [], actors };
}
