import type { Period } from './download.js';

/** All days of a month, `2026-03`. */
export function monthDays(month: string): Period {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return { from: `${month}-01`, to: `${month}-${last}` };
}

export const yearDays = (year: number): Period => ({ from: `${year}-01-01`, to: `${year}-12-31` });
