import type { IsoDate, IsoInstant } from './city.js';
import type { Line } from './catalogue.js';

export const SIGNAL_KINDS = [
  'focus',
  'input',
  'blur',
  'leave',
  'start_call',
  'stop_call',
  'start_visit',
  'stop_visit',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

/** What the ticket page saw of an agent's attention. Times are those of the browser; the server anchors them by `sentAt`. */
export interface AttentionBatch {
  clientId: string;
  sentAt: IsoInstant;
  signals: { seq: number; at: IsoInstant; kind: SignalKind; ticketId: string }[];
}

export interface AttentionReceipt {
  accepted: number;
  /** Already seen, or refused, with the reason. */
  rejected: { seq: number; reason: string }[];
}

export const WORK_KINDS = ['attention', 'call', 'visit'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Minutes of a ticket by line only: it is work on tickets that is measured, not people. */
export interface HandlingView {
  totalSeconds: number;
  byLine: { line: Line; seconds: number }[];
  /** The reader's own sessions on this ticket. */
  own: { id: string; kind: WorkKind; startedAt: IsoInstant; endedAt: IsoInstant; seconds: number }[];
}

/** A ticket as the reader may see it: of a sensitive one, and of one that they no longer read, only the number. */
export interface WorkTicket {
  id: string;
  number: string;
  subject: string | null;
  /** Whether its page opens for the reader. */
  readable: boolean;
}

export interface WorkStretch {
  ticket: WorkTicket;
  kind: WorkKind;
  startedAt: IsoInstant;
  endedAt: IsoInstant;
  seconds: number;
}

/** One of the reader's own sessions. */
export interface OwnSession extends WorkStretch {
  /** The correction that says so; null: as it was measured. */
  correctionId: string | null;
}

export interface WorkCorrectionView {
  id: string;
  madeAt: IsoInstant;
  reason: string;
  /** From the first to the last moment that it is about. */
  from: IsoInstant;
  to: IsoInstant;
  /** What counted in these moments before. */
  before: WorkStretch[];
  /** What the correction put in its place. */
  after: WorkStretch[];
  undoneAt: IsoInstant | null;
  undoable: boolean;
}

/** Days of the city, both included; at most 31 of them. */
export interface MyTimeQuery {
  from: IsoDate;
  to: IsoDate;
}

/** The reader's own work, and nobody else's. */
export interface MyTime extends MyTimeQuery {
  /** By time. A session belongs to the day on which it begins. */
  sessions: OwnSession[];
  /** Those about any of the days, the newest first. */
  corrections: WorkCorrectionView[];
  /** What is counted at this moment, on whichever screen. */
  running: { kind: WorkKind; ticket: WorkTicket; since: IsoInstant } | null;
  /** Work before this moment is not corrected any more. */
  correctableFrom: IsoInstant;
  /** For so many days raw signals are kept. */
  signalDays: number;
}

/**
 * What counts in place of a session: another ticket, start or stop; several sessions, into which it is split; none at all.
 * With nothing to replace, what was missed.
 */
export interface CorrectWorkRequest {
  /** The session as it was seen; it may have gone on since. */
  replaces: { startedAt: IsoInstant; endedAt: IsoInstant } | null;
  sessions: {
    /** Id or number. */
    ticket: string;
    kind: WorkKind;
    startedAt: IsoInstant;
    endedAt: IsoInstant;
  }[];
  reason: string;
  /** Takes from other sessions what they overlap with these; otherwise that is refused with `overlapping_work`. */
  cut?: boolean;
}
