import { Temporal } from 'temporal-polyfill';
import type { Ticket } from './ticket.js';

/** Days are working days of the city calendar. */
export interface TimerSettings {
  readonly reminderDays: readonly number[];
  readonly noAnswerDays: number;
  readonly reopenDays: number;
}

export const DEFAULT_TIMERS: TimerSettings = { reminderDays: [3, 6], noAnswerDays: 10, reopenDays: 10 };

/** Adds working days of the city calendar to an instant. */
export type AddWorkingDays = (from: Temporal.Instant, days: number) => Temporal.Instant;

export type TimerAction = 'remind' | 'no_answer' | 'time_come' | 'window_over';

export interface Timer {
  readonly at: Temporal.Instant;
  readonly action: TimerAction;
}

/** What the desk itself does to a ticket next, and when; null when it only waits for people. */
export function nextTimer(ticket: Ticket, settings: TimerSettings, addWorkingDays: AddWorkingDays): Timer | null {
  if (ticket.state === 'resolved') {
    return ticket.reopenUntil && { at: ticket.reopenUntil, action: 'window_over' };
  }
  if (ticket.pendingReason === null || ticket.pendingSince === null) return null;
  // A time that was agreed or named ends the wait, whatever it is for, before silence can.
  const until: Timer | null = ticket.pendingUntil && { at: ticket.pendingUntil, action: 'time_come' };
  if (ticket.state !== 'pending_requester') return until;
  const days = settings.reminderDays[ticket.remindersSent];
  const silence: Timer =
    days === undefined
      ? { at: addWorkingDays(ticket.pendingSince, settings.noAnswerDays), action: 'no_answer' }
      : { at: addWorkingDays(ticket.pendingSince, days), action: 'remind' };
  return until && Temporal.Instant.compare(until.at, silence.at) <= 0 ? until : silence;
}
