import { QUARTERS_A_DAY } from './arrival-week.js';

/** The golden ratio spreads days and quarter hours evenly; `shift`, 0–1, says where it begins. */
const part = (shift: number, n: number): number => ((shift + n * 0.618033988749895) % 1) + 1e-9;

/** Whole people by quarter hours from a midnight on: parts of a person are there on as many days as they are of one. */
export function wholeDays(positions: Float64Array, shift: number): Float64Array {
  return positions.map((there, quarter) => Math.floor(there + part(shift, Math.floor(quarter / QUARTERS_A_DAY))));
}

/** Of those who are there, whole people who are free for tickets: on the mean a share `free` of them, 0–1, by turns. */
export function freePeople(there: Float64Array, free: number, shift: number): Uint16Array {
  return Uint16Array.from(there, (people, quarter) => Math.floor(people * free + part(shift, quarter)));
}
