import type { FieldError, VisitAbilities, VisitOutcome, VisitState } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import { append, notBefore, nothing, requireAllowed, type Decision, type Hand } from './decision.js';
import { then } from './macro.js';
import { VisitRefused } from './refusal.js';
import type { Ticket } from './ticket.js';
import { isOpenState } from './ticket-state.js';
import { pend, resume } from './waiting.js';

/** Where and when somebody goes, and who; null: whoever comes first. */
export interface VisitTerms {
  readonly place: string;
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
  readonly agentId: string | null;
}

export interface Visit extends VisitTerms {
  readonly id: string;
  /** Raised by every change. */
  readonly version: number;
  readonly state: VisitState;
  readonly startedAt: Temporal.Instant | null;
  readonly stoppedAt: Temporal.Instant | null;
  readonly result: string | null;
  /** When it was to begin before it was last moved. */
  readonly movedFrom: Temporal.Instant | null;
}

/** What a step makes of a visit and of its ticket. */
export interface VisitStep {
  readonly visit: Visit;
  readonly decision: Decision;
}

/** What is wrong with a plan. A visit may be noted while it should already be going on, but not when it is over. */
export function visitFaults({ from, to }: VisitTerms, at: Temporal.Instant, schedule: boolean): FieldError[] {
  const faults: FieldError[] = [];
  const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) <= 0;
  if (before(to, from)) faults.push({ pointer: '/to', message: 'must be after from', code: 'ends_before_it_begins' });
  else if (before(to, at)) faults.push({ pointer: '/to', message: 'must lie ahead', code: 'not_ahead' });
  if (schedule && before(from, at)) {
    faults.push({ pointer: '/from', message: 'must lie ahead for the ticket to wait for it', code: 'not_ahead' });
  }
  return faults;
}

/** What the states of ticket and visit allow; a visit that goes on can always be stopped. */
export function visitAbilities(visit: Pick<Visit, 'state'>, ticket: Pick<Ticket, 'state'>): VisitAbilities {
  const planned = visit.state === 'planned';
  const ahead = planned && isOpenState(ticket.state);
  return { change: ahead, start: ahead, stop: visit.state === 'under_way', cancel: planned };
}

export function planVisit(ticket: Ticket, hand: Hand, id: string, terms: VisitTerms, schedule: boolean): VisitStep {
  requireAllowed(ticket, 'visit', hand.at);
  const visit: Visit = {
    ...terms,
    id,
    version: 1,
    state: 'planned',
    startedAt: null,
    stoppedAt: null,
    result: null,
    movedFrom: null,
  };
  const waiting = schedule ? waitFor(ticket, hand, terms.from) : nothing(ticket);
  return { visit, decision: said(waiting, hand, 'planned', visit) };
}

/** Another place, time or agent. A ticket that waits for the visit waits for its new time. */
export function changeVisit(ticket: Ticket, hand: Hand, visit: Visit, terms: VisitTerms): VisitStep {
  refuseUnless(visit, 'planned');
  requireAllowed(ticket, 'visit', hand.at);
  const begins = Temporal.Instant.compare(terms.from, visit.from) !== 0;
  const movedFrom = begins ? visit.from : visit.movedFrom;
  const after = { ...visit, ...terms, movedFrom, version: visit.version + 1 };
  const ahead = Temporal.Instant.compare(terms.from, hand.at) > 0;
  const waits = begins && waitsFor(ticket, visit);
  const waiting = !waits ? nothing(ticket) : ahead ? waitFor(ticket, hand, terms.from) : resume(ticket, hand);
  const moved = begins || Temporal.Instant.compare(terms.to, visit.to) !== 0 || terms.place !== visit.place;
  return { visit: after, decision: said(waiting, hand, 'changed', after, moved) };
}

export function cancelVisit(ticket: Ticket, hand: Hand, visit: Visit): VisitStep {
  refuseUnless(visit, 'planned');
  const after: Visit = { ...visit, state: 'cancelled', version: visit.version + 1 };
  return { visit: after, decision: said(noLonger(ticket, hand, visit), hand, 'cancelled', after) };
}

/** The agent is there. Whoever starts a visit is who goes, whoever was meant to. */
export function startVisit(
  ticket: Ticket,
  hand: Hand,
  visit: Visit,
  agentId: string,
  pressedAt: Temporal.Instant,
): VisitStep {
  refuseUnless(visit, 'planned');
  requireAllowed(ticket, 'visit', hand.at);
  const after: Visit = { ...visit, agentId, state: 'under_way', startedAt: pressedAt, version: visit.version + 1 };
  return { visit: after, decision: said(noLonger(ticket, hand, visit), hand, 'started', after) };
}

export function stopVisit(
  ticket: Ticket,
  hand: Hand,
  visit: Visit,
  { outcome, result }: { readonly outcome: VisitOutcome; readonly result: string },
  pressedAt: Temporal.Instant,
): VisitStep {
  refuseUnless(visit, 'under_way');
  const stoppedAt = visit.startedAt === null ? pressedAt : notBefore(pressedAt, visit.startedAt);
  const after: Visit = { ...visit, state: outcome, stoppedAt, result, version: visit.version + 1 };
  return { visit: after, decision: said(nothing(ticket), hand, 'stopped', after) };
}

function refuseUnless(visit: Visit, state: VisitState): void {
  if (visit.state !== state) throw new VisitRefused(visit.state);
}

const waitsFor = (ticket: Ticket, { from }: Visit): boolean =>
  ticket.pendingReason === 'agreed_time' &&
  ticket.pendingUntil !== null &&
  Temporal.Instant.compare(ticket.pendingUntil, from) === 0;

function waitFor(ticket: Ticket, hand: Hand, from: Temporal.Instant): Decision {
  const ready = ticket.pendingReason === null ? nothing(ticket) : resume(ticket, hand);
  return then(ready, (now) => pend(now, hand, 'agreed_time', from));
}

const noLonger = (ticket: Ticket, hand: Hand, visit: Visit): Decision =>
  waitsFor(ticket, visit) ? resume(ticket, hand) : nothing(ticket);

/**
 * The line of the log, which changes nothing that somebody else may be about to change. That somebody comes, at another time
 * or place (`moved`), or not at all, is news to the requester; who it is and how it goes is among agents.
 */
function said(
  before: Decision,
  hand: Hand,
  what: 'planned' | 'changed' | 'started' | 'stopped' | 'cancelled',
  visit: Visit,
  moved = false,
): Decision {
  const { id: visitId, place, state } = visit;
  const times = { from: visit.from.toString(), to: visit.to.toString() };
  const details = {
    planned: { visitId, place, ...times },
    changed: { visitId, place, ...times, ...(moved && { moved }) },
    started: { visitId, place, outcome: state },
    stopped: { visitId, place, outcome: state },
    cancelled: { visitId, place, outcome: state, ...times },
  }[what];
  const isNews = what === 'planned' || what === 'cancelled' || moved;
  return append(before, hand, `ticket.visit_${what}`, {}, { details, raises: false, silent: !isNews });
}
