import type { IsoInstant } from './city.js';
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
