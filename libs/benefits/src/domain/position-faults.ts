import type { PositionContent, PositionFigures } from '@desk/contracts';
import { dateOf } from './dates.js';
import { MOST_FTE, LONGEST_TEXT } from './baseline-faults.js';
import { hasDecimals } from './plan-faults.js';

export const LONGEST_POSITION_NAME = 200;
export const LONGEST_REASON = LONGEST_TEXT;
/** As finely as positions are stated. */
export const FTE_DECIMALS = 3;
const LEAST_FTE = 0.001;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2100-12-31';

export type PositionPlace = keyof PositionContent;

export interface PositionFault {
  readonly place: PositionPlace;
  readonly code:
    | 'required'
    | 'too_small'
    | 'too_large'
    | 'too_fine'
    | 'too_long'
    | 'not_a_date'
    | 'ends_before_it_begins'
    | 'agency_missing'
    | 'agency_not_central'
    | 'overlapping';
  readonly values?: Readonly<Record<string, string | number>>;
}

/** One that stands already, by where it is and what it is called. */
export interface KnownPosition extends PositionContent {
  /** Null: a row of the same sheet. */
  readonly id: string | null;
}

/** Everything that keeps it from being a position, `id` being its own among those that are known. */
export function positionFaults(
  content: PositionContent,
  known: readonly KnownPosition[],
  id: string | null = null,
): PositionFault[] {
  const { kind, agencyKey, name, fte, from, to } = content;
  const faults: PositionFault[] = [];
  if (kind === 'left_behind' && agencyKey === null) faults.push({ place: 'agencyKey', code: 'agency_missing' });
  if (kind !== 'left_behind' && agencyKey !== null) faults.push({ place: 'agencyKey', code: 'agency_not_central' });
  if (name.trim() === '') faults.push({ place: 'name', code: 'required' });
  else if (name.length > LONGEST_POSITION_NAME) {
    faults.push({ place: 'name', code: 'too_long', values: { most: LONGEST_POSITION_NAME } });
  }
  if (!hasDecimals(fte, FTE_DECIMALS)) faults.push({ place: 'fte', code: 'too_fine', values: { most: FTE_DECIMALS } });
  else if (fte < LEAST_FTE) faults.push({ place: 'fte', code: 'too_small', values: { least: LEAST_FTE } });
  else if (fte > MOST_FTE) faults.push({ place: 'fte', code: 'too_large', values: { most: MOST_FTE } });
  const isDay = (day: string) => dateOf(day) !== null && day >= FIRST_DAY && day <= LAST_DAY;
  if (!isDay(from)) faults.push({ place: 'from', code: 'not_a_date' });
  if (to !== null && !isDay(to)) faults.push({ place: 'to', code: 'not_a_date' });
  else if (to !== null && to < from) faults.push({ place: 'to', code: 'ends_before_it_begins' });
  if (faults.length > 0) return faults;
  const other = known.find(
    (one) => (id === null || one.id !== id) && isSamePlace(one, content) && overlap(one, content),
  );
  return other
    ? [{ place: 'from', code: 'overlapping', values: { other: `${other.name}, ${other.from}–${other.to ?? ''}` } }]
    : [];
}

/** The same name at the same place is the same position, twice. */
export function isSamePlace(a: PositionContent, b: PositionContent): boolean {
  return a.kind === b.kind && a.agencyKey === b.agencyKey && plain(a.name) === plain(b.name);
}

export function overlap(a: Pick<PositionFigures, 'from' | 'to'>, b: Pick<PositionFigures, 'from' | 'to'>): boolean {
  return (a.to === null || a.to >= b.from) && (b.to === null || b.to >= a.from);
}

const plain = (name: string): string => name.trim().replace(/\s+/g, ' ').toLowerCase();
