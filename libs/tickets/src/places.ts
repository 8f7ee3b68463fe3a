import { Problem, type ReadTx } from '@desk/platform';
import { Staffing, Teams, type ServingTeam, type Team } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import type { HandlerFact } from './domain/assignment.js';
import type { Ticket } from './domain/ticket.js';

const refuse = (pointer: string, message: string) =>
  new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer, message }],
  });

/** Teams and people to which a ticket can be given. */
@Injectable()
export class Places {
  constructor(
    private readonly teams: Teams,
    private readonly staffing: Staffing,
  ) {}

  /** A team named in a request; looked up before the transaction, fitted to the ticket within it. */
  named(key: string): Promise<ServingTeam | null> {
    return this.teams.serving(key);
  }

  /** The team that was named, if it is one that can have this ticket. */
  fitting(team: ServingTeam | null, ticket: Ticket): Team {
    if (!team) throw refuse('/teamKey', 'is not the key of a team');
    if (team.servedAgencyIds === null || team.servedAgencyIds.includes(ticket.agencyId)) return team;
    throw refuse('/teamKey', 'is a team that does not serve the agency of this ticket');
  }

  /** Somebody named in a request, who works in the team that has or gets the ticket. */
  async assignee(tx: ReadTx, usernameOrId: string, teamId: string): Promise<HandlerFact> {
    const worker = await this.teams.worker(tx, usernameOrId);
    if (!worker) throw refuse('/assignee', 'is not a person of the desk');
    if (worker.teams.some((team) => team.id === teamId)) {
      if (await this.staffing.isGone(tx, worker.id))
        throw refuse('/assignee', 'is absent or off; what they are given would come back');
      return worker;
    }
    throw refuse('/assignee', 'does not work in this team; name the team with teamKey, or somebody else');
  }

  /** Where a ticket goes back to: the team that escalated it last, or else the first-line pool. */
  async before(tx: ReadTx, ticket: Ticket): Promise<Team> {
    const [last] = await tx.query<{ teamId: string | null }>(
      `select changes -> 'teamId' ->> 0 as "teamId" from ticket_event
       where ticket_id = $1 and type = 'ticket.escalated' order by seq desc limit 1`,
      [ticket.id],
    );
    const from = last?.teamId ? await this.teams.byId(tx, last.teamId) : null;
    return from && from.line !== 'second' ? from : this.teams.pool(tx);
  }

  /** Whether whoever had the ticket still works in its line. */
  async stillWorks(tx: ReadTx, ticket: Ticket): Promise<boolean> {
    if (ticket.assigneeId === null) return false;
    const worker = await this.teams.worker(tx, ticket.assigneeId);
    return worker?.teams.some((team) => team.id === ticket.teamId || team.line === ticket.line) ?? false;
  }
}
