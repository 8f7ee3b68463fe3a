import { OPEN_STATES, type PendingReason, type TicketState } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Ticket } from './ticket.js';

/** What can be asked for by name; the words of the routes. */
export const MOVES = [
  'take',
  'release',
  'assign',
  'transfer',
  'escalate',
  'hand-back',
  'pend',
  'resume',
  'resolve',
  'reopen',
  'close',
  'cancel',
] as const;
export type Move = (typeof MOVES)[number];

/** What a person or the desk can do to a ticket; `message` is an agent's, `reply` the requester's. */
export type TicketVerb = Move | 'update' | 'message' | 'reply' | 'note' | 'visit';

const PENDING_STATES = ['pending_requester', 'pending_vendor', 'pending_approval', 'scheduled'] as const;

/** From where each verb is allowed, and where it leads; `same` leaves the state as it is. */
const TRANSITIONS = {
  take: { from: OPEN_STATES, to: { new: 'open' } },
  assign: { from: OPEN_STATES, to: { new: 'open' } },
  release: { from: OPEN_STATES, to: 'open' },
  transfer: { from: OPEN_STATES, to: 'open' },
  escalate: { from: OPEN_STATES, to: 'open' },
  'hand-back': { from: OPEN_STATES, to: 'open' },
  pend: { from: ['open'], to: 'pending' },
  resume: { from: PENDING_STATES, to: 'open' },
  resolve: { from: OPEN_STATES, to: 'resolved' },
  reopen: { from: ['resolved'], to: 'open' },
  close: { from: ['resolved'], to: 'closed' },
  cancel: { from: OPEN_STATES, to: 'cancelled' },
  update: { from: OPEN_STATES, to: 'same' },
  message: { from: [...OPEN_STATES, 'resolved'], to: { new: 'open' } },
  reply: { from: [...OPEN_STATES, 'resolved'], to: { pending_requester: 'open' } },
  visit: { from: OPEN_STATES, to: 'same' },
  note: { from: [...OPEN_STATES, 'resolved', 'closed', 'cancelled'], to: 'same' },
} as const satisfies Record<
  TicketVerb,
  {
    readonly from: readonly TicketState[];
    readonly to: TicketState | 'same' | 'pending' | Partial<Record<TicketState, TicketState>>;
  }
>;

export const PENDING_STATE = {
  user: 'pending_requester',
  vendor: 'pending_vendor',
  delivery: 'pending_vendor',
  approval: 'pending_approval',
  agreed_time: 'scheduled',
} as const satisfies Record<PendingReason, TicketState>;

export function isOpenState(state: TicketState): boolean {
  return (OPEN_STATES as readonly TicketState[]).includes(state);
}

/** The state after a verb. Callers have checked that the verb is allowed; `pend` names its state by its reason. */
export function stateAfter(verb: Exclude<TicketVerb, 'pend'>, state: TicketState): TicketState {
  const { to } = TRANSITIONS[verb];
  if (to === 'same') return state;
  if (typeof to === 'string') return to;
  return (to as Partial<Record<TicketState, TicketState>>)[state] ?? state;
}

/** The moves that the state alone allows. */
export function movesFrom(state: TicketState): Move[] {
  return MOVES.filter((move) => (TRANSITIONS[move].from as readonly TicketState[]).includes(state));
}

/** What of a ticket the moves hang on. */
type Standing = Pick<Ticket, 'state' | 'assigneeId' | 'line' | 'reopenUntil'>;

/** Whether a verb is allowed now: by the state, and by where the ticket stands. */
export function isAllowed(ticket: Standing, verb: TicketVerb, at: Temporal.Instant): boolean {
  if (!(TRANSITIONS[verb].from as readonly TicketState[]).includes(ticket.state)) return false;
  switch (verb) {
    case 'release':
      return ticket.assigneeId !== null;
    case 'escalate':
      return ticket.line !== 'second';
    case 'hand-back':
      return ticket.line === 'second';
    case 'reopen':
      return ticket.reopenUntil !== null && Temporal.Instant.compare(at, ticket.reopenUntil) <= 0;
    default:
      return true;
  }
}

/** The names of the moves that are allowed now, in the words of the routes. */
export function allowedMoves(ticket: Ticket, at: Temporal.Instant): Move[] {
  return MOVES.filter((move) => isAllowed(ticket, move, at));
}
