import { QUARTER_MS } from './simulate-queue.js';

/** First line in a quarter hour for which the desk saw who was there. */
export interface SeenQuarter {
  /** Positions that were there; not 0. */
  readonly present: number;
  /** Web tickets that had come and had no answer yet when it began, those in hand included. */
  readonly unanswered: number;
  /** Milliseconds that went to tickets and calls in it, as far as they were captured. */
  readonly workedMs: number;
}

/** By less than five hours nobody is judged. */
const LEAST_QUARTERS = 20;

/**
 * Share of the time of those who are there that goes to tickets and calls while enough of them wait: the rest are breaks, what is
 * done between two tickets, other work. Enough is twice as many as are there: each has one in hand then, and one to take.
 * How many wait is read before the quarter hour, so that slow ones are not picked out. `captured`: share of touches that fell
 * into measured work. Returns null where too little is known.
 */
export function availability(quarters: readonly SeenQuarter[], captured: number): number | null {
  const pressed = quarters.filter(({ present, unanswered }) => unanswered >= 2 * present);
  if (pressed.length < LEAST_QUARTERS || captured === 0) return null;
  const there = pressed.reduce((sum, { present }) => sum + present * QUARTER_MS, 0);
  const worked = pressed.reduce((sum, { workedMs }) => sum + workedMs, 0);
  return worked === 0 ? null : Math.min(1, worked / captured / there);
}
