import { Temporal } from 'temporal-polyfill';
import { suppress, type WorkCell } from './suppression.js';

/** Signals of work may come a day late; by then a month is as it will stay. */
const LATE_DAYS = 1;

/** Whether days of the city, both counted, are whole months that are over, late signals included. */
export function isWholeMonths(from: string, to: string, today: string): boolean {
  const after = Temporal.PlainDate.from(to).add({ days: 1 });
  const isOver = Temporal.PlainDate.compare(after.add({ days: LATE_DAYS }), today) <= 0;
  return isOver && from.endsWith('-01') && after.day === 1;
}

/** Work of a month, `2026-03-01`. */
export interface MonthlyWork extends WorkCell {
  readonly month: string;
}

/** Seconds; null where not shown, 0 where nobody worked. */
export interface ShownWork {
  cell(row: string, column: string): number | null;
  row(row: string): number | null;
  readonly total: number | null;
}

/**
 * Work of several months, made of nothing but what each month shows by itself: an entry is the sum of that of the months,
 * and shown when all of them show it. So no two periods that overlap tell more together than their months do, which have no
 * work in common.
 */
export function shownWork(cells: readonly MonthlyWork[]): ShownWork {
  const tables = [...new Set(cells.map(({ month }) => month))].map((month) =>
    suppress(cells.filter((cell) => cell.month === month)),
  );
  const sum = (entries: readonly (number | null | undefined)[]): number | null =>
    entries.reduce<number | null>((so, one) => (so === null || one === null ? null : so + (one ?? 0)), 0);
  return {
    cell: (row, column) =>
      sum(tables.map((table) => table.cells.find((one) => one.row === row && one.column === column)?.seconds)),
    row: (row) => sum(tables.map((table) => table.rows.find((one) => one.row === row)?.total)),
    total: sum(tables.map(({ total }) => total)),
  };
}
