export const QUARTER_MS = 900_000;
/** Four hours. */
export const QUARTERS = 16;

/** What is known of a queue now and of what comes to it. Times in epoch milliseconds. */
export interface QueueOutlook {
  readonly at: number;
  /** Due times of the tickets that nobody has, in the order of the queue; null: nothing hurries them. */
  readonly waiting: readonly (number | null)[];
  /** Expected to come in each quarter hour from now on. */
  readonly arrivals: readonly number[];
  /** Positions that are there in each of them. */
  readonly capacity: readonly number[];
  /** Tickets done in an hour of a whole position. */
  readonly rate: number;
}

export interface Outlook {
  /** Waiting at the end of each quarter hour. */
  readonly lengths: readonly number[];
  /** When each waiting ticket will be done; null: not within the quarters looked at. */
  readonly doneAt: readonly (number | null)[];
  /** Those that fall due before, though they have not yet; the first of their due times. */
  readonly breaching: number;
  readonly firstBreachAt: number | null;
}

/**
 * The queue as a vessel: in each quarter hour so much comes in, and as much flows out as the capacity does at its rate, or
 * all that is there. Tickets are done in their order; what comes stands behind those that wait. A ticket of priority 1
 * that comes will stand before some of them: with few of those the forecast is a little too good.
 */
export function outlook({ at, waiting, arrivals, capacity, rate }: QueueOutlook): Outlook {
  const lengths: number[] = [];
  const doneAt: (number | null)[] = [];
  let length = waiting.length;
  let served = 0;
  for (const [quarter, arriving] of arrivals.entries()) {
    const able = Math.max(0, capacity[quarter] ?? 0) * rate * (QUARTER_MS / 3_600_000);
    const begin = at + quarter * QUARTER_MS;
    // What comes within a quarter hour can be done within it, behind what waits already.
    while (doneAt.length < waiting.length && served + able >= doneAt.length + 1) {
      doneAt.push(begin + ((doneAt.length + 1 - served) / able) * QUARTER_MS);
    }
    served += able;
    length = Math.max(0, length + arriving - able);
    lengths.push(length);
  }
  while (doneAt.length < waiting.length) doneAt.push(null);
  const end = at + arrivals.length * QUARTER_MS;
  const late = waiting.filter((due, place) => due !== null && due > at && due < (doneAt[place] ?? end));
  return { lengths, doneAt, breaching: late.length, firstBreachAt: least(late) };
}

function least(times: readonly (number | null)[]): number | null {
  return times.reduce((first, one) => (first === null || (one !== null && one < first) ? one : first), null);
}

/** Other weeks at the same time of the week: the mean of those that are known. `weeks`: counts of one quarter hour each. */
export function expected(weeks: readonly number[]): number {
  return weeks.length === 0 ? 0 : weeks.reduce((sum, count) => sum + count, 0) / weeks.length;
}

/** What was done in quarter hours in which somebody looked how much capacity was there. */
export interface Measured {
  readonly gone: number;
  readonly present: number;
}

/** An agent handles some fifty tickets in a day of seven and a half hours; so much is assumed until it is measured. */
export const ASSUMED_RATE = 6;
/** With less than this the measure is mostly chance. */
const LEAST_HOURS = 8;
const SLOWEST = 0.25;
const FASTEST = 20;

/** Tickets done in an hour of a whole position. */
export function serviceRate(quarters: readonly Measured[]): { readonly rate: number; readonly isMeasured: boolean } {
  const known = quarters.filter(({ present }) => present > 0);
  const hours = known.reduce((sum, { present }) => sum + present / 4, 0);
  if (hours < LEAST_HOURS) return { rate: ASSUMED_RATE, isMeasured: false };
  const gone = known.reduce((sum, one) => sum + one.gone, 0);
  return { rate: Math.min(FASTEST, Math.max(SLOWEST, gone / hours)), isMeasured: true };
}

/** The queue is offered to helpers when a ticket of it will fall due undone within so long… */
const OFFER_WITHIN_MS = 2 * 3_600_000;
/** …and for so long at least, so that it does not come and go. */
const LEAST_OFFERED_MS = 15 * 60_000;

/**
 * Whether the queue is offered to the helpers from now on. It begins with a breach in the next two hours and ends when none is
 * forecast in all four, a quarter of an hour after it began at the soonest. `since`: when it began; null: it is not offered.
 */
export function isOffered(
  since: number | null,
  at: number,
  { firstBreachAt }: Pick<Outlook, 'firstBreachAt'>,
): boolean {
  if (since === null) return firstBreachAt !== null && firstBreachAt < at + OFFER_WITHIN_MS;
  return firstBreachAt !== null || at - since < LEAST_OFFERED_MS;
}
