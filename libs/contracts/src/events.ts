import type { ClockTarget } from './sla.js';
import type { Line } from './catalogue.js';
import type { SuggestionStatus } from './suggestions.js';

/** What every event of a ticket says. The full change stands in the ticket's log under the same id. */
export interface TicketEventPayload {
  agencyId: string;
  /** The ticket. */
  subjectId: string;
  seq: number;
  version: number;
  /** Who did it; null = the desk itself. */
  actorId: string | null;
  requesterId: string;
  assigneeId: string | null;
  teamId: string;
  /** Team before, when this event moved the ticket. */
  previousTeamId: string | null;
  line: Line;
  origin: string;
}

export interface ClockEventPayload extends TicketEventPayload {
  target: ClockTarget;
  cycle: number;
}

/** The closed catalogue of what can happen. Past tense, `subject.verbed`. */
export interface DomainEvents {
  'ticket.created': TicketEventPayload;
  'ticket.taken': TicketEventPayload;
  'ticket.assigned': TicketEventPayload;
  'ticket.released': TicketEventPayload;
  /** Went back to its queue, because who had it is not there. */
  'ticket.returned': TicketEventPayload;
  'ticket.transferred': TicketEventPayload;
  'ticket.escalated': TicketEventPayload;
  'ticket.handed_back': TicketEventPayload;
  'ticket.opened': TicketEventPayload;
  'ticket.pended': TicketEventPayload;
  'ticket.resumed': TicketEventPayload;
  'ticket.resolved': TicketEventPayload;
  'ticket.reopened': TicketEventPayload;
  'ticket.closed': TicketEventPayload;
  'ticket.cancelled': TicketEventPayload;
  'ticket.updated': TicketEventPayload;
  'ticket.messaged': TicketEventPayload;
  'ticket.noted': TicketEventPayload;
  'ticket.reminded': TicketEventPayload;
  /** A move of an imported log that our table of moves does not have. */
  'ticket.moved_elsewhere': TicketEventPayload;
  /** Joined to another ticket, which goes on; this one is cancelled. */
  'ticket.merged': TicketEventPayload;
  'ticket.visit_planned': TicketEventPayload;
  /** Another place, time or agent. */
  'ticket.visit_changed': TicketEventPayload;
  'ticket.visit_started': TicketEventPayload;
  'ticket.visit_stopped': TicketEventPayload;
  'ticket.visit_cancelled': TicketEventPayload;
  'sla.warned': ClockEventPayload & { percent: number };
  'sla.breached': ClockEventPayload;
  /** An escalation rule could not do what it says. */
  'sla.rule_skipped': ClockEventPayload & { percent: number; rule: string };
  /** A calendar has other hours from some day on: what was due is computed anew. */
  'sla.rescheduled': TicketEventPayload;
  /** A calendar has a new version; the subject is the calendar. */
  'calendar.changed': { agencyId: string; subjectId: string; validFrom: string };
  /** Its clocks were made anew from its log. The log itself does not say so. */
  'sla.replayed': TicketEventPayload;
  /** The subject is the agent; `days` are those of the city on which their work for the agency changed. */
  'work.recorded': { agencyId: string; subjectId: string; days: string[] };
  /** Presence, capacity, rota or skills of an agent, who is the subject. */
  'staffing.changed': { agencyId: string; subjectId: string };
  /** The subject is the ticket. */
  'note.mentioned': { agencyId: string; subjectId: string; actorId: string; personIds: string[] };
  /** A held message did not leave, because the ticket is no longer as its author saw it; the subject is the ticket. */
  'message.stopped': { agencyId: string; subjectId: string; personId: string; why: string };
  /** Something was decided about it; the subject is the suggestion, the person who proposed it. */
  'suggestion.changed': {
    agencyId: string;
    subjectId: string;
    personId: string;
    what: 'decided' | 'hidden' | 'shown';
    status: SuggestionStatus;
  };
  /** A quarter below plan asks for an improvement action, which is the subject; those named are to know. */
  'improvement.asked': { agencyId: string; subjectId: string; personIds: string[]; quarter: string };
  /** Somebody was made the owner of an action. */
  'improvement.assigned': { agencyId: string; subjectId: string; actorId: string; personId: string };
  /**
   * A question about a line of the costs, an answer to who asked, or what the service owner says unasked; the subject is the
   * message, those named are to know.
   */
  'showback.written': {
    agencyId: string;
    subjectId: string;
    lineId: string;
    actorId: string;
    what: 'asked' | 'answered' | 'told';
    personIds: string[];
  };
  /** What an agency bears for a month, named by its first day, is there; the subject is the agency, those named are to know. */
  'showback.closed': { agencyId: string; subjectId: string; month: string; ore: number; personIds: string[] };
  /** Somebody was taken into the user council or out of it; the subject is what was noted of it. `actorId` null: the file of people. */
  'council.changed': {
    agencyId: string;
    subjectId: string;
    actorId: string | null;
    personId: string;
    what: 'added' | 'removed';
  };
  'notice.created': { agencyId: string; subjectId: string; personId: string };
}
export type EventName = keyof DomainEvents;

export const TICKET_EVENTS = [
  'ticket.created',
  'ticket.taken',
  'ticket.assigned',
  'ticket.released',
  'ticket.returned',
  'ticket.transferred',
  'ticket.escalated',
  'ticket.handed_back',
  'ticket.opened',
  'ticket.pended',
  'ticket.resumed',
  'ticket.resolved',
  'ticket.reopened',
  'ticket.closed',
  'ticket.cancelled',
  'ticket.updated',
  'ticket.messaged',
  'ticket.noted',
  'ticket.reminded',
  'ticket.moved_elsewhere',
  'ticket.merged',
  'ticket.visit_planned',
  'ticket.visit_changed',
  'ticket.visit_started',
  'ticket.visit_stopped',
  'ticket.visit_cancelled',
  'sla.warned',
  'sla.breached',
  'sla.rule_skipped',
  'sla.rescheduled',
] as const satisfies readonly EventName[];
export type TicketEventName = (typeof TICKET_EVENTS)[number];

export const EVENT_NAMES = [
  ...TICKET_EVENTS,
  'calendar.changed',
  'sla.replayed',
  'work.recorded',
  'staffing.changed',
  'note.mentioned',
  'message.stopped',
  'suggestion.changed',
  'improvement.asked',
  'improvement.assigned',
  'showback.written',
  'showback.closed',
  'council.changed',
  'notice.created',
] as const satisfies readonly EventName[];

/** An event as a handler gets it. */
export type DomainEvent<N extends EventName = EventName> = {
  [K in N]: { readonly id: string; readonly name: K; readonly payload: DomainEvents[K] };
}[N];
