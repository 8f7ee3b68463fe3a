import type { IsoInstant } from './city.js';
import type { ClockTarget, ClockView } from './sla.js';
import type { PendingReason, Priority } from './tickets.js';

export const STRETCH_REASONS = [
  /** Counted: the calendar is open and nothing holds the clock. */
  'counted',
  'outside_hours',
  'holiday',
  'special_day',
  /** The ticket waits for a reason for which this clock stops; inside opening hours. */
  'waiting',
  /** Between resolving and reopening, inside opening hours. */
  'resolved',
  /** The service that the ticket had then promises no such thing; inside opening hours. */
  'not_promised',
] as const;
export type StretchReason = (typeof STRETCH_REASONS)[number];

/** A stretch of time and what became of it. Neighbours touch; together they cover the clock from start to end. */
export interface ClockStretch {
  from: IsoInstant;
  to: IsoInstant;
  reason: StretchReason;
  /** Real seconds of the stretch; counted ones add to the use of the clock. */
  seconds: number;
  /** Of the holiday or special day. */
  name: string | null;
  /** With `waiting`. */
  pendingReason: PendingReason | null;
  /** Still to come: from now to the due time, should nothing change. */
  expected: boolean;
}

/** What happened to the clock, at its moment. */
export interface ClockMark {
  at: IsoInstant;
  kind:
    | 'started'
    | 'paused'
    | 'resumed'
    | 'retargeted'
    | 'rescheduled'
    | 'warned'
    | 'due'
    | 'breached'
    | 'stopped'
    | 'reopened';
  /** With `warned`. */
  percent: number | null;
  /** With `retargeted`: working seconds before and after. */
  targetSeconds: [before: number, after: number] | null;
}

export interface ClockExplanation {
  target: ClockTarget;
  cycle: number;
  /** Every cycle of this target that the ticket has. */
  cycles: number[];
  clock: ClockView;
  priority: Priority;
  service: { key: string; name: string };
  calendar: { key: string; name: string; timeZone: string };
  declaration: { version: number; name: string };
  /** Working days, where the promise is given in those. */
  targetBusinessDays: number | null;
  stretches: ClockStretch[];
  marks: ClockMark[];
  /** Real seconds by reason, up to now; `counted` is what the clock has used. */
  sums: Record<StretchReason, number>;
  /** Counted seconds from now to the due time; 0 when past or standing still. */
  remainingSeconds: number;
}
