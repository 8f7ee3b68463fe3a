import type { IsoInstant } from './city.js';

export const CLOCK_TARGETS = [
  'first_response',
  'next_update',
  'resolution',
  'second_line_takeover',
  'second_line_resolution',
] as const;
export type ClockTarget = (typeof CLOCK_TARGETS)[number];

export const CLOCK_STATES = ['running', 'paused', 'met', 'missed', 'void'] as const;
/** `running` and `paused` clocks may have been breached already (`breachedAt`). */
export type ClockStateName = (typeof CLOCK_STATES)[number];

export interface ClockView {
  target: ClockTarget;
  cycle: number;
  state: ClockStateName;
  startedAt: IsoInstant;
  /** null while paused and after the end. */
  dueAt: IsoInstant | null;
  usedSeconds: number;
  /** Working seconds; of a promise in working days as many as lay between start and its day. */
  targetSeconds: number;
  breachedAt?: IsoInstant;
  stoppedAt?: IsoInstant;
}
