import { scopeOf, type Actor } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import { Database, Problem, type Tx } from '@desk/platform';
import { Teams, type Team } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import { take, takeOver, worksInLine } from '../domain/assignment.js';
import { offeredTo } from '../queries/offered.js';
import { QueueTeams } from '../queries/queue-teams.js';
import { TicketDesk } from '../ticket-desk.js';
import { TicketsRepository } from '../tickets.repository.js';

/** Whose ticket it is: who needs help, and who asked for it on their behalf. What an agent files from a call is theirs to handle. */
const NOT_OWN = `t.requester_id <> $2 and (t.filed_by_id <> $2 or t.channel <> 'portal')`;
/** They have what it needs, at that level at least. */
const CAN = `(t.needed_skill_id is null or exists (
  select from person_skill k where k.person_id = $2 and k.skill_id = t.needed_skill_id and k.level >= t.needed_skill_level))`;

/** Gives the agent the first ticket of a queue that they may handle; two agents never get the same one. */
@Injectable()
export class TakeNext {
  constructor(
    private readonly database: Database,
    private readonly queues: QueueTeams,
    private readonly teams: Teams,
    private readonly tickets: TicketsRepository,
    private readonly desk: TicketDesk,
  ) {}

  async run(actor: Actor, teamKey: string): Promise<TicketView> {
    const { id: teamId } = await this.queues.readable(actor, teamKey);
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const team = await this.teams.byId(tx, teamId);
      if (!team || !worksInLine(actor, team)) {
        throw new Problem('forbidden', 'Take tickets from the queues of the line where you work.');
      }
      const inTeam = actor.teams.some(({ id }) => id === team.id);
      const [course] = await this.tickets.lockWhere(
        tx,
        'ticket-next',
        `t.team_id = $1 and t.assignee_id is null and t.state in ('new', 'open') and ${NOT_OWN}
           and t.agency_id = any($3::uuid[]) and (not t.sensitive or $4) and ${CAN}`,
        [team.id, actor.id, actor.servedAgencyIds, inTeam],
        'order by t.queue_rank, t.queue_due, t.filed_at, t.id limit 1 for no key update of t skip locked',
      );
      if (!course) return this.fromOthers(tx, actor, team);
      const on = await this.desk.caseOf(tx, actor, course);
      return this.desk.carryOut(on, course, (ticket) => take(ticket, on.hand, actor));
    });
  }

  /** When the own queue has nothing for them: what teams that need help offer to this one. */
  private async fromOthers(tx: Tx, actor: Actor, team: Team): Promise<TicketView> {
    const offered = actor.teams.some(({ id }) => id === team.id)
      ? await this.tickets.lockWhere(
          tx,
          'ticket-next-offered',
          `${offeredTo('$1')} and t.assignee_id is null and t.state in ('new', 'open') and ${NOT_OWN}
             and t.agency_id = any($3::uuid[]) and ${CAN}`,
          [team.id, actor.id, actor.servedAgencyIds],
          'order by t.queue_rank, t.queue_due, t.filed_at, t.id limit 1 for no key update of t skip locked',
        )
      : [];
    const [course] = offered;
    if (!course) throw new Problem('nothing_to_take', 'Nobody waits in this queue for you right now.');
    const on = await this.desk.caseOf(tx, actor, course);
    return this.desk.carryOut(on, course, (ticket) => takeOver(ticket, on.hand, team, actor));
  }
}
