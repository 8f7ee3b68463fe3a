import { QUARTERS_A_DAY } from './arrival-week.js';
import { freePeople, wholeDays } from './whole-people.js';

const DAYS = 50;
const there = (positions: number): Float64Array => new Float64Array(DAYS * QUARTERS_A_DAY).fill(positions);
const mean = (of: ArrayLike<number>): number => Array.from(of).reduce((sum, one) => sum + one, 0) / of.length;
const ofDay = <T extends Float64Array | Uint16Array>(all: T, day: number): ArrayLike<number> =>
  all.slice(day * QUARTERS_A_DAY, (day + 1) * QUARTERS_A_DAY);

test('part of a person is there on as many days as it is of one, from morning to evening', () => {
  const people = wholeDays(there(2.4), 0.3);
  expect(mean(people)).toBeCloseTo(2.4, 1);
  for (let day = 0; day < DAYS; day += 1) {
    const own = new Set(Array.from(ofDay(people, day)));
    expect([[2], [3]]).toContainEqual([...own]);
  }
});

test('those who are there are free in as many quarter hours as is said, on each day', () => {
  const people = freePeople(there(4), 0.7, 0.9);
  expect(new Set(people)).toEqual(new Set([2, 3]));
  for (let day = 0; day < DAYS; day += 1) expect(mean(ofDay(people, day))).toBeCloseTo(2.8, 1);
  expect([...freePeople(Float64Array.of(3, 0, 3), 1, 0)]).toEqual([3, 0, 3]);
});
