import type { ClockMark, ClockStretch } from '@desk/contracts';
import { cityTime, nextMidnight } from './city-days.js';

/** A stretch as it is shown: cut where something was marked. */
export interface ShownStretch extends ClockStretch {
  /** Counted after the deadline had been missed. */
  readonly late: boolean;
}

/** A part of a day to which one thing happened; minutes by the clocks on the wall. */
export interface DayPiece extends Pick<ShownStretch, 'reason' | 'name' | 'pendingReason' | 'expected' | 'late'> {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
}

export interface DayMark {
  readonly minute: number;
  readonly kind: ClockMark['kind'] | 'now';
  readonly percent: number | null;
}

/** One day of the city, or several alike in a row. Pieces and seconds are those of each of the days that were alike. */
export interface DayRow {
  readonly date: string;
  readonly lastDate: string;
  readonly days: number;
  /** How many of the days were alike; the others, between them, were closed. */
  readonly alike: number;
  readonly pieces: readonly DayPiece[];
  readonly marks: readonly DayMark[];
  readonly usedSeconds: number;
  readonly expectedSeconds: number;
}

export interface DayRows {
  readonly rows: readonly DayRow[];
  /** The hours that are drawn, as minutes of the day: closed time before and after them is left out. */
  readonly from: number;
  readonly to: number;
}

const DAY_MINUTES = 1440;
const HOUR_MINUTES = 60;
/** With more rows than these, days that counted alike stand together too, whatever closed days lie between them. */
const ROWS_AT_A_GLANCE = 10;
const CLOSED: readonly ClockStretch['reason'][] = ['outside_hours', 'holiday', 'special_day'];
/** What the bars themselves do not show. */
const DRAWN: readonly ClockMark['kind'][] = ['warned', 'retargeted', 'rescheduled', 'due', 'breached', 'stopped'];

export const isClosed = ({ reason }: Pick<ClockStretch, 'reason'>): boolean => CLOSED.includes(reason);

/** A clock day by day. `now`: where the present is to be marked, or null. */
export function dayRows(stretches: readonly ShownStretch[], marks: readonly ClockMark[], now: string | null): DayRows {
  const days = new Map<string, { pieces: DayPiece[]; marks: DayMark[] }>();
  for (const { from, to, reason, name, pendingReason, expected, late } of stretches) {
    const end = Date.parse(to);
    for (let begin = Date.parse(from); begin < end;) {
      const until = Math.min(nextMidnight(begin), end);
      const { date, minute } = cityTime(begin);
      const day = days.get(date) ?? { pieces: [], marks: [] };
      days.set(date, day);
      const last = cityTime(until);
      day.pieces.push({
        from: minute,
        // An hour that comes twice is drawn once.
        to: last.date === date ? Math.max(minute, last.minute) : DAY_MINUTES,
        seconds: (until - begin) / 1000,
        reason,
        name,
        pendingReason,
        expected,
        late,
      });
      begin = until;
    }
  }
  const drawn = [
    ...marks.filter(({ kind }) => DRAWN.includes(kind)),
    ...(now === null ? [] : [{ at: now, kind: 'now' as const, percent: null }]),
  ];
  for (const { at, kind, percent } of drawn) {
    const { date, minute } = cityTime(Date.parse(at));
    const before = cityTime(Date.parse(at) - 1).date;
    // What is due at midnight ends the day before.
    if (days.has(before) && before !== date) days.get(before)?.marks.push({ minute: DAY_MINUTES, kind, percent });
    else days.get(date)?.marks.push({ minute, kind, percent });
  }
  const rows = [...days].map(([date, { pieces, marks }]): DayRow => {
    const counted = (expected: boolean) =>
      pieces
        .filter((piece) => piece.reason === 'counted' && piece.expected === expected)
        .reduce((sum, { seconds }) => sum + seconds, 0);
    return {
      date,
      lastDate: date,
      days: 1,
      alike: 1,
      pieces,
      marks,
      usedSeconds: counted(false),
      expectedSeconds: counted(true),
    };
  });
  const quiet = joined(rows, (last, row) => isAlike(last, row) && row.usedSeconds + row.expectedSeconds === 0);
  const shown =
    quiet.length > ROWS_AT_A_GLANCE ? joined(quiet, (last, row) => isAlike(last, row) || isBetween(last, row)) : quiet;
  return { rows: shown, ...hoursOf(rows) };
}

/** Rows that may stand together, where nothing is marked on them, are one. */
function joined(rows: readonly DayRow[], mayJoin: (last: DayRow, row: DayRow) => boolean): readonly DayRow[] {
  const all: DayRow[] = [];
  for (const row of rows) {
    const last = all.at(-1);
    if (last && row.marks.length + last.marks.length === 0 && mayJoin(last, row)) {
      const alike = last.alike + (isAlike(last, row) ? row.alike : 0);
      all[all.length - 1] = { ...last, lastDate: row.lastDate, days: last.days + row.days, alike };
    } else all.push(row);
  }
  return all;
}

const isAlike = (a: DayRow, b: DayRow): boolean => JSON.stringify(a.pieces) === JSON.stringify(b.pieces);

/** Ordinary closed days after days on which there was something else. */
const isBetween = (last: DayRow, row: DayRow): boolean =>
  row.pieces.every(({ reason }) => reason === 'outside_hours') && last.pieces.some((piece) => !isClosed(piece));

/** Whole hours from the first to the last thing that is not just closed; the whole day when there is none. */
function hoursOf(rows: readonly DayRow[]): Pick<DayRows, 'from' | 'to'> {
  const minutes = rows.flatMap(({ pieces, marks }) => [
    ...pieces.filter((piece) => !isClosed(piece)).flatMap(({ from, to }) => [from, to]),
    ...marks.map(({ minute }) => minute),
  ]);
  if (minutes.length === 0) return { from: 0, to: DAY_MINUTES };
  const from = Math.floor(Math.min(...minutes) / HOUR_MINUTES) * HOUR_MINUTES;
  const to = Math.ceil(Math.max(...minutes) / HOUR_MINUTES) * HOUR_MINUTES;
  return from < to
    ? { from, to }
    : { from: Math.max(0, from - HOUR_MINUTES), to: Math.min(DAY_MINUTES, to + HOUR_MINUTES) };
}

const STEPS = [15, 30, 60, 120, 180, 240, 360, 720];

/** Minutes at which the axis is labelled: round ones, at most `most` of them. */
export function ticksOf({ from, to }: Pick<DayRows, 'from' | 'to'>, most: number): readonly number[] {
  const step = STEPS.find((one) => Math.floor((to - from) / one) + 1 <= most) ?? DAY_MINUTES;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step);
}

/** Cuts stretches at instants within them, and tells which part came after the breach that stands. */
export function cutStretches(
  stretches: readonly ClockStretch[],
  instants: readonly string[],
  breachedAt: string | null,
): readonly ShownStretch[] {
  const cuts = [...instants, ...(breachedAt === null ? [] : [breachedAt])].map((at) => Date.parse(at));
  const missed = breachedAt === null ? Infinity : Date.parse(breachedAt);
  return stretches.flatMap((stretch) => {
    const [from, to] = [Date.parse(stretch.from), Date.parse(stretch.to)];
    const inside = [...new Set(cuts.filter((cut) => from < cut && cut < to))].sort((a, b) => a - b);
    return [from, ...inside].map((begin, index): ShownStretch => {
      const end = inside[index] ?? to;
      return {
        ...stretch,
        from: new Date(begin).toISOString(),
        to: new Date(end).toISOString(),
        seconds: (end - begin) / 1000,
        late: stretch.reason === 'counted' && begin >= missed,
      };
    });
  });
}

/** The moment at which the explanation was made, where the clock has not ended; null of one that has. */
export function nowOf(stretches: readonly ClockStretch[], isLive: boolean): string | null {
  if (!isLive) return null;
  return stretches.find(({ expected }) => expected)?.from ?? stretches.at(-1)?.to ?? null;
}
