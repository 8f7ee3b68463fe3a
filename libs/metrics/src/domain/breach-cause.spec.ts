import { Temporal } from 'temporal-polyfill';
import { countedTimeByPlace, largestShare, type PlaceEntry } from './breach-cause.js';

const HOUR = 3_600_000;
const at = (hours: number) => Temporal.Instant.from('2026-03-02T08:00:00Z').add({ milliseconds: hours * HOUR });
const entry = (hours: number, changes: PlaceEntry['changes']): PlaceEntry => ({ occurredAt: at(hours), changes });
const filed = entry(0, { line: [null, 'first'], state: [null, 'new'], serviceId: [null, 's'], priority: [null, 3] });
const assigned = (hours: number) => entry(hours, { assigneeId: [null, 'ola'], state: ['new', 'open'] });
const released = (hours: number) => entry(hours, { assigneeId: ['ola', null] });
const escalated = (hours: number) => entry(hours, { line: ['first', 'second'], assigneeId: ['ola', null] });
const handedBack = (hours: number) => entry(hours, { line: ['second', 'first'], assigneeId: ['kari', null] });
const terms = {
  targetFor: () => ({ calendarId: 'c' }),
  calendar: () => ({ between: (from: number, to: number) => to - from }),
  pauses: (_target: string, reason: string) => reason === 'user',
};

function time(log: readonly PlaceEntry[], from = 0, until = 10): readonly number[] {
  const sums = countedTimeByPlace({ target: 'resolution', startedAt: at(from) }, at(until), log, terms);
  return [sums.waiting_in_queue, sums.with_agent, sums.in_second_line, sums.after_hand_back].map((ms) => ms / HOUR);
}

describe('countedTimeByPlace', () => {
  it.each<[string, readonly PlaceEntry[], readonly number[]]>([
    ['in the queue until somebody takes it', [filed, assigned(4)], [4, 6, 0, 0]],
    ['in the queue again when it is given back', [filed, assigned(1), released(3)], [8, 2, 0, 0]],
    ['in second line, taken there or not', [filed, assigned(1), escalated(2), assigned(5)], [1, 1, 8, 0]],
    ['back from there, whoever has it', [filed, escalated(1), handedBack(2), assigned(5)], [1, 0, 1, 8]],
    [
      'back from where it came in',
      [entry(0, { ...filed.changes, line: [null, 'second'] }), handedBack(3)],
      [0, 0, 3, 7],
    ],
    ['in second line a second time', [filed, escalated(1), handedBack(2), escalated(3)], [1, 0, 8, 1]],
    [
      'moved between first line and on-site',
      [filed, assigned(2), entry(3, { line: ['first', 'onsite'] })],
      [2, 8, 0, 0],
    ],
    [
      'not while the clock stands still',
      [filed, entry(2, { pendingReason: [null, 'user'] }), entry(5, { pendingReason: ['user', null] })],
      [7, 0, 0, 0],
    ],
    ['while it waits for what stops nothing', [filed, entry(2, { pendingReason: [null, 'vendor'] })], [10, 0, 0, 0]],
    [
      'not while it is solved',
      [filed, assigned(1), entry(2, { state: ['open', 'resolved'] }), entry(6, { state: ['resolved', 'open'] })],
      [1, 5, 0, 0],
    ],
  ])('finds it %s', (_, log, expected) => {
    expect(time(log)).toEqual(expected);
  });

  it('begins with the clock and ends with the breach', () => {
    const log = [filed, assigned(2), escalated(4)];
    expect(time(log, 1, 5)).toEqual([1, 2, 1, 0]);
    expect(time(log, 4, 5)).toEqual([0, 0, 1, 0]);
    expect(time(log, 0, 1)).toEqual([1, 0, 0, 0]);
  });
});

describe('largestShare', () => {
  const of = (waiting_in_queue: number, with_agent: number, in_second_line: number, after_hand_back: number) =>
    largestShare({ waiting_in_queue, with_agent, in_second_line, after_hand_back });

  it('takes the largest, and of equal ones the first', () => {
    expect(of(1, 2, 3, 4)).toBe('after_hand_back');
    expect(of(3, 2, 3, 1)).toBe('waiting_in_queue');
    expect(of(0, 2, 1, 2)).toBe('with_agent');
    expect(of(0, 0, 5, 5)).toBe('in_second_line');
    expect(of(0, 0, 0, 0)).toBe('waiting_in_queue');
  });
});
