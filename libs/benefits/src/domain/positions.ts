import type { PositionKind } from '@desk/contracts';
import type { Temporal } from 'temporal-polyfill';
import { datedSpan, daysIn, intersect, type DaySpan } from './period.js';

/**
 * What counts as first-line FTE: the central first line, on-site staff, their lead and overhead, and first-line positions
 * left behind in agencies that have joined. Second line is not in it.
 */
export interface Position {
  readonly kind: PositionKind;
  /** In which agency the position was left behind; null for central ones. */
  readonly agencyId: string | null;
  readonly fte: number;
  readonly from: Temporal.PlainDate;
  /** Last day; null: until further notice. */
  readonly to: Temporal.PlainDate | null;
}

/**
 * First-line FTE as the average over the window. A left-behind position counts only while its agency is joined: before that
 * day it is part of what the agency has not handed over yet.
 */
export function averageFte(
  positions: readonly Position[],
  window: DaySpan,
  joined: ReadonlyMap<string, DaySpan>,
): number {
  const days = daysIn(window);
  if (days === 0) return 0;
  let fteDays = 0;
  for (const position of positions) {
    let span = intersect(datedSpan(position.from, position.to), window);
    if (position.kind === 'left_behind') {
      const joinedSpan = position.agencyId === null ? undefined : joined.get(position.agencyId);
      if (joinedSpan === undefined) continue;
      span = intersect(span, joinedSpan);
    }
    fteDays += position.fte * daysIn(span);
  }
  return fteDays / days;
}

/** The same of the left-behind positions alone, by agency. */
export function leftBehindFte(
  positions: readonly Position[],
  window: DaySpan,
  joined: ReadonlyMap<string, DaySpan>,
): ReadonlyMap<string, number> {
  return new Map(
    [...joined].map(([agencyId, span]) => [
      agencyId,
      averageFte(
        positions.filter((position) => position.kind === 'left_behind' && position.agencyId === agencyId),
        window,
        new Map([[agencyId, span]]),
      ),
    ]),
  );
}
