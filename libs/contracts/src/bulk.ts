import type { IsoInstant } from './city.js';
import type { PendingReason, Priority, ResolutionCode } from './tickets.js';

/** As many tickets as one bulk change can hold. */
export const MOST_IN_BULK = 500;
/** For so long a bulk change can be undone. */
export const BULK_UNDO_MINUTES = 60;

export const BULK_VERBS = ['assign', 'release', 'transfer', 'update', 'pend', 'resume', 'resolve', 'cancel'] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];

/** Nothing leads back from cancelled: the table of moves has no such move. */
export const BULK_UNDOABLE = [
  'assign',
  'release',
  'transfer',
  'update',
  'pend',
  'resume',
  'resolve',
] as const satisfies readonly BulkVerb[];

/** What is done to each ticket: for every one a single move, as an agent could make it by hand. */
export interface BulkChange {
  verb: BulkVerb;
  /** `assign`: username or id of a member of the tickets' team. */
  assignee?: string;
  /** `transfer`: a team of the tickets' line. */
  teamKey?: string;
  /** `transfer`, `cancel`. */
  reason?: string;
  /** `update`: another priority, with its reason, or another service, or both. */
  priority?: Priority;
  priorityReason?: string;
  serviceKey?: string;
  /** `pend`; `agreed_time` wants `until`. */
  pendingReason?: PendingReason;
  until?: IsoInstant;
  /** `resolve`: each requester gets the text. */
  resolution?: string;
  resolutionCode?: ResolutionCode;
}

export interface BulkPreviewRequest {
  /** Ids. */
  ticketIds: string[];
  change: BulkChange;
}

/**
 * What becomes of a ticket. `unchanged`: it is so already. `stale`: changed by somebody since the preview, left alone.
 * `refused`: by the rules, `code` says which.
 */
export const BULK_OUTCOMES = ['waiting', 'ok', 'unchanged', 'refused', 'stale', 'not_found'] as const;
export type BulkOutcome = (typeof BULK_OUTCOMES)[number];

export interface BulkItem {
  ticketId: string;
  /** null when it is not there for the actor. */
  number: string | null;
  subject: string | null;
  /** The version that the preview saw, or that the change leaves. */
  version: number | null;
  outcome: BulkOutcome;
  /** A problem code, with `refused`. */
  code: string | null;
  detail: string | null;
}

export interface BulkSum {
  outcome: BulkOutcome;
  code: string | null;
  count: number;
}

export interface BulkPreview {
  items: BulkItem[];
  sums: BulkSum[];
  undoable: boolean;
  /** How many requesters will get a message. */
  messages: number;
}

export interface StartBulkRequest {
  change: BulkChange;
  /** Each with the version of the preview. */
  tickets: { id: string; version: number }[];
}

export const BULK_STATES = ['waiting', 'running', 'done', 'undo_waiting', 'undoing', 'undone'] as const;
export type BulkState = (typeof BULK_STATES)[number];

export interface BulkView {
  id: string;
  change: BulkChange;
  state: BulkState;
  total: number;
  /** Tickets whose turn has come, of the change or of its undoing. */
  done: number;
  startedAt: IsoInstant;
  finishedAt: IsoInstant | null;
  /** null when it cannot be undone (any more). */
  undoUntil: IsoInstant | null;
  sums: BulkSum[];
  /** Of the undoing; empty before it. */
  undoSums: BulkSum[];
  /** Those that did not go as asked, of the undoing once it was asked for. */
  failed: BulkItem[];
}
