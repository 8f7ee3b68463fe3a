import type { Channel, Line, PendingReason, TicketKind } from '@desk/contracts';
import type { Clock } from '@desk/sla';
import {
  begin,
  proceed,
  settle,
  ticketDomain,
  type CourseTerms,
  type Decision,
  type Hand,
  type NewMessage,
  type Step,
  type Ticket,
  type TicketLogEntry,
} from '@desk/tickets';
import type { Temporal } from 'temporal-polyfill';
import type { LogRow } from './log-row.js';
import type { LogCase } from './read-log.js';

/** Where the things that a log names stand in the desk. */
export interface LogWorld {
  readonly agencyId: string;
  readonly requesterId: string;
  readonly kind: TicketKind;
  readonly channel: Channel;
  /** The name of the log. */
  readonly source: string;
  teamId(name: string): string;
  serviceId(name: string): string;
  agentId(name: string): string;
}

export interface ReplayTerms extends CourseTerms {
  readonly declarationId: string;
}

/** A case as a ticket with everything that is written down of it. */
export interface ReplayedTicket {
  readonly ticket: Ticket;
  readonly entries: readonly TicketLogEntry[];
  readonly messages: readonly NewMessage[];
  readonly clocks: readonly Clock[];
}

type Verb = Parameters<typeof ticketDomain.isAllowed>[1];
type Move = (ticket: Ticket, hand: Hand) => Decision;
/** What a move does to the ticket where our table does not have it. */
type Elsewhere = (ticket: Ticket, hand: Hand) => Partial<Ticket>;

const IMPORTED = 'Fra importert logg';
const TRIED = 'Ikke oppgitt i loggen';

/**
 * Plays a case again with the clock of its log: row by row the moves that lead from what the ticket is to what the row says
 * of it, each decided by the function that its command uses. A move that our table does not have from there is recorded as
 * `ticket.moved_elsewhere` with the same changes. At the end the clocks are settled up to the end of the log.
 */
export function replayCase(
  log: LogCase,
  ticketId: string,
  world: LogWorld,
  terms: ReplayTerms,
  newIdAt: (at: number) => string,
  end: Temporal.Instant,
): ReplayedTicket {
  const replay = new Replay(log, ticketId, world, terms, newIdAt);
  for (const row of log.rows) replay.follow(row);
  return replay.ended(end);
}

class Replay {
  private so: Step;

  constructor(
    log: LogCase,
    ticketId: string,
    private readonly world: LogWorld,
    private readonly terms: ReplayTerms,
    private readonly newIdAt: (at: number) => string,
  ) {
    const [first] = log.rows;
    const filing = ticketDomain.fileTicket(
      {
        id: ticketId,
        agencyId: world.agencyId,
        kind: world.kind,
        subject: `Importert sak ${log.id}`,
        description: `${world.source}: sak ${log.id}, ${first.service}.`,
        serviceId: world.serviceId(first.service),
        requesterId: world.requesterId,
        filedById: world.requesterId,
        channel: world.channel,
        origin: 'import',
        location: null,
        impact: first.priority.impact,
        urgency: first.priority.urgency,
        priority: first.priority.priority,
        teamId: world.teamId(first.team),
        line: first.teamLine,
        declarationId: terms.declarationId,
        followsUpId: null,
        routedBy: null,
      },
      first.at,
    );
    this.so = begin(filing, terms);
  }

  follow(row: LogRow): void {
    const { state } = row;
    const ends = state.becomes === 'closed' || state.becomes === 'resolved' || state.becomes === 'cancelled';
    const { ticket } = this.so;
    if (ticket.state === 'cancelled' ? state.becomes !== 'cancelled' : !this.isOpen && !ends) this.reopen(row);
    this.correct(row);
    this.moveTo(row);
    switch (state.becomes) {
      case 'unassigned':
        this.letGo(row);
        break;
      case 'taken':
        this.goOn(row);
        this.give(row);
        break;
      case 'pending':
        this.wait(row, state.reason);
        break;
      case 'resolved':
        this.resolve(row, state.code);
        break;
      case 'closed':
        if (this.isOpen) this.resolve(row, 'solved');
        this.close(row);
        break;
      case 'cancelled':
        this.cancel(row);
        break;
    }
  }

  /** Nothing ever happens to it by itself again. */
  ended(end: Temporal.Instant): ReplayedTicket {
    const { entries, messages } = this.so;
    const settled = settle(this.so, end, this.terms);
    return {
      ticket: { ...settled.ticket, timerAt: null },
      clocks: settled.clocks,
      entries: [...entries, ...settled.entries],
      messages: [...messages, ...settled.messages],
    };
  }

  private get isOpen(): boolean {
    return ticketDomain.isOpenState(this.so.ticket.state);
  }

  private reopen(row: LogRow): void {
    this.move(
      row,
      'reopen',
      (ticket, hand) => ticketDomain.reopen(ticket, hand, IMPORTED, { keepAssignee: false, requesterMessageId: null }),
      (ticket) => ({
        state: 'open',
        assigneeId: null,
        reopenCount: ticket.reopenCount + 1,
        resolvedAt: null,
        reopenUntil: null,
        resolution: null,
        resolutionCode: null,
        firstLineCapable: null,
        closedAt: null,
      }),
    );
  }

  /** Another service or priority. */
  private correct(row: LogRow): void {
    const serviceId = this.world.serviceId(row.service);
    const { priority } = row.priority;
    const { ticket } = this.so;
    if (ticket.serviceId === serviceId && ticket.priority === priority) return;
    const wanted = { serviceId, priority, ...(ticket.priority === priority ? {} : { priorityReason: IMPORTED }) };
    this.move(
      row,
      'update',
      (one, hand) => ticketDomain.update(one, hand, wanted),
      () => wanted,
    );
  }

  private moveTo(row: LogRow): void {
    const team = { id: this.world.teamId(row.team), line: row.teamLine };
    const { ticket } = this.so;
    if (ticket.teamId === team.id) return;
    const [verb, move] = this.wayTo(ticket.line, team);
    this.move(row, verb, move, (one) => ({
      teamId: team.id,
      line: team.line,
      assigneeId: null,
      crossings: one.crossings + (team.line === one.line ? 0 : 1),
      seenSecond: one.seenSecond || team.line === 'second',
    }));
  }

  private wayTo(line: Line, team: { id: string; line: Line }): readonly [Verb, Move] {
    if (line === team.line) {
      return ['transfer', (ticket, hand) => ticketDomain.transfer(ticket, hand, team, IMPORTED)];
    }
    if (team.line === 'second') {
      return ['escalate', (ticket, hand) => ticketDomain.escalate(ticket, hand, team, IMPORTED, TRIED)];
    }
    return ['hand-back', (ticket, hand) => ticketDomain.handBack(ticket, hand, team, IMPORTED)];
  }

  private letGo(row: LogRow): void {
    if (this.so.ticket.assigneeId === null) this.goOn(row);
    else {
      this.move(
        row,
        'release',
        (ticket, hand) => ticketDomain.release(ticket, hand),
        () => ({ assigneeId: null }),
      );
    }
  }

  /** Ends a wait. */
  private goOn(row: LogRow): void {
    if (this.so.ticket.pendingReason === null) return;
    this.move(
      row,
      'resume',
      (ticket, hand) => ticketDomain.resume(ticket, hand),
      () => ({ ...ticketDomain.NOT_WAITING, state: 'open' }),
    );
  }

  /** Gives the ticket to the agent of the row. What the system itself took is open, and nobody's. */
  private give(row: LogRow): void {
    const { ticket } = this.so;
    if (row.agent === null) {
      if (ticket.state === 'new') this.elsewhere(row, () => ({ state: 'open' }));
      return;
    }
    const handler = this.handler(row.agent);
    if (ticket.assigneeId === handler.id) return;
    this.move(
      row,
      'take',
      (one, hand) => ticketDomain.take(one, hand, handler),
      () => ({ assigneeId: handler.id }),
    );
  }

  private wait(row: LogRow, reason: PendingReason): void {
    if (this.so.ticket.pendingReason !== reason) this.goOn(row);
    this.give(row);
    if (this.so.ticket.pendingReason === reason) return;
    this.move(
      row,
      'pend',
      (ticket, hand) => ticketDomain.pend(ticket, hand, reason, null),
      (_ticket, hand) => ({ state: ticketDomain.PENDING_STATE[reason], pendingReason: reason, pendingSince: hand.at }),
    );
  }

  /** What is resolved already stays resolved as it was; what was closed is resolved again. */
  private resolve(row: LogRow, code: Exclude<Ticket['resolutionCode'], null>): void {
    if (this.so.ticket.state === 'resolved') return;
    const { terms } = this;
    const handler = row.agent === null ? null : this.handler(row.agent);
    this.move(
      row,
      'resolve',
      (ticket, hand) =>
        ticketDomain.resolve(
          ticket,
          hand,
          {
            text: `${IMPORTED}: ${row.words}`,
            code,
            firstLineCapable: null,
            reopenUntil: terms.addWorkingDays(hand.at, terms.timers.reopenDays),
            messageId: this.newIdAt(hand.at.epochMilliseconds),
          },
          handler,
        ),
      () => ({ state: 'resolved', closedAt: null }),
    );
  }

  private close(row: LogRow): void {
    if (this.so.ticket.state === 'closed') return;
    this.move(
      row,
      'close',
      (ticket, hand) => ticketDomain.close(ticket, hand, row.agent === null ? 'window_over' : 'confirmed'),
      (_ticket, hand) => ({ state: 'closed', closedAt: hand.at }),
    );
  }

  private cancel(row: LogRow): void {
    if (this.so.ticket.state === 'cancelled') return;
    this.move(
      row,
      'cancel',
      (ticket, hand) => ticketDomain.cancel(ticket, hand, `${IMPORTED}: ${row.words}`),
      (_ticket, hand) => ({ state: 'cancelled', closedAt: hand.at }),
    );
  }

  private move(row: LogRow, verb: Verb, move: Move, otherwise: Elsewhere): void {
    if (!ticketDomain.isAllowed(this.so.ticket, verb, row.at)) this.elsewhere(row, otherwise, verb);
    else this.happen(row, move);
  }

  private elsewhere(row: LogRow, changes: Elsewhere, verb?: Verb): void {
    this.happen(row, (ticket, hand) =>
      ticketDomain.append(ticketDomain.nothing(ticket), hand, 'ticket.moved_elsewhere', changes(ticket, hand), {
        details: { logState: row.words, ...(verb !== undefined && { notAllowed: verb }) },
      }),
    );
  }

  private happen(row: LogRow, move: Move): void {
    const actorId = row.agent === null ? null : this.world.agentId(row.agent);
    const hand: Hand = { actorId, origin: 'import', at: row.at };
    const step = proceed(this.so, hand, this.terms, (ticket) => move(ticket, hand));
    this.so = {
      ...step,
      entries: [...this.so.entries, ...step.entries],
      messages: [...this.so.messages, ...step.messages],
    };
  }

  /** Whoever acts on a ticket in the log works in the team where it stands. */
  private handler(agent: string): { id: string; teams: readonly { id: string; line: Line }[] } {
    const { teamId, line } = this.so.ticket;
    return { id: this.world.agentId(agent), teams: [{ id: teamId, line }] };
  }
}
