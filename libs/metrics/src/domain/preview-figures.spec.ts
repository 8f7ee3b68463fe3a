import { describe, expect, it } from '@jest/globals';
import type { ClockStateName, ClockTarget, Priority } from '@desk/contracts';
import { Temporal } from 'temporal-polyfill';
import type { CountedClock } from './clock-outcome.js';
import { withTickets } from './preview-figures.js';

const at = Temporal.Instant.from('2026-03-02T08:00:00Z');
const clock = (target: ClockTarget, priority: Priority, state: ClockStateName, late: boolean): CountedClock => ({
  target,
  cycle: 1,
  state,
  startedAt: at,
  targetSeconds: 3_600,
  usedMs: 0,
  breachedAt: late ? at : null,
  stoppedAt: state === 'running' || state === 'paused' ? null : at,
  serviceId: 's',
  priority,
  teamId: 't',
});

describe('the figures of a preview', () => {
  it('count what is met and what is late, open or not; neither the void nor what runs in time', () => {
    const figures = withTickets(
      [],
      [
        {
          actual: [
            clock('resolution', 2, 'met', false),
            clock('resolution', 2, 'void', true),
            clock('resolution', 2, 'running', false),
            clock('first_response', 3, 'missed', true),
          ],
          preview: [clock('resolution', 2, 'running', true), clock('resolution', 1, 'paused', true)],
        },
      ],
    );
    expect(figures).toEqual([
      { target: 'first_response', priority: 3, actual: { met: 0, missed: 1 }, preview: { met: 0, missed: 0 } },
      { target: 'resolution', priority: 1, actual: { met: 0, missed: 0 }, preview: { met: 0, missed: 1 } },
      { target: 'resolution', priority: 2, actual: { met: 1, missed: 0 }, preview: { met: 0, missed: 1 } },
    ]);
  });

  it('add up over chunks, and leave what they were given', () => {
    const one = { actual: [clock('resolution', 2, 'met', false)], preview: [clock('resolution', 2, 'met', false)] };
    const first = withTickets([], [one]);
    const second = withTickets(first, [one, one]);
    expect(second).toEqual(withTickets([], [one, one, one]));
    expect(first).toEqual(withTickets([], [one]));
  });
});
