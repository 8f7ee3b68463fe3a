import { DAY_MS, type CalendarDays } from './calendar-days.js';
import type { Span } from './open-spans.js';

/** A stretch of time, `[from, to)` in epoch milliseconds, in which a calendar is open, or closed for one reason. */
export interface CalendarStretch {
  readonly from: number;
  readonly to: number;
  readonly open: boolean;
  readonly reason: 'open' | 'outside_hours' | 'holiday' | 'special_day';
  /** Of the holiday or special day on whose date it is closed. */
  readonly name: string | null;
}

/** Cuts `[from, to)` into touching stretches: the sorted open spans, and why it is closed between them. */
export function calendarStretches(
  days: CalendarDays,
  spans: readonly Span[],
  from: number,
  to: number,
): readonly CalendarStretch[] {
  const stretches: CalendarStretch[] = [];
  let begin = from;
  for (const span of spans) {
    if (span.from >= to) break;
    if (span.to <= begin) continue;
    if (span.from > begin) stretches.push(...closedStretches(days, begin, span.from));
    const open = { from: Math.max(span.from, begin), to: Math.min(span.to, to) };
    stretches.push({ ...open, open: true, reason: 'open', name: null });
    begin = open.to;
  }
  if (begin < to) stretches.push(...closedStretches(days, begin, to));
  return stretches;
}

/** Closed time by the dates on which it lies; neighbours with one reason are one stretch. */
function closedStretches(days: CalendarDays, from: number, to: number): readonly CalendarStretch[] {
  const stretches: CalendarStretch[] = [];
  let begin = from;
  // A zone may be a day off UTC; the date of a moment is the first whose next one begins after it.
  for (let day = Math.floor(from / DAY_MS) * DAY_MS - 2 * DAY_MS; begin < to; day += DAY_MS) {
    const end = Math.min(days.midnight(day + DAY_MS), to);
    if (end <= begin) continue;
    const { reason, name } = whyClosed(days, day);
    const last = stretches.at(-1);
    if (last?.reason === reason && last.name === name) stretches[stretches.length - 1] = { ...last, to: end };
    else stretches.push({ from: begin, to: end, open: false, reason, name });
    begin = end;
  }
  return stretches;
}

function whyClosed(days: CalendarDays, day: number): Pick<CalendarStretch, 'reason' | 'name'> {
  const { reason, name } = days.rule(day);
  return reason === 'holiday' || reason === 'special_day' ? { reason, name } : { reason: 'outside_hours', name: null };
}
