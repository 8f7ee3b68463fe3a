import { authorise, scopeOf, ticketPolicy, type Actor, type TicketAction } from '@desk/access';
import type { TicketView } from '@desk/contracts';
import { Clock, Database, notFound, Problem, type Tx } from '@desk/platform';
import { Injectable } from '@nestjs/common';
import { proceed, type CourseTerms, type Step } from './course.js';
import type { Decision, Hand } from './domain/decision.js';
import { FieldRefused, HandlerRefused, MoveRefused, VisitRefused } from './domain/refusal.js';
import type { Ticket } from './domain/ticket.js';
import { changesSince, type Changes } from './queries/changes-since.js';
import type { StoredTicket } from './ticket.row.js';
import { TicketTerms } from './ticket-terms.js';
import { TicketViews } from './ticket-views.js';
import { TicketsRepository, type StoredCourse } from './tickets.repository.js';

/** What a command is about to change: the locked ticket, who does it and when, and the terms it lives by. */
export interface Case {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly ticket: StoredTicket;
  readonly hand: Hand;
  readonly terms: CourseTerms;
}

export type Decide = (ticket: Ticket) => Decision;

/** The one way of every command: lock, authorise, check the version, decide, save. */
@Injectable()
export class TicketDesk {
  constructor(
    private readonly database: Database,
    private readonly tickets: TicketsRepository,
    private readonly terms: TicketTerms,
    private readonly views: TicketViews,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs a move that names the version it was made against, and shows the ticket after it. A stale one is refused, unless
   * `collides` says of what changed meanwhile that it does not matter to the move.
   */
  async move(
    actor: Actor,
    idOrNumber: string,
    action: TicketAction,
    version: number,
    plan: (on: Case) => Promise<Decide> | Decide,
    collides: (changes: Changes) => boolean = () => true,
  ): Promise<TicketView> {
    return this.database.transaction(scopeOf(actor), async (tx) => {
      const course = await this.open(tx, actor, idOrNumber, action);
      await refuseStale(tx, actor, course.ticket, version, collides);
      const on = await this.caseOf(tx, actor, course);
      return this.carryOut(on, course, await plan(on));
    });
  }

  /** Locks a ticket for an actor: 404 when it is not theirs to see, 403 when they may not do this. */
  async open(tx: Tx, actor: Actor, idOrNumber: string, action: TicketAction): Promise<StoredCourse> {
    const course = await this.tickets.lock(tx, idOrNumber);
    if (!course) throw notFound('The ticket');
    authorise(actor, action, course.ticket);
    return course;
  }

  /** The moment is taken now, when the ticket is locked: nobody can come between. */
  async caseOf(tx: Tx, actor: Actor, course: StoredCourse): Promise<Case> {
    const origin = ticketPolicy.readInternal(actor, course.ticket) ? 'agent' : 'portal';
    const hand: Hand = { actorId: actor.id, origin, at: this.clock.now() };
    return { tx, actor, ticket: course.ticket, hand, terms: await this.terms.of(tx, course.ticket.declarationId) };
  }

  async carryOut(on: Case, course: StoredCourse, decide: Decide): Promise<TicketView> {
    const step = this.rehearse(on, course, decide);
    const people = await this.tickets.save(on.tx, course, step);
    return this.views.show(on.tx, on.actor, { ...step.ticket, number: course.ticket.number }, people);
  }

  /** What a decision would make of a ticket. Nothing is written. */
  rehearse(on: Omit<Case, 'tx'>, course: StoredCourse, decide: Decide): Step {
    return decided(() => proceed(course, on.hand, on.terms, decide));
  }

  /** For what is answered with something else than the ticket. */
  async carryOutOnly(on: Case, course: StoredCourse, decide: Decide): Promise<Step> {
    const step = this.rehearse(on, course, decide);
    await this.tickets.save(on.tx, course, step);
    return step;
  }
}

/** Refuses a command that was made against another version than the present one, and says what changed. */
export async function refuseStale(
  tx: Tx,
  actor: Actor,
  ticket: StoredTicket,
  version: number,
  collides: (changes: Changes) => boolean = () => true,
): Promise<void> {
  if (version === ticket.version) return;
  const internal = ticketPolicy.readInternal(actor, ticket);
  const changes = await changesSince(tx, ticket.id, version, { internal });
  if (version < ticket.version && !collides(changes)) return;
  throw new Problem('stale_version', 'Somebody changed the ticket meanwhile: look at what changed, and try again.', {
    current: { version: ticket.version, changes },
  });
}

/** Says a refusal of the domain as the answer that it is over HTTP. */
function decided<T>(decide: () => T): T {
  try {
    return decide();
  } catch (error) {
    if (error instanceof MoveRefused) {
      const instead =
        error.allowed.length > 0 ? `possible now: ${error.allowed.join(', ')}` : 'nothing can be done to it';
      throw new Problem('move_not_allowed', `The ticket is ${error.state.replace('_', ' ')}; ${instead}.`, {
        allowed: [...error.allowed],
      });
    }
    if (error instanceof FieldRefused) {
      throw new Problem('validation_failed', 'Correct the named fields and send the request again.', {
        errors: [{ pointer: error.pointer, message: error.reason }],
      });
    }
    if (error instanceof VisitRefused) {
      throw new Problem('visit_not_allowed', `The visit is ${error.state.replace('_', ' ')}; look at it anew.`);
    }
    if (error instanceof HandlerRefused) {
      throw new Problem(error.code === 'own_ticket' ? 'own_ticket' : 'forbidden', error.reason);
    }
    throw error;
  }
}
