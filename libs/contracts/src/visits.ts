import type { IsoDate, IsoInstant, Page } from './city.js';
import type { AgencyRef, PersonRef } from './people.js';

/** missed: the agent was there, and nobody met them. */
export const VISIT_STATES = ['planned', 'under_way', 'done', 'missed', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

export const VISIT_OUTCOMES = ['done', 'missed'] as const satisfies readonly VisitState[];
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** What can be done to a visit now, by whoever reads it. */
export interface VisitAbilities {
  change: boolean;
  start: boolean;
  stop: boolean;
  cancel: boolean;
}

export interface VisitView {
  id: string;
  /** Raised by every change. */
  version: number;
  state: VisitState;
  /** Of a sensitive ticket neither `subject` nor `requester` is said here, only on its own page. */
  ticket: { id: string; number: string; subject: string | null };
  requester: { name: string; phone: string | null } | null;
  agency: AgencyRef;
  /** Address, floor, room: where to go. */
  place: string;
  from: IsoInstant;
  to: IsoInstant;
  /** null: whoever comes first. */
  agent: PersonRef | null;
  startedAt: IsoInstant | null;
  stoppedAt: IsoInstant | null;
  result: string | null;
  /** false: the reader's right to the ticket has ended while they are out; they see where they are, and can stop. */
  mayRead: boolean;
  can: VisitAbilities;
}

/** A visit as who asked for help reads it: what was agreed, and nothing that agents say to each other. */
export interface AgreedVisit {
  id: string;
  state: VisitState;
  place: string;
  from: IsoInstant;
  to: IsoInstant;
  /** First name of who comes or came; null: not known yet. */
  agentFirstName: string | null;
  /** When it was agreed before it was last moved; null: it never was. */
  movedFrom: IsoInstant | null;
}

/** Visits of one day of the city, by agreed time, of the agencies that the reader serves. */
export interface VisitDay extends Page<VisitView> {
  /** The reader's own visit that is under way, whatever its day and agency. */
  running: VisitView | null;
}

/** `day` is one of the city, at most its own length in hours; `agency` a key. */
export interface VisitDayQuery {
  day: IsoDate;
  agency?: string;
  cursor?: string;
  limit?: number;
}

export interface VisitPlan {
  place: string;
  from: IsoInstant;
  to: IsoInstant;
  /** null: whoever comes first. */
  agentId: string | null;
}

export interface PlanVisitRequest extends VisitPlan {
  /** Lets the ticket wait for `from`. */
  schedule?: boolean;
}

export interface ChangeVisitRequest extends VisitPlan {
  version: number;
}

export interface StartVisitRequest {
  /** Seconds since the button was pressed, when the network was away; at most a day. */
  secondsAgo?: number;
}

export interface StopVisitRequest extends StartVisitRequest {
  outcome: VisitOutcome;
  /** What was done. */
  result: string;
}
