import { readActorOfPerson, scopeOf, ticketPolicy, type Actor } from '@desk/access';
import type { FieldError, VisitPlan, VisitView } from '@desk/contracts';
import { Clock, Config, Database, isId, notFound, parseInstant, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import type { Temporal } from 'temporal-polyfill';
import type { Hand } from '../domain/decision.js';
import type { Ticket } from '../domain/ticket.js';
import { visitFaults, type Visit, type VisitStep, type VisitTerms } from '../domain/visit.js';
import { TicketDesk, type Case } from '../ticket-desk.js';
import type { StoredTicket } from '../ticket.row.js';
import { TicketsRepository, type StoredCourse } from '../tickets.repository.js';
import { loadVisit, saveVisit, showVisit } from './visit-rows.js';

/** What is done to a visit. */
export interface VisitMove {
  /** It was done before, and came once more over a bad network: answered with the visit as it stands. */
  readonly isRepeat?: (visit: Visit) => boolean;
  /** Who is out, or was, may do it whatever rights they have by now. */
  readonly alwaysOwn?: boolean;
  /** Refuses what does not hang on this visit and its ticket alone. */
  readonly beforehand?: (tx: Tx, visit: Visit, ticket: StoredTicket) => Promise<void> | void;
  readonly decide: (ticket: Ticket, hand: Hand, visit: Visit) => VisitStep;
}

interface Whose {
  readonly ticketId: string;
  readonly agencyId: string;
}

const WHOSE = 'select ticket_id as "ticketId", agency_id as "agencyId" from visit where id = $1';

/** The one way of every command on a visit: lock its ticket, authorise, decide, save both. */
@Injectable()
export class VisitDesk {
  constructor(
    private readonly database: Database,
    private readonly desk: TicketDesk,
    private readonly tickets: TicketsRepository,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async move(actor: Actor, id: string, move: VisitMove): Promise<VisitView> {
    const { isRepeat, beforehand, decide, alwaysOwn = false } = move;
    if (!isId(id)) throw notFound('The visit');
    const own = alwaysOwn ? await this.ownOf(actor, id) : null;
    const scope = scopeOf(actor);
    const wide = own ? { ...scope, agencyIds: [...actor.agencyIds, own.agencyId] } : scope;
    return this.database.transaction(wide, async (tx) => {
      const course = own ? await this.tickets.lock(tx, own.ticketId) : await this.open(tx, actor, id);
      const visit = course && (await loadVisit(tx, id));
      if (!course || !visit) throw notFound('The visit');
      if (isRepeat?.(visit)) return this.show(tx, actor, id);
      await beforehand?.(tx, visit, course.ticket);
      const on = await this.desk.caseOf(tx, actor, course);
      const hand: Hand = { ...on.hand, origin: 'agent' };
      await this.carryOut({ ...on, hand }, course, (ticket) => decide(ticket, hand, visit));
      return this.show(tx, actor, id);
    });
  }

  private async open(tx: Tx, actor: Actor, id: string): Promise<StoredCourse> {
    const [found] = await tx.query<Whose>(WHOSE, [id]);
    if (!found) throw notFound('The visit');
    return this.desk.open(tx, actor, found.ticketId, 'visit');
  }

  /** A visit that the actor has started, in whatever agency. */
  private async ownOf(actor: Actor, id: string): Promise<Whose | null> {
    const [own] = await this.database.read(this.database.systemScope, (all) =>
      all.query<Whose>(`${WHOSE} and agent_id = $2 and started_at is not null`, [id, actor.id]),
    );
    return own ?? null;
  }

  async carryOut(on: Case, course: StoredCourse, decide: (ticket: Ticket) => VisitStep): Promise<void> {
    const visits: Visit[] = [];
    await this.desk.carryOutOnly(on, course, (ticket) => {
      const { visit, decision } = decide(ticket);
      visits.push(visit);
      return decision;
    });
    for (const visit of visits) await saveVisit(on.tx, course.ticket, visit);
  }

  show(tx: Tx, actor: Actor, id: string): Promise<VisitView> {
    return showVisit(tx, actor, this.config.ticketPrefix, id);
  }

  /** A plan as it is carried out: refused with all that is wrong with it. */
  async termsOf(ticket: StoredTicket, plan: VisitPlan, schedule: boolean): Promise<VisitTerms> {
    const [from, to] = [parseInstant(plan.from), parseInstant(plan.to)];
    if (from === null || to === null) throw new Error('the shape of the request was checked');
    const terms = { place: plan.place, from, to, agentId: plan.agentId };
    const faults = visitFaults(terms, this.clock.now(), schedule);
    if (plan.agentId !== null && !(await this.handles(plan.agentId, ticket))) faults.push(NOT_AN_AGENT);
    if (faults.length === 0) return terms;
    throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors: faults });
  }

  /** When a button was pressed, by the server's time. */
  pressed(secondsAgo = 0): Temporal.Instant {
    return this.clock.now().subtract({ seconds: secondsAgo });
  }

  /** The number of the ticket that an agent is already out for; whichever agency's it is. */
  async runningOf(tx: Tx, agentId: string): Promise<string | null> {
    // Two starts of one agent come one after the other; what the first has done is committed then, and seen by the desk itself.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 20))', [agentId]);
    const [running] = await this.database.read(this.database.systemScope, (all) =>
      all.prepared<{ number: string }>(
        'visit-running',
        `select t.number from visit v join ticket t on t.id = v.ticket_id where v.agent_id = $1 and v.state = 'under_way'`,
        [agentId],
      ),
    );
    return running ? `${this.config.ticketPrefix}-${running.number}` : null;
  }

  private async handles(agentId: string, ticket: StoredTicket): Promise<boolean> {
    // Which agencies a team serves is seen whole only by the desk itself.
    const agent = await this.database.read(this.database.systemScope, (all) => readActorOfPerson(all, agentId));
    return agent !== null && ticketPolicy.visit(agent, ticket);
  }
}

const NOT_AN_AGENT: FieldError = {
  pointer: '/agentId',
  message: 'is nobody who handles tickets of this agency',
  code: 'not_an_agent_of_it',
};
