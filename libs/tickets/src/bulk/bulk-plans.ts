import { ticketPolicy, type Actor, type TicketAction } from '@desk/access';
import type { BulkChange, BulkVerb } from '@desk/contracts';
import { newId, parseInstant, Problem, type ReadTx } from '@desk/platform';
import { Teams, type ServingTeam, type Worker } from '@desk/routing';
import { Injectable } from '@nestjs/common';
import type { CourseTerms } from '../course.js';
import { assign, release, transfer } from '../domain/assignment.js';
import { nothing, type Hand } from '../domain/decision.js';
import { cancel, resolve } from '../domain/ending.js';
import type { Ticket } from '../domain/ticket.js';
import { update } from '../domain/update-ticket.js';
import { pend, resume } from '../domain/waiting.js';
import { Places } from '../places.js';
import type { Decide } from '../ticket-desk.js';
import { TicketFiling } from '../ticket-filing.js';
import { bulkFaults } from './domain/bulk-faults.js';
import { undo, type Before } from './domain/undo.js';

/** Stands in the log of tickets with which a bulk change was undone. */
const UNDONE = 'Masseendring angret';

/** On whose ticket, when, by which terms. */
export interface BulkCase {
  readonly actor: Actor;
  readonly ticket: Ticket;
  readonly hand: Hand;
  readonly terms: CourseTerms;
}

/** A change with what it names already looked up: what is asked of the policy, and what is decided of each ticket. */
export interface BulkPlan {
  readonly action: TicketAction;
  readonly decide: (on: BulkCase) => Decide;
}

/** The policy that the undoing of each verb asks. */
const UNDO_ACTION = {
  assign: 'assign',
  release: 'assign',
  transfer: 'transfer',
  update: 'update',
  pend: 'resume',
  resume: 'pend',
  resolve: 'reopen',
  cancel: 'cancel',
} as const satisfies Record<BulkVerb, keyof typeof ticketPolicy>;

/** Makes plans: what is the same for all tickets of a change is looked up once. */
@Injectable()
export class BulkPlans {
  constructor(
    private readonly teams: Teams,
    private readonly places: Places,
    private readonly filing: TicketFiling,
  ) {}

  /** Refuses by field what could not be done to any ticket. */
  async of(tx: ReadTx, change: BulkChange): Promise<BulkPlan> {
    const errors = bulkFaults(change);
    if (errors.length > 0) {
      throw new Problem('validation_failed', 'Correct the named fields and send the request again.', { errors });
    }
    switch (change.verb) {
      case 'assign': {
        const worker = await this.teams.worker(tx, change.assignee ?? '');
        if (!worker) throw refusal('/change/assignee', 'unknown_person', 'is not a person of the desk');
        return {
          action: 'assign',
          decide:
            ({ hand }) =>
            (ticket) =>
              ticket.assigneeId === worker.id ? nothing(ticket) : assign(ticket, hand, inTeam(worker, ticket), null),
        };
      }
      case 'release':
        return {
          action: 'release',
          decide:
            ({ hand }) =>
            (ticket) =>
              release(ticket, hand),
        };
      case 'transfer': {
        const team = await this.team(change.teamKey ?? '');
        return {
          action: 'transfer',
          decide:
            ({ hand }) =>
            (ticket) =>
              ticket.teamId === team.id
                ? nothing(ticket)
                : transfer(ticket, hand, this.places.fitting(team, ticket), change.reason ?? ''),
        };
      }
      case 'update': {
        const { priority, priorityReason, serviceKey } = change;
        const service = serviceKey === undefined ? {} : { serviceId: await this.filing.serviceId(tx, serviceKey) };
        const wanted = {
          ...(priority === undefined ? {} : { priority }),
          ...(priorityReason === undefined ? {} : { priorityReason }),
          ...service,
        };
        return {
          action: 'update',
          decide:
            ({ hand }) =>
            (ticket) =>
              update(ticket, hand, wanted),
        };
      }
      case 'pend':
        return {
          action: 'pend',
          decide:
            ({ hand }) =>
            (ticket) =>
              pend(
                ticket,
                hand,
                change.pendingReason ?? 'user',
                change.until === undefined ? null : parseInstant(change.until),
              ),
        };
      case 'resume':
        return {
          action: 'resume',
          decide:
            ({ hand }) =>
            (ticket) =>
              resume(ticket, hand),
        };
      case 'resolve':
        return {
          action: 'resolve',
          decide:
            ({ hand, terms, actor }) =>
            (ticket) =>
              resolve(
                ticket,
                hand,
                {
                  text: change.resolution ?? '',
                  code: change.resolutionCode ?? 'solved',
                  firstLineCapable: null,
                  reopenUntil: terms.addWorkingDays(hand.at, terms.timers.reopenDays),
                  messageId: newId(),
                },
                actor,
              ),
        };
      case 'cancel':
        return {
          action: 'cancel',
          decide:
            ({ hand }) =>
            (ticket) =>
              cancel(ticket, hand, change.reason ?? ''),
        };
    }
  }

  /** The way back of one ticket. Refuses when whoever had it works there no more. */
  async undoing(tx: ReadTx, verb: BulkVerb, before: Before): Promise<BulkPlan> {
    const [team, assignee] = [
      await this.teams.byId(tx, before.teamId),
      before.assigneeId === null ? null : await this.teams.worker(tx, before.assigneeId),
    ];
    return {
      action: UNDO_ACTION[verb],
      decide:
        ({ hand }) =>
        (ticket) => {
          if (assignee !== null && !assignee.teams.some(({ id }) => id === before.teamId)) {
            throw new Problem('forbidden', `${assignee.name} does not work in the team any more.`);
          }
          return undo(ticket, hand, verb, before, { team, assignee, reason: UNDONE });
        },
    };
  }

  private async team(key: string): Promise<ServingTeam> {
    const team = await this.places.named(key);
    if (!team) throw refusal('/change/teamKey', 'unknown_team', 'is not the key of a team');
    return team;
  }
}

function inTeam(worker: Worker, ticket: Ticket): Worker {
  if (worker.teams.some(({ id }) => id === ticket.teamId)) return worker;
  throw refusal('/change/assignee', 'unknown_person', 'does not work in the team of this ticket');
}

const refusal = (pointer: string, code: 'unknown_person' | 'unknown_team', message: string) =>
  new Problem('validation_failed', 'Correct the named fields and send the request again.', {
    errors: [{ pointer, code, message }],
  });
