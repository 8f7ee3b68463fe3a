import type { Line } from '@desk/contracts';
import { append, nothing, requireAllowed, type Decision, type Hand, type TicketLogEntry } from './decision.js';
import { FieldRefused, HandlerRefused, MoveRefused } from './refusal.js';
import type { Ticket } from './ticket.js';
import { allowedMoves, isOpenState, stateAfter } from './ticket-state.js';

export interface TeamFact {
  readonly id: string;
  readonly line: Line;
}

/** Somebody who could handle a ticket, with the teams that they work in. */
export interface HandlerFact {
  readonly id: string;
  readonly teams: readonly TeamFact[];
}

/** A ticket that waits no more has nothing to wait for. */
export const NOT_WAITING = { pendingReason: null, pendingSince: null, pendingUntil: null, remindersSent: 0 } as const;

/** Members of the ticket's team, or of another team in the same line. */
export function worksInLine(handler: HandlerFact, team: TeamFact): boolean {
  return handler.teams.some((own) => own.id === team.id || own.line === team.line);
}

export function take(ticket: Ticket, hand: Hand, handler: HandlerFact): Decision {
  requireAllowed(ticket, 'take', hand.at);
  if (ticket.assigneeId === handler.id) {
    const others = allowedMoves(ticket, hand.at).filter((move) => move !== 'take');
    throw new MoveRefused('take', ticket.state, others);
  }
  refuseUnfit(ticket, handler, { id: ticket.teamId, line: ticket.line });
  return append(nothing(ticket), hand, 'ticket.taken', {
    state: stateAfter('take', ticket.state),
    assigneeId: handler.id,
  });
}

/** Gives the ticket to somebody, with `team` also to another team of the same line. */
export function assign(ticket: Ticket, hand: Hand, handler: HandlerFact, team: TeamFact | null): Decision {
  requireAllowed(ticket, 'assign', hand.at);
  if (team !== null && team.line !== ticket.line) {
    throw new FieldRefused('/teamKey', 'must be a team of the same line; escalate or hand back to change the line');
  }
  const target = team ?? { id: ticket.teamId, line: ticket.line };
  refuseUnfit(ticket, handler, target);
  return append(nothing(ticket), hand, 'ticket.assigned', {
    state: stateAfter('assign', ticket.state),
    assigneeId: handler.id,
    teamId: target.id,
  });
}

export function release(ticket: Ticket, hand: Hand): Decision {
  requireAllowed(ticket, 'release', hand.at);
  return append(nothing(ticket), hand, 'ticket.released', { ...NOT_WAITING, state: 'open', assigneeId: null });
}

/** Why somebody is not there for what they hold; `left`: they work in its line no more. */
export type ReturnReason = 'absence' | 'off' | 'away' | 'left';

/**
 * Back to the queue, since who had it is not there; nothing when somebody else has it by now. What it waits for it goes on
 * waiting for: nobody has decided anew.
 */
export function giveBack(ticket: Ticket, hand: Hand, fromId: string, reason: ReturnReason): Decision {
  if (ticket.assigneeId !== fromId || !isOpenState(ticket.state)) return nothing(ticket);
  return append(
    nothing(ticket),
    hand,
    'ticket.returned',
    { assigneeId: null },
    { details: { why: reason }, silent: true },
  );
}

/** Gives the ticket to whom the desk itself has chosen. */
export function push(ticket: Ticket, hand: Hand, handlerId: string): Decision {
  const patch = { state: stateAfter('assign', ticket.state), assigneeId: handlerId };
  return append(nothing(ticket), hand, 'ticket.assigned', patch, { details: { pushed: true } });
}

/** What a hand-off says beyond its reason: the reason's code, and the answers to what the service asks. */
export type HandOffDetails = TicketLogEntry['details'];

/** Moves the ticket within its line. */
export function transfer(
  ticket: Ticket,
  hand: Hand,
  team: TeamFact,
  reason: string,
  more: HandOffDetails = {},
): Decision {
  requireAllowed(ticket, 'transfer', hand.at);
  if (team.line !== ticket.line) {
    throw new FieldRefused('/teamKey', 'must be a team of the same line; escalate or hand back to change the line');
  }
  if (team.id === ticket.teamId) throw new FieldRefused('/teamKey', 'already has the ticket');
  return move(ticket, hand, 'ticket.transferred', team, { reason, ...more });
}

/** To second line, with what was tried. */
export function escalate(
  ticket: Ticket,
  hand: Hand,
  team: TeamFact,
  reason: string,
  tried: string,
  more: HandOffDetails = {},
): Decision {
  requireAllowed(ticket, 'escalate', hand.at);
  if (team.line !== 'second') throw new FieldRefused('/teamKey', 'must be a team of second line');
  return move(ticket, hand, 'ticket.escalated', team, { reason, tried, ...more });
}

/** To the team of who takes it, since the queue where it stands is more than its team can do; and to them at once. */
export function takeOver(ticket: Ticket, hand: Hand, team: TeamFact, handler: HandlerFact): Decision {
  requireAllowed(ticket, 'transfer', hand.at);
  if (team.line !== ticket.line) throw new MoveRefused('transfer', ticket.state, allowedMoves(ticket, hand.at));
  const moved = move(ticket, hand, 'ticket.transferred', team, { why: 'overflow' });
  const taken = take(moved.ticket, hand, handler);
  return { ticket: taken.ticket, entries: [...moved.entries, ...taken.entries], messages: [] };
}

/** Back from second line to the team that it came from, or to the first-line pool: `team` is that one. */
export function handBack(
  ticket: Ticket,
  hand: Hand,
  team: TeamFact,
  reason: string,
  more: HandOffDetails = {},
): Decision {
  requireAllowed(ticket, 'hand-back', hand.at);
  if (team.line === 'second') throw new FieldRefused('/teamKey', 'must be a team of first line');
  return move(ticket, hand, 'ticket.handed_back', team, { reason, ...more });
}

function move(
  ticket: Ticket,
  hand: Hand,
  type: 'ticket.transferred' | 'ticket.escalated' | 'ticket.handed_back',
  team: TeamFact,
  details: HandOffDetails,
): Decision {
  return append(
    nothing(ticket),
    hand,
    type,
    {
      ...NOT_WAITING,
      state: 'open',
      assigneeId: null,
      teamId: team.id,
      line: team.line,
      crossings: ticket.crossings + (team.line === ticket.line ? 0 : 1),
      seenSecond: ticket.seenSecond || team.line === 'second',
    },
    { details },
  );
}

function refuseUnfit(ticket: Ticket, handler: HandlerFact, team: TeamFact): void {
  if (handler.id === ticket.requesterId) {
    throw new HandlerRefused('own_ticket', 'Nobody handles a ticket that is their own; leave it to a colleague.');
  }
  if (!worksInLine(handler, team)) {
    throw new HandlerRefused('not_in_line', 'Whoever handles a ticket works in the line where it stands.');
  }
}
